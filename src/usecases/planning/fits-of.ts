import type { PersonId } from '../../domain/capacity/types';
import type { Skills } from '../../domain/suggestion/skills';
import { lastingVetoes } from '../../domain/suggestion/vetoes';
import type { Instant } from '../../domain/units';
import { experienceOf } from '../suggestion/get-suggestions';
import { judgeFit } from '../suggestion/judge-fit';
import { neededSkills } from '../suggestion/needed-skills';
import type { IssueToSuggest, SuggestionSite } from '../suggestion/ports';
import type { PlanningPorts } from './ports';

/** In the order of the people: the chance with which a suggestion would name each, and whether a required skill is missing. */
export type IssueFits = { readonly fits: readonly number[]; readonly vetoed: readonly boolean[] };

type FitsAsked = {
  readonly site: SuggestionSite;
  readonly issue: IssueToSuggest;
  readonly people: readonly PersonId[];
  readonly skills: Skills;
  readonly now: Instant;
};

/** Chances of the suggestion among the people of the plan; in works-council mode 0 for all, required skills still count. */
export const fitsOf = async (
  ports: Pick<PlanningPorts, 'suggestion'>,
  { site, issue, people, skills, now }: FitsAsked,
): Promise<IssueFits> => {
  const needed = neededSkills(site.skills, issue);
  const experience = await experienceOf(ports, { site, issue, now });
  const standing = { assignable: true, active: true, app: false };
  const vetoed = people.map((id) => lastingVetoes(standing, skills.get(id) ?? [], needed).length > 0);
  if (site.rules.mode === 'works-council') return { fits: people.map(() => 0), vetoed };
  const candidates = people.filter((_, at) => vetoed[at] === false);
  const { logChance } = judgeFit({ experience, skills, needed, people, candidates, question: 'anybody', now });
  return { fits: people.map((id, at) => (vetoed[at] ? 0 : rounded(Math.exp(logChance(id))))), vetoed };
};

/** So many digits tell people apart, and keep a stored plan small. */
const rounded = (chance: number): number => Math.round(chance * 10_000) / 10_000;
