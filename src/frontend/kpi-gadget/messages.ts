import type { KpiNote } from '../../contract/kpi';
import type { ForecastRefusal } from '../../domain/forecast/samples';
import type { Stage } from '../../domain/kpi/issue';
import type { Withheld } from '../../domain/kpi/people-rules';
import type { Exclusion } from '../../domain/kpi/result';
import type { TargetState } from '../../domain/kpi/target';
import type { Mended } from './config/gadget-config';

/** What the gadget says. A fact, then its cause, then what to do. */
export const say = {
  page: 'Atelier KPIs',
  untitled: 'KPIs',
  loading: 'Reading KPIs',
  noData: 'No data',
  notSetUp: 'Not set up',
  withheldShort: 'Withheld',
  target: 'Target',

  nothingTitle: 'Nothing here that you may browse',
  nothingText: 'Its projects are closed to you, or are gone. Ask a project admin for access.',
  noFilterTitle: 'This filter cannot be read',
  noFilterText: 'It was deleted, is not shared with you, or its JQL no longer holds. Ask who owns the gadget.',
  noneTitle: 'This gadget shows nothing yet',
  noneText: 'Open its menu and choose Configure: a scope, KPIs and a period.',
  noneTextWidget: 'Edit this widget: choose a scope, KPIs and a period.',
  widgetNotSaved: 'A field needs a change before this can be saved.',
  unreadableTitle: 'This gadget has to be configured again',
  unreadable: {
    newer: 'It was saved by a newer version of Atelier. Reload the dashboard, or configure it again.',
    scope: 'Its scope could not be read. Open its menu and choose Configure.',
    show: 'What it shows could not be read. Open its menu and choose Configure.',
  },

  closed: (projects: number) =>
    projects === 1
      ? 'One of its projects is closed to Atelier; work there is not counted anew'
      : `${projects} of its projects are closed to Atelier; work there is not counted anew`,
  readBackTo: (day: string, share: string | null) =>
    share === null ? `History read back to ${day} only` : `History read back to ${day} only: ${share}`,
  ratingsReading: (issues: string | null) =>
    issues === null
      ? 'Ratings of a field mapped lately are being read; figures may miss some'
      : `Ratings of a field mapped lately are being read: ${issues} issues to go; figures may miss some`,
  ratingsBackTo: (day: string, issues: string | null) =>
    issues === null ? `Ratings read back to ${day} only` : `Ratings read back to ${day} only: ${issues} issues to go`,
  reading: (share: string | null) =>
    share === null
      ? 'Still reading this site’s issues; figures may miss some'
      : `Still reading this site’s issues: ${share}; figures may miss some`,
  incomplete: 'Some issues are still being measured; figures may miss a few',
  incompleteFigure: 'Incomplete',
  givenUp: (what: string) => `${what} could not be read in five tries; figures may be incomplete`,
  odd: (issues: number, project: string, field: string, wrong: string) =>
    `In ${issues === 1 ? '1 issue' : `${issues} issues`} of ${project}, ${field} is ${wrong}: no sum takes it`,
  cut: (taken: string, of: string) => `Counts the first ${taken} of ${of} issues of this scope`,
  cutFilter: (taken: string) => `Counts the first ${taken} issues of this filter; it has more`,
  mended: (parts: readonly Mended[]) =>
    `Parts of the configuration could not be read and were replaced: ${parts.map((part) => mendedWords[part]).join(', ')}`,

  asOf: (time: string, zone: string) => `as of ${time}, ${zone} time`,
  browseOnly: 'Counts only issues that you may browse',
  line: 'line: 26 weeks, dashes: target',
  against: (window: string, before: string) => `${window} against ${before}`,
  range: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),

  missing: (need: string) => `Missing: ${need}`,
  setUpAdmin: 'Set up in settings',
  setUpAsk: 'A Jira admin can set this up',

  nothingToCount: 'No issue of this period counts',

  today: 'today',
  judged: (figure: string, window: string) => `State of ${figure}, ${window}`,
  noChange: 'No change',
  noEarlier: 'No earlier period to compare with',
  showTable: 'Show as table',
  hideTable: 'Hide table',
  preparing: 'Preparing …',
  exportFailed: 'The file could not be made. Try again.',
  exportsPaused: (seconds: number) => `Too many files at once. Try again in ${seconds} s.`,
  downloadCsv: 'CSV',
  downloadSvg: 'SVG',
  downloadPng: 'PNG',
  back: 'Back',
  counted: 'Counted',
  leftOut: 'Left out',
  notes: 'Notes',
  issueColumn: 'Issue',
  summaryColumn: 'Summary',
  previous: 'Previous',
  next: 'Next',
  pageOf: (from: string, to: string, all: string) => `${from} to ${to} of ${all}`,
  noIssues: 'No issues',
  noIssuesBehind: 'This figure is not made of single issues.',
  nothingLeftOut: 'Nothing was left out.',
  noSum: 'Nothing to work it out of',
  targetFrom: {
    gadget: 'This gadget’s own target.',
    project: 'The project’s target.',
    team: 'The team’s target.',
  },
  complete: 'The facts of the period are complete',
  factsOf: (time: string, zone: string) => `Facts of ${time}; days are those of ${zone}`,
  benchmark: (words: string) => `What the field says: ${words}`,
  csv: {
    kpi: 'KPI',
    value: 'Value',
    unit: 'Unit',
    from: 'From',
    to: 'To',
    zone: 'Zone',
    asOf: 'Facts of',
    complete: 'Complete',
    part: 'Part',
  },
  issue: (id: string) => `Issue ${id}`,
  more: (count: number) => `Show ${count} more`,
  issuesBehind: 'Issues behind it',
  walk: 'Move along the chart with the arrow keys',
} as const;

const mendedWords: Readonly<Record<Mended, string>> = {
  period: 'the period (now the last 4 weeks)',
  targets: 'some targets (left out)',
  kpis: 'some KPIs (left out)',
  title: 'the title',
};

type Counted = Extract<KpiNote, { kind: 'unknown-status' | 'untracked' }>['kind'];
export const noteWords: Readonly<Record<Counted, (issues: string) => string>> = {
  'unknown-status': (issues) => `${issues} issues are in statuses of which nothing is known: taken as to do`,
  untracked: (issues) => `${issues} done issues have no worklog: figures of hours and cost do not see them`,
};

export const stateWords: Readonly<Record<TargetState, string>> = {
  met: 'Met',
  'at-risk': 'At risk',
  missed: 'Missed',
  'no-data': 'No data',
};

export const stageWords: Readonly<Record<Stage, string>> = {
  toDo: 'To do',
  inProgress: 'In progress',
  inReview: 'In review',
  waiting: 'Waiting',
  done: 'Done',
};

/** Why a figure about people is not shown. */
export const withheldWords: Readonly<Record<Withheld, string>> = {
  'not-yours': 'It is another person’s figure, and shown to that person only.',
  'too-few': 'Fewer than 5 people besides you are behind it.',
  complement: 'With the figures shown beside it, one of fewer than 5 people could be worked out.',
  'one-rate': 'With the hours shown beside it, it would tell one person’s rate.',
  'rate-viewers': 'It is about cost, and shown to rate viewers only.',
  'people-rules': 'It is about people’s past work, and shown of groups of at least 5 only.',
};

export const exclusionWords: Readonly<Record<Exclusion, string>> = {
  'never-started': 'Went straight to done, without a start',
  'never-reviewed': 'Never in review',
  'no-due-date': 'No due date at the start',
  'no-estimate': 'Not estimated',
  'zero-estimate': 'Estimated at 0',
  'no-worklog': 'No time logged',
  'bad-worklog': 'Worklogs of no time',
  'no-rate': 'Work without a rate',
  'no-capacity': 'Nobody’s capacity is known',
  'no-rating': 'Not rated',
  'no-working-time': 'Lay wholly in free time',
  'off-scale': 'Rated off the scale',
  'no-checklist': 'Checklist unknown',
  'not-mapped': 'Not mapped',
  'too-few': 'Too few for P85: it takes 8',
};

export const refusalWords = (refusal: ForecastRefusal): string => {
  switch (refusal.kind) {
    case 'too-few-weeks':
      return `No forecast: ${refusal.weeks} whole ${refusal.weeks === 1 ? 'week' : 'weeks'} of throughput are known, it takes ${refusal.needed}.`;
    case 'weeks-missing':
      return 'No forecast: weeks are missing in the history that was read.';
    case 'nothing-done':
      return 'No forecast: nothing was done in the weeks it would rest on.';
    case 'bad-question':
      return 'No forecast: ask for a whole number of issues above 0, or for a day to come within three years.';
  }
};
