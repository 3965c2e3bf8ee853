import type { RowDataPacket } from 'mysql2/promise';
import { COMMENTS_IN_ISSUE, COMMENTS_IN_SEARCH } from '../../local/jira/routes/issue-context';
import { naiveFacts } from '../fixtures/naive-facts';
import { readModel } from '../fixtures/read-model';
import type { Sim } from './seed';

/** What is wrong, in words; empty = the seed holds. */
export const complaintsOf = async (sim: Sim): Promise<string[]> => {
  return [...(await facts(sim))];
};

const facts = async ({ pool, world }: Sim): Promise<string[]> => {
  const [rows] = await pool.query<RowDataPacket[]>("SELECT value FROM setting WHERE name = 'salt'");
  const found = (await readModel(pool)).filter(({ deleted }) => !deleted);
  const expected = (commentsShown: number) =>
    naiveFacts(world, { salt: rows[0]?.value, commentsShown }).map((issue) => [issue.id, issue] as const);
  // Jira shows more comments of an issue that is asked for by its id: those are all, or as many as a search shows.
  const [searched, whole] = [new Map(expected(COMMENTS_IN_SEARCH)), expected(COMMENTS_IN_ISSUE)];
  const complete = new Set(found.filter(({ commentsComplete }) => commentsComplete).map(({ id }) => id));
  const rightly = whole.map(([id, issue]) => (complete.has(id) ? issue : (searched.get(id) ?? issue)));
  return differences('facts', found, rightly, ({ id }) => String(id));
};

/** Rows that differ by their key: the first few, with the columns that do. */
export const differences = <Row extends object>(what: string, found: readonly Row[], expected: readonly Row[], key: (row: Row) => string): string[] => {
  const ours = new Map(found.map((row) => [key(row), row]));
  const theirs = new Map(expected.map((row) => [key(row), row]));
  const said: string[] = [];
  for (const [name, row] of theirs) {
    const own = ours.get(name);
    if (!own) said.push(`${what} ${name} is missing`);
    else said.push(...columns(own, row).map((column) => `${what} ${name}.${column}`));
  }
  for (const name of ours.keys()) if (!theirs.has(name)) said.push(`${what} ${name} should not be there`);
  return said.length > 6 ? [...said.slice(0, 6), `${what}: ${said.length - 6} more`] : said;
};

const columns = (a: object, b: object): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) => {
    const [own, other] = [a, b].map((row) => JSON.stringify((row as Record<string, unknown>)[name]) ?? 'none');
    return own === other ? [] : [`${name}: ${cut(own)} instead of ${cut(other)}`];
  });

const cut = (text = ''): string => (text.length > 300 ? `${text.slice(0, 300)}…` : text);
