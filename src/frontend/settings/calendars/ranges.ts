import type { AbsenceSetting } from '../../../contract';
import { dayNumber, dayOfNumber, localDate } from '../../../domain/units';

/** Seconds that are taken of a day; null = the whole of it. */
export type TakenDays = ReadonlyMap<string, number | null>;

/** Days as ranges: neighbours of which the same is taken stand together. In order. */
export const rangesOf = (days: TakenDays): readonly AbsenceSetting[] => {
  const ranges: { from: string; to: string; secondsPerDay: number | null }[] = [];
  for (const [day, secondsPerDay] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = ranges.at(-1);
    if (last !== undefined && last.secondsPerDay === secondsPerDay && after(last.to) === day) last.to = day;
    else ranges.push({ from: day, to: day, secondsPerDay });
  }
  return ranges;
};

const after = (day: string): string => dayOfNumber(dayNumber(localDate(day)) + 1);

/** Every day of ranges with what they take together, from a day to another. */
export const daysOf = (absences: readonly AbsenceSetting[], from: string, to: string): TakenDays => {
  const days = new Map<string, number | null>();
  for (const one of absences) {
    const [first, last] = [one.from < from ? from : one.from, one.to > to ? to : one.to];
    if (first > last) continue;
    for (let n = dayNumber(localDate(first)); n <= dayNumber(localDate(last)); n++) {
      const day = dayOfNumber(n);
      const before = days.get(day);
      const whole = one.secondsPerDay === null || before === null;
      days.set(day, whole ? null : (before ?? 0) + (one.secondsPerDay ?? 0));
    }
  }
  return days;
};

/** Absences without the days of a range: what lies over its ends is cut. */
export const without = (absences: readonly AbsenceSetting[], from: string, to: string): readonly AbsenceSetting[] =>
  absences.flatMap((one) => {
    if (one.to < from || one.from > to) return [one];
    const before = dayOfNumber(dayNumber(localDate(from)) - 1);
    return [
      ...(one.from < from ? [{ ...one, to: before }] : []),
      ...(one.to > to ? [{ ...one, from: after(to) }] : []),
    ];
  });

export type Merged = {
  readonly absences: readonly AbsenceSetting[];
  /** Days that are taken, wholly or in part, and were not before; or were, and are not any more. */
  readonly added: number;
  readonly removed: number;
  /** Days of which another part is taken. */
  readonly changed: number;
};

/**
 * Days of a calendar file put into what is stored, from `from` to `to`. add: a day takes the larger of both; replace: what
 * is stored for these days goes.
 */
export const merged = (
  stored: readonly AbsenceSetting[],
  found: readonly AbsenceSetting[],
  { from, to, how }: { readonly from: string; readonly to: string; readonly how: 'add' | 'replace' },
): Merged => {
  const [before, fresh] = [daysOf(stored, from, to), daysOf(found, from, to)];
  const after = new Map(fresh);
  if (how === 'add')
    for (const [day, taken] of before) {
      const own = fresh.get(day);
      after.set(day, own === undefined ? taken : own === null || taken === null ? null : Math.max(own, taken));
    }
  const kept = without(stored, from, to);
  const days = [...new Set([...before.keys(), ...after.keys()])];
  return {
    absences: [...kept, ...rangesOf(after)].sort((a, b) => (a.from < b.from ? -1 : 1)),
    added: days.filter((day) => !before.has(day)).length,
    removed: days.filter((day) => !after.has(day)).length,
    changed: days.filter((day) => before.has(day) && after.has(day) && before.get(day) !== after.get(day)).length,
  };
};
