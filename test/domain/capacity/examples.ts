import type {
  Absence,
  Calendar,
  Holiday,
  IssueId,
  Membership,
  PlannedIssue,
  TeamId,
} from '../../../src/domain/capacity/types';
import { hours, instant, localDate, zone } from '../../../src/domain/units';

/** Monday; the examples of docs/capacity.md begin here. */
export const MONDAY = localDate('2026-11-23');
export const day = localDate;

/** Eight hours from Monday to Friday, unless said otherwise. */
export const calendar = (
  options: {
    week?: readonly number[];
    second?: readonly number[];
    absences?: readonly Absence[];
    holidays?: readonly Holiday[];
    memberships?: readonly Membership[];
  } = {},
): Calendar => {
  const week = weekOf(options.week ?? [8, 8, 8, 8, 8, 0, 0]);
  const second = options.second === undefined ? {} : { second: weekOf(options.second) };
  return {
    zone: zone('Europe/Berlin'),
    schedules: [{ from: day('2000-01-01'), week, ...second }],
    absences: options.absences ?? [],
    holidays: options.holidays ?? [],
    memberships: options.memberships ?? [],
    assumed: false,
  };
};

const weekOf = ([mo = 0, tu = 0, we = 0, th = 0, fr = 0, sa = 0, su = 0]: readonly number[]) =>
  [hours(mo), hours(tu), hours(we), hours(th), hours(fr), hours(sa), hours(su)] as const;

/** Hours off on one day; null = the whole day. */
export const off = (on: string, hoursOff: number | null = null, to = on): Absence => ({
  from: day(on),
  to: day(to),
  secondsPerDay: hoursOff === null ? null : hours(hoursOff),
});

export const share = (allocation: number, reserve = 0, from = '2000-01-01', to: string | null = null): Membership => ({
  team: 1 as TeamId,
  from: day(from),
  to: to === null ? null : day(to),
  allocation,
  reserve,
});

/** An issue with known remaining hours (null = unknown). */
export const issue = (
  id: string,
  hoursLeft: number | null,
  rest: Partial<Omit<PlannedIssue, 'id' | 'remaining'>> = {},
): PlannedIssue => ({
  id: id as IssueId,
  remaining: hoursLeft === null ? { kind: 'unknown' } : { kind: 'known', seconds: hours(hoursLeft) },
  start: null,
  due: null,
  priority: null,
  rank: null,
  created: instant(0),
  ...rest,
});
