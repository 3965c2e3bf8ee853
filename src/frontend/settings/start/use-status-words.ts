import { useQuery } from '@tanstack/react-query';
import { type Named, read } from '../use-jira';

/** Names of statuses as Jira has them, by id, read as the viewer. */
export const useStatusWords = (): ReadonlyMap<string, string> =>
  new Map(
    useQuery({
      queryKey: ['status-words'],
      queryFn: async () => (await read<readonly Named[]>('/rest/api/3/status')) ?? [],
      staleTime: Number.POSITIVE_INFINITY,
    }).data?.map(({ id, name }) => [id, name]) ?? [],
  );
