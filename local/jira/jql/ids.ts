import { badRequest } from '../errors';
import type { Issue } from '../model';
import type { IdField } from './fields';
import { type Clause, type Narrow, negated, type Test, truth } from './logic';
import type { Value } from './operands';
import { type Terms, unsupported } from './terms';

/** Clauses over fields that hold ids, one or several. */
export const idClause = (field: IdField, terms: Terms): Clause => {
  const { operator } = terms;
  if (Object.hasOwn(comparisons, operator)) return { test: compared(field, terms), narrow: null };
  const empty = terms.values.some((value) => value.kind === 'empty' || isUnresolved(terms, value));
  const wanted = new Set(terms.values.flatMap((value) => idsOf(field, terms, value)));
  const test = membership(field, terms, wanted, empty);
  if (operator === '=' || operator === 'in' || operator === 'is') {
    return { test, narrow: empty ? null : narrowOf(field, terms, wanted) };
  }
  if (operator === '!=' || operator === 'not in' || operator === 'is not') {
    return { test: (issue) => negated(test(issue)), narrow: null };
  }
  throw unsupported(terms);
};

/** In the set: true; has others only: false; has none: what the query says about EMPTY, else unknown. */
const membership = (field: IdField, { scope }: Terms, wanted: ReadonlySet<string>, empty: boolean): Test => {
  const none = empty ? 1 : 0;
  return (issue) => {
    const ids = field.ids(issue, scope);
    if (ids === null) return none;
    if (typeof ids === 'string') return truth(wanted.has(ids));
    if (ids.length === 0) return none;
    for (const id of ids) if (wanted.has(id)) return 1;
    return -1;
  };
};

const compared = (field: IdField, terms: Terms): Test => {
  const { rank } = field;
  const [bound] = terms.values.flatMap((value) => idsOf(field, terms, value));
  if (!rank || bound === undefined) throw unsupported(terms);
  const limit = rank(bound, terms.scope);
  const holds = comparisons[terms.operator] ?? comparisons['>'];
  return (issue) => {
    const id = field.ids(issue, terms.scope);
    return typeof id === 'string' && holds ? truth(holds(rank(id, terms.scope), limit)) : 0;
  };
};

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

const idsOf = (field: IdField, terms: Terms, value: Value): readonly string[] => {
  if (value.kind === 'empty' || isUnresolved(terms, value)) return [];
  if (value.kind === 'ids' && value.of === field.of) return value.ids;
  if (value.kind !== 'text') throw badRequest(`A function in the query does not suit the field '${terms.field}'.`);
  const ids = field.resolve(value.text, terms.scope);
  if (ids.length === 0 && field.missing !== null)
    throw badRequest((field.missing ?? noSuchValue)(value.text, terms.field));
  return ids;
};

const noSuchValue = (text: string, field: string) => `The value '${text}' does not exist for the field '${field}'.`;

const narrowOf = ({ index }: IdField, { scope }: Terms, wanted: ReadonlySet<string>): Narrow | null => {
  if (!index) return null;
  const sets = [...wanted].map((id) => index(id, scope));
  return { size: sets.reduce((sum, set) => sum + set.size, 0), issues: () => all(sets) };
};

function* all(sets: readonly ReadonlySet<Issue>[]) {
  for (const set of sets) yield* set;
}

/** `resolution = Unresolved` is another way to say EMPTY. */
const isUnresolved = ({ field }: Terms, value: Value): boolean =>
  field.toLowerCase() === 'resolution' && value.kind === 'text' && value.text.toLowerCase() === 'unresolved';
