import type { StageSettings } from '../../contract/kpi-settings';
import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { KpiIssue } from '../../domain/kpi/issue';
import type { LocalDays } from '../../domain/kpi/local-days';
import type { IssueStay, Measure } from '../../domain/kpi/measure';
import type { Instant } from '../../domain/units';
import type { Lease, SiteFacts } from '../ports';

/** A status of the site: 1 to do, 2 in progress, 3 done; null = Jira never said. `project` null = of the whole site. */
export type StatusCategory = { readonly id: number; readonly category: number | null };

/** Categories as they were when last compared; `epoch` grows whenever one of them changed. */
export type SeenStatuses = { readonly epoch: number; readonly categories: ReadonlyMap<number, number> };

/** All that decides how issues are measured. */
export type RuleFacts = {
  readonly site: SiteFacts;
  readonly stages: StageSettings;
  readonly statuses: readonly StatusCategory[];
  readonly seen: SeenStatuses;
};

/** The number that measures of a project carry: another one as soon as they would be measured otherwise. */
export type RulesNumbers = { readonly site: number; readonly projects: ReadonlyMap<number, number> };

/** What a measure was worked out from. */
export type MeasuredFrom = {
  readonly updated: Instant;
  readonly read: Instant;
  readonly changes: number;
  readonly worklogs: number;
};

/** An issue that is behind, by its facts. */
export type IssueToMeasure = {
  readonly issue: KpiIssue;
  readonly parent: number | null;
  readonly assignee: PersonId | null;
  /** False = deleted, or with a security level. */
  readonly counts: boolean;
  readonly from: MeasuredFrom;
};

export type MeasuredIssue = Omit<IssueToMeasure, 'issue'> & {
  readonly measure: Measure;
  readonly stays: readonly IssueStay[];
  /** It was in a status of which nothing is known. */
  readonly unknownStatus: boolean;
  readonly rules: number;
};

/** How far back everything is measured: all issues that were updated since; null = nobody can say so of any. */
export type MeasuredBackTo = Instant | 'all' | null;

/** What screens may say of measuring. */
export type MeasuringProgress = {
  /** Of so many that were behind when the pass under way began, so many are measured; null = none is under way. */
  readonly pass: { readonly done: number; readonly total: number } | null;
  readonly backTo: MeasuredBackTo;
};

/** The next issues in the order of their ids: those of them that are behind. `upTo` null = there are no more. */
export type BehindPage = { readonly ids: readonly IssueId[]; readonly upTo: IssueId | null };

/** The lease that measures are written under. */
export type Tenure = {
  readonly lease: Lease;
  /** Whether it still is one's own, by the store where that is not certain. Once it is lost it stays so. */
  readonly isHeld: () => Promise<boolean>;
};

/**
 * Measures, their stays and what is summed up from them. An issue is behind when its facts are complete and its measure is
 * not there or was worked out from others, or by other rules. All writes stand under the lease `measure`, each is
 * idempotent, and a run that died leaves nothing that the next one does not finish.
 */
export type MeasureStore = {
  /** Makes the tables where they are missing; false = somebody else is at it. */
  readonly prepare: () => Promise<boolean>;
  readonly ruleFacts: () => Promise<RuleFacts>;
  readonly saveStatuses: (seen: SeenStatuses) => Promise<void>;
  /** Issues that were in an unknown status are behind: more is known by now. */
  readonly distrustUnknown: () => Promise<void>;
  /** Those of the issues that are behind, with all that measuring them takes. At most 200 ids. */
  readonly facts: (ids: readonly IssueId[], rules: RulesNumbers) => Promise<readonly IssueToMeasure[]>;
  readonly behind: (after: IssueId | null, rules: RulesNumbers) => Promise<BehindPage>;
  /** Issues behind that were updated since, at most 200. */
  readonly behindSince: (since: Instant, rules: RulesNumbers) => Promise<readonly IssueId[]>;
  /**
   * Writes measures and stays; the sums that they change wait for `sumUp`, also for that of somebody who took the lease
   * meanwhile. An older measure replaces no newer one.
   */
  readonly write: (measured: readonly MeasuredIssue[], days: LocalDays, at: Instant, tenure: Tenure) => Promise<void>;
  /** Works out some of the sums that wait; false = none is left. They go on waiting where the lease is lost. */
  readonly sumUp: (lease: Lease) => Promise<boolean>;
};
