import type { IssueId } from '../../domain/capacity/types';
import type { Evidence, ProjectRow, ResolvedIssue } from '../../domain/suggestion/evidence';
import type { Gathered } from '../../domain/suggestion/gather';
import type { LearnedHistory } from '../../domain/suggestion/learn-history';
import type { ProjectWeights } from '../../domain/suggestion/taught';
import type { Instant } from '../../domain/units';

/** The newest resolved issues of a project that are learned. */
export const MOST_LEARNED = 3000;
/** The most that Jira gives the words of in one call. */
export const WORDS_AT_ONCE = 100;

/** What an admin decided about learning. */
export type LearningRules = {
  /** False = nothing is learned, and what was learned is forgotten. */
  readonly learns: boolean;
  /** Whether weights of a project follow what is resolved there. */
  readonly adapts: boolean;
};

/** A done issue with a resolver and no security level, by the facts: all but its words. */
export type PastIssue = Omit<ResolvedIssue, 'terms' | 'length'> & {
  readonly project: number;
  readonly created: Instant;
};

/** Where going through updates stands: the next one is later, or as late with a larger id. */
export type MissedMark = { readonly updated: Instant; readonly id: IssueId };

/** An issue with all that learning it needs. */
export type IssueToLearn = ResolvedIssue & { readonly project: number };

/** Where learning in a project stands. */
export type Turn = {
  readonly project: ProjectRow;
  readonly adapted: ProjectWeights | null;
  /** Through which turn the adapted weights have stepped. */
  readonly adaptedThrough: number;
  /** What was begun and never ended; null = nothing. */
  readonly claimed: Claim | null;
};

/** An issue whose turn was claimed, and when it had been resolved by then. */
export type Claim = { readonly issue: IssueId; readonly resolved: Instant };

/** One statement less or more, but no transaction: each write may be lost, or may have applied without an answer. */
export type ExperienceStore = {
  /** Makes the tables where they are missing; false = somebody else is at it. */
  readonly prepare: () => Promise<boolean>;
  /** Forgets everything that was learned of everybody. */
  readonly forgetAll: () => Promise<void>;

  /** A project that has something to learn and was not learned, or has to be learned anew; null = none waits. */
  readonly waiting: (now: Instant) => Promise<number | null>;
  /** The newest `MOST_LEARNED` of a project. */
  readonly history: (project: number) => Promise<readonly PastIssue[]>;
  /** Takes the place of what was learned of the project; until its end the project counts as not learned. */
  readonly replace: (project: number, learned: LearnedHistory, at: Instant) => Promise<void>;

  /** Those of the issues that are to be learned now: of a learned project, not learned yet, and where it learned `MOST_LEARNED` not older than those. */
  readonly unlearned: (ids: readonly IssueId[]) => Promise<readonly PastIssue[]>;
  /** The same of all that were updated at or after the mark, in that order, at most 100. */
  readonly missed: (after: MissedMark) => Promise<readonly MissedMark[]>;
  /** Projects that hold such an issue, last updated before that. */
  readonly unlearnedBefore: (updated: Instant) => Promise<readonly number[]>;
  /** Of each project the issue whose turn was begun and never ended: its rows have half grown. At most 100. */
  readonly begun: () => Promise<readonly { readonly project: number; readonly id: IssueId }[]>;
  /** Null = the project is not learned. */
  readonly turn: (project: number) => Promise<Turn | null>;
  /** The rows that learning the issue changes. */
  readonly evidence: (issue: IssueToLearn, row: ProjectRow) => Promise<Evidence>;
  /** All that a prediction for the issue needs, when it was resolved. */
  readonly gathered: (issue: IssueToLearn, row: ProjectRow) => Promise<Gathered>;
  /** How many rows of people, ties and terms have grown through a turn that did not end. */
  readonly halfGrown: (project: number) => Promise<number>;
  /** Claims the turn after the learned issues for this one. */
  readonly claim: (project: number, changes: Evidence) => Promise<void>;
  /** Weights that stepped in this turn; lost where somebody reset them since `before` was read. */
  readonly adapt: (project: number, before: ProjectWeights | null, step: Adapted) => Promise<void>;
  /** Rows that have grown; those that have grown further stay. */
  readonly grow: (project: number, changes: Evidence) => Promise<void>;
  /** Ends the turn: counts the issue in its project. */
  readonly close: (project: number, row: ProjectRow) => Promise<void>;

  /** Takes what is kept of issues by themselves away, wherever they were learned, and has those projects learned anew. */
  readonly forgetIssues: (ids: readonly IssueId[]) => Promise<void>;
  /** Learned issues, updated since, that are deleted or have a security level by now; at most 100. */
  readonly hidden: (since: Instant) => Promise<readonly IssueId[]>;
  /** Has a project learned anew: what is kept of it cannot be mended. */
  readonly markStale: (project: number) => Promise<void>;
  /** Drops sketches of issues that are no longer among the last of their project; `all` = of any age, else those that left lately. */
  readonly dropOldSketches: (which: 'all' | 'lately') => Promise<void>;
};

export type Adapted = ProjectWeights & { readonly through: number };
