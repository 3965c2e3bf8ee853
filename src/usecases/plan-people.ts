import { effectiveDue, type SprintDates, type VersionDates } from '../domain/capacity/due';
import { type Plan, plan } from '../domain/capacity/plan';
import { type Assumption, assumptionFrom, remainingOf } from '../domain/capacity/remaining';
import type { Calendar, PersonId, PlannedIssue, Schedule, WorkingWeek } from '../domain/capacity/types';
import { localDateAt } from '../domain/time';
import { type Instant, type LocalDate, localDate, seconds, type Zone, zone } from '../domain/units';
import type { OpenIssueFacts, PersonOfTeam, SiteFacts } from './ports';

/** A person with their open work laid onto their days. */
export type PlannedPerson = {
  readonly person: PersonOfTeam;
  readonly calendar: Calendar;
  readonly today: LocalDate;
  readonly issues: readonly PlannedIssue[];
  readonly plan: Plan;
};

/** From facts to plans; the same for the panel and for the sums behind the lozenge. */
export const planPeople = (
  people: readonly PersonOfTeam[],
  open: readonly OpenIssueFacts[],
  site: SiteFacts,
  now: Instant,
): PlannedPerson[] => {
  const byPerson = new Map<PersonId, PlannedIssue[]>(people.map(({ id }) => [id, []]));
  for (const issue of open) byPerson.get(issue.assignee)?.push(plannedIssue(issue, site));
  const todayIn = todays(now);
  return people.map((person) => {
    const calendar = calendarOf(person, site);
    const today = todayIn(calendar.zone);
    const issues = byPerson.get(person.id) ?? [];
    return { person, calendar, today, issues, plan: plan({ calendar, today, issues }) };
  });
};

/** Today in any number of zones: most people share a few. */
const todays = (now: Instant): ((at: Zone) => LocalDate) => {
  const known = new Map<Zone, LocalDate>();
  return (at) => {
    const today = known.get(at) ?? localDateAt(now, at);
    known.set(at, today);
    return today;
  };
};

export const siteZone = ({ settings, timeTracking }: SiteFacts): Zone =>
  settings.zone === null ? (timeTracking?.zone ?? zone('UTC')) : zone(settings.zone);

/** The first day there is: what holds "always" holds from here. */
export const ALWAYS = localDate('0001-01-01');

/** Without a working week of their own a person works the site's; and that is assumed unless an admin confirmed it. */
const calendarOf = (person: PersonOfTeam, site: SiteFacts): Calendar => {
  const always = person.schedules.some(({ from }) => from === ALWAYS);
  return {
    zone: person.zone ?? siteZone(site),
    schedules: [...person.schedules, ...(always ? [] : [assumedSchedule(site)])],
    absences: person.absences,
    holidays: person.holidays ?? [],
    memberships: person.memberships,
    assumed: person.schedules.length === 0 && (site.week ?? null) === null,
  };
};

const assumedSchedule = (site: SiteFacts): Schedule => ({ from: ALWAYS, week: siteWeek(site) });

/** As an admin confirmed it, else as Jira's time tracking says, else 8 h Monday to Friday. */
export const siteWeek = ({ week, timeTracking }: SiteFacts): WorkingWeek =>
  week == null
    ? assumedWeek(timeTracking?.hoursPerDay ?? 8, timeTracking?.daysPerWeek ?? 5)
    : (week.map(seconds) as unknown as WorkingWeek);

/** The site's own working week and zone: what elapsed working time goes by. */
export const siteCalendar = (site: SiteFacts): Calendar => ({
  zone: siteZone(site),
  schedules: [assumedSchedule(site)],
  absences: [],
  memberships: [],
  assumed: true,
});

/** n days a week are the first ⌊n⌋ from Monday on, the fraction falls on the next. */
const assumedWeek = (hoursPerDay: number, daysPerWeek: number): WorkingWeek =>
  [0, 1, 2, 3, 4, 5, 6].map((day) =>
    seconds(Math.round(Math.min(1, Math.max(0, daysPerWeek - day)) * hoursPerDay * 3600)),
  ) as unknown as WorkingWeek;

const plannedIssue = (issue: OpenIssueFacts, site: SiteFacts): PlannedIssue => ({
  id: issue.id,
  remaining: remainingOf(
    issue.effort,
    site.settings.secondsPerPoint,
    assumptionFor(issue.assumption, issue.type, site),
  ),
  start: issue.start,
  due: effectiveDue(issue.due, sprintsOf(issue, siteZone(site)), versionsOf(issue))?.day ?? null,
  priority: issue.priority,
  rank: issue.rank,
  created: issue.created,
});

/** What was learned of like issues; else the admin's default for the type; none while assuming is off. */
export const assumptionFor = (learned: Assumption | null, type: number, { settings }: SiteFacts): Assumption | null => {
  if (!settings.assumeRemaining) return null;
  const fallback = settings.assumedByType.find((one) => one.type === String(type));
  return (
    learned ?? (fallback === undefined ? null : assumptionFrom({ spent: [], original: [] }, seconds(fallback.seconds)))
  );
};

const sprintsOf = ({ activeSprintEnd, futureSprintEnd }: OpenIssueFacts, at: Zone): SprintDates[] => [
  ...(activeSprintEnd === null
    ? []
    : [{ state: 'active' as const, start: null, end: localDateAt(activeSprintEnd, at) }]),
  ...(futureSprintEnd === null
    ? []
    : [{ state: 'future' as const, start: null, end: localDateAt(futureSprintEnd, at) }]),
];

const versionsOf = ({ versionDay }: OpenIssueFacts): VersionDates[] =>
  versionDay === null ? [] : [{ released: false, archived: false, day: versionDay }];
