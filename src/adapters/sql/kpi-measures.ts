import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Stage } from '../../domain/kpi/issue';
import { RATING_KINDS } from '../../domain/kpi/ratings';
import { dayNumber, dayOfNumber, instant, type LocalDate, seconds } from '../../domain/units';
import type { Kept, KeptMeasure, KeptStay, KpiFacts, MeasuresAsked, Where } from '../../usecases/kpi/ports';
import { numberOf, query, type SqlValue } from './client';
import { type Condition, conditionOf } from './kpi-where';
import { packed, unpacked } from './packed';
import { KIND } from './ratings';

/** Finer scopes than projects read so many issues, and say so. */
export const MOST_OF_FINER_SCOPES = 5000;

/** An answer of so many rows stays well below the 4 MiB that it may have. */
const AT_ONCE = 20_000;

// The order is that of `measure`.
const MEASURE = [
  ...['m.issue_id', 'm.project_id', 'm.type_id', 'm.created_at', 'm.started_at', 'm.done_at', 'm.done_day'],
  ...['m.first_proof_ms', 'm.review_ms', 'm.rounds', 'm.reworked', 'm.due_created', 'm.due_started', 'm.due'],
  ...['m.lead_work', 'm.cycle_work', 'm.active_work', 'm.estimate_s', 'm.start_estimate_s', 'm.actual_s'],
  ...['m.assignee_id', 'm.unknown_status'],
];

/** See KpiFacts. Scopes of whole projects come in turns of days, so that none is too large; others are cut. */
export const readMeasures: KpiFacts['measures'] = async (where, window, also) => {
  const days = [dayNumber(window.from), dayNumber(window.to)] as const;
  const [done, created] = await Promise.all([
    readIn({ where, within: doneIn(days), day: 'm.done_day', ratings: also.ratings ?? {} }),
    also.created ? readIn({ where, within: createdIn(days), day: 'm.created_day', ratings: {} }) : NONE,
  ]);
  const dayOf = dayNames();
  const rows = [...done.rows, ...created.rows].map((row) => measure(row, dayOf));
  return { rows, all: done.all + created.all };
};

const NONE: Kept<string> = { rows: [], all: 0 };

const doneIn = (params: readonly [number, number]): Condition => ({
  text: 'm.done_day >= ? AND m.done_day < ?',
  params,
});

/** Created in the window and not done in it: those that are done in it came already. */
const createdIn = (days: readonly [number, number]): Condition => ({
  text: 'm.created_day >= ? AND m.created_day < ? AND (m.done_day IS NULL OR m.done_day < ? OR m.done_day >= ?)',
  params: [...days, ...days],
});

type Row = { readonly packed: string; readonly n?: number | string };

type Read = {
  readonly where: Where;
  readonly within: Condition;
  readonly day: string;
  readonly ratings: NonNullable<MeasuresAsked['ratings']>;
};

/** Columns of ratings, and where they come from; a rating that is not asked for is none. */
const ratingsOf = (asked: Read['ratings']) => {
  const kinds = RATING_KINDS.map((kind) => ({ kind, gen: asked[kind] ?? null, name: `r${KIND[kind]}` }));
  const joined = kinds.filter(({ gen }) => gen !== null);
  return {
    columns: kinds.map(({ gen, name }) => (gen === null ? 'NULL' : `${name}.value`)),
    joins: joined
      .map(
        ({ kind, name }) =>
          ` LEFT JOIN issue_rating ${name} ON ${name}.issue_id = m.issue_id AND ${name}.kind = ${KIND[kind]} AND ${name}.gen = ?`,
      )
      .join(''),
    params: joined.map(({ gen }) => gen),
  };
};

const readIn = async ({ where, within, day, ratings }: Read): Promise<Kept<string>> => {
  const { text, params } = conditionOf(where);
  const { columns, joins, params: gens } = ratingsOf(ratings);
  const row = packed([...MEASURE, ...columns]);
  const from = `FROM measure m${joins} WHERE ${text} AND ${within.text}`;
  const values = [...gens, ...params, ...within.params];
  if (where.narrow.kind === 'all') return readAll(row, from, values);
  const rows = await query<Row>(
    `SELECT ${row} AS packed, COUNT(*) OVER () AS n ${from} ORDER BY ${day} DESC, m.issue_id DESC LIMIT ${MOST_OF_FINER_SCOPES}`,
    values,
  );
  return { rows: rows.map((row) => row.packed), all: numberOf(rows[0]?.n ?? 0) };
};

const readAll = async (row: string, from: string, values: readonly SqlValue[]): Promise<Kept<string>> => {
  const first = await query<Row>(`SELECT ${row} AS packed ${from} LIMIT ${AT_ONCE}`, values);
  const rows = first.length < AT_ONCE ? first : await readInTurns(row, from, values);
  return { rows: rows.map((row) => row.packed), all: rows.length };
};

/** For sites that get tens of thousands of issues done in half a year. */
const readInTurns = async (row: string, from: string, values: readonly SqlValue[]): Promise<readonly Row[]> => {
  const all: Row[] = [];
  for (let after = 0; ; ) {
    const turn = await query<Row>(
      `SELECT ${row} AS packed ${from} AND m.issue_id > ? ORDER BY m.issue_id LIMIT ${AT_ONCE}`,
      [...values, after],
    );
    all.push(...turn);
    if (turn.length < AT_ONCE) return all;
    after = unpacked(turn.at(-1)?.packed ?? '').numberAt(0) ?? after;
  }
};

const measure = (text: string, dayOf: ReturnType<typeof dayNames>): KeptMeasure => {
  const { textAt, numberAt } = unpacked(text);
  const number = (at: number): number => Number(textAt(at));
  const day = (at: number): LocalDate | null => dayOf(numberAt(at));
  const instantAt = (at: number) => instantOrNull(numberAt(at));
  const secondsAt = (at: number) => (numberAt(at) === null ? null : seconds(number(at)));
  return {
    id: textAt(0) as IssueId,
    project: number(1),
    type: number(2),
    created: instant(number(3)),
    started: instantAt(4),
    done: instantAt(5),
    doneDay: day(6),
    firstProof: numberAt(7),
    review: numberAt(8),
    revisionRounds: number(9),
    reworked: number(10) === 1,
    dueAtCreation: day(11),
    dueAtStart: day(12),
    due: day(13),
    workingLead: numberAt(14),
    workingCycle: numberAt(15),
    activeCycle: numberAt(16),
    estimate: secondsAt(17),
    estimateAtStart: secondsAt(18),
    actual: secondsAt(19),
    holder: numberAt(20) as PersonId | null,
    unknownStatus: number(21) === 1,
    // In the order of RATING_KINDS.
    ratings: { satisfaction: numberAt(22), nps: numberAt(23) },
  };
};

const instantOrNull = (at: number | null) => (at === null ? null : instant(at));
/** The same few hundred days occur in thousands of rows. */
const dayNames = () => {
  const known = new Map<number, LocalDate>();
  return (day: number | null): LocalDate | null => {
    if (day === null) return null;
    const name = known.get(day) ?? dayOfNumber(day);
    known.set(day, name);
    return name;
  };
};

const STAGES: readonly Stage[] = ['toDo', 'inProgress', 'inReview', 'waiting', 'done'];
const DONE = STAGES.indexOf('done');

// The order is that of `stay`.
const STAY = packed(['s.issue_id', 'm.created_at', 's.stage', 's.from_at', 's.to_at', 's.started_at', 'm.assignee_id']);

/** Day 4 since 1970 was a Monday. */
const OVER_A_MONDAY = ' AND (s.to_day + 3) DIV 7 > (s.from_day + 3) DIV 7';

/** See KpiFacts. */
export const readStays: KpiFacts['stays'] = async (where, { window, mondays, reopened, done }) => {
  const { text, params } = conditionOf(where);
  const stays = (within: string) => `SELECT ${STAY} AS packed FROM measure_stay s
JOIN measure m ON m.issue_id = s.issue_id AND m.gen = s.gen AND ${text} WHERE ${within}`;
  const projects = where.projects.length === 0 ? [0] : where.projects;
  const own = `s.project_id IN (${projects.map(() => '?').join(', ')})`;
  const open = stays(
    `${own}${done ? '' : ` AND s.stage <> ${DONE}`} AND s.to_day >= ? AND s.from_day < ?${mondays ? OVER_A_MONDAY : ''}`,
  );
  const values: SqlValue[] = [...params, ...projects, dayNumber(window.from), dayNumber(window.to)];
  if (reopened === null) return (await query<Row>(open, values)).map(stay);
  const again = stays(`${own} AND s.stage = ${DONE} AND s.to_day >= ? AND s.to_day < ?`);
  const rows = await query<Row>(`${open} UNION ALL ${again}`, [
    ...values,
    ...params,
    ...projects,
    dayNumber(reopened.from),
    dayNumber(reopened.to),
  ]);
  return rows.map(stay);
};

const stay = ({ packed: text }: Row): KeptStay => {
  const { textAt, numberAt } = unpacked(text);
  return {
    id: textAt(0) as IssueId,
    created: instant(Number(textAt(1))),
    stage: STAGES[Number(textAt(2))] ?? 'toDo',
    from: instant(Number(textAt(3))),
    to: instantOrNull(numberAt(4)),
    started: instantOrNull(numberAt(5)),
    holder: numberAt(6) as PersonId | null,
  };
};
