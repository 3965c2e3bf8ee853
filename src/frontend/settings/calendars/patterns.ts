import type { ScheduleSetting } from '../../../contract';
import type { calendarWords } from './messages';

type Pattern = {
  readonly key: keyof (typeof calendarWords)['patterns'];
  readonly week: readonly number[];
  readonly second: readonly number[] | null;
};

const hours = (...week: readonly number[]): readonly number[] => week.map((one) => one * 3600);
const FULL = hours(8, 8, 8, 8, 8, 0, 0);
const FRIDAYS_OFF = hours(8, 8, 8, 8, 0, 0, 0);

/** Weeks that many people work, to begin with. */
export const patterns: readonly Pattern[] = [
  { key: 'full', week: FULL, second: null },
  { key: 'short', week: hours(7.5, 7.5, 7.5, 7.5, 7.5, 0, 0), second: null },
  { key: 'fridays', week: FRIDAYS_OFF, second: null },
  { key: 'three', week: hours(8, 8, 8, 0, 0, 0, 0), second: null },
  { key: 'mornings', week: hours(4, 4, 4, 4, 4, 0, 0), second: null },
  { key: 'turns', week: FULL, second: FRIDAYS_OFF },
];

/** Which pattern a week is; null = one of its own. */
export const patternOf = ({ week, second = null }: ScheduleSetting): Pattern['key'] | null =>
  patterns.find((one) => same(one.week, week) && same(one.second ?? [], second ?? []))?.key ?? null;

const same = (a: readonly number[], b: readonly number[]): boolean => a.join() === b.join();
