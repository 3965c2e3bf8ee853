import type { IssueId } from '../capacity/types';
import type { Seconds } from '../units';

/** Who plans are made for: an accountId. Planning compares it and nothing else. */
export type PlannerId = string;

/** Weeks are counted from 0, the first week of the plan; a due week below 0 is past. */
export type Week = number;

export type PersonToPlan = {
  readonly id: PlannerId;
  /** What the person can still give in each week of the plan, first week first. Never negative. */
  readonly weeks: readonly Seconds[];
};

/** A decision that the plan keeps: the issue goes to this person or to nobody; with `null` it stays unassigned. */
export type Lock = { readonly person: PlannerId | null };

export type IssueToPlan = {
  readonly id: IssueId;
  /** Whole seconds of remaining work; null = unknown, and then it is not planned. */
  readonly work: Seconds | null;
  /** Null = not due. */
  readonly dueWeek: Week | null;
  /** Work begins in this week or later. */
  readonly earliestWeek: Week;
  /** Who holds it now; need not be one of the people of the plan. */
  readonly assignee: PlannerId | null;
  /** How well each person suits, in the order of the people; usually 0 to 1. */
  readonly fits: readonly number[];
  /** People who must not get it. */
  readonly vetoes: readonly PlannerId[];
  readonly lock: Lock | null;
  /** Issues of the plan that must have ended: this one begins in the week in which the last of them ends, or later. */
  readonly blockedBy: readonly IssueId[];
};

/** Everything a plan depends on: the same request gives the same plan. Plain JSON. */
export type PlanningRequest = {
  readonly seed: number;
  readonly people: readonly PersonToPlan[];
  readonly issues: readonly IssueToPlan[];
};

/** Why a request cannot be planned. Weeks and people are named as they came. */
export type PlanningRefusal =
  | { readonly kind: 'too-large'; readonly what: 'issues' | 'people' | 'weeks'; readonly limit: number }
  | { readonly kind: 'duplicate'; readonly what: 'issue' | 'person' | 'veto' | 'blocker'; readonly id: string }
  | { readonly kind: 'unknown-person'; readonly id: PlannerId; readonly issue: IssueId }
  | { readonly kind: 'unknown-issue'; readonly id: IssueId; readonly issue: IssueId }
  /** `what`: a negative or unreadable number, or a list of the wrong length. */
  | { readonly kind: 'invalid-number'; readonly what: NumberOfRequest; readonly id: string | null }
  | { readonly kind: 'lock-vetoed'; readonly issue: IssueId; readonly person: PlannerId }
  /** Each of these issues waits for the next one, the last for the first. */
  | { readonly kind: 'cycle'; readonly issues: readonly IssueId[] };

export type NumberOfRequest = 'seed' | 'weeks' | 'work' | 'due-week' | 'earliest-week' | 'fits';

/** Why an issue has nobody in the plan. */
export type WhyUnassigned =
  | { readonly kind: 'locked' }
  | { readonly kind: 'unestimated' }
  | { readonly kind: 'all-vetoed' }
  /** Blockers that nobody ends within the plan. */
  | { readonly kind: 'blocked'; readonly by: readonly IssueId[] }
  /** More work than any permitted person can give from its earliest week to the end of the plan. */
  | { readonly kind: 'too-big' }
  /** Whoever may take it has better things to do, or would end it so late that leaving it counts less. */
  | { readonly kind: 'no-room' };

export type PlannedAssignment = {
  readonly issue: IssueId;
  readonly person: PlannerId | null;
  /** Weeks of its first and its last work; null when nobody has it. */
  readonly first: Week | null;
  readonly last: Week | null;
  readonly weeksLate: number;
  readonly why: WhyUnassigned | null;
};

/** An assignee that is to change; `from` is who held it when the plan was asked for. */
export type Change = { readonly issue: IssueId; readonly from: PlannerId | null; readonly to: PlannerId | null };

export type PlanningResult = {
  /** False = stopped before the search had ended: a plan that holds all rules, but maybe not as good as it could be. */
  readonly complete: boolean;
  /** In the order of the request. */
  readonly assignments: readonly PlannedAssignment[];
  /** Planned seconds of each person in each week. */
  readonly loads: readonly { readonly person: PlannerId; readonly weeks: readonly Seconds[] }[];
  readonly totals: PlanningTotals;
  /** What to do in Jira; unestimated issues are left alone. */
  readonly changes: readonly Change[];
};

export type PlanningTotals = {
  readonly assigned: number;
  readonly unassigned: number;
  readonly late: number;
  readonly weeksLate: number;
  readonly fit: number;
  /** Σ fit − 0.25 × weeks late − 2 × unassigned; docs/planning.md. */
  readonly value: number;
};
