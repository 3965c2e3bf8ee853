import type { Stage } from '../../domain/kpi/issue';
import type { LocalDays } from '../../domain/kpi/local-days';
import { dayNumber, type Instant, type LocalDate } from '../../domain/units';
import type { MeasuredIssue, MeasureStore } from '../../usecases/measuring/ports';
import { executeRows, marks, query, type SqlValue, upsert } from './client';
import { digestOf, generationOf } from './generations';

/** The day in the column of a stay that goes on. */
export const STILL = 2_000_000_000;

const STAGES: Readonly<Record<Stage, number>> = { toDo: 0, inProgress: 1, inReview: 2, waiting: 3, done: 4 };

/**
 * First the days whose sums will change, before and after; then stays under a generation that nobody reads yet; then the
 * measures that name it; at last the stays that they named before. Whoever took the lease meanwhile may have taken those
 * days off the list, having summed up without what is written here: they are put there once more.
 */
export const writeMeasures: MeasureStore['write'] = async (measured, days, at, { isHeld }) => {
  if (measured.length === 0) return;
  const ids = measured.map(({ measure }) => Number(measure.id));
  const before = await query<Generation>(BEFORE(ids.length), ids);
  const last = new Map(before.map(({ issue_id, gen }) => [issue_id, gen]));
  const rows = measured.map((one) => written(one, days, generationAfter(last.get(Number(one.measure.id)), one, at)));
  const cells = [...(await cellsOf(ids)), ...rows.flatMap((row) => row.cells)];
  await markDays(cells);
  await upsert(
    'measure_stay',
    STAY,
    rows.flatMap(({ stays }) => stays),
    'to_day = VALUES(to_day)',
  );
  await upsert(
    'measure',
    MEASURE,
    rows.map(({ measure }) => measure),
    GUARDED,
  );
  if (!(await isHeld())) await markDays(cells);
  await removeReplaced(before);
};

type Generation = { readonly issue_id: number; readonly gen: number };
const BEFORE = (count: number) => `SELECT issue_id, gen FROM measure WHERE issue_id IN (${marks(count)})`;

/** Above the last one, also for a clock that was set back: what is behind must not stay behind. */
const generationAfter = (last: number | undefined, one: MeasuredIssue, at: Instant): number =>
  Math.max(generationOf(at, digestOf(one)), (last ?? 0) + 1);

type Cell = readonly [project: number, type: number, day: number];
type Written = {
  readonly id: number;
  readonly measure: readonly SqlValue[];
  readonly stays: readonly (readonly SqlValue[])[];
  readonly cells: readonly Cell[];
};

const MEASURE = [
  ...['issue_id', 'project_id', 'type_id', 'parent_id', 'assignee_id', 'counts', 'unknown_status'],
  ...['created_at', 'started_at', 'done_at', 'created_day', 'done_day', 'first_proof_ms', 'review_ms', 'rounds'],
  ...['reworked', 'due_created', 'due_started', 'due', 'lead_work', 'cycle_work', 'active_work'],
  ...['estimate_s', 'start_estimate_s', 'actual_s', 'rules', 'read_at', 'changes_gen', 'worklogs_gen', 'gen'],
  'facts_at',
];
const STAY = [
  ...['issue_id', 'gen', 'seq', 'project_id', 'stage', 'from_at', 'to_at', 'from_day', 'to_day', 'started_at'],
];

const written = (one: MeasuredIssue, days: LocalDays, gen: number): Written => {
  const { measure, from } = one;
  const id = Number(measure.id);
  const [created, done] = [days.dayAt(measure.created), measure.done === null ? null : days.dayAt(measure.done)];
  const stays = one.stays.map(({ from: entered, to }) => ({
    ...{ from: days.dayAt(entered), to: to === null ? STILL : days.dayAt(to) },
  }));
  const touched = [created, ...(done === null ? [] : [done]), ...stays.flatMap((stay) => [stay.from, stay.to])];
  return {
    id,
    measure: [
      ...[id, measure.project, measure.type, one.parent, one.assignee, one.counts ? 1 : 0, one.unknownStatus ? 1 : 0],
      ...[measure.created, measure.started, measure.done, created, done, measure.firstProof, measure.review],
      ...[measure.revisionRounds, measure.reworked ? 1 : 0],
      ...[dayOf(measure.dueAtCreation), dayOf(measure.dueAtStart), dayOf(measure.due)],
      ...[measure.workingLead, measure.workingCycle, measure.activeCycle],
      ...[measure.estimate, measure.estimateAtStart, measure.actual],
      ...[one.rules, from.read, from.changes, from.worklogs, gen, from.updated],
    ],
    stays: one.stays.map((stay, seq) => [
      ...[id, gen, seq, measure.project, STAGES[stay.stage], stay.from, stay.to],
      ...[stays[seq]?.from ?? STILL, stays[seq]?.to ?? STILL, stay.started],
    ]),
    cells: touched.filter((day) => day !== STILL).map((day) => [measure.project, measure.type, day]),
  };
};

const dayOf = (date: LocalDate | null): number | null => (date === null ? null : dayNumber(date));

/**
 * Newer facts come over older ones, in the order in which issues are published; of the same facts the later computation, so
 * that a write which applied long after it was given up brings no stays back that were removed. Generations of sets are in
 * no order of time: whoever loses by them would stay behind for ever.
 */
const NEWER = `(VALUES(facts_at) > facts_at
  OR (VALUES(facts_at) = facts_at AND VALUES(read_at) >= read_at AND VALUES(gen) > gen))`;

// Assignments run from left to right: what the guard looks at comes last, `gen` and `facts_at` at the very end, and keeps
// the guard true or false whichever of old and new values an engine looks at.
const GUARDED = [
  ...MEASURE.filter((column) => column !== 'issue_id' && column !== 'facts_at').map(
    (column) => `${column} = IF(${NEWER}, VALUES(${column}), ${column})`,
  ),
  'facts_at = GREATEST(facts_at, VALUES(facts_at))',
].join(', ');

const CELL = ['project_id', 'type_id', 'day'];
const AGAIN = 'day = VALUES(day)';

const markDays = (cells: readonly Cell[]): Promise<void> =>
  upsert('kpi_day_todo', CELL, [...new Map(cells.map((cell) => [cell.join(' '), cell])).values()], AGAIN);

/** Days on which something happens by the measures that are there. */
const cellsOf = async (ids: readonly number[]): Promise<readonly Cell[]> => {
  const rows = await query<CellRow>(CELLS(ids.length), [...ids, ...ids, ...ids, ...ids, STILL]);
  return rows.map(({ project_id, type_id, day }) => [project_id, type_id, day]);
};
type CellRow = { readonly project_id: number; readonly type_id: number; readonly day: number };

const CELLS = (count: number): string => {
  const these = `m.issue_id IN (${marks(count)})`;
  const stays = `FROM measure m JOIN measure_stay s ON s.issue_id = m.issue_id AND s.gen = m.gen WHERE ${these}`;
  return `SELECT m.project_id, m.type_id, m.created_day AS day FROM measure m WHERE ${these}
UNION SELECT m.project_id, m.type_id, m.done_day FROM measure m WHERE ${these} AND m.done_day IS NOT NULL
UNION SELECT m.project_id, m.type_id, s.from_day ${stays}
UNION SELECT m.project_id, m.type_id, s.to_day ${stays} AND s.to_day <> ?`;
};

const REMOVE = {
  head: 'DELETE s FROM measure_stay s JOIN measure m ON m.issue_id = s.issue_id JOIN (',
  row: 'SELECT ? AS id, ? AS gen',
  between: ' UNION ALL ',
  tail: ') w ON w.id = s.issue_id AND w.gen = s.gen WHERE m.gen <> s.gen',
};
const removeReplaced = (before: readonly Generation[]): Promise<void> =>
  executeRows(
    REMOVE,
    before.map(({ issue_id, gen }) => [issue_id, gen]),
  );
