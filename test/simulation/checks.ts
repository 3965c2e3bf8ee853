import type { RowDataPacket } from 'mysql2/promise';
import type { Issue, World } from '../../local/jira/model';
import { COMMENTS_IN_ISSUE, COMMENTS_IN_SEARCH } from '../../local/jira/routes/issue-context';
import { measuredRows, naiveDays } from '../fixtures/measured-rows';
import { naiveFacts } from '../fixtures/naive-facts';
import { readModel } from '../fixtures/read-model';
import { differences } from './differences';
import { evidence } from './evidence';
import { naiveDefaults } from './naive/defaults';
import { naiveMeasures } from './naive/measures';
import { naivePersonDays } from './naive/person-days';
import { openDates } from './open-dates';
import type { Sim } from './seed';

/** A site as it must be, to hold the tables against. */
export type Truth = {
  readonly issues: readonly Issue[];
  readonly people: ReadonlyMap<string, number>;
  readonly salt: string;
};

/** What is wrong, in words; empty = the seed holds. */
export const complaintsOf = async (real: Sim): Promise<string[]> => {
  const sim = { ...real, world: withoutUnseen(withoutOdd(real.world), real, await parentless(real)) };
  const truth = await truthOf(sim);
  return [
    ...(await facts(sim, truth)),
    ...(await measures(sim, truth)),
    ...(await rollups(sim, truth)),
    ...(await words(sim)),
    ...(await openDates(sim)),
    ...(await evidence(sim, truth)),
    ...(await leftovers(sim)),
  ];
};

/** Ten years in seconds. */
const MOST = 315_576_000;

/** The world by the rule of docs/data.md, "Odd values": what no sum can take is as if it were empty. */
const withoutOdd = (world: World): World => {
  const kept = (value: number | null) => (value === null || value < 0 || value > MOST ? null : value);
  const issues = [...world.issues.values()].map((issue): [string, Issue] => [
    issue.id,
    { ...issue, original: kept(issue.original), remaining: kept(issue.remaining), spent: kept(issue.spent) },
  ]);
  return { ...world, issues: new Map(issues) };
};

const parentless = async (sim: Sim): Promise<ReadonlySet<string>> =>
  new Set((await rowsOf(sim, 'SELECT issue_id FROM issue WHERE parent_id IS NULL')).map((row) => String(row.issue_id)));

/** A parent in another project that was closed when the child was read comes into sight with the child's next edit. */
const withoutUnseen = (world: World, { closedOnce }: Sim, none: ReadonlySet<string>): World => {
  const unseen = ({ id, projectId, parentId }: Issue) => {
    const project = world.issues.get(parentId ?? '')?.projectId;
    return project !== undefined && project !== projectId && closedOnce.has(project) && none.has(id);
  };
  const issues = [...world.issues.values()].map((issue) => (unseen(issue) ? { ...issue, parentId: null } : issue));
  return { ...world, issues: new Map(issues.map((issue) => [issue.id, issue])) };
};

const rowsOf = async ({ pool }: Sim, text: string) => (await pool.query<RowDataPacket[]>(text))[0];

const truthOf = async (sim: Sim): Promise<Truth> => {
  const { world } = sim;
  const [salt] = await rowsOf(sim, "SELECT value FROM setting WHERE name = 'salt'");
  const people = await rowsOf(sim, 'SELECT account_id, person_id FROM person');
  return {
    issues: [...world.issues.values()].filter(({ projectId }) => world.projects.get(projectId)?.access.app === true),
    people: new Map(people.map((row) => [row.account_id, row.person_id])),
    salt: salt?.value,
  };
};

const facts = async ({ pool, world }: Sim, { salt }: Truth): Promise<string[]> => {
  const found = (await readModel(pool)).filter(({ deleted }) => !deleted);
  const expected = (commentsShown: number, which?: (issue: Issue) => boolean) =>
    naiveFacts(world, { salt, commentsShown, which }).map((issue) => [issue.id, issue] as const);
  // Jira shows more comments of an issue that is asked for by its id: those are all, or as many as a search shows.
  const whole = expected(COMMENTS_IN_ISSUE);
  const searched = new Map(expected(COMMENTS_IN_SEARCH, ({ comments }) => comments.length > COMMENTS_IN_SEARCH));
  const complete = new Set(found.filter(({ commentsComplete }) => commentsComplete).map(({ id }) => id));
  const rightly = whole.map(([id, issue]) => (complete.has(id) ? issue : (searched.get(id) ?? issue)));
  return differences('facts', found, rightly, ({ id }) => String(id));
};

const measures = async (sim: Sim, { issues, people }: Truth): Promise<string[]> => {
  const { world, pool } = sim;
  const expected = naiveMeasures(world, issues, people);
  const ids = new Set(expected.measures.map(({ issue_id }) => issue_id));
  const found = await measuredRows(pool);
  // What is gone counts nowhere, and its measure stays as it was.
  const gone = found.measures.filter((row) => !ids.has(row.issue_id));
  const counting = gone.filter(({ counts }) => counts !== 0).map(({ issue_id }) => `measure ${issue_id} counts`);
  const there = found.measures.filter((row) => ids.has(row.issue_id));
  const stays = found.stays.filter((row) => ids.has(row.issue_id));
  const own = { measures: expected.measures, stays: expected.stays } as unknown as Parameters<typeof naiveDays>[0];
  return [
    ...counting,
    ...differences('measure', there.map(exact), expected.measures.map(exact), (row) => String(row.issue_id)),
    ...differences('stay', stays, expected.stays, (row) => `${row.issue_id}/${row.seq}`),
    ...differences('kpi_day', found.days, naiveDays(own), (row) => `${row.project_id} ${row.type_id} ${row.day}`),
  ];
};

/** Parts of days to a millionth. */
const exact = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e6) / 1e6 : value,
    ]),
  );

const rollups = async (sim: Sim, { issues, people }: Truth): Promise<string[]> => {
  const { world, kernel } = sim;
  const learned = await rowsOf(sim, 'SELECT * FROM project_default');
  const learnedAt = Math.max(...learned.map(({ computed_at }) => computed_at));
  const expected = naiveDefaults(world, issues, people, learnedAt);
  const members = new Set(expected.filter(({ kind }) => kind === 'member').map(({ ref }) => ref));
  const zones = new Map(
    (await rowsOf(sim, 'SELECT account_id, zone FROM person')).map((row) => [row.account_id, row.zone]),
  );
  const zoneOf = (account: string) =>
    (world.users.has(account) ? world.users.get(account)?.timeZone : zones.get(account)) ?? null;
  const days = naivePersonDays(world, issues, people, { now: kernel.now(), members, learnedAt, zoneOf });
  const meant = new Set(days.map(({ person_id }) => person_id));
  const found = (
    await rowsOf(sim, `SELECT person_id, day, capacity_s, load_s FROM person_day WHERE ends_at > ${kernel.now()}`)
  ).filter(({ person_id }) => meant.has(person_id));
  const bare = learned.map(({ computed_at: _, ...row }) => row);
  const keyOf = (row: object) => `${(row as DayRow).person_id} ${(row as DayRow).day}`;
  const meantOf = new Map(days.map((row) => [keyOf(row), row as DayRow]));
  const near = (row: object) => ({ ...row, ...likely(row as DayRow, meantOf.get(keyOf(row))) });
  return [
    ...differences('project_default', bare, expected, (row) => `${row.project_id} ${row.kind} ${row.ref}`),
    ...differences('person_day', found.map(near), days, keyOf),
  ];
};

type DayRow = {
  readonly person_id: number;
  readonly day: string;
  readonly capacity_s: number;
  readonly load_s: number;
};

/** Sums of fractions come out a little otherwise in another order: within a tenth of a second they are the same. */
const likely = (own: DayRow, meant: DayRow | undefined) => {
  const of = (name: 'capacity_s' | 'load_s') =>
    meant !== undefined && Math.abs(own[name] - meant[name]) < 0.1 ? meant[name] : own[name];
  return { capacity_s: of('capacity_s'), load_s: of('load_s') };
};

/** Words, people and projects as Jira has them. */
const words = async (sim: Sim): Promise<string[]> => {
  const { world } = sim;
  const category = { new: 1, indeterminate: 2, done: 3 } as const;
  const statuses = [...world.statuses.values()].map((one) => ({
    id: Number(one.id),
    category: category[one.category],
  }));
  const found = await rowsOf(sim, "SELECT id, category FROM vocabulary WHERE kind = 'status'");
  const people = await rowsOf(sim, 'SELECT account_id, active, zone FROM person');
  const expected = people.map(({ account_id }) => {
    const user = world.users.get(account_id);
    // Of somebody who is gone nothing more is known than that.
    const zone = user ? user.timeZone : people.find((row) => row.account_id === account_id)?.zone;
    return { account_id, active: user?.active ? 1 : 0, zone };
  });
  const projects = await rowsOf(sim, 'SELECT project_id, archived, closed FROM project');
  const open = [...world.projects.values()].filter(({ id }) => projects.some((row) => String(row.project_id) === id));
  return [
    ...differences('status', found, statuses, ({ id }) => String(id)),
    ...differences('person', people, expected, (row) => String(row.account_id)),
    ...differences(
      'project',
      projects,
      open.map(({ id, archived, access }) => ({
        ...{ project_id: Number(id), archived: archived ? 1 : 0, closed: access.app ? 0 : 1 },
      })),
      (row) => String(row.project_id),
    ),
  ];
};

/** Nothing waits, nobody holds anything. */
const leftovers = async (sim: Sim): Promise<string[]> => {
  const now = Math.floor(sim.kernel.now());
  const said = async (what: string, text: string) =>
    (await rowsOf(sim, text)).map((row) => `${what} ${Object.values(row).join(' ')}`);
  return [
    ...(await said('still dirty:', 'SELECT issue_id, reason, tries FROM dirty LIMIT 3')),
    ...(await said('days still to sum up:', 'SELECT project_id, day FROM kpi_day_todo LIMIT 3')),
    ...(await said('dead letter:', 'SELECT kind, item, class, reason FROM dead_letter WHERE tries >= 5 LIMIT 3')),
    ...(await said('lease still held:', `SELECT name FROM job WHERE owner IS NOT NULL AND lease_until > ${now}`)),
    ...(await said('not finished:', "SELECT name FROM job WHERE name = 'backfill' AND finished_at IS NULL")),
  ];
};
