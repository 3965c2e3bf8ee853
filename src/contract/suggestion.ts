import type { Fact } from '../domain/suggestion/facts';
import type { Preset } from '../domain/suggestion/presets';
import type { SkillId, SkillLevel } from '../domain/suggestion/skills';
import type { Question } from '../domain/suggestion/weights';
import type { Instant, LocalDate, Seconds } from '../domain/units';
import type { AccountId, Reply } from './reply';

export type SuggestionContract = {
  /**
   * Everybody whom the issue's panel shows, best first, with what speaks for them; and everybody left out, with each reason.
   * `notAssignable` are people whom the browser heard Jira refuse for this issue: the viewer's own word, for their own answer.
   */
  getSuggestions: (request: {
    issueId: string;
    teamId?: number;
    question?: Question;
    notAssignable?: readonly AccountId[];
  }) => Reply<Suggestions>;
};

/**
 * full: capacity, expertise and experience. declared-only: no history. works-council: explains, in no order, and nothing is
 * learned. off: nothing is suggested and nothing is learned.
 */
export type SuggestionMode = 'full' | 'declared-only' | 'works-council' | 'off';

export type Suggestions = {
  readonly now: Instant;
  readonly asOf: Instant;
  readonly readOnly: boolean;
  readonly mode: SuggestionMode;
  readonly preset: Preset;
  readonly question: Question;
  readonly due: LocalDate | null;
  /** Of the issue on screen, as the viewer reads it: the words that facts name by ref. */
  readonly words: IssueWords;
  /** What was learned of the project; null = nothing yet, or the mode forbids it. */
  readonly learned: { readonly issues: number; readonly since: Instant } | null;
  readonly needed: readonly SkillNeeded[];
  /** Best first; in works-council mode in no order that means anything. Empty while the mode is off. */
  readonly ranked: readonly Candidate[];
  readonly leftOut: readonly (Candidate & { readonly vetoes: readonly VetoShown[] })[];
  /** Somebody who wants to learn a needed skill and could finish in time; null = nobody, or growth is off. */
  readonly growth: { readonly accountId: AccountId; readonly skill: SkillId } | null;
};

export type IssueWords = {
  readonly type: string;
  readonly reporter: AccountId | null;
  readonly components: readonly { readonly ref: number; readonly name: string }[];
  readonly labels: readonly { readonly ref: number; readonly name: string }[];
};

export type SkillNeeded = {
  readonly skill: SkillId;
  readonly name: string;
  readonly need: 'required' | 'helpful';
  /** The least level. */
  readonly level: SkillLevel;
};

/** One person beside the issue, in three parts. No score. */
export type Candidate = {
  readonly accountId: AccountId;
  readonly capacity: {
    /** Over the panel's window; negative = over-allocated. */
    readonly free: Seconds;
    /** Null = the remaining work is unknown, or they do not finish within 400 days. */
    readonly couldFinishBy: LocalDate | null;
    /** Whole calendar days after the due date; null = in time, or unknown. */
    readonly lateByDays: number | null;
    /** Days later than if they had nothing else to do; null = unknown. */
    readonly waitDays: number | null;
    /** First day with capacity of somebody who is away when the issue could begin; null = they are here. */
    readonly back: LocalDate | null;
  };
  /** One entry for each needed skill, in that order. */
  readonly expertise: readonly SkillShown[];
  /** What they resolved, most telling first; each fact can be counted again. */
  readonly experience: readonly Fact[];
  /** Would rank first if it were due n working days later, on that day; null = first already, or no such day within 20. */
  readonly firstIfDue: { readonly days: number; readonly due: LocalDate } | null;
};

export type SkillShown = {
  readonly skill: SkillId;
  readonly declared: boolean;
  /** Null = not declared, or not for this viewer: levels are told to admins and to the person. */
  readonly level: SkillLevel | null;
  readonly enough: boolean;
  readonly wantsToLearn: boolean;
};

export type VetoShown =
  | { readonly kind: 'not-assignable' | 'inactive' | 'app-account' }
  | { readonly kind: 'away-through-due'; readonly back: LocalDate }
  | { readonly kind: 'lacks-skill'; readonly skill: SkillId; readonly name: string };
