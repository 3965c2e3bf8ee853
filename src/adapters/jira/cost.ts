/** What an answer costs of the hourly pool, by two models (docs/scale.md). */
export type Cost = { readonly points: number; readonly pointsAlt: number };

/**
 * As published: 1, and 1 for each issue, project or worklog, 2 for each user, group or permission object. The other model
 * takes the words that we are not sure of against us: every object that comes inside an issue or an answer counts, too.
 */
export const costOf = (endpoint: string, body: unknown): Cost => {
  const people = PEOPLE[endpoint];
  if (people !== undefined) return both(1 + 2 * lengthOf(body, people));
  const items = ITEMS[endpoint];
  const count = items === undefined ? 0 : items === ITSELF ? 1 : lengthOf(body, items);
  return { points: 1 + count, pointsAlt: 1 + count + insideOf(endpoint, body) };
};

const both = (points: number): Cost => ({ points, pointsAlt: points });

/** Where an answer has the objects that cost a point. */
const ITSELF = '';
const ITEMS: Readonly<Record<string, string>> = {
  'search/jql': 'issues',
  'issue/bulkfetch': 'issues',
  'changelog/bulkfetch': 'issueChangeLogs',
  'issue/{id}': ITSELF,
  'issue/{id}/worklog': 'worklogs',
  'worklog/updated': 'values',
  'worklog/deleted': 'values',
  'worklog/list': '[]',
  'project/search': 'values',
  'project/{id}': ITSELF,
};
const PEOPLE: Readonly<Record<string, string>> = { 'user/bulk': 'values' };

type Json = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const partOf = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);
const lengthOf = (body: unknown, name: string): number => listOf(name === '[]' ? body : partOf(body, name)).length;

/** Comments and worklogs that come with issues, histories, and the words of lists. */
const insideOf = (endpoint: string, body: unknown): number => {
  if (endpoint === 'changelog/bulkfetch')
    return sum(listOf(partOf(body, 'issueChangeLogs')), (one) => lengthOf(one, 'changeHistories'));
  if (Array.isArray(body) && ITEMS[endpoint] === undefined) return body.length;
  return sum(listOf(partOf(body, 'issues')), (issue) => {
    const fields = partOf(issue, 'fields');
    const histories = lengthOf(partOf(issue, 'changelog'), 'histories');
    return (
      lengthOf(partOf(fields, 'comment'), 'comments') + lengthOf(partOf(fields, 'worklog'), 'worklogs') + histories
    );
  });
};

const sum = (all: readonly unknown[], count: (one: unknown) => number): number =>
  all.reduce<number>((total, one) => total + count(one), 0);
