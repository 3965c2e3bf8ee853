/** How many issues of a project somebody resolved lately or holds now. */
export type HeldWork = { readonly project: string; readonly person: string; readonly issues: number };

/** People who seem to be a team, the busiest first. */
export type TeamGuess = {
  readonly projects: readonly string[];
  readonly people: readonly string[];
  /** Issues of these projects that these people hold or resolved, of all that somebody does. */
  readonly held: number;
  readonly issues: number;
};

/** Whoever has fewer issues of a project than this helps out there. */
const LEAST_ISSUES = 3;
/** Projects are one team's when at least this part of the work in both is done by the same people. */
const SHARED = 0.5;
const LEAST_PEOPLE = 2;

/**
 * Teams from who works together. Somebody works in a project with three issues or more. Two groups of projects become one
 * where the same people do at least half of the work in both (what is alike of how the issues of each are shared out among
 * people), those most alike first, until none are. A person is in the one group that holds most of their issues; groups of
 * one are no team.
 */
export const guessTeams = (work: readonly HeldWork[]): readonly TeamGuess[] => {
  const groups = joined(workOf(work));
  const homes = homesOf(work, groups);
  return groups
    .map((projects): TeamGuess => {
      const inside = work.filter(({ project }) => projects.includes(project));
      const people = [...new Set(inside.map(({ person }) => person))].filter(
        (person) => homes.get(person) === projects,
      );
      const held = inside.filter(({ person }) => people.includes(person));
      const by = sums(held, personOf);
      return {
        projects: byCount(sums(inside, ({ project }) => project)),
        people: byCount(by),
        held: total(held),
        issues: total(inside),
      };
    })
    .filter(({ people }) => people.length >= LEAST_PEOPLE)
    .sort((a, b) => b.held - a.held || (a.projects.join() < b.projects.join() ? -1 : 1));
};

type Group = readonly string[];

const regulars = (work: readonly HeldWork[]) => work.filter(({ issues }) => issues >= LEAST_ISSUES);

/** Issues by person. */
type Work = ReadonlyMap<string, number>;

const workOf = (work: readonly HeldWork[]): ReadonlyMap<string, Work> =>
  new Map(
    [...new Set(regulars(work).map(({ project }) => project))].sort().map((project) => [
      project,
      sums(
        regulars(work).filter((one) => one.project === project),
        personOf,
      ),
    ]),
  );

const personOf = ({ person }: HeldWork): string => person;

/** Joins the two groups that are most alike, until none are enough. Ties go by project, so that the guess is always the same. */
const joined = (works: ReadonlyMap<string, Work>): readonly Group[] => {
  let groups = [...works].map(([project, work]) => ({ projects: [project], work }));
  for (;;) {
    const pairs = groups.flatMap((one, i) =>
      groups.slice(i + 1).map((two) => ({ one, two, share: alike(one.work, two.work) })),
    );
    const best = pairs.reduce<(typeof pairs)[number] | null>(
      (most, pair) => (pair.share >= SHARED && pair.share > (most?.share ?? 0) ? pair : most),
      null,
    );
    if (best === null) return groups.map(({ projects }) => projects);
    const { one, two } = best;
    const both = { projects: [...one.projects, ...two.projects], work: added(one.work, two.work) };
    groups = groups.flatMap((group) => (group === one ? [both] : group === two ? [] : [group]));
  }
};

const added = (one: Work, two: Work): Work =>
  new Map([...one.keys(), ...two.keys()].map((person) => [person, (one.get(person) ?? 0) + (two.get(person) ?? 0)]));

/** The part of the work in both that the same people do, 0 to 1. */
const alike = (one: Work, two: Work): number => {
  const [ofOne, ofTwo] = [all(one), all(two)];
  return [...one].reduce((sum, [person, n]) => sum + Math.min(n / ofOne, (two.get(person) ?? 0) / ofTwo), 0);
};
const all = (work: Work): number => [...work.values()].reduce((sum, n) => sum + n, 0);

const homesOf = (work: readonly HeldWork[], groups: readonly Group[]): ReadonlyMap<string, Group> => {
  const groupOf = new Map(groups.flatMap((group) => group.map((project) => [project, group] as const)));
  const most = new Map<string, { group: Group; issues: number }>();
  const perGroup = new Map<string, Map<Group, number>>();
  for (const { project, person, issues } of regulars(work)) {
    const group = groupOf.get(project);
    if (group === undefined) continue;
    const own = perGroup.get(person) ?? new Map<Group, number>();
    perGroup.set(person, own.set(group, (own.get(group) ?? 0) + issues));
  }
  for (const [person, own] of perGroup)
    for (const group of groups) {
      const issues = own.get(group) ?? 0;
      if (issues > (most.get(person)?.issues ?? 0)) most.set(person, { group, issues });
    }
  return new Map([...most].map(([person, { group }]) => [person, group]));
};

const sums = (work: readonly HeldWork[], keyOf: (one: HeldWork) => string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const one of work) found.set(keyOf(one), (found.get(keyOf(one)) ?? 0) + one.issues);
  return found;
};
const byCount = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key);
const total = (work: readonly HeldWork[]): number => work.reduce((sum, { issues }) => sum + issues, 0);
