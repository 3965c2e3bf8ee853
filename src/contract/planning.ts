import type { Instant, LocalDate, Seconds } from '../domain/units';
import type { AccountId, Reply } from './reply';

/** Planning many issues at once: start, continue until complete, look, apply some or all, take back. */
export type PlanningContract = {
  /** Reads issues and people and keeps the question. Nothing is searched yet. */
  startPlanMany: (request: StartPlanMany) => Reply<PlanMany>;
  /** Works for some seconds; call it until `complete`. The same question and seed come to the same plan. */
  continuePlanMany: (request: { planId: string }) => Reply<PlanMany>;
  getPlanMany: (request: { planId: string }) => Reply<PlanMany>;
  /**
   * Assigns as the viewer what the plan says and nobody changed meanwhile; call it again while `left` is above 0. Issues
   * named are tried again where they were refused or taken back before.
   */
  applyPlanMany: (request: { planId: string; issueIds?: readonly string[] }) => Reply<PlanMany>;
  /** Gives back what `applyPlanMany` assigned and nobody changed since; call it again while `left` is above 0. */
  undoPlanMany: (request: { planId: string }) => Reply<PlanMany>;
};

export type StartPlanMany = {
  readonly issueIds: readonly string[];
  /** A team that names a project of the issues; null = as on the panel of the first one. */
  readonly teamId: number | null;
  /** From this Monday on. */
  readonly weeks: number;
  /** The issue goes to this person or to nobody; with null it stays unassigned. */
  readonly locks: readonly { readonly issueId: string; readonly accountId: AccountId | null }[];
  readonly seed?: number;
};

export type PlanMany = {
  readonly planId: string;
  readonly createdAt: Instant;
  /** fits: who suits what is being read. search: better plans are being looked for. */
  readonly phase: 'fits' | 'search' | 'complete';
  readonly complete: boolean;
  /** 0 to 1, of the present phase. */
  readonly progress: number;
  /** capacity: the site's mode forbids to weigh who suits what, so only room and dates decide. */
  readonly by: 'fit-and-capacity' | 'capacity';
  /** False = open issues were still being read when the plan was started: people may have less time than it says. */
  readonly readAll: boolean;
  /** Mondays. */
  readonly weeks: readonly LocalDate[];
  readonly seed: number;
  readonly people: readonly {
    readonly accountId: AccountId;
    readonly free: readonly Seconds[];
    readonly planned: readonly Seconds[];
  }[];
  /** In the order of the question, those that the viewer may browse now. */
  readonly issues: readonly PlanManyIssue[];
  /** Asked for, and missing or not for this viewer. */
  readonly notFound: readonly string[];
  /** Done, or in an archived project: nothing to plan. */
  readonly notOpen: readonly string[];
  readonly totals: {
    readonly assigned: number;
    readonly unassigned: number;
    readonly late: number;
    readonly weeksLate: number;
  };
  /** What apply, or undo, would still have to do. */
  readonly left: { readonly apply: number; readonly undo: number };
};

export type PlanManyIssue = {
  readonly issueId: string;
  /** Null = unknown: it is not planned and left alone. */
  readonly work: Seconds | null;
  readonly assumed: boolean;
  readonly from: AccountId | null;
  readonly to: AccountId | null;
  readonly first: LocalDate | null;
  readonly last: LocalDate | null;
  readonly weeksLate: number;
  readonly why: WhyNobody | null;
  readonly changes: boolean;
  /** What became of the change; null = not tried. */
  readonly done: PlanManyDone | null;
};

export type WhyNobody =
  | { readonly kind: 'locked' | 'unestimated' | 'all-vetoed' | 'too-big' | 'no-room' }
  | { readonly kind: 'blocked'; readonly by: readonly string[] };

/** `changed`: the assignee was no longer the one expected, and stayed. `refused` has Jira's own words. */
export type PlanManyDone =
  | { readonly kind: 'applied' | 'undone' | 'already' | 'not-found' }
  | { readonly kind: 'changed'; readonly when: 'apply' | 'undo' }
  | { readonly kind: 'refused'; readonly when: 'apply' | 'undo'; readonly words: string };
