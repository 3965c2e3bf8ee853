import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { words } from '../../shared/messages';
import { read } from '../use-jira';

const AT_ONCE = 90;
type Found = { readonly values: readonly { readonly accountId: string; readonly displayName: string }[] };

/** Names of hundreds of people, read as the viewer, all at once; null = still reading. Whoever cannot be read is "Someone". */
export const usePeopleNames = (accountIds: readonly string[]): ((accountId: string) => string) | null => {
  const parts = useMemo(() => partsOf([...new Set(accountIds)].sort()), [accountIds]);
  const names = useQueries({
    queries: parts.map((part) => ({
      queryKey: ['names', ...part],
      queryFn: () => readNames(part),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: together,
  });
  const nameOf = useCallback((accountId: string) => names?.get(accountId) ?? words.someone, [names]);
  return names === null ? null : nameOf;
};

/** The same outside of a screen. */
export const readPeopleNames = async (accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const parts = partsOf([...new Set(accountIds)]);
  return new Map((await Promise.all(parts.map(readNames))).flat());
};

const partsOf = (wanted: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(wanted.length / AT_ONCE) }, (_, n) => wanted.slice(n * AT_ONCE, (n + 1) * AT_ONCE));

const readNames = async (accountIds: readonly string[]): Promise<readonly (readonly [string, string])[]> => {
  const query = accountIds.map((id) => `accountId=${encodeURIComponent(id)}`).join('&');
  const found = await read<Found>(`/rest/api/3/user/bulk?maxResults=${AT_ONCE}&${query}`);
  return (found?.values ?? []).map(({ accountId, displayName }) => [accountId, displayName] as const);
};

type Part = { readonly isPending: boolean; readonly data: readonly (readonly [string, string])[] | undefined };
const together = (parts: readonly Part[]): ReadonlyMap<string, string> | null =>
  parts.some(({ isPending }) => isPending) ? null : new Map(parts.flatMap(({ data }) => data ?? []));
