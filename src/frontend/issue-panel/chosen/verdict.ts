import type { LateChange } from '../../../domain/capacity/what-if';
import type { Format } from '../../shared/format';
import type { WeekSums } from '../week-sums';
import { LEAST_SECONDS } from '../windows';
import type { ListedIssue } from '../work';
import { chosenWords } from './messages';
import { type Side, worseWeeks } from './side';

export type LateIssue = { readonly issue: ListedIssue; readonly change: LateChange };
export type Verdict = {
  readonly tone: 'warning' | 'fine';
  readonly sentences: readonly string[];
  readonly late: { readonly becomes: boolean; readonly issues: readonly LateIssue[] } | null;
};

/** What taking the issue does to somebody, in sentences: weeks over capacity, issues late, or that nothing of the kind happens. */
export const takerVerdict = (side: Side, format: Format): Verdict => {
  const { row, everyWeek } = side;
  const { before, after } = everyWeek;
  const worse = worseWeeks(before, after);
  const late = withIssues(side, side.late.becomesLate);
  const { couldFinishBy, lateByDays } = row.member;
  const bad = worse.length > 0 || late.length > 0 || lateByDays !== null || side.never;
  const own =
    couldFinishBy === null
      ? side.never
        ? [chosenWords.finishesNever]
        : []
      : lateByDays === null
        ? [chosenWords.finishes(format.day(couldFinishBy))]
        : [chosenWords.finishesLate(format.day(couldFinishBy), lateByDays)];
  return {
    tone: bad ? 'warning' : 'fine',
    sentences: [
      worse.length > 0
        ? chosenWords.overBy(overIn(worse, format))
        : after.some(isOver)
          ? chosenWords.nothingMore
          : chosenWords.within,
      ...own,
      ...(late.length > 0 ? [] : [lateByDays === null ? chosenWords.nothingLate : chosenWords.nothingElseLate]),
    ],
    late: late.length === 0 ? null : { becomes: true, issues: late },
  };
};

/** What giving it away does: weeks no longer over capacity, issues back on time, hours that come back. */
export const giverVerdict = (side: Side, format: Format): Verdict => {
  const { before, after, everyWeek } = side;
  const late = withIssues(side, side.late.backOnTime);
  const still = everyWeek.after.filter(isOver);
  const back = sum(before) - sum(after);
  return {
    tone: 'fine',
    sentences: [
      still.length > 0
        ? chosenWords.stillOver(overIn(still, format))
        : everyWeek.before.some(isOver)
          ? chosenWords.noLongerOver
          : chosenWords.getsBack(format.hours(Math.max(0, back))),
    ],
    late: late.length === 0 ? null : { becomes: false, issues: late },
  };
};

const isOver = ({ over }: WeekSums): boolean => over >= LEAST_SECONDS;
const sum = (weeks: readonly WeekSums[]): number => weeks.reduce((total, { load }) => total + load, 0);

const MOST_WEEKS = 3;

const overIn = (weeks: readonly WeekSums[], format: Format): string[] => [
  ...weeks.slice(0, MOST_WEEKS).map(({ over, week }) => chosenWords.overIn(format.hours(over), format.shortDay(week))),
  ...(weeks.length > MOST_WEEKS ? [chosenWords.moreWeeks(weeks.length - MOST_WEEKS)] : []),
];

const withIssues = ({ row }: Side, changes: readonly LateChange[]): LateIssue[] =>
  changes.flatMap((change) => {
    const issue = row.work?.issues.find(({ planned }) => planned.id === change.id);
    return issue === undefined ? [] : [{ issue, change }];
  });
