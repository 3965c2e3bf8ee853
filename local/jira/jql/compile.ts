import { type Clause as AstClause, JastBuilder, type Query, type TerminalClause } from '@atlaskit/jql-ast';
import { badRequest } from '../errors';
import { and, type Clause, not, or } from './logic';
import { type Ordering, orderingOf } from './order';
import type { Scope } from './scope';
import { terminal } from './terminal';

export type CompiledQuery = { readonly where: Clause; readonly ordering: Ordering };

/** A query ready to run. Unbounded queries, unknown fields and values are refused in Jira's words. */
export const compileJql = (scope: Scope, jql: string): CompiledQuery => {
  try {
    const query = parsed(jql);
    if (!query?.where) {
      throw badRequest('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
    }
    return { where: compiled(scope, query.where), ordering: orderingOf(scope, query.orderBy || null) };
  } catch (error) {
    // The stack ended before the query did.
    if (error instanceof RangeError) throw badRequest('The JQL query is nested too deeply.');
    throw error;
  }
};

const parsed = (jql: string): Query | null => {
  const { errors, query } = new JastBuilder().build(jql);
  const [error] = errors;
  if (error) throw badRequest(`Error in the JQL Query: ${error.message}`);
  return query || null;
};

const compiled = (scope: Scope, clause: AstClause): Clause => {
  switch (clause.clauseType) {
    case 'not':
      return not(compiled(scope, clause.clause));
    case 'compound': {
      const parts = clause.clauses.map((part) => compiled(scope, part));
      return clause.operator.value === 'and' ? and(parts) : or(parts);
    }
    default:
      return guarded(scope, clause);
  }
};

const guarded = (scope: Scope, clause: TerminalClause): Clause => {
  const operator = clause.operator?.value ?? '';
  if (operator.startsWith('was') || operator === 'changed') {
    throw badRequest(`The operator '${operator}' is not implemented locally.`);
  }
  return terminal(scope, clause);
};
