import { useQuery } from '@tanstack/react-query';
import type { BrokenField, KpiFields } from '../../../contract/kpi-settings';
import { brokenAmong, FIELD_KINDS, type FieldKind, isReadable, typeName } from '../../../domain/kpi/mapped-fields';
import { type Named, read } from '../use-jira';

type RawField = Named & {
  readonly custom?: boolean;
  readonly schema?: { readonly type?: string; readonly items?: string };
};
export type CustomField = Named & { readonly type: string };

/** Jira's custom fields as the viewer sees them now, by name; null while they are being read, cannot be, or are not `wanted`. */
export const useCustomFields = (wanted = true): readonly CustomField[] | null => {
  const fields = useQuery({
    queryKey: ['custom-fields'],
    queryFn: () => read<readonly RawField[]>('/rest/api/3/field'),
    staleTime: 60_000,
    enabled: wanted,
  });
  return (
    fields.data
      ?.filter(({ id }) => /^customfield_\d{1,9}$/.test(id))
      .map(({ id, name, schema }) => ({ id, name, type: typeName(schema ?? {}) }))
      .sort((a, b) => a.name.localeCompare(b.name)) ?? null
  );
};

/** Fields that a kind can be read from. */
export const fittingOf = (fields: readonly CustomField[], kind: FieldKind): readonly CustomField[] =>
  fields.filter(({ type }) => isReadable(kind, type));

/** Mapped fields that cannot be read any more: by what the browser sees, until then by what the worker found. */
export const brokenNow = (
  mapped: KpiFields,
  fields: readonly CustomField[] | null,
  found: readonly BrokenField[],
): readonly BrokenField[] =>
  fields === null
    ? found
    : brokenAmong(
        FIELD_KINDS.flatMap((kind) => (mapped[kind] === null ? [] : [{ kind, field: mapped[kind].field }])),
        new Map(fields.map(({ id, type }) => [id, type])),
      );

type RawIssue = { readonly fields?: Readonly<Record<string, unknown>> };
type Option = { readonly id?: string; readonly value?: string };

/** Options that a field has in the last issues which have it filled in. */
export const useOptionsInUse = (field: string | null): readonly Named[] =>
  useQuery({
    queryKey: ['field-options', field],
    queryFn: async () => {
      const jql = `cf[${field?.replace('customfield_', '')}] is not EMPTY ORDER BY updated DESC`;
      const path = `/rest/api/3/search/jql?maxResults=100&fields=${field}&jql=${encodeURIComponent(jql)}`;
      const found = (await read<{ readonly issues?: readonly RawIssue[] }>(path))?.issues ?? [];
      return optionsIn(found.map(({ fields }) => fields?.[field ?? '']));
    },
    enabled: field !== null,
    staleTime: 60_000,
  }).data ?? [];

const optionsIn = (values: readonly unknown[]): readonly Named[] => {
  const options = values.flatMap((value) => (Array.isArray(value) ? value : [value])) as readonly (Option | null)[];
  const named = options.flatMap((one) =>
    one?.id === undefined || one.value === undefined ? [] : [[one.id, one.value] as const],
  );
  return [...new Map(named)].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
};
