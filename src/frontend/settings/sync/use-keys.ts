import { useQuery } from '@tanstack/react-query';
import { read } from '../use-jira';

type Page = { readonly issues: readonly { readonly id: string; readonly key: string }[] };

/** Keys of issues as the viewer may browse them; an issue that is not theirs has none. */
export const useKeys = (ids: readonly string[]): ReadonlyMap<string, string> => {
  const wanted = [...new Set(ids)].sort();
  const found = useQuery({
    queryKey: ['issue-keys', ...wanted],
    queryFn: async () => {
      const jql = encodeURIComponent(`id in (${wanted.join(',')})`);
      const page = await read<Page>(`/rest/api/3/search/jql?jql=${jql}&fields=created&maxResults=100`);
      return new Map((page?.issues ?? []).map(({ id, key }) => [id, key]));
    },
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted.length > 0,
  });
  return found.data ?? new Map();
};
