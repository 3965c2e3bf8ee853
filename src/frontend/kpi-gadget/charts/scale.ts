export type Scale = (value: number) => number;

/** A straight line from a domain to pixels; a domain of one value lies in the middle. */
export const linear = ([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale =>
  from === to ? () => (start + end) / 2 : (value) => round(start + ((value - from) / (to - from)) * (end - start));

const STEPS = [1, 2, 2.5, 5, 10];

/** Even ticks from 0, or from below 0, to at least the highest value; whole numbers only where values are counts. */
export const ticksFor = (values: readonly number[], wanted: number, whole = false): readonly number[] => {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = stepFor((high - low || 1) / Math.max(1, wanted), whole);
  const [first, last] = [Math.floor(low / step), Math.max(Math.ceil(high / step - 1e-9), 1)];
  return Array.from({ length: last - first + 1 }, (_, at) => round((first + at) * step, 6));
};

const stepFor = (rough: number, whole: boolean): number => {
  const power = 10 ** Math.floor(Math.log10(rough));
  const steps = STEPS.map((step) => step * power).filter((step) => !whole || Number.isInteger(step));
  return steps.find((step) => step >= rough * 0.999) ?? (whole ? 1 : power * 10);
};

/** Places for labels that would lie on each other: moved apart, in order, as little as it takes, inside the bounds. */
export const apart = (wanted: readonly number[], gap: number, [top, bottom]: readonly [number, number]): number[] => {
  const order = wanted.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place);
  for (const [at, label] of order.entries())
    label.place = Math.max(label.place, at === 0 ? top : (order[at - 1]?.place ?? top) + gap);
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const label = order[at];
    if (label !== undefined) label.place = Math.min(label.place, (order[at + 1]?.place ?? bottom + gap) - gap);
  }
  const places = new Array<number>(wanted.length).fill(0);
  for (const { place, at } of order) places[at] = round(place);
  return places;
};

/** Which of so many labels are written when each takes `room` pixels: in even steps that end with the last. */
export const labelled = (count: number, width: number, room: number): readonly number[] => {
  const most = Math.max(2, Math.floor(width / room));
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: count }, (_, at) => at).filter((at) => (count - 1 - at) % step === 0);
};

export type Place = { readonly x: number; readonly y: number };

/** A path through places; null = a gap. A place between two gaps is a dot. */
export const lineThrough = (places: readonly (Place | null)[]): string =>
  places
    .map((place, at) => {
      if (place === null) return '';
      const begins = (places[at - 1] ?? null) === null;
      const alone = begins && (places[at + 1] ?? null) === null;
      return `${begins ? 'M' : 'L'}${place.x} ${place.y}${alone ? 'h.01' : ''}`;
    })
    .join('');

export type Between = { readonly x: number; readonly low: number; readonly high: number };

/** Areas between two lines; null = a gap. */
export const areaBetween = (steps: readonly (Between | null)[]): string => {
  const runs: Between[][] = [[]];
  for (const step of steps) {
    if (step === null) runs.push([]);
    else runs.at(-1)?.push(step);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const over = run.map(({ x, high }) => `${x} ${high}`);
      const under = [...run].reverse().map(({ x, low }) => `${x} ${low}`);
      return `M${[...over, ...under].join('L')}Z`;
    })
    .join('');
};

const round = (value: number, digits = 2): number => Math.round(value * 10 ** digits) / 10 ** digits;
