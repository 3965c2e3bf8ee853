import type { PanelIssue, PanelMember } from '../contract';
import { capacityStretches } from '../domain/capacity/capacity-stretch';
import { couldFinishBy, lateByDays } from '../domain/capacity/could-finish-by';
import { allocationOn } from '../domain/capacity/working-day';
import type { DateRange, LocalDate } from '../domain/units';
import type { PlannedPerson } from './plan-people';
import type { LiveIssue, OpenIssueFacts } from './ports';

export type Shown = {
  readonly live: LiveIssue;
  readonly issue: PanelIssue;
  readonly window: DateRange;
  /** The last day on screen. */
  readonly until: LocalDate;
  /** Open issues that the viewer may browse. */
  readonly seen: readonly OpenIssueFacts[];
};

/** One teammate beside an issue: sums by day, and when they could finish it. */
export const panelMember = (
  { person, calendar, today, issues, plan }: PlannedPerson,
  { live, issue, window, until, seen }: Shown,
): PanelMember => {
  const allocation = allocationOn(calendar, today);
  const remaining = issue.remaining.kind === 'unknown' ? null : issue.remaining.seconds;
  const date = couldFinishBy({
    calendar,
    today,
    issues,
    issue: { id: live.id, remaining, start: live.start, priority: issue.priority },
  });
  const own = seen.filter(({ assignee }) => assignee === person.id);
  const dueBy = (due: LocalDate | null) => due !== null && due >= today && due <= window.to;
  return {
    accountId: person.accountId,
    assigned: person.accountId === live.assignee,
    zone: calendar.zone,
    today,
    calendarAssumed: calendar.assumed,
    allocatedAbove: allocation !== null && allocation > 1 ? allocation : null,
    days: plan.days({ from: today, to: until }),
    capacity: capacityStretches(calendar, today),
    free: plan.free({ from: today, to: window.to }),
    couldFinishBy: date,
    lateByDays: lateByDays(date, issue.due),
    open: issues.length,
    unestimated: issues.filter(({ remaining: work }) => work.kind !== 'known').length,
    oddEstimates: own.filter(({ oddEstimate }) => oddEstimate === true).length,
    givenUp: own.filter(({ givenUp }) => givenUp === true).length,
    dueInWindow: issues.filter(({ due }) => dueBy(due)).length,
    overdue: issues.filter(({ due }) => due !== null && due < today).length,
    notPlaced: plan.notPlaced.length,
  };
};
