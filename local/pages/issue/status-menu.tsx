import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, type Issue, post, type Status } from '../api';
import { Problem } from '../parts';

type Transition = { id: string; name: string; to: Status };

/** The status, and where the workflow lets it go. */
export const StatusMenu = ({ issue }: { issue: Issue }) => {
  const queries = useQueryClient();
  const transitions = useQuery({
    queryKey: ['jira', 'transitions', issue.id, issue.fields.status.id],
    queryFn: async () =>
      (await get<{ transitions: Transition[] }>(`/rest/api/3/issue/${issue.id}/transitions`)).transitions,
  });
  const move = useMutation({
    mutationFn: (id: string) => post<null>(`/rest/api/3/issue/${issue.id}/transitions`, { transition: { id } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['jira'] }),
  });
  return (
    <>
      <select
        className={`select status-select status-${issue.fields.status.statusCategory.key}`}
        aria-label="Status"
        value=""
        onChange={(event) => move.mutate(event.target.value)}
      >
        <option value="">{issue.fields.status.name}</option>
        {(transitions.data ?? [])
          .filter(({ to }) => to.id !== issue.fields.status.id)
          .map(({ id, to }) => (
            <option key={id} value={id}>
              → {to.name}
            </option>
          ))}
      </select>
      <Problem text={move.error?.message ?? null} />
    </>
  );
};
