import type { Failure, PanelRemaining, Reading } from '../../contract';
import type { Format } from './format';

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string): string => (plural.select(count) === 'one' ? one : other);

/** Everything the screens say, in one place. Short, plain, sentence case; a fact, then its cause, then what to do. */
export const words = {
  capacity: 'Capacity',
  someone: 'Someone',
  loading: 'Reading capacity',
  retry: 'Try again',
  cancel: 'Cancel',
  save: 'Save',

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

  teammates: 'Teammates',
  teammate: 'Teammate',
  team: 'Team',
  people: (count: number) => `${count} ${counted(count, 'person', 'people')}, by name`,
  free: 'Free',
  couldFinish: 'Could finish',
  hoursFree: (hours: string) => `${hours} free`,
  hoursOver: (hours: string) => `${hours} over`,
  away: 'away',
  daysLate: (days: number) => `${days} ${counted(days, 'day', 'days')} late`,
  never: 'not within 400 days',
  unestimated: (count: number) => `${count} unestimated`,
  assignedNow: 'assigned now',
  workingDays: (first: string, last: string) => `${first} to ${last}`,
  daysAway: (count: number) => `away ${count} ${counted(count, 'day', 'days')}`,
  fullTime: 'full time',
  openCounts: (open: number, due: number, overdue: number) => `${open} open, ${due} due in time, ${overdue} overdue`,
  weekOf: (day: string) => `Week of ${day}`,
  ofCapacity: (load: string, capacity: string) => `${load} / ${capacity} h`,
  showDetails: (name: string) => `Show what ${name}’s figures are made of`,

  what: 'What the figures are made of',
  week: 'Week',
  load: 'Load',
  assumed: 'Assumed',
  over: 'Over capacity',
  open: 'Open issues',
  overdue: 'Overdue',
  dueInTime: 'Due in this window',
  notPlaced: (count: number) => `${count} ${counted(count, 'issue finds', 'issues find')} no day within 400 days.`,
  assumedCalendar: 'No working week is set: Jira’s time tracking stands in.',
  aboveOne: (share: string) => `Allocated ${share} in all teams together.`,
  assignTo: (name: string) => `Assign to ${name}`,
  unassign: 'Unassign',
  assigning: 'Assigning',
  changesJira: 'Changes the assignee in Jira as you. Can be undone.',

  assignedTitle: (name: string) => `Assigned to ${name}`,
  assignedFrom: (key: string, name: string) => `${key} was with ${name}.`,
  assignedFromNobody: (key: string) => `${key} was with nobody.`,
  undo: 'Undo',
  undone: 'Assignment undone',
  undoneText: (key: string, name: string) => `${key} is with ${name} again.`,
  undoneNobody: (key: string) => `${key} is with nobody again.`,
  refusedTitle: (name: string) => `Jira did not assign this to ${name}`,
  unchanged: (key: string, name: string | null) =>
    name === null ? `${key} is unchanged: nobody has it.` : `${key} is unchanged: ${name} still has it.`,

  legend: { load: 'Load', assumed: 'Assumed', capacity: 'Capacity', over: 'Over capacity', away: 'Away' },
  noteAssumed: (count: number, hours: string) =>
    `${count} unestimated ${counted(count, 'issue', 'issues')}: ${hours} assumed in these weeks.`,
  noteUnknown: (count: number) =>
    `${count} ${counted(count, 'issue is', 'issues are')} not estimated and not counted in hours.`,
  noteCalendars: (count: number) =>
    `No working week is set for ${count} ${counted(count, 'person', 'people')}: Jira’s time tracking stands in.`,
  noteClosed: (count: number) =>
    `${count} ${counted(count, 'project is', 'projects are')} closed to Atelier; work there is not counted.`,
  noteOwnOnly: 'Hours count only work that you may browse.',
  noteReadOnly: 'The licence of Atelier is inactive: figures are shown, nothing can be changed.',
  hoursUntil: (day: string) => `Hours until ${day}.`,
  hoursTwoWeeks: 'Hours in the next two weeks.',
  facts: (time: string, zone: string) => `Facts of ${time}, ${zone} time`,

  readingTitle: { open: 'Reading this site’s open issues', history: 'Reading this site’s history' },
  readingText: ({ phase, done, total }: Reading, format: Format) => {
    const of =
      total === null ? `${format.number(done)} issues` : `${format.number(done)} of ${format.number(total)} issues`;
    return phase === 'open'
      ? `${of}. Hours are incomplete until then.`
      : `${of}. Open work is complete: the hours below hold.`;
  },

  emptyTitle: 'No team yet',
  emptyText:
    'Nobody has resolved or held work in this project in the last 90 days. A Jira admin can name its team under Apps, Atelier, Configure.',
  nothingTitle: 'Nothing to show here',
  nothingText: 'This issue does not exist, or you may not see it. Ask a project admin for access.',
  notAdmin: 'Only Jira admins can change these settings. Ask one for access.',

  wrongTitle: 'Something went wrong',
  wrongText: 'Nothing was changed.',

  assumedFrom: ({ from, n }: Extract<PanelRemaining, { kind: 'assumed' }>) =>
    from === 'median-spent'
      ? `assumed: the median time spent on ${n} like issues`
      : from === 'median-estimate'
        ? `assumed: the median estimate of ${n} like issues`
        : from === 'points'
          ? 'from its story points'
          : 'assumed: your admin’s default',
} as const;

/** What a failure says: the fact, and what to do. A new kind without words is a compile error. */
export const failureWords = (failure: Failure): { readonly title: string; readonly text: string } => {
  switch (failure.kind) {
    case 'invalid-request':
      return { title: 'This could not be read', text: failure.detail };
    case 'not-found':
      return { title: words.nothingTitle, text: words.nothingText };
    case 'conflict':
      return { title: 'Somebody was faster', text: failure.detail };
    case 'too-large':
      return { title: 'This is too much at once', text: failure.detail };
    case 'busy':
      return {
        title: 'Jira asks for a pause',
        text: `Nothing was changed. Try again in ${failure.retryAfterSeconds} s.`,
      };
    case 'needs-consent':
      return { title: 'Atelier may not act for you yet', text: 'Allow it when Jira asks, then try again.' };
    case 'unavailable':
      return unavailable[failure.reason];
  }
};

const unavailable = {
  'setting-up': {
    title: 'Atelier is setting up',
    text: 'It prepares its store after installation. Try again in a minute.',
  },
  jira: { title: 'Jira did not answer', text: 'Nothing was changed. Try again in a moment.' },
  store: { title: 'Atelier’s store did not answer', text: 'Nothing was changed. Try again in a moment.' },
  licence: { title: 'The licence of Atelier is inactive', text: 'Figures are shown, nothing can be changed.' },
} as const;
