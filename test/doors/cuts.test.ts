import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CUTS, CUTTING, NO_CUT, type Take, WHERE } from './cuts';
import { moduleWith } from './store/load';

const without = ({ file, from, to }: (typeof CUTS)[number]): string => {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no "${from}" any more: mend test/doors/cuts.ts`);
  return text.replaceAll(from, to);
};
const told = async (run: (take: Take) => unknown, take: Take): Promise<string> =>
  JSON.stringify(await run(take), (_, part) => (part instanceof Set ? [...part] : part)) ?? 'nothing';

describe('a cut that somebody forgot', () => {
  it.each(CUTS.map((cut, n) => [`${n}: ${cut.file.replace('src/', '')}: ${cut.from}`, cut] as const))(
    'is seen: %s',
    async (_, cut) => {
      const whole = await told(cut.sees, moduleWith({}) as Take);
      expect(await told(cut.sees, moduleWith({}) as Take)).toBe(whole);
      expect(await told(cut.sees, moduleWith({ [cut.file]: without(cut) }) as Take)).not.toBe(whole);
    },
  );
});

it('every line that cuts by who asks has its lever', () => {
  const files = WHERE.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const uncovered = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => CUTTING.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line))
      .filter((line) => !line.includes("'not-found'") && !NO_CUT.some((known) => line.includes(known)))
      .filter(
        (line) => !CUTS.some((cut) => cut.file === file && cut.from.split('\n').some((part) => touches(line, part))),
      )
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(uncovered).toEqual([]);
});

/** The lever takes something of this line out. */
const touches = (line: string, from: string): boolean => line.includes(from.trim()) || from.includes(line.trim());
