// Runs the deterministic simulation: `npm run simulate -- --seeds 1000 [--from FIRST] [--seconds MOST]`. docs/simulation.md
import { parseArgs } from 'node:util';
import regressions from '../test/simulation/regressions.json';
import type { Outcome } from '../test/simulation/run-seed';
import { runSeeds } from '../test/simulation/workers';

const WORKERS = 2;
/** Where seeds are not told one by one a run says after each so many that it goes on, and how well. */
const TOLD_EACH = 25;
/** So many seeds are run twice, by whichever worker comes: the same seed gives the same trace. */
const TWICE = 3;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(WORKERS) },
  },
});
const [count, first, seconds] = [Number(values.seeds), Number(values.from), Number(values.seconds)];
const began = Date.now();
let isEnough = false;
// Whoever looks after a long run: it ends with the seeds under way, and says how many held.
process.once('SIGTERM', () => {
  isEnough = true;
});
// The seconds are those of seeds that were never run before: the kept ones have all the time that they need.
let since = 0;
const isTimeLeft = () => {
  if (since === 0) since = Date.now();
  return !isEnough && (seconds === 0 || Date.now() - since < seconds * 1000);
};

/** Kept seeds first, where all are run; then those that were asked for, the first few once more at the end. */
function* seeds(): Generator<number> {
  const whole = count > 1 || values.from === '1';
  if (whole) yield* regressions.map(({ seed }) => seed);
  for (let seed = first; seed < first + count && isTimeLeft(); seed += 1) yield seed;
  if (whole && !isEnough) for (let seed = first; seed < first + Math.min(TWICE, count); seed += 1) yield seed;
}

const traces = new Map<number, string>();
const sums = { seeds: 0, failed: 0, commands: 0, calls: 0, twice: 0 };
const least = { commands: Number.POSITIVE_INFINITY, kinds: Number.POSITIVE_INFINITY, issues: Number.POSITIVE_INFINITY };

const wrongWith = (outcome: Outcome): string[] => {
  const before = traces.get(outcome.seed);
  traces.set(outcome.seed, outcome.trace);
  if (before !== undefined) sums.twice += 1;
  return before === undefined || before === outcome.trace
    ? [...outcome.complaints]
    : [...outcome.complaints, `another trace than before: ${outcome.trace} instead of ${before}`];
};

const rate = (): string => (sums.seeds / ((Date.now() - began) / 1000)).toFixed(2);

const see = (outcome: Outcome): boolean => {
  const wrong = wrongWith(outcome);
  sums.seeds += 1;
  sums.commands += outcome.commands;
  sums.calls += outcome.calls;
  for (const name of ['commands', 'kinds', 'issues'] as const) least[name] = Math.min(least[name], outcome[name]);
  if (wrong.length > 0) {
    sums.failed += 1;
    console.log(`seed ${outcome.seed} fails (npm run simulate -- --seeds 1 --from ${outcome.seed}):`);
    for (const complaint of wrong) console.log(`  ${complaint}`);
  }
  if (count <= 20)
    console.log(
      `seed ${outcome.seed}: ${outcome.commands} commands, ${outcome.kinds} kinds of fault, ${outcome.issues} issues, ${outcome.calls} calls, ${Math.round(outcome.ms)} ms, trace ${outcome.trace}`,
    );
  else if (sums.seeds % TOLD_EACH === 0)
    console.log(`${sums.seeds - sums.failed} of ${sums.seeds} so far, ${rate()} seeds a second`);
  return true;
};

const main = async () => {
  await runSeeds({ seeds: seeds(), workers: Math.min(Number(values.workers), count), root: process.cwd(), see });
  console.log(
    `each seed: at least ${least.commands} commands, ${least.kinds} kinds of fault, ${least.issues} issues; ${Math.round(sums.calls / Math.max(1, sums.seeds))} calls on average; ${sums.twice} run twice; ${rate()} seeds a second`,
  );
  console.log(`${sums.seeds - sums.failed} of ${sums.seeds} seeds hold`);
  process.exitCode = sums.failed === 0 && sums.seeds > 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.log(error instanceof Error ? error.stack : String(error));
  console.log(`${sums.seeds - sums.failed} of ${sums.seeds} seeds hold, and the simulation broke`);
  process.exitCode = 1;
});
