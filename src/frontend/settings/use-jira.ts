import { requestJira } from '@forge/bridge';
import { useQuery } from '@tanstack/react-query';

export type Named = { readonly id: string; readonly name: string };
export type Found = { readonly accountId: string; readonly displayName: string };

/** An answer of Jira to the viewer; null = they may not, or it is not there. */
export const read = async <T>(path: string): Promise<T | null> => {
  const response = await requestJira(path);
  return response.ok ? ((await response.json()) as T) : null;
};

type ProjectPage = { readonly values: readonly Named[]; readonly isLast?: boolean };
const MOST_PROJECTS = 2000;

/** Names of the projects that the viewer may browse; Atelier keeps ids only. */
const useProjects = (wanted: boolean): ReadonlyMap<string, string> => {
  const projects = useQuery({
    queryKey: ['projects'],
    queryFn: async () => {
      const found: Named[] = [];
      for (let last = false; !last && found.length < MOST_PROJECTS; ) {
        const page = await read<ProjectPage>(`/rest/api/3/project/search?maxResults=100&startAt=${found.length}`);
        found.push(...(page?.values ?? []));
        last = (page?.isLast ?? true) || page?.values.length === 0;
      }
      return found;
    },
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted,
  });
  return new Map((projects.data ?? []).map(({ id, name }) => [id, name]));
};

/** These projects by name; one that the viewer may not browse stands by its number. */
export const useProjectNames = (ids: readonly string[]): readonly Named[] => {
  const nameOf = useProjectName();
  return ids.map((id) => ({ id, name: nameOf(id) })).sort((a, b) => a.name.localeCompare(b.name));
};

/** The same, one by one; Jira is asked once they are `wanted`. */
export const useProjectName = (wanted = true): ((id: string) => string) => {
  const known = useProjects(wanted);
  return (id) => known.get(id) ?? `Project ${id}`;
};

/** Issue types of the site. Those of team-managed projects carry the project's name, because their own repeat. */
export const useIssueTypes = (): readonly Named[] => {
  const types = useQuery({
    queryKey: ['issue-types'],
    queryFn: async () => (await read<readonly RawType[]>('/rest/api/3/issuetype')) ?? [],
    staleTime: Number.POSITIVE_INFINITY,
  });
  const projects = useProjectNames((types.data ?? []).flatMap(({ scope }) => scope?.project?.id ?? []));
  return (types.data ?? [])
    .map(({ id, name, scope }) => {
      const project = projects.find((one) => one.id === scope?.project?.id);
      return { id, name: project === undefined ? name : `${name} (${project.name})` };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
};
type RawType = Named & { readonly scope?: { readonly project?: { readonly id: string } } };

/** People whose name matches, as the viewer may see them. */
export const usePeopleSearch = (text: string) =>
  useQuery({
    queryKey: ['people', text],
    queryFn: async () =>
      (
        (await read<readonly (Found & { accountType?: string; active?: boolean })[]>(
          `/rest/api/3/user/search?maxResults=8&query=${encodeURIComponent(text)}`,
        )) ?? []
      ).filter((one) => one.accountType !== 'app' && one.active !== false),
    enabled: text.trim().length >= 2,
  });
