import { dayNumber } from '../units';
import { roundOf, roundPosition } from './rounds';
import type { Absence, Calendar, Holiday, Membership, Schedule } from './types';

/** A stretch of day numbers in which nothing dated changes, so that capacity comes round. Both ends included. */
export type Stretch = {
  readonly from: number;
  readonly to: number;
  /** Seconds of each day of the round (rounds.ts): seven of them, or fourteen where two weeks alternate. */
  readonly capacity: readonly number[];
  readonly away: readonly number[];
  /** Capacity of a whole round. */
  readonly round: number;
};

/** A calendar cut where a schedule, an absence, a holiday or a membership begins or ends; from −∞ to +∞, in order. */
export const stretchesOf = (calendar: Calendar): readonly Stretch[] => {
  const schedules = calendar.schedules.map(numberedSchedule).sort((a, b) => b.from - a.from);
  const absences = [...calendar.absences.map(numberedAbsence), ...(calendar.holidays ?? []).map(numberedHoliday)];
  const memberships = calendar.memberships.map(numberedMembership);
  const cuts = [
    ...schedules.map(({ from }) => from),
    ...[...absences, ...memberships].flatMap(({ from, to }) => [from, to + 1]),
  ].filter(Number.isFinite);
  const begins = [Number.NEGATIVE_INFINITY, ...[...new Set(cuts)].sort((a, b) => a - b)];
  return begins.map((from, i) => {
    const active = (one: Span) => one.from <= from && from <= one.to;
    const planned = schedules.find((schedule) => schedule.from <= from)?.round ?? NOTHING;
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
    const end = Math.min(to, one.to, begin + one.capacity.length - 1);
    for (let n = begin; one.round > 0 && n <= end; n++) if (onDay(one.capacity, n) > 0) return n;
  }
  return null;
};

/** The last day number from `from` to `to` with capacity; null when there is none. */
export const lastWorking = (stretches: readonly Stretch[], from: number, to: number): number | null => {
  for (let i = positionAt(stretches, to); i >= 0; i--) {
    const one = stretches[i];
    if (one === undefined || one.to < from) break;
    const end = Math.min(to, one.to);
    const begin = Math.max(from, one.from, end - one.capacity.length + 1);
    for (let n = end; one.round > 0 && n >= begin; n--) if (onDay(one.capacity, n) > 0) return n;
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

/** What a round holds for a day number. */
export const onDay = (round: readonly number[], n: number): number => round[roundPosition(n, round.length)] ?? 0;

const sumWithin = ({ capacity, round }: Stretch, from: number, to: number): number => {
  const rounds = Math.max(0, Math.floor((to - from + 1) / capacity.length));
  let sum = rounds * round;
  for (let n = from + capacity.length * rounds; n <= to; n++) sum += onDay(capacity, n);
  return sum;
};

type Span = { readonly from: number; readonly to: number };
/** `part` of what is planned, or so many seconds. */
type NumberedAbsence = Span & { readonly secondsPerDay: number | null; readonly part: number };
type NumberedMembership = Span & { readonly allocation: number; readonly reserve: number };

const NOTHING: readonly number[] = [0, 0, 0, 0, 0, 0, 0];
const numberedSchedule = (schedule: Schedule) => ({ from: dayNumber(schedule.from), round: roundOf(schedule) });
const numberedAbsence = ({ from, to, secondsPerDay }: Absence): NumberedAbsence => ({
  from: dayNumber(from),
  to: dayNumber(to),
  secondsPerDay,
  part: 1,
});
const numberedHoliday = ({ day, half }: Holiday): NumberedAbsence => ({
  from: dayNumber(day),
  to: dayNumber(day),
  secondsPerDay: null,
  part: half ? 0.5 : 1,
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
  round: readonly number[],
  absences: readonly NumberedAbsence[],
  share: number,
): Stretch => {
  const planned = round.map((seconds) => Math.max(0, seconds));
  const left = planned.map((seconds) => seconds - unavailable(absences, seconds));
  const capacity = left.map((seconds) => seconds * share);
  const away = planned.map((seconds, day) => (seconds - (left[day] ?? 0)) * share);
  return { from, to, capacity, away, round: capacity.reduce((sum, seconds) => sum + seconds, 0) };
};

/** Absences of a day add up; no more than the day's plan can be taken. */
const unavailable = (absences: readonly NumberedAbsence[], planned: number): number =>
  Math.min(
    planned,
    absences.reduce((sum, { secondsPerDay, part }) => sum + (secondsPerDay ?? planned * part), 0),
  );

/** Σ allocation × (1 − reserve), which weights reserves by hours; a day without any team counts as a whole share. */
const shareOf = (memberships: readonly NumberedMembership[]): number =>
  memberships.length === 0 ? 1 : memberships.reduce((sum, one) => sum + one.allocation * (1 - one.reserve), 0);
