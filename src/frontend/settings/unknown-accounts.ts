import { requestJira } from '@forge/bridge';
import type { ImportProblem } from '../../contract';
import { csvRows } from '../../domain/csv';
import { settingsWords as say } from './messages';

const AT_ONCE = 90;

type Found = {
  readonly problems: readonly ImportProblem[];
  readonly names: ReadonlyMap<string, string>;
};

/** Asks Jira as the viewer who the accounts of a CSV are; one that Jira does not know would be stored for nobody. */
export const unknownAccounts = async (csv: string): Promise<Found> => {
  const [header, ...rows] = csvRows(csv);
  const column = (header?.cells ?? []).findIndex((name) => name.toLowerCase() === 'account');
  const accountOf = (cells: readonly string[]) => cells[column] ?? '';
  const wanted = [...new Set(rows.map(({ cells }) => accountOf(cells)))];
  const names = new Map<string, string>();
  const asked = new Set<string>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const query = some.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
    const response = await requestJira(`/rest/api/3/user/bulk?maxResults=${AT_ONCE}&${query}`);
    if (!response.ok) continue;
    const { values } = (await response.json()) as { values: readonly { accountId: string; displayName: string }[] };
    for (const id of some) asked.add(id);
    for (const person of values) names.set(person.accountId, person.displayName);
  }
  const strangers = rows.filter(({ cells }) => asked.has(accountOf(cells)) && !names.has(accountOf(cells)));
  return {
    names,
    problems: strangers.map(({ line, cells }) => ({
      line,
      column: 'account',
      message: say.strangeAccount(accountOf(cells)),
    })),
  };
};
