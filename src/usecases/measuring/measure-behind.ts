import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import type { Lease, SyncPorts, TakenLease } from '../sync/ports';
import { AT_ONCE, measureIssues } from './measure-issues';
import type { Tenure } from './ports';
import { type Pass, passOf, readBackTo, toJobState } from './progress';
import { type MeasuringRules, measuringRules } from './rules';
import { followStatuses } from './statuses';
import { LEASE_SECONDS, tenureOf } from './tenure';

type Ports = Pick<SyncPorts, 'clock' | 'log' | 'jobs' | 'queue' | 'measures'>;

/** Name of the job and of the lease that all writes of measures stand under. */
export const MEASURE = 'measure';
const SOON_SECONDS = 5;
const MEASURING_MS = 30_000;
const RUN_MS = 40_000;
/** Edits that came while somebody else was measuring are looked for among what was updated since. */
const LATELY_MS = 2 * 3_600_000;

/**
 * Measures every issue that is behind, in the order of their ids, and sums up; asks for another run while something
 * waits. What was edited lately comes first in each run. Killed at any point the next run goes on from its checkpoint.
 */
export const measureBehind = async (ports: Ports): Promise<void> => {
  const { jobs, measures, queue } = ports;
  if (!(await measures.prepare())) return queue.push({ kind: 'measure' }, SOON_SECONDS);
  const lease = await jobs.acquire(MEASURE, LEASE_SECONDS);
  // The holder may be a run that was killed: look again when its lease is over.
  if (!lease) return queue.push({ kind: 'measure' }, LEASE_SECONDS);
  let left: Left;
  try {
    left = await run(ports, lease);
  } finally {
    await jobs.release(lease);
  }
  if (left.waits) return queue.push({ kind: 'measure' });
  if (await cameMeanwhile(ports, left)) await queue.push({ kind: 'measure' }, SOON_SECONDS);
};

type Left = { readonly waits: boolean; readonly rules: MeasuringRules; readonly broken: ReadonlySet<IssueId> };

const run = async (ports: Ports, lease: TakenLease): Promise<Left> => {
  const { clock, measures } = ports;
  const startedAt = clock.now();
  const facts = await measures.ruleFacts();
  const rules = measuringRules({ ...facts, seen: await followStatuses(measures, facts) });
  const tenure = tenureOf(ports, lease);
  const broken = new Set(await measureIssues(ports, tenure, rules, await lately(ports, rules)));
  const pass = await going(ports, lease, rules);
  const measured = pass && (await measureOn({ ports, tenure, rules, broken }, pass, startedAt + MEASURING_MS));
  if (!measured) return { waits: false, rules, broken };
  const summed = await sumUp(ports, tenure, measured, startedAt + RUN_MS);
  const waits = measured.finishedAt === null || !summed || (await allIsRead(ports, measured));
  return { waits, rules, broken };
};

/** The last histories were read while this pass was under way. */
const allIsRead = async ({ jobs }: Ports, { readBackTo: read }: Pass): Promise<boolean> =>
  read !== 'all' && readBackTo(await jobs.read('backfill')) === 'all';

const lately = ({ clock, measures }: Ports, { numbers }: MeasuringRules): Promise<readonly IssueId[]> =>
  measures.behindSince(instant(clock.now() - LATELY_MS), numbers);

/** Who found the lease taken relies on its holder to look again. */
const cameMeanwhile = async (ports: Ports, { rules, broken }: Left): Promise<boolean> =>
  (await lately(ports, rules)).some((id) => !broken.has(id));

const save = ({ jobs }: Ports, lease: Lease, pass: Pass) => jobs.save(lease, LEASE_SECONDS, toJobState(pass));

/** The pass that is under way, else a new one; null = the lease was lost. */
const going = async (ports: Ports, lease: TakenLease, rules: MeasuringRules): Promise<Pass | null> => {
  const { clock, jobs, measures } = ports;
  const before = passOf(lease.state);
  if (before !== null && before.finishedAt === null && before.rules === rules.all) return before;
  const readTo = readBackTo(await jobs.read('backfill'));
  const startedAt = clock.now();
  let total = 0;
  let after: IssueId | null = null;
  do {
    const page = await measures.behind(after, rules.numbers);
    total += page.ids.length;
    after = page.upTo;
  } while (after !== null);
  const backTo = before?.backTo ?? null;
  const begun = { after, rules: rules.all, done: 0, total, startedAt, finishedAt: null };
  const pass: Pass = { ...begun, backTo, readBackTo: readTo };
  if (total === 0) return finished(pass, clock.now());
  return (await save(ports, lease, pass)) ? pass : null;
};

const finished = (pass: Pass, at: Instant): Pass => ({
  ...pass,
  ...{ after: null, done: pass.total, finishedAt: at, backTo: pass.readBackTo },
});

type Run = {
  readonly ports: Ports;
  readonly tenure: Tenure;
  readonly rules: MeasuringRules;
  readonly broken: Set<IssueId>;
};

/** Goes on with the pass until it ends or the time is used; null = the lease was lost. */
const measureOn = async (at: Run, begun: Pass, deadline: number): Promise<Pass | null> => {
  const { ports, tenure, rules } = at;
  let pass = begun;
  while (pass.finishedAt === null && ports.clock.now() < deadline) {
    const page = await ports.measures.behind(pass.after, rules.numbers);
    const next = await measurePage(at, pass, page.ids, deadline);
    if (next === null) return null;
    const through = next.ended ? page.upTo : next.pass.after;
    pass = next.ended && page.upTo === null ? finished(next.pass, ports.clock.now()) : { ...next.pass, after: through };
    if (!(await save(ports, tenure.lease, pass))) return null;
  }
  return pass;
};

type PageEnd = { readonly pass: Pass; readonly ended: boolean };

const measurePage = async (
  at: Run,
  begun: Pass,
  ids: readonly IssueId[],
  deadline: number,
): Promise<PageEnd | null> => {
  const { ports, tenure, rules, broken } = at;
  let pass = begun;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    if (ports.clock.now() >= deadline) return { pass, ended: false };
    const some = ids.slice(from, from + AT_ONCE);
    for (const id of await measureIssues(ports, tenure, rules, some)) broken.add(id);
    // More may be behind by now than when the pass began.
    const done = Math.min(pass.total, pass.done + some.length);
    pass = { ...pass, done, after: some.at(-1) ?? pass.after };
    if (!(await save(ports, tenure.lease, pass))) return null;
  }
  return { pass, ended: true };
};

/** Whether all sums are up to date; the lease is kept meanwhile. */
const sumUp = async (ports: Ports, { lease, isHeld }: Tenure, pass: Pass, deadline: number): Promise<boolean> => {
  if (!(await isHeld())) return false;
  while (await ports.measures.sumUp(lease)) {
    if (!(await save(ports, lease, pass)) || ports.clock.now() >= deadline) return false;
  }
  return save(ports, lease, pass);
};
