import { couldFinishBy } from '../../src/domain/capacity/could-finish-by';
import { type Plan, plan } from '../../src/domain/capacity/plan';
import type { Calendar, IssueId, PlannedIssue, TeamId, WorkingWeek } from '../../src/domain/capacity/types';
import { addDays, hours, instant, type LocalDate, localDate, toHours, zone } from '../../src/domain/units';
import type { Scenario } from './schema';

type Member = Scenario['members'][number];
type Issue = Scenario['issues'][number];

/** The product's own answer to a scenario: weeks are the seven days from today + 7k, hours unrounded. */
export const answer = (scenario: Scenario) => {
  const today = localDate(scenario.today);
  const planned = new Map(scenario.members.map((member) => [member.id, issuesOf(scenario, member.id)]));
  return {
    members: scenario.members.map((member) =>
      memberAnswer(member, planned.get(member.id) ?? [], today, scenario.weeks),
    ),
    candidates: scenario.candidates.map(({ key, member }) => ({
      key,
      member,
      date: dateFor(scenario, { key, member }, planned),
    })),
  };
};

const memberAnswer = (member: Member, issues: readonly PlannedIssue[], today: LocalDate, weeks: number) => {
  const laid = plan({ calendar: calendarOf(member), today, issues });
  const last = addDays(today, 7 * weeks - 1);
  return {
    id: member.id,
    weeks: Array.from({ length: weeks }, (_, k) => weekAnswer(laid, addDays(today, 7 * k))),
    unestimated: laid.unestimated.length,
    lastPlannedDay: Object.fromEntries(
      [...laid.lastPlannedDay].map(([key, day]) => [key, day !== null && day <= last ? day : null]),
    ),
  };
};

const weekAnswer = (laid: Plan, start: LocalDate) => {
  const week = { from: start, to: addDays(start, 6) };
  const [capacity, load] = [laid.capacity(week), laid.load(week)];
  return {
    start,
    capacityHours: toHours(capacity),
    loadHours: toHours(load),
    freeHours: toHours(capacity) - toHours(load),
  };
};

const dateFor = (
  scenario: Scenario,
  candidate: { key: string; member: string },
  planned: ReadonlyMap<string, readonly PlannedIssue[]>,
) => {
  const index = scenario.issues.findIndex(({ key }) => key === candidate.key);
  const member = scenario.members.find(({ id }) => id === candidate.member);
  const issue = scenario.issues[index];
  if (issue === undefined || member === undefined) return null;
  const { id, remaining, start, priority } = plannedIssue(issue, index);
  return couldFinishBy({
    calendar: calendarOf(member),
    today: localDate(scenario.today),
    issues: planned.get(member.id) ?? [],
    issue: { id, start, priority, remaining: remaining.kind === 'unknown' ? null : remaining.seconds },
  });
};

const issuesOf = (scenario: Scenario, member: string): PlannedIssue[] =>
  scenario.issues.flatMap((issue, index) => (issue.assignee === member ? [plannedIssue(issue, index)] : []));

/** The order of the list breaks ties, so it stands in for the age. */
const plannedIssue = (issue: Issue, index: number): PlannedIssue => ({
  id: issue.key as IssueId,
  remaining:
    issue.remainingHours == null ? { kind: 'unknown' } : { kind: 'known', seconds: hours(issue.remainingHours) },
  start: issue.start == null ? null : localDate(issue.start),
  due: issue.due == null ? null : localDate(issue.due),
  priority: issue.priority ?? null,
  rank: null,
  created: instant(index),
});

/** `today` is every member's local date, so the zone of a scenario changes nothing. */
const calendarOf = (member: Member): Calendar => ({
  zone: zone('UTC'),
  schedules: [{ from: localDate('0000-01-01'), week: member.hours.map(hours) as unknown as WorkingWeek }],
  absences: member.off.map((off) => {
    const day = localDate(typeof off === 'string' ? off : off.date);
    return { from: day, to: day, secondsPerDay: typeof off === 'string' ? null : hours(off.hours) };
  }),
  memberships: [
    {
      team: 1 as TeamId,
      from: localDate('0000-01-01'),
      to: null,
      allocation: member.allocation,
      reserve: member.reserve,
    },
  ],
  assumed: false,
});
