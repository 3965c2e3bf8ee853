import type { TerminalClause } from '@atlaskit/jql-ast';
import { durationOf } from '../dates';
import { badRequest } from '../errors';
import type { Issue } from '../model';
import { dayOf, momentOf } from './dates';
import { type DayField, fieldOf, type InstantField, type NumberField } from './fields';
import { idClause } from './ids';
import { type Clause, type Test, truth } from './logic';
import { type Value, valuesOf } from './operands';
import type { Scope } from './scope';
import { type Terms, unknownField, unsupported } from './terms';
import { textClause } from './text';

/** One `field operator value` as a test of issues. */
export const terminal = (scope: Scope, clause: TerminalClause): Clause => {
  const name = clause.field.value;
  const field = fieldOf(name, scope);
  if (!field) throw unknownField(name);
  const operator = clause.operator?.value ?? '=';
  const terms = { scope, field: name, operator, values: valuesOf(scope, clause) };
  switch (field.kind) {
    case 'ids':
      return idClause(field, terms);
    case 'text':
      return textClause(field, terms);
    case 'order':
      throw unsupported(terms);
    default:
      return { test: ordered(terms, measureOf(field, terms)), narrow: null };
  }
};

type Measure = {
  readonly of: (issue: Issue) => number | string | null;
  readonly wanted: (value: Value) => number | string;
};

const measureOf = (field: InstantField | DayField | NumberField, terms: Terms): Measure => {
  const { scope } = terms;
  const moment = { now: scope.now, zone: scope.viewer.zone };
  const wrong = (): never => {
    throw badRequest(`The value is invalid for the field '${terms.field}'.`);
  };
  switch (field.kind) {
    case 'instant':
      return {
        of: field.at,
        wanted: (value) =>
          value.kind === 'instant'
            ? value.at
            : value.kind === 'text'
              ? momentOf(value.text, terms.field, moment)
              : wrong(),
      };
    case 'day':
      return {
        of: field.day,
        wanted: (value) =>
          value.kind === 'empty' || value.kind === 'ids'
            ? wrong()
            : dayOf(value.kind === 'instant' ? String(value.at) : value.text, terms.field, moment),
      };
    default:
      return {
        of: field.value,
        wanted: (value) => (value.kind === 'text' ? numberOf(value.text, field, terms) : wrong()),
      };
  }
};

const numberOf = (text: string, { duration }: NumberField, { scope, field }: Terms): number => {
  const value = duration ? durationOf(text, scope.world.timeTracking) : Number(text);
  if (value === null || Number.isNaN(value)) {
    throw badRequest(`Value '${text}' for field '${field}' is invalid. Please specify a valid number.`);
  }
  return value;
};

/** Comparisons of what has an order. An empty field is neither above nor below anything. */
const ordered = (terms: Terms, { of, wanted }: Measure): Test => {
  const empty = terms.values.some((value) => value.kind === 'empty');
  const values = terms.values.filter((value) => value.kind !== 'empty').map(wanted);
  const has = (value: number | string) => values.includes(value);
  const [first] = values;
  const compare = (holds: (value: number | string, bound: number | string) => boolean): Test => {
    if (first === undefined) throw unsupported(terms);
    return (issue) => {
      const value = of(issue);
      return value === null ? 0 : truth(holds(value, first));
    };
  };
  switch (terms.operator) {
    case '=':
    case 'in':
    case 'is':
      return orEmpty(of, has, empty);
    case '!=':
    case 'not in':
    case 'is not':
      return butNot(of, has, empty);
    case '<':
      return compare((value, bound) => value < bound);
    case '<=':
      return compare((value, bound) => value <= bound);
    case '>':
      return compare((value, bound) => value > bound);
    case '>=':
      return compare((value, bound) => value >= bound);
    default:
      throw unsupported(terms);
  }
};

const orEmpty =
  (of: Measure['of'], has: (value: number | string) => boolean, empty: boolean): Test =>
  (issue) => {
    const value = of(issue);
    if (value === null) return empty ? 1 : 0;
    return truth(has(value));
  };

const butNot =
  (of: Measure['of'], has: (value: number | string) => boolean, empty: boolean): Test =>
  (issue) => {
    const value = of(issue);
    if (value === null) return empty ? -1 : 0;
    return truth(!has(value));
  };
