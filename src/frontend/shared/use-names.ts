import { requestJira } from '@forge/bridge';
import { useQuery } from '@tanstack/react-query';
import { words } from './messages';

const AT_ONCE = 90;

/** Names of people, read from Jira as the viewer; whoever cannot be read is "Someone". Atelier itself keeps no names. */
export const useNames = (accountIds: readonly string[]): ((accountId: string) => string) => {
  const wanted = [...new Set(accountIds)].sort();
  const names = useQuery({
    queryKey: ['names', ...wanted],
    queryFn: () => readNames(wanted),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted.length > 0,
    placeholderData: (previous) => previous,
  });
  return (accountId) =>
    names.data?.get(accountId) ?? (names.isPending || names.isPlaceholderData ? '…' : words.someone);
};

/** Names of accounts as Jira has them for the viewer; whoever may not be read is not there. */
export const readNames = async (accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  for (let from = 0; from < accountIds.length; from += AT_ONCE) {
    const query = accountIds.slice(from, from + AT_ONCE).map((id) => `accountId=${encodeURIComponent(id)}`);
    const response = await requestJira(`/rest/api/3/user/bulk?maxResults=${AT_ONCE}&${query.join('&')}`);
    if (!response.ok) continue;
    const { values } = (await response.json()) as { values: readonly { accountId: string; displayName: string }[] };
    for (const person of values) found.set(person.accountId, person.displayName);
  }
  return found;
};
