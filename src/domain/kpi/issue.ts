import type { IssueId } from '../capacity/types';
import type { Instant, LocalDate, Seconds } from '../units';

/** Where an issue stands in its way, by the admin's map of statuses, else by status category. */
export type Stage = 'toDo' | 'inProgress' | 'inReview' | 'waiting' | 'done';

/** One change of an issue's field, as Jira's history has it. `id` orders changes of one instant. */
export type Change<T> = { readonly id: number; readonly at: Instant; readonly from: T; readonly to: T };

/** An issue as KPIs see it: ids, instants and durations, no text. */
export type KpiIssue = {
  readonly id: IssueId;
  readonly project: number;
  readonly type: number;
  readonly created: Instant;
  /** The status now. */
  readonly status: number;
  readonly statusChanges: readonly Change<number>[];
  readonly resolutionChanges: readonly Change<number | null>[];
  readonly dueChanges: readonly Change<LocalDate | null>[];
  readonly due: LocalDate | null;
  readonly estimateChanges: readonly Change<Seconds | null>[];
  readonly estimate: Seconds | null;
  /** Instant of the last history of any kind; null = none. */
  readonly lastHistory: Instant | null;
  readonly worklogs: readonly { readonly author: string; readonly started: Instant; readonly spent: Seconds }[];
};
