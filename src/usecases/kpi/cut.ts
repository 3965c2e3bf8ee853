import type { Frame } from '../../domain/kpi/flow-frame';
import type { KpiWindow } from '../../domain/kpi/result';
import { isAt } from '../../domain/kpi/wip';
import type { Instant } from '../../domain/units';
import type { RatedMaterial } from './kinds';

type Rated = RatedMaterial['measures'][number];

/** Measures in the order in which they were done, and created: a window is a slice of each. */
type Ordered = { readonly done: readonly Rated[]; readonly created: readonly Rated[] };

export type Part = { readonly frame: Frame; readonly material: RatedMaterial };

/** Cuts material into windows, each once: all KPIs of a request ask for the same few. */
export const cutter = (
  material: RatedMaterial,
  frameOf: (window: KpiWindow) => Frame,
): ((window: KpiWindow) => Part) => {
  const known = new Map<string, Part>();
  const ordered = orderedOf(material);
  return (window) => {
    const key = `${window.from} ${window.to}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const frame = frameOf(window);
    const part = { frame, material: partOf(material, ordered, frame) };
    known.set(key, part);
    return part;
  };
};

const orderedOf = ({ measures }: RatedMaterial): Ordered => ({
  done: measures.filter(({ done }) => done !== null).sort((a, b) => (a.done ?? 0) - (b.done ?? 0)),
  created: measures.toSorted((a, b) => a.created - b.created),
});

/** What of the material a window is about, so that a dozen KPIs of it do not look at everything. */
const partOf = ({ stays, since }: RatedMaterial, ordered: Ordered, frame: Frame): RatedMaterial => {
  const { from, to, end } = frame;
  const done = sliceOf(ordered.done, frame, ({ done: at }) => at ?? 0);
  const created = sliceOf(ordered.created, frame, ({ created: at }) => at);
  return {
    since,
    measures: [...done, ...created.filter(({ done: at }) => at === null || at < from || at >= to)],
    stays: stays.filter(
      (stay) => isAt(stay, end) || (stay.stage === 'done' && stay.to !== null && stay.to >= from && stay.to < to),
    ),
  };
};

const sliceOf = (ordered: readonly Rated[], { from, to }: Frame, of: (measure: Rated) => number): readonly Rated[] =>
  ordered.slice(firstFrom(ordered, from, of), firstFrom(ordered, to, of));

/** Where the first one from an instant on stands. */
const firstFrom = (ordered: readonly Rated[], at: Instant, of: (measure: Rated) => number): number => {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const one = ordered[middle];
    if (one !== undefined && of(one) < at) low = middle + 1;
    else high = middle;
  }
  return low;
};
