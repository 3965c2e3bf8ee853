import type { RulesInForce, SkillMap } from '../../contract/skills';
import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Tie } from '../../domain/suggestion/evidence';
import type { Gathered } from '../../domain/suggestion/gather';
import type { IssueTerms, TermCount } from '../../domain/suggestion/issue-terms';
import type { Question, Weights } from '../../domain/suggestion/weights';
import type { Instant } from '../../domain/units';
import type { GrantsOf } from '../access/ports';
import type { IssuePlace } from '../panel-people';
import type { FieldMap, LiveIssue, PanelPorts, ReadingState, SiteFacts, TeamsOfProject } from '../ports';

/** The issue on screen with what suggestion looks at, read as the viewer. Its words stay in memory. */
export type IssueToSuggest = {
  readonly live: LiveIssue;
  readonly reporter: string | null;
  readonly typeName: string;
  readonly components: readonly { readonly ref: number; readonly name: string }[];
  /** `ref` is the label's hash. */
  readonly labels: readonly { readonly ref: number; readonly name: string }[];
  /** Chosen options of the fields asked for, as `customfield_10010=10020`. */
  readonly options: readonly string[];
  readonly terms: IssueTerms;
};

export type ReadIssueToSuggest = (
  id: IssueId,
  asked: {
    readonly fields: FieldMap | null;
    /** Ids of select fields that the map of needed skills names. */
    readonly selects: readonly string[];
    readonly salt: string;
  },
) => Promise<IssueToSuggest | null>;

/** Everything about the site that a suggestion needs, in one statement. `salt` null = nothing was read yet. */
export type SuggestionSite = {
  readonly state: ReadingState;
  readonly site: SiteFacts;
  readonly rules: RulesInForce;
  readonly skills: SkillMap;
  readonly salt: string | null;
};

/** What a suggestion asks of experience; ties without the reporter, who is named by account. */
export type ExperienceAsked = {
  readonly project: number;
  readonly issue: IssueId;
  readonly ties: readonly Tie[];
  readonly terms: readonly TermCount[];
  readonly reporter: string | null;
  readonly now: Instant;
};

export type Experience = {
  readonly reporter: PersonId | null;
  /** Null = nothing was learned of the project yet, or the mode forbids to look. */
  readonly learned: LearnedExperience | null;
};

export type LearnedExperience = {
  readonly gathered: Gathered;
  readonly since: Instant;
  /** Weights that followed what was resolved in the project; null = the fixed ones. */
  readonly adapted: Readonly<Record<Question, Weights>> | null;
};

/** Where the facts have an issue, which may have moved since, and what is decided about its project. */
export type KnownPlace = IssuePlace & { readonly teams: TeamsOfProject };

export type SuggestionFacts = {
  readonly site: () => Promise<SuggestionSite>;
  /** The site, and the place of an issue as far as the facts hold it (else null), in one statement. */
  readonly siteAround: (
    issue: IssueId,
  ) => Promise<{ readonly site: SuggestionSite; readonly known: KnownPlace | null }>;
  /** One statement. */
  readonly experience: (asked: ExperienceAsked) => Promise<Experience>;
};

export type SuggestionPorts = Pick<PanelPorts, 'clock' | 'facts' | 'access' | 'viewerJira'> & {
  readonly suggestion: SuggestionFacts;
  readonly issueToSuggest: ReadIssueToSuggest;
  readonly grants: GrantsOf;
};
