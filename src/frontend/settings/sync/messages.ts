import type { CheckedField, DeadKind, DeadLetter, IssueCheck, ProjectState } from '../../../contract/sync';
import type { SyncState } from '../../../domain/sync/sync-state';
import type { Format } from '../../shared/format';
import { pauseWords } from '../../shared/sync-words';

const plural = new Intl.PluralRules('en');
export const counted = (count: number, format: Format, one: string, other: string): string =>
  `${format.number(count)} ${plural.select(count) === 'one' ? one : other}`;

/** What the page of the sync says. */
export const syncWords = {
  title: 'Sync health',
  text: 'What has been read from Jira, how fresh it is, and what it costs.',
  loading: 'Reading how the sync is doing',
  saved: 'The share of Jira’s points is saved',

  state: 'State',
  behind: 'Behind',
  waiting: 'Waiting',
  history: 'History',
  lookedAt: (moment: string) => `all changes before ${moment} are in`,
  notLooked: 'nothing was read whole yet',
  issues: (count: number, format: Format) => counted(count, format, 'issue', 'issues'),
  oldest: (age: string) => `oldest ${age}`,
  noneWaiting: 'every change that was told is in',
  noneTold: 'nothing was told yet',
  tried: (count: number, format: Format) => `, ${format.number(count)} tried in vain`,
  allRead: (day: string) => `read in full on ${day}`,
  leftToRead: (age: string) => `about ${age} left`,
  leftUnknown: 'too early to tell how long it takes',

  points: 'Jira points this hour',
  spentOf: (spent: string, share: string) => `${spent} of ${share}`,
  pointsText: (until: string) => `What this site’s background work may use. Starts again at ${until}.`,
  pool: (left: string, limit: string, moment: string) =>
    `All customers of Atelier together had ${left} of ${limit} left at ${moment}.`,
  noPool: 'Jira has not said yet how many points there are.',
  refused: (count: number, format: Format) => `Jira refused ${counted(count, format, 'call', 'calls')} in this hour.`,
  calls: (count: number, format: Format) => counted(count, format, 'call', 'calls'),
  byHour: 'Points by hour, last 24 h',
  most: (points: string, time: string) => `most ${points} at ${time}`,
  noHours: 'none were spent',
  hour: 'Hour',
  pointsColumn: 'Points',
  refusedColumn: 'Refused',

  share: 'Share of the pool, %',
  largeShare: 'Share while more than 60 % are left, %',
  shareText:
    'The pool is shared with every customer of Atelier. More makes the first read faster, and leaves less for what people wait for.',
  settings: 'Share of Jira’s points',

  census: 'Last count',
  censusText: (counted: string, of: string) => `${counted} of ${of} projects were counted in Jira and compared`,
  censusSince: (oldest: string, last: string) => `, between ${oldest} and ${last}`,
  censusNever: 'Projects are counted a few at a time, each at least every 28 days. None was yet.',
  differ: (count: number, format: Format) =>
    count === 0 ? 'All agree.' : `${counted(count, format, 'differs and is', 'differ and are')} looked at.`,
  closedTitle: (count: number, format: Format) =>
    `${counted(count, format, 'project is', 'projects are')} closed to Atelier`,
  closedText:
    'Its app user may not browse them: their work is not counted, and what was read before stays as it was. Give it “Browse projects” in Jira to count them.',

  projects: 'Projects',
  project: 'Project',
  issuesColumn: 'Issues',
  inJira: 'In Jira',
  lastChange: 'Last change read',
  stateColumn: 'State',
  all: 'All',
  moreProjects: (count: string) => `${count} more are not listed here.`,
  noProjects: 'No project has been read yet.',

  dead: 'What rests',
  deadText:
    'Tried five times without success, and left alone so that it holds up nothing else. What is wrong is often mended in Jira; then have it tried again.',
  noneDead: 'Nothing rests.',
  item: 'What',
  why: 'Why',
  tries: 'Tries',
  lastTry: 'Last try',
  retry: 'Try again',
  retryOf: (what: string) => `Try again: ${what}`,
  retried: (what: string) => `${what} will be tried again, within a minute`,
  moreDead: (count: string) => `${count} more are not listed here.`,

  odd: 'Values that no sum takes',
  oddText: 'Out of any sense, so they are left out of sums and counted here. Correct them in Jira.',
  noneOdd: 'None.',
  field: 'Field',
  oddClass: 'What is wrong',

  check: 'Check an issue now',
  checkText: 'Compares what Atelier holds of an issue with Jira, field by field.',
  key: 'Issue key',
  keyLike: 'Write a key such as PACK-214.',
  checkIt: 'Check',
  checking: 'Comparing with Jira',
  noIssue: (key: string) => `${key} does not exist, or you may not browse it.`,
  mend: 'Read it again',
  mended: 'It was read again.',
  inJiraColumn: 'In Jira',
  inAtelier: 'In Atelier',
  nothing: 'nothing',
  sameCount: (what: string) => `${what}, other ones`,
  read: (moment: string) => `Read ${moment}.`,
  marked: 'It is marked as changed, and will be read again by itself.',
  letGo: 'Its history is older than what is kept, and was not compared.',
  isDead: 'It rests after five tries.',
} as const;

/** The state in two or three words, and what stands below it. */
export const stateWords = (state: SyncState, format: Format): { readonly name: string; readonly text: string } => {
  switch (state.kind) {
    case 'never-ran':
      return { name: 'Not begun', text: 'The first read begins within an hour after installation.' };
    case 'full':
      return { name: 'Store is full', text: 'Nothing new is read. Shorten what is kept in Data and privacy.' };
    case 'held':
      return { name: 'Paused', text: `By an admin, ${format.moment(state.since)}. Nothing is read from Jira.` };
    case 'paused':
      return { name: `Paused until ${format.time(state.until)}`, text: `${pauseWords[state.why]}.` };
    case 'reading':
      if (state.phase === 'again') return { name: 'Reading all again', text: 'What was read before counts meanwhile.' };
      return state.phase === 'open'
        ? { name: 'Reading open issues', text: 'Figures are incomplete until then.' }
        : { name: 'Reading history', text: 'Open work is complete.' };
    case 'behind':
      return { name: 'Behind', text: BEHIND[state.why] };
    case 'up-to-date':
      return state.items === 0
        ? { name: 'Up to date', text: 'All changes that Jira told are in.' }
        : {
            name: 'Up to date, but',
            text: `for ${counted(state.items, format, 'item that rests', 'items that rest')}, see below.`,
          };
  }
};

const BEHIND = {
  look: 'The hourly look for changes is late.',
  waiting: 'A change that was told is not in after ten minutes.',
  fields: 'Fields changed in Jira: everything is read by the new ones.',
} as const;

/** What an admin may do about it; null = nothing needs to be done. */
export const adviceWords = (state: SyncState): string | null => {
  switch (state.kind) {
    case 'paused':
      return ADVICE[state.why];
    case 'held':
      return 'Figures stay as they are and say so. What changes in Jira meanwhile is noted, and read when somebody presses Resume.';
    case 'full':
      return 'Figures stay as they are. In Data and privacy, shorten how long finished work is kept; the sync goes on by itself once there is room.';
    case 'behind':
      if (state.why === 'fields') return 'Figures say so until all is read. It goes on by itself.';
      return 'It catches up by itself. If this stays for hours, look for what rests below, and at the share of Jira’s points.';
    default:
      return null;
  }
};
const ADVICE = {
  quota: 'It goes on by itself then. Figures stay as they are until that time and are marked so.',
  'asked-away': 'It goes on by itself then. Figures stay as they are until that time and are marked so.',
  refused:
    'Look at Apps in Jira’s administration: Atelier may wait for consent to a new version, or its app user may have lost access.',
  unknown: 'It tries again by itself then, less and less often. status.atlassian.com tells whether Jira has trouble.',
} as const;

export const PROJECT_WORDS: Readonly<Record<ProjectState, string>> = {
  agrees: 'As many as in Jira',
  differs: 'Differs, is looked at',
  walking: 'Is being compared',
  closed: 'Closed to Atelier',
  archived: 'Archived, not counted',
  shrunk: 'Much smaller in Jira: counted once more first',
  gone: 'Gone from Jira',
  'not-counted': 'Not compared yet',
};

export const DEAD_WORDS: Readonly<Record<DeadKind, string>> = {
  issue: 'Issue',
  project: 'Project',
  person: 'Person',
  page: 'Page of',
  field: 'Field',
};

/** Codes of `docs/sync.md`; a code without words is shown as it is. */
export const CLASS_WORDS: Readonly<Record<DeadLetter['class'], string>> = {
  unreadable: 'Jira gave it in a shape that is not understood',
  broken: 'Atelier could not work with it',
  refused: 'Jira does not let Atelier read it',
  failing: 'Jira fails at it alone',
};

export const FIELD_NAMES: Readonly<Record<CheckedField, string>> = {
  project: 'Project',
  type: 'Type',
  status: 'Status',
  priority: 'Priority',
  resolution: 'Resolution',
  parent: 'Parent',
  security: 'Security level',
  assignee: 'Assignee',
  reporter: 'Reporter',
  creator: 'Creator',
  created: 'Created',
  updated: 'Updated',
  resolved: 'Resolved',
  start: 'Start date',
  due: 'Due date',
  original: 'Original estimate',
  remaining: 'Remaining estimate',
  spent: 'Time spent',
  points: 'Story points',
  rank: 'Rank',
  components: 'Components',
  labels: 'Labels',
  fixVersions: 'Fix versions',
  sprints: 'Sprints',
  comments: 'Comments',
  worklogs: 'Worklogs',
  logged: 'Time in worklogs',
  changes: 'Changes',
};

/** Fields in which odd values were found; `issue` = something that an issue cannot be without. */
export const ODD_FIELDS: Readonly<Record<string, string>> = {
  ...FIELD_NAMES,
  issue: 'The issue itself',
  component: 'Components',
  label: 'Labels',
  fix_version: 'Fix versions',
  sprint: 'Sprints',
  comment: 'Comments',
  worklog: 'Worklogs',
  change: 'Changes',
};

export const outcomeWords = (key: string, check: IssueCheck, format: Format): { title: string; text: string } => {
  const fields = counted(check.fields, format, 'field', 'fields');
  switch (check.outcome) {
    case 'same':
      return { title: `${key} is as in Jira`, text: `All ${fields} agree.` };
    case 'differs':
      return {
        title: `${key} differs in ${counted(check.differences.length, format, 'field', 'fields')}`,
        text: `Of ${fields} these are not as in Jira.`,
      };
    case 'unread':
      return { title: `${key} is not in Atelier`, text: 'Nothing of it was read, or it counts as deleted.' };
    case 'closed':
      return { title: `${key} is closed to Atelier`, text: 'You may browse it, Atelier’s app user may not.' };
    case 'unreadable':
      return {
        title: `${key} cannot be understood`,
        text: 'Jira gave it in a shape that Atelier does not know. What was read before stays.',
      };
  }
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `4 s`, `12 min`, `3 h`, `2 days`. */
export const ageWords = (ms: number, format: Format): string => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 2 * MINUTE) return `${format.number(seconds)} s`;
  if (seconds < 2 * HOUR) return `${format.number(Math.round(seconds / MINUTE))} min`;
  if (seconds < 2 * DAY) return `${format.number(Math.round(seconds / HOUR))} h`;
  return `${format.number(Math.round(seconds / DAY))} days`;
};
