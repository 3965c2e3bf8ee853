import type { KpiId } from '../../domain/kpi/catalogue';
import type { Frame } from '../../domain/kpi/flow-frame';
import { MS_PER_DAY } from '../../domain/kpi/local-days';
import type { IssueStay } from '../../domain/kpi/measure';
import type { KpiWindow } from '../../domain/kpi/result';
import { isAt } from '../../domain/kpi/wip';
import type { Instant } from '../../domain/units';
import { isOfCreated, type RatedMaterial } from './kinds';

type Rated = RatedMaterial['measures'][number];

export type Part = { readonly frame: Frame; readonly material: RatedMaterial };

/** Cuts material into windows, each once: all KPIs of a request ask for the same few. */
export const cutter = (
  material: RatedMaterial,
  frameOf: (window: KpiWindow) => Frame,
): ((kpi: KpiId, window: KpiWindow) => Part) => {
  const known = new Map<string, Cut>();
  const cut = cutOf(material);
  return (kpi, window) => {
    const key = `${window.from} ${window.to}`;
    const { frame, ofDone, ofCreated } = known.get(key) ?? cut(frameOf(window));
    known.set(key, { frame, ofDone, ofCreated });
    return { frame, material: isOfCreated(kpi) ? ofCreated : ofDone };
  };
};

/** What of the material a window is about; `ofCreated`: with what was created in it and is not done in it. */
type Cut = { readonly frame: Frame; readonly ofDone: RatedMaterial; readonly ofCreated: RatedMaterial };

/** Goes by whole days, so that a dozen KPIs of a window do not look at everything; they look closely themselves. */
const cutOf = ({ measures, stays, since }: RatedMaterial): ((frame: Frame) => Cut) => {
  const byDone = byDay(measures, ({ done }) => done);
  const byCreated = byDay(measures, ({ created }) => created);
  const standing = byFortnight(stays);
  const leftDone = stays.filter(({ stage, to }) => stage === 'done' && to !== null);
  return (frame) => {
    const { from, to, end } = frame;
    const [first, last] = [dayOf(from), dayOf(to)];
    const done = between(byDone, first, last);
    const created = between(byCreated, first, last).filter(
      (one) => one.done === null || dayOf(one.done) < first || dayOf(one.done) > last,
    );
    const ofDone = {
      since,
      measures: done,
      stays: [
        ...standing(end),
        ...leftDone.filter((stay) => stay.to !== null && stay.to >= from && stay.to < to && !isAt(stay, end)),
      ],
    };
    return { frame, ofDone, ofCreated: { ...ofDone, measures: [...done, ...created] } };
  };
};

/** Days of 24 hours: any zone's day lies within two of them. */
const dayOf = (at: Instant): number => Math.floor(at / MS_PER_DAY);

type ByDay = ReadonlyMap<number, readonly Rated[]>;

const byDay = (measures: readonly Rated[], of: (measure: Rated) => Instant | null): ByDay => {
  const days = new Map<number, Rated[]>();
  for (const measure of measures) {
    const at = of(measure);
    if (at === null) continue;
    put(days, dayOf(at), measure);
  }
  return days;
};

const put = <One>(lists: Map<number, One[]>, key: number, one: One): void => {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
};

const fortnightOf = (at: Instant): number => Math.floor(at / (14 * MS_PER_DAY));

/** Stays over more of them are few, and looked at each time: some last for years. */
const MOST_FORTNIGHTS = 3;

/** Who stood somewhere just before an instant, without a look at all that ever stood. */
const byFortnight = (stays: readonly IssueStay[]): ((at: Instant) => readonly IssueStay[]) => {
  const long: IssueStay[] = [];
  const known = new Map<number, IssueStay[]>();
  for (const stay of stays) {
    const [first, last] = [fortnightOf(stay.from), stay.to === null ? Number.POSITIVE_INFINITY : fortnightOf(stay.to)];
    if (last - first >= MOST_FORTNIGHTS) long.push(stay);
    else for (let n = first; n <= last; n++) put(known, n, stay);
  }
  return (at) => [...long, ...(known.get(fortnightOf(at)) ?? [])].filter((stay) => isAt(stay, at));
};

const between = (days: ByDay, first: number, last: number): readonly Rated[] => {
  const found: Rated[] = [];
  for (let day = first; day <= last; day++) for (const measure of days.get(day) ?? []) found.push(measure);
  return found;
};
