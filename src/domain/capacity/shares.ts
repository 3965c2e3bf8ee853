import type { LocalDate } from '../units';
import { dayNumber, dayOfNumber, localDate } from '../units';

/** A stretch of somebody's place in a team, as it is entered: `from` null = always, `to` null = open-ended, both included. */
export type Share = {
  readonly accountId: string;
  readonly allocation: number;
  readonly reserve: number;
  readonly from: string | null;
  readonly to: string | null;
};

type Change = Partial<Pick<Share, 'allocation' | 'reserve'>>;

const before = (day: string): LocalDate => dayOfNumber(dayNumber(localDate(day)) - 1);

/** Whether a stretch holds on a day. */
export const holdsOn = ({ from, to }: Pick<Share, 'from' | 'to'>, day: string): boolean =>
  (from === null || from <= day) && (to === null || day <= to);

/**
 * The stretches with a change from a day on: what was before stays as history, a stretch that goes on over the day is cut
 * there. `from` null = as if it had always been so.
 */
export const changedFrom = <T extends Share>(shares: readonly T[], from: string | null, change: Change): readonly T[] =>
  shares.flatMap((share): T[] => {
    if (from === null || (share.from !== null && share.from >= from)) return [{ ...share, ...change }];
    if (share.to !== null && share.to < from) return [share];
    return same(share, change)
      ? [share]
      : [
          { ...share, to: before(from) },
          { ...share, ...change, from },
        ];
  });

const same = (share: Share, change: Change): boolean =>
  (change.allocation ?? share.allocation) === share.allocation && (change.reserve ?? share.reserve) === share.reserve;

/** The stretch that holds on a day, else the next one to begin, else the last one. */
export const shareAt = <T extends Share>(shares: readonly T[], day: string): T | null => {
  const order = [...shares].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return (
    order.find((share) => holdsOn(share, day)) ?? order.find(({ from }) => (from ?? '') > day) ?? order.at(-1) ?? null
  );
};

export type Promised<T> = {
  /** The first day, from the one asked for on, on which it is more than 1. */
  readonly day: string;
  readonly sum: number;
  /** What adds up to it. */
  readonly shares: readonly T[];
};

/** Shares typed as percents add up with small errors. */
const WHOLE = 1.0001;

/** When somebody's shares in all their teams are first above 1, from a day on; null = never. */
export const promisedAbove = <T extends Share>(shares: readonly T[], day: string): Promised<T> | null => {
  const days = [day, ...shares.flatMap(({ from }) => (from !== null && from > day ? [from] : []))].sort();
  for (const at of days) {
    const active = shares.filter((share) => holdsOn(share, at));
    const sum = active.reduce((all, { allocation }) => all + allocation, 0);
    if (sum > WHOLE) return { day: at, sum, shares: active };
  }
  return null;
};
