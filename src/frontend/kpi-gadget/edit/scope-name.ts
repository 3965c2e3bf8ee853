import type { KpiOptions } from '../../../contract/kpi';
import { type Choice, useComponents, useFilters, useIssue, useTypes, useVersions } from './choices';
import type { ScopeDraft } from './draft';
import { projectNames } from './project-names';

/** What a scope is called, out of Jira's own names: the title where none is typed. Empty while a name is read. */
export const useScopeName = (
  scope: ScopeDraft,
  projects: readonly Choice[] | null,
  teams: KpiOptions['teams'],
): string => {
  const { kind } = scope;
  const [project] = scope.projects;
  const components = useComponents(project, kind === 'component');
  const versions = useVersions(project, kind === 'version');
  const types = useTypes(kind === 'type');
  const filters = useFilters(kind === 'filter');
  const parent = useIssue(kind === 'parent' ? (scope.parent.id ?? '') : '').data ?? null;
  const name = (choices: readonly Choice[] | null, value: string) =>
    choices?.find((one) => one.value === value)?.name ?? '';
  const of = projectNames(scope.projects.map((id) => name(projects, id)));
  switch (kind) {
    case 'projects':
      return of;
    case 'component':
      return inside(name(components, scope.component), of);
    case 'version':
      return inside(name(versions, scope.version), of);
    case 'type':
      return inside(name(types, scope.type), of);
    case 'label':
      return inside(scope.label.trim(), of);
    case 'parent':
      return parent === null ? '' : `${parent.key} ${parent.summary}`.trim();
    case 'team':
      return teams.find(({ id }) => String(id) === scope.team)?.name ?? '';
    case 'filter':
      return name(filters, scope.filter);
  }
};

const inside = (part: string, whole: string): string => (part === '' ? whole : `${part}, ${whole}`);
