import { useQuery } from '@tanstack/react-query';
import { type Named, read } from '../use-jira';

type RawField = Named & { readonly custom?: boolean; readonly schema?: { readonly type?: string } };

/** Jira's custom number fields, by name; null while they are being read. */
export const useNumberFields = (): readonly Named[] | null => {
  const fields = useQuery({
    queryKey: ['number-fields'],
    queryFn: async () => (await read<readonly RawField[]>('/rest/api/3/field')) ?? [],
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (fields.isPending) return null;
  return (fields.data ?? [])
    .filter(({ id, schema }) => /^customfield_\d{1,9}$/.test(id) && schema?.type === 'number')
    .sort((a, b) => a.name.localeCompare(b.name));
};
