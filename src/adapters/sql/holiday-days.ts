import type { Holiday } from '../../domain/capacity/types';
import { localDate } from '../../domain/units';

/** Days of a holiday list as one text, as short as planning can read it: `2026-12-24h 2026-12-25`, h = half a day. */
export const packedDays = (days: readonly { readonly day: string; readonly half: boolean }[]): string =>
  days.map(({ day, half }) => (half ? `${day}h` : day)).join(' ');

export const unpackedDays = (text: string | null): readonly Holiday[] =>
  (text ?? '')
    .split(' ')
    .filter(Boolean)
    .map((one) => ({ day: localDate(one.slice(0, 10)), half: one.endsWith('h') }));

type List = { readonly id: number; readonly days: string | null; readonly isDefault: boolean };

/** Holidays of somebody who has this list; null = the site's default one. A list that is gone has none. */
export const holidaysByList = (lists: readonly List[]): ((list: number | null) => readonly Holiday[]) => {
  const known = new Map(lists.map(({ id, days }) => [id, unpackedDays(days)]));
  const byDefault = known.get(lists.find(({ isDefault }) => isDefault)?.id ?? 0) ?? NONE;
  return (list) => (list === null ? byDefault : (known.get(list) ?? NONE));
};
const NONE: readonly Holiday[] = [];
