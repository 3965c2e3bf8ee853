import { endOfDay } from '../time';
import { addDays, type Instant } from '../units';
import type { Excluded, Exclusion, KpiResult, KpiUnit } from './result';

/** When and where a KPI is asked for. */
export type KpiFrame = Pick<KpiResult, 'window' | 'zone' | 'asOf' | 'complete'>;

/** Words for what an admin has to set before some KPIs can say anything; sentences stand in the catalogue. */
export type Need =
  | 'review-stage'
  | 'coordination'
  | 'tier-labels'
  | 'departments'
  | 'rates'
  | 'budget'
  | 'satisfaction-field'
  | 'nps-field'
  | 'safety'
  | 'incidents'
  | 'sign-off'
  | 'procedures'
  | 'disciplines'
  | 'required-skills'
  | 'team'
  | 'broken-field';

type Details = {
  readonly excluded?: Readonly<Partial<Record<Exclusion, number>>>;
  readonly parts?: Readonly<Record<string, number | null>>;
};

export const answered = (
  { window, zone, asOf, complete }: KpiFrame,
  unit: KpiUnit,
  value: number | null,
  n: number,
  { excluded = {}, parts = {} }: Details = {},
): KpiResult => ({
  value,
  unit,
  n,
  excluded: listed(excluded),
  window,
  zone,
  asOf,
  complete,
  unset: null,
  parts,
});

/** No figure at all, for want of a mapping: null, never 0. */
export const notSetUp = (frame: KpiFrame, unit: KpiUnit, need: Need): KpiResult => ({
  ...answered(frame, unit, null, 0),
  unset: need,
});

/** The quotient, null where there is nothing to divide by. */
export const share = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);

/** Whether an instant falls on a day of the window, in the frame's zone. */
export const inWindow = ({ window, zone }: KpiFrame): ((at: Instant) => boolean) => {
  const [from, to] = [endOfDay(addDays(window.from, -1), zone), endOfDay(addDays(window.to, -1), zone)];
  return (at) => at >= from && at < to;
};

/** Counts by reason, in the order of their words; none of 0. */
export const listed = (counts: Readonly<Partial<Record<Exclusion, number>>>): Excluded[] =>
  (Object.entries(counts) as [Exclusion, number][])
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => (a.reason < b.reason ? -1 : 1));
