import { useQuery } from '@tanstack/react-query';
import { postJira, readJira } from '../jira';

export type Choice = { readonly value: string; readonly name: string };

/** What there is to choose, in Jira's words to the viewer; null while it is read. */
const useChoices = (
  key: readonly unknown[],
  enabled: boolean,
  readAll: () => Promise<readonly Choice[]>,
): readonly Choice[] | null => {
  const found = useQuery({ queryKey: key, queryFn: readAll, enabled, staleTime: Number.POSITIVE_INFINITY });
  return found.data ?? (found.isError ? [] : null);
};

type Named = { readonly id: string; readonly name: string };
const choice = ({ id, name }: Named): Choice => ({ value: id, name });
const byName = (choices: readonly Choice[]): readonly Choice[] =>
  [...choices].sort((a, b) => a.name.localeCompare(b.name));

const PROJECTS_AT_ONCE = 50;

/** Projects of the app by the names the viewer sees, in the order given: most issues first. */
export const useProjects = (ids: readonly string[]): readonly Choice[] | null =>
  useChoices(['kpi-projects', ...ids], ids.length > 0, async () => {
    const names = new Map<string, string>();
    for (let from = 0; from < ids.length; from += PROJECTS_AT_ONCE) {
      const wanted = ids.slice(from, from + PROJECTS_AT_ONCE).map((id) => `id=${id}`);
      const page = await readJira<{ readonly values: readonly Named[] }>(
        `/rest/api/3/project/search?maxResults=${PROJECTS_AT_ONCE}&${wanted.join('&')}`,
      );
      for (const { id, name } of page?.values ?? []) names.set(id, name);
    }
    return ids.map((id) => ({ value: id, name: names.get(id) ?? `Project ${id}` }));
  });

export const useComponents = (project: string | undefined, wanted: boolean) =>
  useChoices(['components', project], wanted && project !== undefined, async () =>
    byName(((await readJira<readonly Named[]>(`/rest/api/3/project/${project}/components`)) ?? []).map(choice)),
  );

export const useVersions = (project: string | undefined, wanted: boolean) =>
  useChoices(['versions', project], wanted && project !== undefined, async () =>
    ((await readJira<readonly Named[]>(`/rest/api/3/project/${project}/versions`)) ?? []).map(choice).reverse(),
  );

export const useTypes = (wanted: boolean) =>
  useChoices(['types'], wanted, async () =>
    byName(((await readJira<readonly Named[]>('/rest/api/3/issuetype')) ?? []).map(choice)),
  );

export const useLabels = (wanted: boolean) =>
  useChoices(['labels'], wanted, async () => {
    const page = await readJira<{ readonly values?: readonly string[] }>('/rest/api/3/label?maxResults=1000');
    return (page?.values ?? []).map((name) => ({ value: name, name }));
  });

export const useFilters = (wanted: boolean) =>
  useChoices(['filters'], wanted, async () => {
    const page = await readJira<{ readonly values?: readonly Named[] }>(
      '/rest/api/3/filter/search?maxResults=100&orderBy=name',
    );
    return (page?.values ?? []).map(choice);
  });

export type FoundIssue = { readonly id: string; readonly key: string; readonly summary: string };

/** An issue by its key or id; null = there is none that the viewer may browse. */
export const useIssue = (keyOrId: string) =>
  useQuery({
    queryKey: ['kpi-parent', keyOrId],
    enabled: /^([A-Za-z][A-Za-z0-9_]*-\d+|[1-9]\d*)$/.test(keyOrId),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<FoundIssue | null> => {
      const found = await postJira<{
        readonly issues?: readonly {
          readonly id: string;
          readonly key: string;
          readonly fields?: { readonly summary?: string };
        }[];
      }>('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [keyOrId.toUpperCase()], fields: ['summary'] });
      const issue = found?.issues?.[0];
      return issue === undefined ? null : { id: issue.id, key: issue.key, summary: issue.fields?.summary ?? '' };
    },
  });
