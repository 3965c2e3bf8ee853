import { type Clause as AstClause, JastBuilder, type Query, type TerminalClause } from '@atlaskit/jql-ast';
import { visibleFilters } from '../dashboard/sight';
import { badRequest } from '../errors';
import { and, type Clause, not, or } from './logic';
import { valuesOf } from './operands';
import { type Ordering, orderingOf } from './order';
import type { Scope } from './scope';
import { terminal } from './terminal';
import { unsupported } from './terms';

export type CompiledQuery = { readonly where: Clause; readonly ordering: Ordering };

/** A query ready to run. Unbounded queries, unknown fields and values are refused in Jira's words. */
export const compileJql = (scope: Scope, jql: string): CompiledQuery => {
  try {
    const query = parsed(jql);
    if (!query?.where) {
      throw badRequest('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
    }
    return { where: compiled(scope, query.where, []), ordering: orderingOf(scope, query.orderBy || null) };
  } catch (error) {
    // The stack ended before the query did.
    if (error instanceof RangeError) throw badRequest('The JQL query is nested too deeply.');
    throw error;
  }
};

/** The last texts that were read, and what they mean: many are asked again. */
const known = new Map<string, Query | null>();
const MOST_KNOWN = 200;

const parsed = (jql: string): Query | null => {
  const before = known.get(jql);
  if (before !== undefined) return before;
  const query = read(jql);
  const [oldest] = known.keys();
  if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(jql, query);
  return query;
};

const read = (jql: string): Query | null => {
  const { errors, query } = new JastBuilder().build(jql);
  const [error] = errors;
  if (error) throw badRequest(`Error in the JQL Query: ${error.message}`);
  return query || null;
};

/** `inside` = the saved filters that the clause stands in. */
const compiled = (scope: Scope, clause: AstClause, inside: readonly string[]): Clause => {
  switch (clause.clauseType) {
    case 'not':
      return not(compiled(scope, clause.clause, inside));
    case 'compound': {
      const parts = clause.clauses.map((part) => compiled(scope, part, inside));
      return clause.operator.value === 'and' ? and(parts) : or(parts);
    }
    default:
      return FILTER.test(clause.field.value) ? saved(scope, clause, inside) : guarded(scope, clause);
  }
};

const FILTER = /^(filter|savedfilter|request|searchrequest)$/i;

/** What saved filters find, by their ids or names: their queries run as the viewer, as all else does. */
const saved = (scope: Scope, clause: TerminalClause, inside: readonly string[]): Clause => {
  const operator = clause.operator?.value ?? '=';
  const found = or(
    valuesOf(scope, clause).map((value) => {
      const name = value.kind === 'text' ? value.text : '';
      const filter = visibleFilters(scope.world, scope.viewer).find(
        (one) => one.id === name || one.name.toLowerCase() === name.toLowerCase(),
      );
      if (filter === undefined) throw badRequest(`A value with ID '${name}' does not exist for the field 'filter'.`);
      if (inside.includes(filter.id)) throw badRequest(`The filter '${filter.name}' refers to itself.`);
      const where = parsed(filter.jql)?.where;
      if (!where) throw badRequest(`The filter '${filter.name}' has no restriction.`);
      return compiled(scope, where, [...inside, filter.id]);
    }),
  );
  if (operator === '=' || operator === 'in') return found;
  if (operator === '!=' || operator === 'not in') return not(found);
  throw unsupported({ field: clause.field.value, operator });
};

const guarded = (scope: Scope, clause: TerminalClause): Clause => {
  const operator = clause.operator?.value ?? '';
  if (operator.startsWith('was') || operator === 'changed') {
    throw badRequest(`The operator '${operator}' is not implemented locally.`);
  }
  return terminal(scope, clause);
};
