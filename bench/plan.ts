// npm run bench:plan: plans for many against the best that HiGHS can prove, with time and memory.
import { parseArgs } from 'node:util';
import { continuePlan, planFrom, startPlan } from '../src/domain/planning/plan-many';
import { problemOf } from '../src/domain/planning/problem';
import { type Proof, solveExactly } from './plan/highs';
import { instanceOf, type Scaled } from './plan/instance';
import { type Figure, holds, report } from './table';

type Size = {
  readonly issues: number;
  readonly people: number;
  readonly seeds: number;
  readonly limit: number;
  readonly bars: { readonly seconds: string; readonly gap: string };
};
type Measured = { readonly value: number; readonly ms: number; readonly cpuMs: number; readonly bytes: number };
/** `other`: the same instance with estimates scaled instead of capacities, the other reading of the reference. */
type Planned = { readonly seed: number; readonly plan: Measured; readonly other: Measured };
type Run = Planned & { readonly proof: Proof };

const { values } = parseArgs({ options: { limit: { type: 'string' }, seeds: { type: 'string' } } });
// The search was tuned on instances 11 to 30 of 50 × 30.
const SIZES: readonly Size[] = [
  { issues: 50, people: 30, seeds: 10, limit: 60, bars: { seconds: '<= 0.3', gap: '<= 1' } },
  { issues: 500, people: 100, seeds: 2, limit: 240, bars: { seconds: '<= 8', gap: '<= 2' } },
];

/** From request to result, as the product does it: checked, searched, put into words. */
const measure = ({ issues, people }: Size, seed: number, scaled?: Scaled): Measured => {
  const request = instanceOf(issues, people, seed, scaled);
  const before = process.memoryUsage();
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const plan = startPlan(request);
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
  const state = continuePlan(request, plan.state, () => false);
  const result = state === null ? null : planFrom(request, state);
  const [ms, used, after] = [performance.now() - started, process.cpuUsage(cpu), process.memoryUsage()];
  if (result === null) throw new Error('no plan');
  return {
    ...{ value: result.totals.value, ms, cpuMs: (used.user + used.system) / 1000 },
    bytes: Math.max(0, after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers),
  };
};

const gap = (value: number, { plan }: Run): number => (100 * (value - plan.value)) / Math.abs(value);
const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;

const figuresOf = (size: Size, runs: readonly Run[]): Figure[] => {
  const name = `plan ${size.issues} × ${size.people}`;
  const gaps = runs.map((run) => gap(run.proof.bound, run));
  const baseline = mean(runs.map(({ proof }) => proof.ms)) / 1000;
  return [
    {
      name: `${name}, wall time, worst of ${runs.length}`,
      value: Math.max(...runs.map(({ plan }) => plan.ms)) / 1000,
      unit: 's',
      bar: size.bars.seconds,
      baseline,
    },
    {
      name: `${name}, processor time, mean`,
      value: mean(runs.map(({ plan }) => plan.cpuMs)) / 1000,
      unit: 's',
      bar: size.bars.seconds,
    },
    {
      name: `${name}, below HiGHS’ bound, mean with estimates scaled`,
      value: mean(runs.map((run) => gap(run.proof.bound, { ...run, plan: run.other }))),
      unit: '%',
      bar: size.bars.gap,
    },
    { name: `${name}, below HiGHS’ bound, mean`, value: mean(gaps), unit: '%', bar: size.bars.gap },
    { name: `${name}, below HiGHS’ bound, worst`, value: Math.max(...gaps), unit: '%', bar: size.bars.gap },
    {
      name: `${name}, heap grown, most`,
      value: Math.max(...runs.map(({ plan }) => plan.bytes)) / 2 ** 20,
      unit: 'MB',
      bar: '<= 64',
      baseline: Math.max(...runs.map(({ proof }) => proof.bytes)) / 2 ** 20,
    },
  ];
};

const main = async () => {
  const measured = SIZES.map((size) => {
    const seeds = Array.from({ length: Number(values.seeds ?? size.seeds) }, (_, n) => n + 1);
    return {
      size,
      plans: seeds.map((seed) => ({ seed, plan: measure(size, seed), other: measure(size, seed, 'estimates') })),
    };
  });
  const figures: Figure[] = [];
  for (const { size, plans } of measured) {
    const runs: Run[] = [];
    for (const { seed, plan, other } of plans) {
      const problem = problemOf(instanceOf(size.issues, size.people, seed));
      const run = { seed, plan, other, proof: await solveExactly(problem, Number(values.limit ?? size.limit)) };
      runs.push(run);
      const { value, bound, optimal, ms } = run.proof;
      console.log(
        `${size.issues} × ${size.people} seed ${seed}: plan ${plan.value.toFixed(3)} in ${plan.ms.toFixed(0)} ms (processor ${plan.cpuMs.toFixed(0)} ms); estimates scaled: ${other.value.toFixed(3)}; HiGHS ${value.toFixed(3)}, bound ${bound.toFixed(3)}${optimal ? ' (proved)' : ''} in ${(ms / 1000).toFixed(1)} s; below the bound ${gap(bound, run).toFixed(2)} %`,
      );
    }
    figures.push(...figuresOf(size, runs));
  }
  report(figures, 'bench/results-plan.json');
  process.exitCode = figures.every(holds) ? 0 : 1;
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
