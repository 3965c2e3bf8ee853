import { addDays, type Instant, type LocalDate } from '../units';
import { answered, type KpiFrame, listed } from './frame';
import { type LocalDays, localDays, MS_PER_DAY } from './local-days';
import { percentiles } from './percentile';
import type { Excluded, Exclusion, KpiResult, KpiUnit, KpiWindow } from './result';

/** What KPIs are asked for: a window of local days, and what is known of time there. */
export type Frame = KpiFrame & {
  /** The window as instants: `from` is included, `to` is not. */
  readonly from: Instant;
  readonly to: Instant;
  /** KPIs of a moment (WIP, ages) speak of just before this: the end of the window, or `asOf` if that is earlier. */
  readonly end: Instant;
  readonly days: LocalDays;
};

/** `days`: of that zone, so that frames of many windows work them out once. */
export const frameOf = (asked: KpiFrame, days = localDays(asked.zone)): Frame => {
  const [from, to] = [days.startOfDate(asked.window.from), days.startOfDate(asked.window.to)];
  const end = asked.asOf < to ? asked.asOf : to;
  return { ...asked, from, to, end, days };
};

export const isWithin = (at: Instant | null, { from, to }: Frame): at is Instant =>
  at !== null && from <= at && at < to;

/** Elapsed days of 86,400,000 ms, unrounded. */
export const elapsedDays = (from: Instant, to: Instant): number => (to - from) / MS_PER_DAY;

/** The local days of a window, in order. */
export const datesOf = ({ from, to }: KpiWindow): LocalDate[] => {
  const dates: LocalDate[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) dates.push(date);
  return dates;
};

/** What one issue brings to a KPI: a value, or why it is left out; null = the KPI is not about it. */
export type Sample = number | Exclusion | null;

export type Sifted = { readonly samples: Float64Array; readonly excluded: readonly Excluded[] };

/** What each brings, and how many bring nothing for which reason. */
export const sift = <T>(all: readonly T[], sampleOf: (one: T) => Sample): Sifted => {
  // Of numbers alone: sorting and adding up thousands of them, window by window, is most of the work of a board.
  const samples = new Float64Array(all.length);
  let n = 0;
  const counts: Partial<Record<Exclusion, number>> = {};
  for (const one of all) {
    const sample = sampleOf(one);
    if (typeof sample === 'number') samples[n++] = sample;
    else if (sample !== null) counts[sample] = (counts[sample] ?? 0) + 1;
  }
  return { samples: samples.subarray(0, n), excluded: listed(counts) };
};

type Answer = Pick<KpiResult, 'value' | 'unit' | 'n'> & Partial<Pick<KpiResult, 'excluded' | 'unset' | 'parts'>>;

export const answer = (frame: Frame, given: Answer): KpiResult => ({
  ...answered(frame, given.unit, given.value, given.n),
  ...given,
});

/** With parts that are worked out where somebody looks at them: points of a line are values alone. */
export const withParts = (result: KpiResult, parts: () => KpiResult['parts']): KpiResult => ({
  ...result,
  get parts() {
    return parts();
  },
});

/** The median as value, with the percentiles beside it. */
export const spread = (frame: Frame, unit: KpiUnit, { samples, excluded }: Sifted): KpiResult => {
  const parts = percentiles(samples);
  return answer(frame, { value: parts.p50, unit, n: samples.length, excluded, parts });
};

/** The share of samples that are 1; `null` where there is none. */
export const share = (frame: Frame, { samples, excluded }: Sifted): KpiResult =>
  answer(frame, { value: meanOf(samples), unit: 'share', n: samples.length, excluded });

export const meanOf = (samples: Float64Array): number | null =>
  samples.length === 0 ? null : samples.reduce((sum, one) => sum + one, 0) / samples.length;

/** P85 as value, with the percentiles beside it; too few issues for it are told. */
export const ages = (frame: Frame, { samples, excluded }: Sifted): KpiResult => {
  const parts = percentiles(samples);
  const few: Excluded[] =
    samples.length > 0 && parts.p85 === null ? [{ reason: 'too-few', count: samples.length }] : [];
  return answer(frame, {
    value: parts.p85,
    unit: 'days',
    n: samples.length,
    excluded: [...excluded, ...few],
    parts,
  });
};
