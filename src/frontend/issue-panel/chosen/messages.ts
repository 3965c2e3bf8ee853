import { panelWords } from '../messages';

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string): string => (plural.select(count) === 'one' ? one : other);
const { listed } = panelWords;

/** What the panel says about somebody who was chosen: what would happen, and what their figures are made of. */
export const chosenWords = {
  ifTakes: (name: string) => `If ${name} takes this`,
  hasThis: (name: string) => `${name} has this now`,
  hoursOf: (name: string) => `${name}’s hours`,
  takes: (hours: string) => `takes ${hours}`,
  gives: (hours: string) => `assigned now, gives ${hours}`,
  back: 'Back to the team',
  close: 'Close',
  before: 'Before',
  after: 'After',
  weighing: 'Working it out',
  notEstimated:
    'This issue is not estimated, so nothing can be said about the weeks. Estimate it to see what would happen.',

  overBy: (parts: readonly string[]) => `Over-allocated by ${listed(parts)}.`,
  overIn: (hours: string, week: string) => `${hours} in the week of ${week}`,
  within: 'Within capacity.',
  nothingMore: 'No week goes further over capacity.',
  wouldBeLate: 'Would make late:',
  nothingLate: 'Nothing becomes late.',
  nothingElseLate: 'Nothing else becomes late.',
  lateTo: (due: string, to: string | null) =>
    to === null ? `due ${due}, not within 400 days` : `due ${due}, to ${to}`,
  noLongerOver: 'No longer over-allocated.',
  stillOver: (parts: readonly string[]) => `Still over-allocated by ${listed(parts)}.`,
  getsBack: (hours: string) => `Gets ${hours} back in these weeks.`,
  backOnTime: 'Back on time:',
  onTimeBy: (due: string, by: string | null) => (by === null ? `due ${due}` : `due ${due}, now by ${by}`),
  finishes: (day: string) => `Could finish this on ${day}.`,
  finishesLate: (day: string, days: number) =>
    `Could finish this on ${day}, ${days} ${counted(days, 'day', 'days')} late.`,
  finishesNever: 'Could not finish this within 400 days.',
  moreWeeks: (count: number) => `${count} more ${counted(count, 'week', 'weeks')}`,
  judged: 'Late is judged for dated issues that you may browse.',
  andMore: (count: number) => `and ${count} more`,

  madeOf: (name: string) => `What ${name}’s hours are made of`,
  week: 'Week',
  capacity: 'Capacity',
  load: 'Load',
  other: 'Other work',
  assumed: 'Assumed',
  away: 'Away',
  free: 'Free',
  issues: 'Open issues that you may browse',
  noIssues: 'No open issue that you may browse.',
  unestimated: 'unestimated',
  assumedHours: (hours: string) => `${hours} assumed`,
  left: (hours: string) => `${hours} left`,
  due: (day: string) => `due ${day}`,
  undated: 'undated',
  plannedTo: (day: string) => `planned to ${day}`,
  notPlaced: 'finds no day within 400 days',
  showAll: (count: number) => `Show all ${count}`,
  counts: (open: number, due: number, overdue: number, unestimated: number) =>
    `${open} open: ${due} due in time, ${overdue} overdue, ${unestimated} unestimated.`,
  notListedCount: (count: number) =>
    `${count} more ${counted(count, 'issue counts', 'issues count')} in the hours and ${counted(count, 'is', 'are')} not listed for you.`,
  notPlacedCount: (count: number) => `${count} ${counted(count, 'issue finds', 'issues find')} no day within 400 days.`,
  assumedCalendar: 'No working week is set: Jira’s time tracking stands in.',
  aboveOne: (share: string) => `Allocated ${share} in all teams together.`,
  changed: 'Some of these issues changed after these hours were read.',
  zone: (zone: string) => `Days in ${zone} time.`,
} as const;
