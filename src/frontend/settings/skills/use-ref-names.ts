import { useQueries, useQuery } from '@tanstack/react-query';
import type { SkillRule } from '../../../contract/skills';
import { type Named, read, useIssueTypes } from '../use-jira';
import { skillWords as say } from './messages';

type Ref = Pick<SkillRule, 'kind' | 'ref'>;
type Component = { readonly name: string; readonly project?: string };
type Option = { readonly value?: string };

/** What the map of needs speaks of, in Jira's words of today: Atelier keeps ids. */
export const useRefNames = (
  rules: readonly Ref[],
): ((ref: Ref) => { readonly kind: string; readonly name: string }) => {
  const types = useIssueTypes();
  const fields = useQuery({
    queryKey: ['fields'],
    queryFn: async () => (await read<readonly Named[]>('/rest/api/3/field')) ?? [],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: rules.some(({ kind }) => kind === 'field'),
  });
  const componentIds = refsOf(rules, 'component');
  const components = useEach<Component>((id) => `/rest/api/3/component/${id}`, componentIds);
  const optionIds = refsOf(rules, 'field').map((ref) => ref.split('=')[1] ?? '');
  const options = useEach<Option>((id) => `/rest/api/3/customFieldOption/${id}`, optionIds);
  return ({ kind, ref }) => {
    const [field = '', option = ''] = ref.split('=');
    switch (kind) {
      case 'label':
        return { kind: say.kinds.label, name: ref };
      case 'type':
        return { kind: say.kinds.type, name: types.find(({ id }) => id === ref)?.name ?? gone(types.length > 0, ref) };
      case 'component':
        return { kind: say.kinds.component, name: components(ref, inProject) };
      case 'field':
        return {
          kind: fields.data?.find(({ id }) => id === field)?.name ?? say.kinds.field,
          name: options(option, ({ value }) => value ?? ''),
        };
    }
  };
};

const refsOf = (rules: readonly Ref[], wanted: Ref['kind']): readonly string[] => [
  ...new Set(rules.filter(({ kind }) => kind === wanted).map(({ ref }) => ref)),
];

const inProject = ({ name, project }: Component): string => (project === undefined ? name : `${name} (${project})`);

const gone = (known: boolean, ref: string): string => (known ? say.unknownRef(ref) : say.reading);

/** Things of Jira one by one, each asked for once. */
const useEach = <T>(pathOf: (id: string) => string, ids: readonly string[]) => {
  const answers = useQueries({
    queries: ids.map((id) => ({
      queryKey: [pathOf(id)],
      queryFn: () => read<T>(pathOf(id)),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return (id: string, nameOf: (found: T) => string): string => {
    const answer = answers[ids.indexOf(id)];
    const found = answer?.data ?? null;
    return found === null ? gone(answer !== undefined && !answer.isPending, id) : nameOf(found);
  };
};
