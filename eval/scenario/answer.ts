import { finishing } from '../../src/domain/capacity/finish-dates';
import { type Plan, plan } from '../../src/domain/capacity/plan';
import type { Calendar, IssueId, PlannedIssue, Schedule, TeamId, WorkingWeek } from '../../src/domain/capacity/types';
import { type CapacitySeries, capacitySeries } from '../../src/domain/capacity/working-day';
import { addDays, hours, instant, type LocalDate, localDate, mondayOf, toHours, zone } from '../../src/domain/units';
import type { Scenario } from './schema';

type Member = Scenario['members'][number];
type Issue = Scenario['issues'][number];

/** The product's own answer to a scenario: weeks are the seven days from today + 7k, hours unrounded. */
export const answer = (scenario: Scenario) => {
  const today = localDate(scenario.today);
  const issues = scenario.issues.map(plannedIssue);
  const people = new Map(scenario.members.map((member) => [member.id, personOf(member, scenario, issues)]));
  return {
    members: [...people].map(([id, person]) => memberAnswer(id, person, today, scenario.weeks)),
    candidates: datesOf(scenario, issues, people),
  };
};

type Person = { readonly series: CapacitySeries; readonly issues: readonly PlannedIssue[] };

const personOf = (member: Member, scenario: Scenario, issues: readonly PlannedIssue[]): Person => ({
  series: capacitySeries(calendarOf(member, localDate(scenario.today)), localDate(scenario.today)),
  issues: issues.filter((_, index) => scenario.issues[index]?.assignee === member.id),
});

const memberAnswer = (id: string, person: Person, today: LocalDate, weeks: number) => {
  const laid = plan(person);
  const last = addDays(today, 7 * weeks - 1);
  return {
    id,
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

/** When each candidate could be finished; the schema has seen to it that issue and member exist. */
const datesOf = (
  { candidates }: Scenario,
  issues: readonly PlannedIssue[],
  people: ReadonlyMap<string, Person>,
): { key: string; member: string; date: LocalDate | null }[] => {
  const byKey = new Map(issues.map((issue) => [issue.id as string, issue]));
  const finishes = new Map([...people].map(([id, person]) => [id, finishing(person)]));
  return candidates.map(({ key, member }) => {
    const issue = byKey.get(key);
    if (issue === undefined) return { key, member, date: null };
    const remaining = issue.remaining.kind === 'unknown' ? null : issue.remaining.seconds;
    return { key, member, date: finishes.get(member)?.({ ...issue, remaining }) ?? null };
  });
};

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

/**
 * `today` is every member's local date, so the zone of a scenario changes nothing. Of fourteen hours the first seven hold
 * in the week of today, and in every other one before and after it.
 */
const calendarOf = (member: Member, today: LocalDate): Calendar => ({
  zone: zone('UTC'),
  schedules: [scheduleOf(member.hours, today)],
  holidays: member.holidays.map((one) =>
    typeof one === 'string' ? { day: localDate(one), half: false } : { day: localDate(one.date), half: one.half },
  ),
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

const scheduleOf = (planned: readonly number[], today: LocalDate): Schedule => {
  const week = (from: number) => planned.slice(from, from + 7).map(hours) as unknown as WorkingWeek;
  if (planned.length === 7) return { from: localDate('0000-01-01'), week: week(0) };
  return { from: addDays(mondayOf(today), -FAR_BACK), week: week(0), second: week(7) };
};
/** Whole rounds of two weeks. */
const FAR_BACK = 14 * 1000;
