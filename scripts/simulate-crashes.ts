// Kills each job of the sync once at each of its calls to the outside, before it and with its answer lost, heals and compares:
// `npm run simulate:crashes [-- --job on-sync/sweep]`. docs/simulation.md
import { parseArgs } from 'node:util';
import type { Crash } from '../test/simulation/run-seed';
import { runSeeds } from '../test/simulation/workers';

const WORKERS = 2;
const JOBS = [
  ...['on-lifecycle', 'on-sync/tables', 'on-sync/backfill', 'on-issue-event', 'on-hour', 'on-sync/dirty'],
  ...['on-sync/sweep', 'on-sync/census', 'on-sync/upkeep', 'on-sync/learn', 'on-sync/measure', 'on-sync/ratings'],
];
const { values } = parseArgs({
  options: { job: { type: 'string', default: '' }, every: { type: 'string', default: '1' } },
});
const every = Math.max(1, Number(values.every));

/** Jobs that make no more calls than were tried. */
const over = new Set<string>();
function* crashes(): Generator<Crash> {
  for (const job of JOBS.filter((name) => name.includes(values.job)))
    for (let call = 1; !over.has(job); call += every)
      for (const when of ['die-before', 'die-after'] as const) if (!over.has(job)) yield { job, call, when };
}

const points = new Map<string, number>();
let failed = 0;

const main = async () => {
  const began = Date.now();
  await runSeeds({
    ...{ seeds: crashes(), workers: WORKERS, root: process.cwd() },
    see: ({ complaints }, crash, struck) => {
      if (crash === null) return true;
      if (!struck) {
        if (!over.has(crash.job)) console.log(`${crash.job}: killed at ${points.get(crash.job) ?? 0} points`);
        over.add(crash.job);
      } else points.set(crash.job, (points.get(crash.job) ?? 0) + 1);
      if (complaints.length > 0) {
        failed += 1;
        console.log(`${crash.job}, ${crash.when} call ${crash.call}:\n  ${complaints.join('\n  ')}`);
      }
      return true;
    },
  });
  const sum = [...points.values()].reduce((a, b) => a + b, 0);
  console.log(
    `${sum - failed} of ${sum} crashes leave nothing behind, in ${Math.round((Date.now() - began) / 1000)} s`,
  );
  process.exitCode = failed === 0 && sum > 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  console.log(error instanceof Error ? error.stack : String(error));
  process.exitCode = 1;
});
