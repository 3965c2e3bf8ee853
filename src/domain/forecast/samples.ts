import { addDays, type LocalDate } from '../units';

/** Issues done in the week that begins on this Monday. */
export type WeekOfThroughput = { readonly week: LocalDate; readonly count: number };

/** Fewer weeks than this say nothing. */
export const FEWEST_WEEKS = 7;
/** How far back a forecast looks, in weeks; a team of half a year ago is another team. */
export const LOOK_BACK = { least: 12, most: 26 } as const;

export type ForecastRefusal =
  | { readonly kind: 'too-few-weeks'; readonly weeks: number; readonly needed: number }
  /** A week is missing between two: zero weeks have to be there as 0. */
  | { readonly kind: 'weeks-missing'; readonly after: LocalDate }
  | { readonly kind: 'nothing-done' }
  /** A question that has no answer: not a whole number of issues above 0, or a date that is past or too far off. */
  | { readonly kind: 'bad-question' };

export type Samples = { readonly ok: true; readonly counts: readonly number[] };
export type Refused = { readonly ok: false; readonly refusal: ForecastRefusal };

export const refused = (refusal: ForecastRefusal): Refused => ({ ok: false, refusal });

/**
 * Counts of the last `lookBack` weeks (12 to 26, fewer if there are not so many) that were over on the day; the week
 * that the day lies in is not. Weeks are Mondays in order, none left out.
 */
export const samplesBefore = (
  weeks: readonly WeekOfThroughput[],
  day: LocalDate,
  lookBack: number = LOOK_BACK.most,
): Samples | Refused => {
  const over = weeks.filter(({ week }) => addDays(week, 7) <= day);
  const most = Math.min(Math.max(Math.trunc(lookBack), LOOK_BACK.least), LOOK_BACK.most);
  const used = over.slice(-most);
  const gap = used.find(({ week }, at) => at > 0 && addDays(used[at - 1]?.week ?? week, 7) !== week);
  if (gap) return refused({ kind: 'weeks-missing', after: used[used.indexOf(gap) - 1]?.week ?? gap.week });
  if (used.length < FEWEST_WEEKS) return refused({ kind: 'too-few-weeks', weeks: used.length, needed: FEWEST_WEEKS });
  const counts = used.map(({ count }) => count);
  return counts.every((count) => count === 0) ? refused({ kind: 'nothing-done' }) : { ok: true, counts };
};
