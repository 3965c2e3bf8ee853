import { parseArgs } from 'node:util';
import { z } from 'zod';
import { localDate, zone } from '../../src/domain/units';
import { isDay, isZone } from '../../src/domain/valid';
import { BadInput, readInput } from '../read-input';
import { plain, type StagesByName } from './statuses';

export const USAGE =
  'npm run --silent eval:kpi -- FILE.jsonl.gz --project KEY --from DATE --to DATE --zone ZONE [--stages FILE]';

const day = z.string().refine(isDay, 'a day that exists, YYYY-MM-DD').transform(localDate);
const asked = z
  .object({
    project: z.string().min(1),
    from: day,
    to: day,
    zone: z.string().refine(isZone, 'a time zone such as Europe/Berlin').transform(zone),
    stages: z.string().min(1).optional(),
  })
  .refine(({ from, to }) => from < to, {
    message: 'is not after --from, and the day itself is not included',
    path: ['to'],
  });

/** What the command was asked for; everything that is wrong with it is said at once. */
export const argumentsOf = (args: readonly string[]) => {
  const { values, positionals } = parsed(args);
  if (positionals.length !== 1) throw new BadInput(`name one file: ${USAGE}`);
  const checked = asked.safeParse(values);
  if (checked.success) return { file: positionals[0], ...checked.data };
  const problems = checked.error.issues.map(({ path, message }) => {
    const missing = message.endsWith('received undefined');
    return `arguments: --${path.join('.')}: ${missing ? 'missing' : message}`;
  });
  throw new BadInput([...problems, USAGE].join('\n'));
};

const parsed = (args: readonly string[]) => {
  try {
    const text = { type: 'string' } as const;
    const options = { project: text, from: text, to: text, zone: text, stages: text };
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new BadInput(`arguments: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
};

const stagesSchema = z.record(z.string(), z.enum(['toDo', 'inProgress', 'inReview', 'waiting', 'done']));

/** A map of status names to stages; none without a file. */
export const stagesFrom = (path: string | undefined): StagesByName =>
  new Map(
    path === undefined
      ? []
      : Object.entries(readInput(path, stagesSchema)).map(([name, stage]) => [plain(name), stage]),
  );
