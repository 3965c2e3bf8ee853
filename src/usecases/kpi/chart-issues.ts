import type { ChartData, KpiChart } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { sift } from '../../domain/kpi/flow-frame';
import { percentiles } from '../../domain/kpi/percentile';
import type { Drawn } from './drawn';
import { type Desk, figuresIn, frameFor } from './figures';
import { deskOf } from './get-kpis';
import type { OpenScope } from './open-scope';
import type { KeptMeasure, KpiPorts } from './ports';
import { type ReadMaterial, readMaterial } from './read-material';
import { SAMPLE_OF_MEASURE } from './samples';

const MOST_DOTS = 2000;
/** More bars than these are no picture any more; the last one holds the rest. */
const MOST_BARS = 20;
const MANY_ROUNDS = 5;

type Read = { readonly desk: Desk; readonly material: ReadMaterial };

const read = async (ports: KpiPorts, open: OpenScope, kpi: KpiId): Promise<Read> => ({
  desk: deskOf(open),
  material: await readMaterial(ports, open, { kpis: [kpi], windows: [open.window], anyMoment: false }),
});

/** Each issue with what it brings to the KPI, and what was left out. */
const samplesOf = ({ desk, material }: Read, kpi: KpiId) => {
  const frame = frameFor(desk, desk.open.window);
  const sampleOf = SAMPLE_OF_MEASURE[kpi];
  const all = material.measures.map((measure) => ({ measure, sample: sampleOf?.(measure, frame, 0) ?? null }));
  const counted = all.flatMap(({ measure, sample }) =>
    typeof sample === 'number' ? [{ measure, value: sample }] : [],
  );
  return { counted, excluded: sift(all, ({ sample }) => sample).excluded };
};

/** Days from start to done of each issue, the newest first where there are many. */
export const scatter = async (ports: KpiPorts, open: OpenScope): Promise<Drawn> => {
  const made = await read(ports, open, 'cycleTime');
  const { counted, excluded } = samplesOf(made, 'cycleTime');
  const dots = counted.flatMap(({ measure, value }) => dotOf(measure, value)).sort((a, b) => b.done - a.done);
  const chart: ChartData = {
    kind: 'scatter',
    issues: dots.slice(0, MOST_DOTS),
    all: dots.length,
    percentiles: percentiles(counted.map(({ value }) => value)),
    left: excluded,
  };
  return { material: made.material, chart };
};

const dotOf = ({ id, done }: KeptMeasure, days: number) => (done === null ? [] : [{ issue: id as string, done, days }]);

type HistogramKpi = Extract<KpiChart, { kind: 'histogram' }>['kpi'];

/** How many issues took how many days, in bars of as many whole days. */
export const histogram = async (ports: KpiPorts, open: OpenScope, kpi: HistogramKpi): Promise<Drawn> => {
  const made = await read(ports, open, kpi);
  const values = samplesOf(made, kpi).counted.map(({ value }) => value);
  const { unset } = figuresIn(made.desk, made.material)(kpi, open.window);
  const shown = unset === null ? values : [];
  const spread = percentiles(shown);
  const chart: ChartData = {
    kind: 'histogram',
    kpi,
    bars: barsOf(shown, spread.p95),
    percentiles: spread,
    n: shown.length,
    unset,
  };
  return { material: made.material, chart };
};

/** Bars of one width up to what 95 of 100 issues took, and one for the rest. */
const barsOf = (values: readonly number[], p95: number | null) => {
  if (values.length === 0) return [];
  const most = Math.max(...values, 0);
  const width = Math.max(1, Math.ceil((p95 ?? most) / (MOST_BARS - 1)));
  const count = Math.min(MOST_BARS, Math.floor(most / width) + 1);
  const counts = new Array<number>(count).fill(0);
  for (const value of values) {
    const bar = Math.min(count - 1, Math.max(0, Math.floor(value / width)));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts.map((issues, bar) => ({
    from: bar * width,
    to: bar === count - 1 && most >= count * width ? null : (bar + 1) * width,
    issues,
  }));
};

/** How often work came back from review. */
export const revisionRounds = async (ports: KpiPorts, open: OpenScope): Promise<Drawn> => {
  const made = await read(ports, open, 'revisionRounds');
  const { unset, value } = figuresIn(made.desk, made.material)('revisionRounds', open.window);
  const rounds = unset === null ? samplesOf(made, 'revisionRounds').counted.map((one) => one.value) : [];
  const chart: ChartData = {
    kind: 'revision-rounds',
    bars: Array.from({ length: MANY_ROUNDS + 1 }, (_, times) => ({
      rounds: times,
      issues: rounds.filter((one) => Math.min(one, MANY_ROUNDS) === times).length,
    })),
    n: rounds.length,
    median: value,
    unset,
  };
  return { material: made.material, chart };
};
