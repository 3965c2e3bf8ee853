import { execute, query, upsert } from '../../src/adapters/sql/client';
import { localDays } from '../../src/domain/kpi/local-days';
import { instant, zone } from '../../src/domain/units';
import { throughDesk } from '../panel/fill';
import { type Bench, NOW } from '../panel/site';
import { randomOf } from '../suggest/measures';

const DAY = 86_400_000;
const YEARS = 3;
const AT_ONCE = 5000;
const PEOPLE = 60;
const FIRST_ID = 100_000_000;
/** Beyond any day: still there (src/adapters/sql/schema-kpi.ts). */
const STILL = 2_000_000_000;
const DAYS = localDays(zone('Europe/Berlin'));

/** What the bench asks of: issues spread evenly over these projects and the last three years, one in twenty-five open. */
export type Filled = { readonly projects: readonly string[]; readonly issues: number };

/** The studio's days, as the worker writes them. */
const dayOf = (at: number): number => DAYS.dayAt(instant(at));

/** Measures as the worker writes them, with their stays and rollups. */
export const fillMeasures = async ({ desk }: Bench, projects: readonly string[], wanted: number): Promise<Filled> => {
  throughDesk(desk);
  const random = randomOf(5);
  await execute('DELETE FROM measure WHERE issue_id >= ?', [FIRST_ID]);
  await execute('DELETE FROM measure_stay WHERE issue_id >= ?', [FIRST_ID]);
  for (let from = 0; from < wanted; from += AT_ONCE) {
    const made = Array.from({ length: Math.min(AT_ONCE, wanted - from) }, (_, n) => one(from + n, projects, random));
    await upsert(
      'measure',
      MEASURE,
      made.map(({ measure }) => measure),
      'gen = VALUES(gen)',
    );
    await upsert(
      'measure_stay',
      STAY,
      made.flatMap(({ stays }) => stays),
      'gen = VALUES(gen)',
    );
  }
  await sumUp();
  return { projects, issues: wanted };
};

/** Nine times as many again, each generation three years older: history beyond any window. Boards read no sums by day. */
export const addHistory = async (issues: number): Promise<number> => {
  const age = YEARS * 365;
  for (let times = 1; times <= 9; times++) {
    const [ids, days] = [times * issues, times * age];
    const ms = days * DAY;
    for (let from = FIRST_ID; from < FIRST_ID + issues; from += AT_ONCE) {
      const range = [from, Math.min(from + AT_ONCE, FIRST_ID + issues)];
      await execute(OLDER_MEASURES, [ids, ms, ms, ms, days, days, ...range]);
      await execute(OLDER_STAYS, [ids, ms, ms, days, days, ms, ...range]);
    }
  }
  return issues * 10;
};

const MEASURE = [
  ...[
    'issue_id',
    'project_id',
    'type_id',
    'assignee_id',
    'counts',
    'created_at',
    'started_at',
    'done_at',
    'created_day',
  ],
  ...[
    'done_day',
    'first_proof_ms',
    'review_ms',
    'rounds',
    'reworked',
    'due_created',
    'due_started',
    'due',
    'lead_work',
  ],
  ...[
    'cycle_work',
    'active_work',
    'estimate_s',
    'start_estimate_s',
    'actual_s',
    'gen',
    'facts_at',
    'read_at',
    'changes_gen',
  ],
  ...['worklogs_gen', 'rules'],
];
const STAY = ['issue_id', 'gen', 'seq', 'project_id', 'stage', 'from_at', 'to_at', 'from_day', 'to_day', 'started_at'];

/** Created, started after some days, in review, done; every twenty-fifth is still somewhere on the way. */
const one = (n: number, projects: readonly string[], random: () => number) => {
  const id = FIRST_ID + n;
  const project = Number(projects[n % projects.length]);
  const open = n % 25 === 0;
  const created = NOW - Math.floor(random() * YEARS * 365 * DAY) - 20 * DAY;
  const begun = open ? NOW - Math.floor(random() * 60 * DAY) : created + Math.floor(random() * 10 * DAY);
  const review = begun + Math.floor((0.5 + random() * 6) * DAY);
  const end = review + Math.floor((0.2 + random() * 3) * DAY);
  const done = open ? null : end;
  const due = dayOf(end) + Math.floor(random() * 5) - 1;
  const [cycle, lead] = [(end - begun) / DAY, (end - created) / DAY];
  const measure = [
    ...[id, project, 10_001 + (n % 4), 1 + (n % PEOPLE), 1, created, begun, done, dayOf(created)],
    ...[done === null ? null : dayOf(done), review - begun, done === null ? null : end - review, n % 3, 0],
    ...[due, due, due, (lead * 5) / 7, (cycle * 5) / 7, (cycle * 4) / 7, 28_800, 28_800, 30_000],
    ...[1, created, created, 1, 1, 1],
  ];
  const stay = (seq: number, stage: number, from: number, to: number | null, started: number | null) => [
    ...[id, 1, seq, project, stage, from, to, dayOf(from), to === null ? STILL : dayOf(to), started],
  ];
  const stays = open
    ? [stay(0, 0, created, begun, null), stay(1, 1, begun, null, begun)]
    : [
        stay(0, 0, created, begun, null),
        stay(1, 1, begun, review, begun),
        stay(2, 2, review, end, begun),
        stay(3, 4, end, null, begun),
      ];
  return { measure, stays };
};

const shifted = (columns: readonly string[], by: readonly string[]): string =>
  columns.map((name) => (by.includes(name) ? `${name} - ?` : name)).join(', ');

const OLDER_MEASURES = `INSERT INTO measure (${MEASURE.join(', ')})
SELECT issue_id + ?, ${shifted(MEASURE.slice(1), ['created_at', 'started_at', 'done_at', 'created_day', 'done_day'])}
FROM measure WHERE issue_id >= ? AND issue_id < ? AND done_at IS NOT NULL`;
const OLDER_STAYS = `INSERT INTO measure_stay (${STAY.join(', ')})
SELECT s.issue_id + ?, s.gen, s.seq, s.project_id, s.stage, s.from_at - ?, s.to_at - ?, s.from_day - ?,
  IF(s.to_day >= ${STILL}, s.to_day, s.to_day - ?), s.started_at - ?
FROM measure_stay s JOIN measure m ON m.issue_id = s.issue_id AND m.done_at IS NOT NULL
WHERE s.issue_id >= ? AND s.issue_id < ?`;

/** As the worker sums up, a project at a time. */
const sumUp = async (): Promise<void> => {
  await execute('DELETE FROM kpi_day');
  for (const { project_id } of await query<{ project_id: number }>('SELECT DISTINCT project_id FROM measure'))
    await execute(SUMS, [project_id, project_id, project_id, project_id]);
};

const SUMS = `INSERT INTO kpi_day (project_id, type_id, day, created, done, to_do, in_progress, in_review, waiting, in_done)
SELECT project_id, type_id, day, SUM(created), SUM(done), SUM(s0), SUM(s1), SUM(s2), SUM(s3), SUM(s4) FROM (
  SELECT project_id, type_id, created_day AS day, 1 AS created, 0 AS done, 0 AS s0, 0 AS s1, 0 AS s2, 0 AS s3, 0 AS s4
    FROM measure WHERE project_id = ? AND counts = 1
  UNION ALL SELECT project_id, type_id, done_day, 0, 1, 0, 0, 0, 0, 0
    FROM measure WHERE project_id = ? AND counts = 1 AND done_day IS NOT NULL
  UNION ALL SELECT m.project_id, m.type_id, s.from_day, 0, 0, s.stage = 0, s.stage = 1, s.stage = 2, s.stage = 3, s.stage = 4
    FROM measure m JOIN measure_stay s ON m.issue_id = s.issue_id AND m.gen = s.gen WHERE m.project_id = ? AND m.counts = 1
  UNION ALL SELECT m.project_id, m.type_id, s.to_day, 0, 0, -(s.stage = 0), -(s.stage = 1), -(s.stage = 2), -(s.stage = 3), -(s.stage = 4)
    FROM measure m JOIN measure_stay s ON m.issue_id = s.issue_id AND m.gen = s.gen
    WHERE m.project_id = ? AND m.counts = 1 AND s.to_day < ${STILL}
) moves GROUP BY project_id, type_id, day`;
