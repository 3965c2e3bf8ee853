import { useQuery } from '@tanstack/react-query';
import { get, type Issue, type Named, type Person, put } from '../api';
import { Avatar, Nobody, None, PersonName, PriorityIcon } from '../parts';
import { useChange, useEdit } from './use-edit';

/** Who has the issue, among those whom Jira lets have it. */
export const AssigneeField = ({ issue, may }: { issue: Issue; may: boolean }) => {
  const { assignee, project } = issue.fields;
  const people = useQuery({
    queryKey: ['assignable', project.key],
    queryFn: () =>
      get<Person[]>(`/rest/api/3/user/assignable/search?project=${encodeURIComponent(project.key)}&maxResults=1000`),
    enabled: may,
  });
  const assign = useChange('Jira did not change the assignee', (accountId: string) =>
    put<null>(`/rest/api/3/issue/${issue.id}/assignee`, { accountId: accountId === '' ? null : accountId }),
  );
  if (!may) return assignee === null ? <Nobody /> : <PersonName person={assignee} />;
  const known = people.data ?? [];
  const missing = assignee !== null && !known.some(({ accountId }) => accountId === assignee.accountId);
  const chosen = assign.isPending ? assign.variables : (assignee?.accountId ?? '');
  const shown = [...known, ...(missing ? [assignee] : [])];
  const person = shown.find(({ accountId }) => accountId === chosen);
  return (
    <span className="choice">
      {person !== undefined && <Avatar person={person} />}
      <select
        className="select"
        aria-label="Assignee"
        value={chosen}
        onChange={(event) => assign.mutate(event.target.value)}
      >
        <option value="">Nobody</option>
        {shown.map(({ accountId, displayName }) => (
          <option key={accountId} value={accountId}>
            {displayName}
          </option>
        ))}
      </select>
    </span>
  );
};

export const PriorityField = ({ issue }: { issue: Issue }) => {
  const priorities = useQuery({
    queryKey: ['priorities'],
    queryFn: async () => (await get<{ values: Named[] }>('/rest/api/3/priority/search?maxResults=50')).values,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const edit = useEdit(issue.id, 'priority');
  const { priority } = issue.fields;
  const all = priorities.data ?? (priority === null ? [] : [priority]);
  return (
    <span className="choice">
      {priority !== null && <PriorityIcon name={priority.name} />}
      <select
        className="select"
        aria-label="Priority"
        value={priority?.id ?? ''}
        onChange={(event) => edit.mutate({ priority: event.target.value === '' ? null : { id: event.target.value } })}
      >
        {priority === null && <option value="">None</option>}
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
};

type Sprint = { readonly id: number; readonly name: string; readonly state: string };

/** Open sprints of the project's boards; a project without any shows the name alone. */
const useOpenSprints = (projectKey: string, wanted: boolean) =>
  useQuery({
    queryKey: ['jira', 'sprints', projectKey],
    queryFn: async () => {
      const query = `projectKeyOrId=${encodeURIComponent(projectKey)}`;
      const boards = await get<{ values: { id: number; type: string }[] }>(`/rest/agile/1.0/board?${query}`);
      const pages = await Promise.all(
        boards.values
          .filter(({ type }) => type !== 'kanban')
          .map(({ id }) => get<{ values: Sprint[] }>(`/rest/agile/1.0/board/${id}/sprint?state=active,future`)),
      );
      return pages.flatMap(({ values }) => values);
    },
    enabled: wanted,
  });

type SprintProps = { readonly issue: Issue; readonly field: string | undefined; readonly may: boolean };

export const SprintField = ({ issue, field, may }: SprintProps) => {
  const open = useOpenSprints(issue.fields.project.key, may && field !== undefined);
  const edit = useEdit(issue.id, 'sprint');
  const own = (field === undefined ? [] : ((issue.fields[field] ?? []) as readonly Sprint[])) ?? [];
  const current = own.find(({ state }) => state !== 'closed');
  const choices = open.data ?? [];
  if (!may || field === undefined || choices.length === 0)
    return own.length === 0 ? <None /> : <span>{own.map(({ name }) => name).join(', ')}</span>;
  return (
    <span className="choice">
      <select
        className="select"
        aria-label="Sprint"
        value={current?.id ?? ''}
        onChange={(event) => edit.mutate({ [field]: event.target.value === '' ? null : Number(event.target.value) })}
      >
        <option value="">None</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
};
