import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, put } from '../api';
import { useFlags } from '../flags';

/** Sends a change to Jira; what Jira says when it refuses is told by a flag, and what was typed stays where it is. */
export const useChange = <T>(title: string, send: (value: T) => Promise<unknown>) => {
  const queries = useQueryClient();
  const flags = useFlags();
  return useMutation({
    mutationFn: send,
    onSuccess: () => flags.close(title),
    onError: (error) =>
      flags.show({
        id: title,
        type: 'error',
        title,
        description: error.message,
      }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['jira'] }),
  });
};

/** Changes fields of an issue. */
export const useEdit = (issueId: string, what: string) =>
  useChange(`Jira did not change the ${what}`, (fields: Record<string, unknown>) =>
    put<null>(`/rest/api/3/issue/${issueId}`, { fields }),
  );

const ASKED = ['EDIT_ISSUES', 'ASSIGN_ISSUES', 'TRANSITION_ISSUES', 'WORK_ON_ISSUES', 'ADD_COMMENTS'] as const;
export type May = Readonly<Record<(typeof ASKED)[number], boolean>>;

/** What the viewer may do with an issue; undefined until Jira said so, nothing when Jira does not tell. */
export const useMay = (issueId: string): May | undefined => {
  const may = useQuery({
    queryKey: ['jira', 'may', issueId],
    queryFn: async () => {
      const path = `/rest/api/3/mypermissions?permissions=${ASKED.join(',')}&issueId=${issueId}`;
      const { permissions } = await get<{ permissions: Record<string, { havePermission: boolean }> }>(path);
      return mayOf((name) => permissions[name]?.havePermission === true);
    },
  });
  return may.isError ? mayOf(() => false) : may.data;
};

const mayOf = (has: (name: string) => boolean): May =>
  Object.fromEntries(ASKED.map((name) => [name, has(name)])) as May;
