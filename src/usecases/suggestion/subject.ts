import type { PersonId } from '../../domain/capacity/types';
import type { DueLater } from '../../domain/suggestion/due-later';
import type { GrowthPick } from '../../domain/suggestion/growth';
import type { Ranking } from '../../domain/suggestion/rank';
import type { NeededSkill, Skills } from '../../domain/suggestion/skills';
import type { Question } from '../../domain/suggestion/weights';
import type { Instant } from '../../domain/units';
import type { PanelRequest } from '../panel-people';
import type { PlannedPerson } from '../plan-people';
import type { TeamsOfProject } from '../ports';
import type { Fit } from './judge-fit';
import type { Experience, IssueToSuggest, SuggestionSite } from './ports';

export type SuggestionsRequest = PanelRequest & {
  readonly question?: Question | undefined;
  readonly notAssignable?: readonly string[] | undefined;
};

/** What the question is about: the issue, and everything decided about its site and project. */
export type Subject = {
  readonly site: SuggestionSite;
  readonly issue: IssueToSuggest;
  readonly teams: TeamsOfProject;
  readonly needed: readonly NeededSkill[];
  readonly now: Instant;
};

/** Everybody beside the issue, judged. */
export type Judged = {
  readonly people: readonly PlannedPerson[];
  readonly skills: Skills;
  readonly experience: Experience;
  readonly fit: Fit;
  readonly ranking: Ranking;
  readonly later: ReadonlyMap<PersonId, DueLater>;
  readonly growth: GrowthPick | null;
};
