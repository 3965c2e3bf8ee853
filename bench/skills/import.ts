import { skillStore } from '../../src/adapters/sql/skills';
import type { Reply } from '../../src/contract';
import { sendAndCheck, timed } from '../imports';
import { throughDesk } from '../panel/fill';
import type { Bench } from '../panel/site';
import type { Figure } from '../table';
import { PEOPLE, SKILLS } from './site';

const ROWS = 10_000;
const OF_EACH = ROWS / PEOPLE;

const account = (n: number): string => `bench-${String(n).padStart(4, '0')}`;
const HEAD = 'account,skill,level,wants to learn';

/** Twenty skills of each of five hundred people, at other levels than those that are stored. */
const textOf = (): string => {
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const person = Math.floor(n / OF_EACH);
    const skill = 1 + (((n % OF_EACH) * 10 + person) % SKILLS);
    return `${account(person)},Skill number ${skill},${1 + ((n + person) % 5)},${n % 7 === 0 ? 'yes' : 'no'}`;
  });
  return [HEAD, ...rows].join('\n');
};

/** Skills of 10,000 lines: errors by line and nothing stored, then all of it, with an entry of the log for each person. */
export const skillImportFigures = async (bench: Bench): Promise<Figure[]> => {
  throughDesk(bench.desk);
  const right = textOf();
  const before = await stored();
  const entries = await logged(bench);
  const broken = right.split('\n').map((line, n) => (n % 4000 === 3999 ? line.replace(/,\d,/, ',9,') : line));
  const wrong = await timed(() => sendAndCheck(bench, 'skills', broken.join('\n')));
  const lines = wrong.value.errors.map(({ line }) => line).join();
  if (lines !== '4000,8000') throw new Error(`errors in lines ${lines}`);
  const { importId, parts, seen } = wrong.value;
  const refused = await bench
    .invoke('settings', 'applyImport', { ...{ importId, parts, kind: 'skills', seen } })
    .then(() => false)
    .catch(() => true);
  if (!refused || (await stored()) !== before) throw new Error('a text with errors stored something');
  const check = await timed(() => sendAndCheck(bench, 'skills', right));
  if (check.value.lines !== ROWS || check.value.problems > 0) throw new Error('not every line was understood');
  const apply = await timed(() =>
    bench.invoke<Reply<{ lines: number }>>('settings', 'applyImport', {
      ...{ importId: check.value.importId, parts: check.value.parts, kind: 'skills', seen: check.value.seen },
    }),
  );
  if (!apply.value.ok || (await stored()) === before) throw new Error('nothing was stored');
  if ((await logged(bench)) !== entries + PEOPLE) throw new Error('not everybody has an entry in the log');
  const name = `skills CSV of 10,000 rows (${PEOPLE} people × ${OF_EACH} of ${SKILLS} skills)`;
  const figure = (said: string, ms: number): Figure => ({
    name: `${name}: ${said}`,
    value: ms / 1000,
    unit: 's',
    bar: '<= 3',
  });
  return [
    figure('two wrong, errors by line, nothing stored', wrong.ms),
    figure('sent in parts and checked', check.ms),
    figure(`stored as a whole, with ${PEOPLE} entries of the log`, apply.ms),
  ];
};

const stored = async (): Promise<string> =>
  JSON.stringify((await skillStore.people()).map(({ accountId, skills }) => [accountId, skills]));

const logged = async ({ desk }: Bench): Promise<number> => {
  const [row] = await desk.query("SELECT COUNT(*) AS n FROM audit WHERE object_kind = 'person-skills'");
  return Number(row?.n);
};
