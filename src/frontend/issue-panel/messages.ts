import type { PanelRemaining } from '../../contract';

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string): string => (plural.select(count) === 'one' ? one : other);
const days = (count: number): string => `${count} ${counted(count, 'day', 'days')}`;
const people = (count: number): string => `${count} ${counted(count, 'person', 'people')}`;
/** `a`, `a and b`, `a, b and c`. */
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** What the capacity panel says: its rows, its controls, and where its figures come from. */
export const panelWords = {
  capacity: 'Capacity',

  remaining: (hours: string) => `${hours} remaining`,
  notEstimated: 'Not estimated',
  due: 'due',
  noDue: 'no due date',
  dueFrom: { sprint: 'end of its sprint', version: 'release of its version' },
  starts: (day: string) => `starts ${day}`,
  unassigned: 'Nobody is assigned',
  done: 'This issue is done.',
  overUntil: (hours: string, until: string) => `over-allocated by ${hours} until ${until}`,
  freeUntil: (hours: string, until: string) => `${hours} free until ${until}`,
  assumedFrom: ({ from, n }: Extract<PanelRemaining, { kind: 'assumed' }>) =>
    ({
      'median-spent': `assumed: the median time spent on ${n} like issues`,
      'median-estimate': `assumed: the median estimate of ${n} like issues`,
      points: 'from its story points',
      default: 'assumed: your admin’s default for its type',
    })[from],

  teammates: 'Teammates',
  teammate: 'Teammate',
  team: 'Team',
  windowLabel: 'Free hours count',
  windows: {
    due: (day: string) => `Until ${day}`,
    'two-weeks': () => 'Two weeks',
    'this-week': () => 'This week',
    'next-week': () => 'Next week',
    'four-weeks': () => '4 weeks',
  },
  sortLabel: 'Order',
  sorts: { fit: 'Best fit first', finish: 'Earliest first', free: 'Most free first', name: 'By name' },
  find: 'Find a name',
  people,
  found: (count: number, of: number) => `${count} of ${people(of)}`,
  nobodyFound: (text: string) => `Nobody’s name has “${text}” in it.`,
  showAll: (count: number) => `Show all ${people(count)}`,
  showFewer: 'Show fewer',
  free: 'Free',
  couldFinish: 'Could finish',
  hoursFree: (hours: string) => `${hours} free`,
  hoursOver: (hours: string) => `${hours} over`,
  away: 'away',
  back: (day: string) => `back ${day}`,
  daysLate: (count: number) => `${days(count)} late`,
  never: 'not within 400 days',
  unestimated: (count: number) => `${count} unestimated`,
  assignedNow: 'assigned now',
  you: '(you)',
  workingDays: (first: string, last: string) => `${first} to ${last}`,
  daysAway: (count: number) => `away ${days(count)}`,
  fullTime: 'full time',
  openCount: (count: number) => `${count} open`,
  dueAndOverdue: (due: number, overdue: number) => `${due} due in time, ${overdue} overdue`,
  changedSince: 'changed since',
  weekOf: (day: string) => `Week of ${day}`,
  ofCapacity: (load: string, capacity: string) => `${load} / ${capacity} h`,
  spoken: (load: string, capacity: string) => `${load} of ${capacity}`,

  assignTo: (name: string) => `Assign to ${name}`,
  assignAnyway: (name: string) => `Assign to ${name} anyway`,
  unassign: 'Unassign',
  assigning: 'Assigning',
  changesJira: 'Changes the assignee in Jira as you. Can be undone.',
  assignedTitle: (name: string) => `Assigned to ${name}`,
  unassignedTitle: 'Nobody is assigned now',
  assignedFrom: (key: string, name: string) => `${key} moved from ${name}.`,
  assignedFromNobody: (key: string) => `${key} was with nobody.`,
  thisWeek: (name: string, load: string, capacity: string) => `${name}: ${load} of ${capacity} this week.`,
  undo: 'Undo',
  undone: 'Assignment undone',
  notUndone: 'This was not undone',
  undoneText: (key: string, name: string) => `${key} is with ${name} again.`,
  undoneNobody: (key: string) => `${key} is with nobody again.`,
  refusedTitle: (name: string | null) =>
    name === null ? 'Jira did not unassign this' : `Jira did not assign this to ${name}`,
  unchanged: (key: string, name: string | null) =>
    name === null ? `${key} is unchanged: nobody has it.` : `${key} is unchanged: ${name} still has it.`,

  nowWith: (key: string, name: string | null) =>
    name === null ? `${key} is with nobody now.` : `${key} is with ${name} now.`,

  legend: {
    load: 'Load',
    other: 'Other work',
    assumed: 'Assumed',
    own: 'This issue',
    capacity: 'Capacity',
    over: 'Over capacity',
    away: 'Away',
  },
  notesTitle: 'What is assumed or left out',
  noteAssumed: (count: number, hours: string) =>
    `${count} unestimated ${counted(count, 'issue', 'issues')}: ${hours} assumed in these weeks.`,
  noteUnknown: (count: number) =>
    `${count} ${counted(count, 'issue is', 'issues are')} not estimated and not counted in hours.`,
  byPerson: (parts: readonly string[]) => `${listed(parts)}.`,
  noteOdd: (count: number) =>
    `${count} ${counted(count, 'issue has', 'issues have')} an estimate or time that no sum takes: hours may miss ${counted(count, 'it', 'them')}.`,
  noteOld: (count: number) =>
    `${count} ${counted(count, 'issue', 'issues')} could not be read in five tries: what hours take of ${counted(count, 'it', 'them')} is old.`,
  noteGivenUp: (what: string) => `${what} could not be read in five tries: hours may be incomplete.`,
  noteOther: 'Other work is work that you may not browse, or that is not listed: only its hours are shown.',
  noteCalendars: (names: readonly string[]) =>
    `No working week is set for ${listed(names)}: Jira’s time tracking is assumed.`,
  noteClosed: (count: number) =>
    `${count} ${counted(count, 'project is', 'projects are')} closed to Atelier; work there is not counted.`,
  noteOwnOnly: 'Hours count only work that you may browse.',
  noteListed: (count: string) => `Only the first ${count} open issues are listed by name; all count in the hours.`,
  noteNotListed: 'Jira did not list the single issues; the hours are complete.',
  hoursUntil: (day: string) => `Hours until ${day}.`,
  hoursBetween: (from: string, to: string) => `Hours from ${from} to ${to}.`,
  facts: (time: string, zone: string) => `Facts of ${time}, ${zone} time`,
  andMore: (count: number) => `${count} more`,
  listed,
} as const;
