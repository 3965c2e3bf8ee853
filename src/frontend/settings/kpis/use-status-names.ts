import { useQuery } from '@tanstack/react-query';
import { read, useProjectNames } from '../use-jira';
import { kpiSettingWords as say } from './messages';

type RawStatus = {
  readonly id: string;
  readonly name: string;
  readonly scope?: { readonly project?: { readonly id: string } };
};

/** Names of statuses in Jira's words of today; those of team-managed projects carry the project's name. */
export const useStatusNames = (): ((id: string) => string) => {
  const statuses = useQuery({
    queryKey: ['statuses'],
    queryFn: async () => (await read<readonly RawStatus[]>('/rest/api/3/status')) ?? [],
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = statuses.data ?? [];
  const projects = useProjectNames(found.flatMap(({ scope }) => scope?.project?.id ?? []));
  return (id) => {
    const status = found.find((one) => one.id === id);
    if (status === undefined) return statuses.isPending ? '…' : say.statusOf(id);
    const project = projects.find((one) => one.id === status.scope?.project?.id);
    return project === undefined ? status.name : `${status.name} (${project.name})`;
  };
};
