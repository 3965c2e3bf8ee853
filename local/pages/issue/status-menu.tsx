import { useQuery } from '@tanstack/react-query';
import { get, type Issue, post, type Status } from '../api';
import { StatusMark } from '../parts';
import { useChange } from './use-edit';

type Transition = { id: string; name: string; to: Status };

/** The status, and where the workflow lets it go. */
export const StatusMenu = ({ issue, may }: { issue: Issue; may: boolean }) => {
  const { status } = issue.fields;
  const transitions = useQuery({
    queryKey: ['jira', 'transitions', issue.id, status.id],
    queryFn: async () =>
      (await get<{ transitions: Transition[] }>(`/rest/api/3/issue/${issue.id}/transitions`)).transitions,
    enabled: may,
  });
  const move = useChange('Jira did not change the status', (id: string) =>
    post<null>(`/rest/api/3/issue/${issue.id}/transitions`, { transition: { id } }),
  );
  if (!may) return <StatusMark status={status} />;
  return (
    <select
      className={`select status-select status-${status.statusCategory.key}`}
      aria-label="Status"
      disabled={move.isPending}
      value=""
      onChange={(event) => move.mutate(event.target.value)}
    >
      <option value="">{status.name}</option>
      {(transitions.data ?? [])
        .filter(({ to }) => to.id !== status.id)
        .map(({ id, to }) => (
          <option key={id} value={id}>
            → {to.name}
          </option>
        ))}
    </select>
  );
};
