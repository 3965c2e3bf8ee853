import type { Stage } from '../../../domain/kpi/issue';
import type { PeriodUnit } from '../../../domain/kpi/target';

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, many: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : many}`;

/** What the section on KPIs says. */
export const kpiSettingWords = {
  title: 'KPIs',
  text: 'What statuses and fields mean, and what teams and projects aim at. Gadgets on dashboards show the figures.',
  loading: 'Reading stages, targets and fields',
  tabs: { stages: 'Stages', targets: 'Targets', fields: 'Fields' },
  measuring: (percent: string) =>
    `Issues are being measured: ${percent} done. Gadgets mark what is incomplete until then.`,
  rereading: (percent: string) =>
    `Ratings are being read from issues, newest first: ${percent} done. Gadgets say since when there are data.`,
  fieldsText:
    'Number fields in which customers rate issues. Atelier keeps the numbers alone. A field chosen here is read from all issues that have it.',
  satisfaction: 'Customer satisfaction',
  satisfactionField: 'Field of the rating',
  noField: 'Not mapped',
  fieldsLoading: 'Reading fields …',
  fieldOf: (id: string) => `Field ${id}`,
  scaleMin: 'Lowest rating',
  scaleMax: 'Highest rating',
  scaleTop: 'Top ratings from',
  scaleHelp: 'Ratings outside the scale are left out and counted. Top ratings make up the share in the top box.',
  badMax: 'Must be above the lowest rating',
  badTop: 'Must be above the lowest rating, and the highest at most',
  npsTitle: 'Net promoter score',
  npsField: 'Field of the 0 to 10 recommendation',
  savedFields: 'Fields are saved. Ratings are read as soon as there is room.',
  stagesText:
    'Every status belongs to a stage. Without a choice of yours its category decides: to do, in progress or done. Reviews and waiting have no category: review times and revision rounds begin with your choice here.',
  whole: 'The whole site',
  stagesFor: 'Stages for',
  status: 'Status',
  issues: 'Issues now',
  stage: 'Stage',
  stageOf: (status: string) => `Stage of ${status}`,
  byCategory: (stage: string) => `by category: ${stage}`,
  bySite: (stage: string) => `as for the site: ${stage}`,
  unknownStatus: 'nothing known: taken as to do',
  stages: {
    toDo: 'To do',
    inProgress: 'In progress',
    inReview: 'In review',
    waiting: 'Waiting',
    done: 'Done',
  } satisfies Record<Stage, string>,
  savedStages: 'Stages are saved. All issues are being measured anew.',
  statusOf: (id: string) => `Status ${id}`,
  noStatuses: 'No issue has been read yet.',
  targetsText:
    'A gadget of the project or team shows them, and says met, at risk or missed in words. A gadget can have targets of its own.',
  noTargets: 'No target yet. Add the first one below.',
  of: 'For',
  kpi: 'KPI',
  better: 'Better is',
  higher: 'Higher',
  lower: 'Lower',
  met: (better: 'higher' | 'lower') => (better === 'higher' ? 'Met from' : 'Met up to'),
  missed: (better: 'higher' | 'lower') => (better === 'higher' ? 'Missed below' : 'Missed above'),
  metColumn: 'Met from or up to',
  missedColumn: 'Missed beyond',
  period: 'Held against',
  ofRow: (what: string, row: string) => `${what}, ${row}`,
  crossed: (better: 'higher' | 'lower', amber: string) =>
    better === 'higher'
      ? `Must be below ${amber}, or nothing is ever at risk`
      : `Must be above ${amber}, or nothing is ever at risk`,
  twice: 'This target stands in the list already.',
  removeTarget: (row: string) => `Remove the target ${row}`,
  addTitle: 'Add a target',
  add: 'Add target',
  team: (name: string) => `Team ${name}`,
  goneOwner: 'No longer there',
  savedTargets: 'Targets are saved',
  units: { days: 'days', share: '%', 'count-per-week': 'a week' } as Readonly<Record<string, string>>,
  periods: {
    week: (count: number) => (count === 1 ? 'last week' : `last ${count} weeks`),
    month: (count: number) => (count === 1 ? 'last month' : `last ${count} months`),
    quarter: (count: number) => (count === 1 ? 'last quarter' : `last ${count} quarters`),
  } satisfies Record<PeriodUnit, (count: number) => string>,
  count: (issues: number) => counted(issues, 'issue', 'issues'),
};
