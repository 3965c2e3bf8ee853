import type { Stage } from '../../domain/kpi/issue';
import type { Stages } from '../../domain/kpi/stages';
import type { OpenScope } from './open-scope';

/**
 * Which stages there are in a scope. To do, in progress and done come with the categories of statuses; review and waiting
 * only where somebody mapped a status to them, for the site or for a project of the scope.
 */
export const stagesOf = ({ site, where }: OpenScope): Stages => {
  const projects = new Set(where.projects.map(String));
  const maps = [
    site.stages.site,
    ...site.stages.projects.flatMap((one) => (projects.has(one.project) ? [one.stages] : [])),
  ];
  const mapped = new Set<Stage>(maps.flatMap((map) => Object.values(map)));
  return { has: (stage) => BY_CATEGORY.has(stage) || mapped.has(stage) };
};

const BY_CATEGORY: ReadonlySet<Stage> = new Set<Stage>(['toDo', 'inProgress', 'done']);
