import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { PlanState } from '../../domain/planning/plan-many';
import type { PlanningRequest } from '../../domain/planning/types';
import type { Instant, LocalDate } from '../../domain/units';
import type { FieldMap, LiveIssue, PanelPorts } from '../ports';
import type { IssueToSuggest, SuggestionPorts } from '../suggestion/ports';

/** An issue read as the viewer, with the issues that block it. */
export type IssueToPlanLive = { readonly live: LiveIssue; readonly blockedBy: readonly IssueId[] };

/** Many issues as the viewer, 100 a call: what they may not browse is missing from the answer. */
export type ViewerIssues = {
  readonly browsable: (ids: readonly IssueId[]) => Promise<ReadonlySet<IssueId>>;
  readonly toPlan: (ids: readonly IssueId[], fields: FieldMap | null) => Promise<readonly IssueToPlanLive[]>;
  readonly toSuggest: (
    ids: readonly IssueId[],
    asked: { readonly fields: FieldMap | null; readonly selects: readonly string[]; readonly salt: string },
  ) => Promise<readonly IssueToSuggest[]>;
};

/** A question with all that was read for it, and how far its answer is. No accountIds: people are numbers here. */
export type StoredPlan = {
  readonly planId: string;
  readonly version: number;
  readonly createdAt: Instant;
  readonly asked: PlanAsked;
  readonly search: PlanState | null;
  readonly done: readonly DoneIssue[];
};

export type PlanAsked = {
  /** Issues count as read for fit up to here, in the order of the request. */
  readonly fitted: number;
  readonly by: 'fit-and-capacity' | 'capacity';
  readonly weeks: readonly LocalDate[];
  /** Planner ids are person ids as text. */
  readonly request: PlanningRequest;
  /** False = open issues were still being read when people's time was. */
  readonly readAll: boolean;
  readonly assumed: readonly IssueId[];
  readonly notFound: readonly IssueId[];
  readonly notOpen: readonly IssueId[];
};

/** `trying` = a write may be on its way, or have come to its end unheard. */
export type DoneIssue = {
  readonly issue: IssueId;
  readonly kind: 'trying' | 'applied' | 'undone' | 'already' | 'changed' | 'refused' | 'not-found';
  readonly when: 'apply' | 'undo';
  readonly words: string | null;
};

/** Plans belong to one person; for everybody else there is none. */
export type PlanStore = {
  readonly create: (owner: string, plan: StoredPlan) => Promise<void>;
  readonly read: (owner: string, planId: string) => Promise<StoredPlan | null>;
  /** False = somebody saved in between, and nothing was changed. */
  readonly save: (owner: string, plan: StoredPlan) => Promise<boolean>;
  /** Person ids of accounts, made where there is none yet. */
  readonly persons: (accountIds: readonly string[]) => Promise<ReadonlyMap<string, PersonId>>;
  readonly accounts: (persons: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>;
};

export type PlanningPorts = PanelPorts &
  Pick<SuggestionPorts, 'suggestion'> & {
    readonly issues: ViewerIssues;
    readonly plans: PlanStore;
    readonly newPlanId: () => string;
    /** Milliseconds by a clock that only runs forward: limits of time. */
    readonly elapsed: () => number;
  };
