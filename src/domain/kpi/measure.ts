import type { Calendar, IssueId } from '../capacity/types';
import { type Instant, type LocalDate, type Seconds, seconds } from '../units';
import { valueAt } from './changes';
import { type Flow, staysWithin } from './flow';
import type { KpiIssue, Stage } from './issue';
import { type LocalDays, localDays } from './local-days';
import { stampsOf } from './started-and-done';
import { type WorkingDays, workingDays } from './working-days';

/**
 * What one issue brings to KPIs, whatever the window: worked out once when its facts change, and kept. Elapsed times are
 * milliseconds, working times are working days, null = there is none.
 */
export type Measure = {
  readonly id: IssueId;
  readonly project: number;
  readonly type: number;
  readonly created: Instant;
  readonly started: Instant | null;
  readonly done: Instant | null;
  /** The local day of `done`. */
  readonly doneDay: LocalDate | null;
  /** Started to the first entry into review. */
  readonly firstProof: number | null;
  /** In review until done, over all visits; null = never reviewed, or not done. */
  readonly review: number | null;
  /** Entries into work straight from review. */
  readonly revisionRounds: number;
  /** Whether it ever left the done stage. */
  readonly reworked: boolean;
  /** Due dates: as set at creation, as of the start (the commitment), and the latest. */
  readonly dueAtCreation: LocalDate | null;
  readonly dueAtStart: LocalDate | null;
  readonly due: LocalDate | null;
  /** Created to done, and started to done, in working days. */
  readonly workingLead: number | null;
  readonly workingCycle: number | null;
  /** Working days of the cycle in progress or in review. */
  readonly activeCycle: number | null;
  readonly estimate: Seconds | null;
  readonly estimateAtStart: Seconds | null;
  /** Sum of its worklogs; null = no worklog. */
  readonly actual: Seconds | null;
};

/** A stay in one stage, with what the issue was then: KPIs of a moment and the cumulative flow are made of these. */
export type IssueStay = {
  readonly id: IssueId;
  readonly created: Instant;
  readonly stage: Stage;
  readonly from: Instant;
  /** Null = still there. */
  readonly to: Instant | null;
  /** The start as it stood during this stay; null = not started, or straight to done. */
  readonly started: Instant | null;
};

/** The site's days, and the working days of the calendar that elapsed working time goes by. */
export type MeasuringTime = { readonly days: LocalDays; readonly workingDays: WorkingDays };

export const measuringTime = (calendar: Calendar, days = localDays(calendar.zone)): MeasuringTime => ({
  days,
  workingDays: workingDays(calendar, days),
});

const ACTIVE: ReadonlySet<Stage> = new Set<Stage>(['inProgress', 'inReview']);

export const measureOf = (flow: Flow, { days, workingDays: worked }: MeasuringTime): Measure => {
  const { issue, started, firstReview, done, revisionRounds, leftDone } = flow;
  return {
    id: issue.id,
    project: issue.project,
    type: issue.type,
    created: issue.created,
    started,
    done,
    doneDay: done === null ? null : days.dateAt(done),
    firstProof: started === null || firstReview === null ? null : firstReview - started,
    review: reviewOf(flow),
    revisionRounds,
    reworked: leftDone.length > 0,
    ...datesOf(issue, started),
    workingLead: done === null ? null : worked(issue.created, done),
    workingCycle: started === null || done === null ? null : worked(started, done),
    activeCycle: activeOf(flow, worked),
    ...effortOf(flow),
  };
};

const datesOf = ({ dueChanges, due, created }: KpiIssue, started: Instant | null) => ({
  dueAtCreation: valueAt(dueChanges, due, created),
  dueAtStart: started === null ? null : valueAt(dueChanges, due, started),
  due,
});

const reviewOf = (flow: Flow): number | null => {
  if (flow.done === null || !flow.stays.some(({ stage }) => stage === 'inReview')) return null;
  return staysWithin(flow, flow.issue.created, flow.done)
    .filter(({ stage }) => stage === 'inReview')
    .reduce((sum, { from, to }) => sum + (to - from), 0);
};

const activeOf = (flow: Flow, worked: WorkingDays): number | null => {
  const { started, done } = flow;
  if (started === null || done === null) return null;
  return staysWithin(flow, started, done)
    .filter(({ stage }) => ACTIVE.has(stage))
    .reduce((sum, { from, to }) => sum + worked(from, to), 0);
};

/** What went straight to done has the estimate of that moment as its estimate at start. */
const effortOf = ({ issue, started, done }: Flow) => ({
  estimate: issue.estimate,
  estimateAtStart:
    (started ?? done) === null ? null : valueAt(issue.estimateChanges, issue.estimate, (started ?? done) as Instant),
  actual: issue.worklogs.length === 0 ? null : seconds(issue.worklogs.reduce((sum, worklog) => sum + worklog.spent, 0)),
});

export const staysOf = (flow: Flow): readonly IssueStay[] =>
  flow.stays.map(({ stage, from, to }, index) => ({
    id: flow.issue.id,
    created: flow.issue.created,
    stage,
    from,
    to,
    started: stampsOf(flow.stays.slice(0, index + 1)).started,
  }));
