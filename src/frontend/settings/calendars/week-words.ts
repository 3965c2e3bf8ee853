import type { ScheduleSetting } from '../../../contract';
import type { Format } from '../../shared/format';
import { calendarWords as say } from './messages';

const sum = (week: readonly number[]): number => week.reduce((all, seconds) => all + (seconds || 0), 0);

export const hoursText = (format: Format, seconds: number): string => `${format.number(seconds / 3600)} h`;

/** `32 h, Fri off`; two weeks in turn by their hours. */
export const weekText = (format: Format, { week, second = null }: ScheduleSetting): string => {
  if (second !== null) return say.inTurn(hoursText(format, sum(week)), hoursText(format, sum(second)));
  const off = [0, 1, 2, 3, 4].filter((day) => week[day] === 0);
  const days = off.length > 2 ? [] : off.map((day) => format.weekday(day));
  return `${hoursText(format, sum(week))}${say.daysOff(days)}`;
};

export const weekSum = (format: Format, week: readonly number[]): string => say.aWeek(format.number(sum(week) / 3600));

type Placed = { readonly schedule: ScheduleSetting; readonly index: number };

/** Schedules by when they hold: the one of today (null = the assumed week), those that begin later, those that are over. */
export const placedSchedules = (
  schedules: readonly ScheduleSetting[],
  today: string,
): { readonly now: Placed | null; readonly ahead: readonly Placed[]; readonly earlier: number } => {
  const placed = schedules
    .map((schedule, index) => ({ schedule, index }))
    .sort((a, b) => ((a.schedule.from ?? '') < (b.schedule.from ?? '') ? -1 : 1));
  const ahead = placed.filter(({ schedule: { from } }) => from !== null && (from > today || !/^\d/.test(from)));
  const begun = placed.filter((one) => !ahead.includes(one));
  return { now: begun.at(-1) ?? null, ahead, earlier: Math.max(0, begun.length - 1) };
};
