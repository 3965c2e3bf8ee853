import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { FieldKind } from '../../domain/kpi/mapped-fields';
import { dayNumber, dayOfNumber, instant, type LocalDate, seconds } from '../../domain/units';
import type { Kept, KeptMeasure, KpiFacts, MeasuresAsked, Where } from '../../usecases/kpi/ports';
import { numberOf, numberOrNull, query, type SqlValue } from './client';
import { type Condition, conditionOf, inParts } from './kpi-where';
import { type NumbersRead, numbersReader, packed } from './packed';
import { KIND } from './ratings';

/** Finer scopes than projects read so many issues, and say so. */
export const MOST_OF_FINER_SCOPES = 5000;

/** An answer of so many issues stays well below the 4 MiB that it may have. */
const AT_ONCE = 15_000;
/** Half a year of so many a year is about that much. */
const MOST_DONE = 30_000;

// The order is that of `measure`.
const MEASURE = [
  ...['m.issue_id', 'm.project_id', 'm.type_id', 'm.created_at', 'm.started_at', 'm.done_at', 'm.done_day'],
  ...['m.first_proof_ms', 'm.review_ms', 'm.rounds', 'm.reworked', 'm.due_created', 'm.due_started', 'm.due'],
  ...['m.estimate_s', 'm.start_estimate_s', 'm.actual_s', 'm.assignee_id', 'm.unknown_status'],
];
/** Fields whose values come with measures, in the order in which they are read. */
const WITH_MEASURES = ['satisfaction', 'nps', 'tier', 'requester'] as const satisfies readonly FieldKind[];

/** Those of `measure`, and the ratings after them. */
const PLACES = MEASURE.length + WITH_MEASURES.length;

/** Besides the packed ones: engines take long to write a fraction as text. */
const FRACTIONS = 'm.lead_work AS l, m.cycle_work AS c, m.active_work AS a';

/** See KpiFacts. Finer scopes than projects are cut. */
export const readMeasures: KpiFacts['measures'] = async (where, window, also) => {
  const days = [dayNumber(window.from), dayNumber(window.to)] as const;
  const [done, created] = await Promise.all([
    readIn({ where, ...doneIn(days), ratings: also.ratings ?? {} }),
    also.created ? readIn({ where, ...createdIn(days), ratings: {} }) : NONE,
  ]);
  const dayOf = dayNames();
  const numbers = numbersReader(PLACES);
  const rows = [...done.rows, ...created.rows].map((row) => measure(row, numbers(row.packed), dayOf));
  return { rows, all: done.all + created.all };
};

const NONE: Kept<Row> = { rows: [], all: 0 };

/** A window, the day that it is about, and the key that goes by it: with many projects engines take to walking instead. */
type Within = { readonly within: Condition; readonly day: string; readonly key: string };

const doneIn = (params: readonly [number, number]): Within => ({
  within: { text: 'm.done_day >= ? AND m.done_day < ?', params },
  day: 'm.done_day',
  key: 'FORCE INDEX (done_by_project)',
});

/** Created in the window and not done in it: those that are done in it came already. */
const createdIn = (days: readonly [number, number]): Within => ({
  within: {
    text: 'm.created_day >= ? AND m.created_day < ? AND (m.done_day IS NULL OR m.done_day < ? OR m.done_day >= ?)',
    params: [...days, ...days],
  },
  day: 'm.created_day',
  key: 'FORCE INDEX (created_by_project)',
});

type Fraction = number | string | null;
type Row = { readonly packed: string; readonly l: Fraction; readonly c: Fraction; readonly a: Fraction };
type Read = Within & { readonly where: Where; readonly ratings: NonNullable<MeasuresAsked['ratings']> };

/** Columns of ratings, and where they come from; a rating that is not asked for is none. */
const ratingsOf = (asked: Read['ratings']) => {
  const kinds = WITH_MEASURES.map((kind) => ({ kind, gen: asked[kind] ?? null, name: `r${KIND[kind]}` }));
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

const readIn = async (read: Read): Promise<Kept<Row>> => {
  const { where, day } = read;
  if (where.narrow.kind === 'all') {
    const rows = await inParts(where, MOST_DONE, (part) => readAll({ ...read, where: part }));
    return { rows, all: rows.length };
  }
  const { columns, from, values } = selectOf(read);
  const rows = await query<Row & { readonly n: number | string }>(
    `SELECT ${columns}, COUNT(*) OVER () AS n FROM measure m${from} ORDER BY ${day} DESC, m.issue_id DESC LIMIT ${MOST_OF_FINER_SCOPES}`,
    values,
  );
  return { rows, all: numberOf(rows[0]?.n ?? 0) };
};

const selectOf = ({ where, within, ratings }: Read) => {
  const { text, params } = conditionOf(where);
  const { columns, joins, params: gens } = ratingsOf(ratings);
  return {
    columns: `${packed([...MEASURE, ...columns])} AS packed, ${FRACTIONS}`,
    from: `${joins} WHERE ${text} AND ${within.text}`,
    values: [...gens, ...params, ...within.params] as readonly SqlValue[],
  };
};

/** One for all that have none. */
const NO_RATINGS: KeptMeasure['ratings'] = { satisfaction: null, nps: null };

/** In one turn where they are few: an order costs a quarter more. */
const readAll = async (read: Read): Promise<readonly Row[]> => {
  const { columns, from, values } = selectOf(read);
  const text = `SELECT ${columns} FROM measure m ${read.key}${from}`;
  const rows = await query<Row>(`${text} LIMIT ${AT_ONCE}`, values);
  return rows.length < AT_ONCE ? rows : inTurns(text, values);
};

const inTurns = async (text: string, values: readonly SqlValue[]): Promise<readonly Row[]> => {
  const all: Row[] = [];
  for (let after = 0; ; ) {
    const turn = await query<Row>(`${text} AND m.issue_id > ? ORDER BY m.issue_id LIMIT ${AT_ONCE}`, [
      ...values,
      after,
    ]);
    all.push(...turn);
    if (turn.length < AT_ONCE) return all;
    after = numbersReader(1)(turn.at(-1)?.packed ?? '').at(0) ?? after;
  }
};

const measure = ({ l, c, a }: Row, { at, first }: NumbersRead, dayOf: ReturnType<typeof dayNames>): KeptMeasure => ({
  id: first as IssueId,
  project: Number(at(1)),
  type: Number(at(2)),
  created: instant(Number(at(3))),
  started: instantOrNull(at(4)),
  done: instantOrNull(at(5)),
  doneDay: dayOf(at(6)),
  firstProof: at(7),
  review: at(8),
  revisionRounds: Number(at(9)),
  reworked: at(10) === 1,
  dueAtCreation: dayOf(at(11)),
  dueAtStart: dayOf(at(12)),
  due: dayOf(at(13)),
  workingLead: numberOrNull(l),
  workingCycle: numberOrNull(c),
  activeCycle: numberOrNull(a),
  estimate: secondsOrNull(at(14)),
  estimateAtStart: secondsOrNull(at(15)),
  actual: secondsOrNull(at(16)),
  holder: at(17) as PersonId | null,
  unknownStatus: at(18) === 1,
  // In the order of WITH_MEASURES.
  ratings: at(19) === null && at(20) === null ? NO_RATINGS : { satisfaction: at(19), nps: at(20) },
  tier: at(21),
  requester: at(22),
});

const secondsOrNull = (given: number | null) => (given === null ? null : seconds(given));
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
