import { useQuery } from '@tanstack/react-query';
import { type Named, read } from '../use-jira';

const byName = (a: Named, b: Named): number => a.name.localeCompare(b.name);

/** Components of a project, as the viewer may see them. */
export const useComponents = (project: string) =>
  useQuery({
    queryKey: ['components', project],
    queryFn: async () =>
      [...((await read<readonly Named[]>(`/rest/api/3/project/${project}/components`)) ?? [])].sort(byName),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A select field with its options; the id of an option is `customfield_10010=10020`. */
export type SelectField = Named & { readonly options: readonly Named[] };

type RawField = {
  readonly fieldId: string;
  readonly name: string;
  readonly schema: { readonly type: string; readonly items?: string };
  readonly allowedValues?: readonly { readonly id?: string; readonly value?: string }[];
};

/** Select fields that a project's issues can have: nothing else tells an admin of Jira their options by the app's scopes. */
export const useSelectOptions = (project: string) =>
  useQuery({
    queryKey: ['select-options', project],
    queryFn: () => selectFields(project),
    staleTime: Number.POSITIVE_INFINITY,
  });

const selectFields = async (project: string): Promise<readonly SelectField[]> => {
  const meta = `/rest/api/3/issue/createmeta/${project}/issuetypes`;
  const types = (await read<{ issueTypes: readonly Named[] }>(`${meta}?maxResults=${AT_ONCE}`))?.issueTypes ?? [];
  const pages = await Promise.all(types.map(({ id }) => allFields(`${meta}/${id}`)));
  const found = new Map<string, SelectField>();
  for (const field of pages.flat()) {
    const options = isSelect(field) ? optionsOf(field) : [];
    if (options.length > 0) found.set(field.fieldId, { id: field.fieldId, name: field.name, options });
  }
  return [...found.values()].sort(byName);
};

const AT_ONCE = 200;

const allFields = async (path: string): Promise<readonly RawField[]> => {
  const found: RawField[] = [];
  for (;;) {
    const page = await read<{ fields: readonly RawField[]; total: number }>(
      `${path}?maxResults=${AT_ONCE}&startAt=${found.length}`,
    );
    found.push(...(page?.fields ?? []));
    if (page === null || page.fields.length === 0 || found.length >= page.total) return found;
  }
};

const isSelect = ({ fieldId, schema }: RawField): boolean =>
  fieldId.startsWith('customfield_') && (schema.type === 'option' || schema.items === 'option');

const optionsOf = ({ fieldId, allowedValues = [] }: RawField): readonly Named[] =>
  allowedValues.flatMap(({ id, value }) =>
    id === undefined || value === undefined ? [] : [{ id: `${fieldId}=${id}`, name: value }],
  );
