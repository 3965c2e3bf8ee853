import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take a core longest, the longest first. Two run side by side, and a long one that begins last leaves the
 * other core idle until it ends. In a fresh clone vitest knows no durations and goes by size, which says little.
 */
const LONGEST = [
  ...['journeys/panel-states', 'doors/store/doors', 'simulation/simulation', 'doors/store/worlds'],
  ...['journeys/calendars', 'adapters/measure-store', 'journeys/skills', 'journeys/suggestion', 'journeys/panel'],
  ...['journeys/gadget-states', 'local/pages/dashboard', 'journeys/settings', 'journeys/what-if'],
  ...['journeys/sync-states', 'journeys/teams', 'local/pages/desk', 'journeys/load-figures', 'local/pages/states'],
  ...['adapters/experience-live', 'journeys/start', 'journeys/stages-and-fields', 'journeys/new-admin'],
  ...['domain/planning/gap', 'eval/load', 'eval/kpi', 'doors/gates', 'eval/suggest', 'doors/guard'],
];

/** Where a file stands in the list; behind it those that are not in it. */
const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return place === -1 ? LONGEST.length : place;
};

/** Long ones with a process of their own, then those that share one, then what is short. */
const turnOf = (file: TestSpecification): number =>
  file.project.config.isolate ? (placeOf(file) < LONGEST.length ? 0 : 2) : 1;

/**
 * The order in which files begin; those that are not known to be long keep vitest's order. A process is handed on from a
 * file to the next only within a project, so files of those that share one stay together.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = (await super.sort(files)).sort((a, b) => turnOf(a) - turnOf(b) || placeOf(a) - placeOf(b));
    const projects = sorted.map(({ project }) => project.name);
    const together = (file: TestSpecification) => (turnOf(file) === 1 ? projects.indexOf(file.project.name) : 0);
    return sorted.sort((a, b) => turnOf(a) - turnOf(b) || together(a) - together(b));
  }
}
