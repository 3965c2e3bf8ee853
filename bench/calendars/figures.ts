import { sendAndCheck, timed } from '../imports';
import { type Bench, startBench } from '../panel/site';
import type { Figure } from '../table';
import { pageFigures } from './page';

const ROWS = 10_000;
const PEOPLE = 500;
const A_TEAM = 125;

/** Imports of 10,000 rows, and a year of 500 people. */
export const calendarFigures = async (): Promise<Figure[]> => {
  const site = { port: 6700, issues: 300, projects: 6, openIssues: 30, sqlLatencyMs: 0 };
  const bench = await startBench(site);
  try {
    await settle500(bench);
    const page = await pageFigures(bench);
    return [...(await importFigures(bench)), ...page];
  } finally {
    await bench.stop();
  }
};

const account = (n: number): string => `bench:${String(n).padStart(5, '0')}`;

/** People whom the local Jira knows, in four teams, each with a calendar of their own. */
const settle500 = async (bench: Bench): Promise<void> => {
  const { desk, invoke } = bench;
  const [like] = desk.jira.world.users.values();
  if (like === undefined) throw new Error('the studio has nobody');
  for (let n = 0; n < PEOPLE; n++)
    desk.jira.world.users.set(account(n), { ...like, accountId: account(n), displayName: nameOf(n), admin: false });
  for (let from = 0; from < PEOPLE; from += A_TEAM)
    await invoke('settings', 'saveTeam', {
      ...{ teamId: null, version: null, name: `Floor ${from / A_TEAM + 1}`, isDefault: false, projects: [] },
      members: Array.from({ length: A_TEAM }, (_, n) => ({
        ...{ accountId: account(from + n), allocation: 1, reserve: 0, from: null, to: null },
      })),
    });
  const days = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}-11`);
  await invoke('settings', 'saveHolidayList', {
    ...{ listId: null, version: null, name: 'Bench', country: null, region: null, isDefault: true },
    days: days.map((day) => ({ day, name: 'A holiday', half: false })),
  });
  await imported(bench, PEOPLE);
};
const imported = async (bench: Bench, rows: number): Promise<void> => {
  const { importId, parts, seen } = await sendAndCheck(bench, 'people', textOf(rows));
  await bench.invoke('settings', 'applyImport', { ...{ importId, parts, kind: 'people' }, seen });
};

const nameOf = (n: number): string => `${['Ada', 'Bo', 'Cleo', 'Dan', 'Eve'][n % 5]} ${String(n).padStart(3, '0')}`;

const HEAD = 'account,zone,mon,tue,wed,thu,fri,sat,sun,off';
const row = (n: number): string =>
  `${account(n)},Europe/Berlin,8,8,8,8,${n % 3 === 0 ? 0 : 8},0,0,2026-${String(1 + (n % 12)).padStart(2, '0')}-14..2026-${String(1 + (n % 12)).padStart(2, '0')}-21 2026-12-24=4h`;

const textOf = (rows: number): string => [HEAD, ...Array.from({ length: rows }, (_, n) => row(n))].join('\n');

const importFigures = async (bench: Bench): Promise<Figure[]> => {
  const right = textOf(ROWS);
  const before = await stored(bench);
  const broken = right.split('\n').map((line, n) => (n % 4000 === 3999 ? line.replace(',8,', ',many,') : line));
  const wrong = await timed(() => sendAndCheck(bench, 'people', broken.join('\n')));
  const lines = wrong.value.errors.map(({ line }) => line).join();
  if (lines !== '4000,8000') throw new Error(`errors in lines ${lines}`);
  if ((await stored(bench)) !== before) throw new Error('a check stored something');
  const check = await timed(() => sendAndCheck(bench, 'people', right));
  const { importId, parts, seen } = check.value;
  const apply = await timed(() =>
    bench.invoke('settings', 'applyImport', { ...{ importId, parts, kind: 'people' }, seen }),
  );
  if ((await stored(bench)) < ROWS) throw new Error('not everything was stored');
  return [
    { name: 'CSV of 10,000 rows, sent in parts and checked', value: check.ms / 1000, unit: 's', bar: '<= 3' },
    { name: 'CSV of 10,000 rows, two of them wrong: errors by line', value: wrong.ms / 1000, unit: 's', bar: '<= 3' },
    { name: 'CSV of 10,000 rows, stored as a whole', value: apply.ms / 1000, unit: 's', bar: '<= 3' },
  ];
};

const stored = async ({ desk }: Bench): Promise<number> => {
  const [found] = await desk.query('SELECT COUNT(*) AS n FROM person WHERE calendar_version > 0');
  return Number(found?.n);
};
