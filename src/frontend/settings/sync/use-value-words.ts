import { useQuery } from '@tanstack/react-query';
import type { CheckedDifference, CheckedField, CheckedValue } from '../../../contract/sync';
import { useFormat } from '../../shared/site';
import { useNames } from '../../shared/use-names';
import { type Named, read, useProjectNames } from '../use-jira';
import { syncWords as say } from './messages';
import { useKeys } from './use-keys';

/** Lists of Jira that name ids. */
const LISTS: Readonly<Partial<Record<CheckedField, string>>> = {
  type: '/rest/api/3/issuetype',
  status: '/rest/api/3/status',
  priority: '/rest/api/3/priority',
  resolution: '/rest/api/3/resolution',
};
/** Things that are named one by one. */
const EACH: Readonly<Partial<Record<CheckedField, (id: string) => string>>> = {
  components: (id) => `/rest/api/3/component/${id}`,
  fixVersions: (id) => `/rest/api/3/version/${id}`,
};
const PEOPLE: readonly CheckedField[] = ['assignee', 'reporter', 'creator'];
const INSTANTS: readonly CheckedField[] = ['created', 'updated', 'resolved'];
const DAYS: readonly CheckedField[] = ['start', 'due'];
const SECONDS: readonly CheckedField[] = ['original', 'remaining', 'spent', 'logged'];

const idsOf = (values: readonly CheckedValue[]): readonly string[] =>
  values.flatMap((value) => (typeof value === 'string' ? [value] : Array.isArray(value) ? [...value] : []));

/** Values of an issue in the words of Jira, as the viewer may read them: Atelier keeps none. An id without words is shown as it is. */
export const useValueWords = (
  differences: readonly CheckedDifference[],
): ((field: CheckedField, value: CheckedValue) => string) => {
  const format = useFormat();
  const valuesOf = (wanted: (field: CheckedField) => boolean) =>
    idsOf(differences.filter(({ field }) => wanted(field)).flatMap(({ jira, atelier }) => [jira, atelier]));
  const nameOf = useNames(valuesOf((field) => PEOPLE.includes(field)));
  const projects = useProjectNames(valuesOf((field) => field === 'project'));
  const parents = useKeys(valuesOf((field) => field === 'parent'));
  const named = useNamed(
    differences.map(({ field }) => field),
    valuesOf,
  );
  return (field, value) => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return say.nothing;
    if (typeof value === 'number') {
      if (INSTANTS.includes(field)) return format.moment(value);
      return SECONDS.includes(field) ? format.hours(value) : format.number(value);
    }
    const one = (id: string): string => {
      if (PEOPLE.includes(field)) return nameOf(id);
      if (DAYS.includes(field)) return format.day(id);
      if (field === 'project') return projects.find((project) => project.id === id)?.name ?? id;
      if (field === 'parent') return parents.get(id) ?? id;
      return named.get(`${field} ${id}`) ?? id;
    };
    return idsOf([value]).map(one).join(', ');
  };
};

const useNamed = (
  fields: readonly CheckedField[],
  valuesOf: (wanted: (field: CheckedField) => boolean) => readonly string[],
): ReadonlyMap<string, string> => {
  const wanted = fields.flatMap((field) => {
    const [list, each] = [LISTS[field], EACH[field]];
    if (list !== undefined) return [{ field, path: list }];
    if (each === undefined) return [];
    return [...new Set(valuesOf((one) => one === field))].map((id) => ({ field, path: each(id) }));
  });
  const found = useQuery({
    queryKey: ['value-words', ...wanted.map(({ path }) => path)],
    queryFn: async () => {
      const answers = await Promise.all(wanted.map(({ path }) => read<Named | readonly Named[]>(path)));
      const pairs = wanted.flatMap(({ field }, n) =>
        [answers[n] ?? []].flat().map(({ id, name }) => [`${field} ${id}`, name] as const),
      );
      return new Map(pairs);
    },
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted.length > 0,
  });
  return found.data ?? new Map();
};
