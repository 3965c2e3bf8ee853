import { dayNumber, weekdayOfNumber } from '../units';
import type { Absence, Calendar, Membership, Schedule } from './types';

/** A stretch of day numbers in which nothing dated changes, so that capacity repeats weekly. Both ends included. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  /** Seconds of each weekday, Monday first, and of a whole week. */
  readonly capacity: readonly number[];
  readonly away: readonly number[];
  readonly week: number;
};

/** A calendar cut where a schedule, an absence or a membership begins or ends; from −∞ to +∞, in order. */
export const stretchesOf = (calendar: Calendar): readonly Stretch[] => {
  const schedules = calendar.schedules.map(numberedSchedule).sort((a, b) => b.from - a.from);
  const absences = calendar.absences.map(numberedAbsence);
  const memberships = calendar.memberships.map(numberedMembership);
  const cuts = [
    ...schedules.map(({ from }) => from),
    ...[...absences, ...memberships].flatMap(({ from, to }) => [from, to + 1]),
  ].filter(Number.isFinite);
  const begins = [Number.NEGATIVE_INFINITY, ...[...new Set(cuts)].sort((a, b) => a - b)];
  return begins.map((from, i) => {
    const active = (one: Span) => one.from <= from && from <= one.to;
    const planned = schedules.find((schedule) => schedule.from <= from)?.week ?? [];
    const share = shareOf(memberships.filter(active));
    return stretch(from, (begins[i + 1] ?? Number.POSITIVE_INFINITY) - 1, planned, absences.filter(active), share);
  });
};

/** Capacity from a day number to another, both included. */
export const sumBetween = (stretches: readonly Stretch[], from: number, to: number): number => {
  let sum = 0;
  for (let i = positionAt(stretches, from); i < stretches.length; i++) {
    const one = stretches[i];
    if (one === undefined || one.from > to) break;
    sum += sumWithin(one, Math.max(from, one.from), Math.min(to, one.to));
  }
  return sum;
};

/** The first day number from `from` to `to` with capacity; null when there is none. */
export const firstWorking = (stretches: readonly Stretch[], from: number, to: number): number | null => {
  for (let i = positionAt(stretches, from); i < stretches.length; i++) {
    const one = stretches[i];
    if (one === undefined || one.from > to) break;
    const begin = Math.max(from, one.from);
    const end = Math.min(to, one.to, begin + 6);
    for (let n = begin; one.week > 0 && n <= end; n++) if (at(one.capacity, n) > 0) return n;
  }
  return null;
};

/** The last day number from `from` to `to` with capacity; null when there is none. */
export const lastWorking = (stretches: readonly Stretch[], from: number, to: number): number | null => {
  for (let i = positionAt(stretches, to); i >= 0; i--) {
    const one = stretches[i];
    if (one === undefined || one.to < from) break;
    const end = Math.min(to, one.to);
    const begin = Math.max(from, one.from, end - 6);
    for (let n = end; one.week > 0 && n >= begin; n--) if (at(one.capacity, n) > 0) return n;
  }
  return null;
};

/** The stretch that a day number lies in. */
export const stretchAt = (stretches: readonly Stretch[], n: number): Stretch | undefined =>
  stretches[positionAt(stretches, n)];

const positionAt = (stretches: readonly Stretch[], n: number): number => {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.from ?? 0) <= n) low = middle;
    else high = middle - 1;
  }
  return low;
};

const at = (week: readonly number[], n: number): number => week[weekdayOfNumber(n)] ?? 0;

const sumWithin = ({ capacity, week }: Stretch, from: number, to: number): number => {
  const weeks = Math.max(0, Math.floor((to - from + 1) / 7));
  let sum = weeks * week;
  for (let n = from + 7 * weeks; n <= to; n++) sum += at(capacity, n);
  return sum;
};

type Span = { readonly from: number; readonly to: number };
type NumberedAbsence = Span & { readonly secondsPerDay: number | null };
type NumberedMembership = Span & { readonly allocation: number; readonly reserve: number };

const numberedSchedule = ({ from, week }: Schedule) => ({ from: dayNumber(from), week });
const numberedAbsence = ({ from, to, secondsPerDay }: Absence): NumberedAbsence => ({
  from: dayNumber(from),
  to: dayNumber(to),
  secondsPerDay,
});
const numberedMembership = ({ from, to, allocation, reserve }: Membership): NumberedMembership => ({
  from: dayNumber(from),
  to: to === null ? Number.POSITIVE_INFINITY : dayNumber(to),
  allocation,
  reserve,
});

const stretch = (
  from: number,
  to: number,
  week: readonly number[],
  absences: readonly NumberedAbsence[],
  share: number,
): Stretch => {
  const planned = Array.from({ length: 7 }, (_, day) => Math.max(0, week[day] ?? 0));
  const left = planned.map((seconds) => seconds - unavailable(absences, seconds));
  const capacity = left.map((seconds) => seconds * share);
  const away = planned.map((seconds, day) => (seconds - (left[day] ?? 0)) * share);
  return { from, to, capacity, away, week: capacity.reduce((sum, seconds) => sum + seconds, 0) };
};

/** Absences of a day add up; no more than the day's plan can be taken. */
const unavailable = (absences: readonly NumberedAbsence[], planned: number): number =>
  Math.min(
    planned,
    absences.reduce((sum, { secondsPerDay }) => sum + (secondsPerDay ?? planned), 0),
  );

/** Σ allocation × (1 − reserve), which weights reserves by hours; a day without any team counts as a whole share. */
const shareOf = (memberships: readonly NumberedMembership[]): number =>
  memberships.length === 0 ? 1 : memberships.reduce((sum, one) => sum + one.allocation * (1 - one.reserve), 0);
