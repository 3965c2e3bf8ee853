import { useMutation, useQueryClient } from '@tanstack/react-query';
import { put } from '../api';

/** Changes fields of an issue; Jira's refusal stays until the next try. */
export const useEdit = (issueId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (fields: Record<string, unknown>) => put<null>(`/rest/api/3/issue/${issueId}`, { fields }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['jira'] }),
  });
};
