import type { Operand, TerminalClause } from '@atlaskit/jql-ast';
import { badRequest } from '../errors';
import { ownOf } from '../read';
import type { Moment, Unit } from './dates';
import { edgeOf } from './dates';
import type { Scope } from './scope';

/** One value of a clause. `instant` = already a point in time; `ids` = what a function stands for. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'ids'; readonly ids: readonly string[]; readonly of: 'sprint' | 'user' | 'version' | 'issuetype' }
  | { readonly kind: 'empty' };

/** The values on the right of an operator, a list or a single one, functions already evaluated. */
export const valuesOf = (scope: Scope, clause: TerminalClause): Value[] => {
  if (!clause.operand) throw badRequest(`Error in the JQL Query: Expecting a value after '${clause.field.text}'.`);
  return flat(scope, clause.operand);
};

const flat = (scope: Scope, operand: Operand): Value[] => {
  switch (operand.operandType) {
    case 'list':
      return operand.values.flatMap((value) => flat(scope, value));
    case 'keyword':
      return [{ kind: 'empty' }];
    case 'function':
      return [
        evaluated(
          scope,
          operand.function.value,
          operand.arguments.map(({ value }) => value),
        ),
      ];
    default:
      return [{ kind: 'text', text: operand.value }];
  }
};

type JqlFunction = (scope: Scope, args: readonly string[]) => Value;

const sprints =
  (state: 'active' | 'future' | 'closed'): JqlFunction =>
  ({ world }) => ({
    kind: 'ids',
    of: 'sprint',
    ids: [...world.sprints.values()].filter((sprint) => sprint.state === state).map(({ id }) => id),
  });

const versions =
  (released: boolean): JqlFunction =>
  ({ world }) => ({
    kind: 'ids',
    of: 'version',
    ids: [...world.versions.values()]
      .filter((version) => version.released === released && !version.archived)
      .map(({ id }) => id),
  });

const types =
  (subtask: boolean): JqlFunction =>
  ({ world }) => ({
    kind: 'ids',
    of: 'issuetype',
    ids: [...world.issueTypes.values()].filter((type) => type.subtask === subtask).map(({ id }) => id),
  });

const edge =
  (side: 'start' | 'end', unit: Unit): JqlFunction =>
  (scope, args) => ({ kind: 'instant', at: edgeOf(side, unit, args[0] ?? null, momentIn(scope)) });

const momentIn = ({ now, viewer }: Scope): Moment => ({ now, zone: viewer.zone });

/** By name in lower case: Jira does not mind the case of functions. */
const functions: Readonly<Record<string, JqlFunction>> = {
  currentuser: ({ viewer }) => ({ kind: 'ids', of: 'user', ids: viewer.accountId === null ? [] : [viewer.accountId] }),
  now: ({ now }) => ({ kind: 'instant', at: now }),
  startofday: edge('start', 'day'),
  startofweek: edge('start', 'week'),
  startofmonth: edge('start', 'month'),
  startofyear: edge('start', 'year'),
  endofday: edge('end', 'day'),
  endofweek: edge('end', 'week'),
  endofmonth: edge('end', 'month'),
  endofyear: edge('end', 'year'),
  opensprints: sprints('active'),
  futuresprints: sprints('future'),
  closedsprints: sprints('closed'),
  releasedversions: versions(true),
  unreleasedversions: versions(false),
  standardissuetypes: types(false),
  subtaskissuetypes: types(true),
};

const evaluated = (scope: Scope, name: string, args: readonly string[]): Value => {
  const found = ownOf(functions, name.toLowerCase());
  if (!found) throw badRequest(`Unable to find JQL function '${name}(${args.join(', ')})'.`);
  return found(scope, args);
};
