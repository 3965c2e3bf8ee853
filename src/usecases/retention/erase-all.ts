import type { Reply } from '../../contract';
import type { StoragePage } from '../../contract/storage';
import type { Viewer } from '../ports';
import type { JobState, Lease, SyncPorts } from '../sync/ports';
import type { StoragePorts } from './desk-ports';
import { CONFIRM, ERASE, ERASING, type EraseMark, eraseMarkOf } from './progress';
import { getStorage } from './storage-page';

const LEASE_SECONDS = 120;
/** Who came through the door before this began, and has no lease yet, gets none. */
const HELD_SECONDS = 120;
const RUN_MS = 40_000;
const SOON_SECONDS = 30;

/** Everything goes, soon. The entry of the log comes first, and stays. */
export const eraseAll = async (
  ports: StoragePorts,
  viewer: Viewer,
  { confirm }: { readonly confirm: string },
): Promise<Reply<StoragePage>> => {
  await ports.reading();
  if (confirm !== CONFIRM)
    return { ok: false, failure: { kind: 'invalid-request', detail: `Type “${CONFIRM}”.`, field: 'confirm' } };
  await ports.audit.append({ by: viewer, action: 'erased', object: { kind: 'everything', id: null } });
  const asker = await ports.erase.personOf(viewer.accountId);
  // The entry has just made them known.
  if (asker === null) throw new Error('who asked for it stands in the log, and is nobody');
  const lease = await ports.jobs.acquire(ERASE, LEASE_SECONDS);
  // Somebody else has begun it.
  if (lease !== null) {
    const isUnderWay = (await ports.jobs.read(ERASE))?.phase === ERASING;
    if (!isUnderWay) await ports.jobs.save(lease, LEASE_SECONDS, erasing({ table: 0, over: [], asker }, ports));
    await ports.jobs.release(lease);
  }
  await ports.queue.push({ kind: ERASE });
  return getStorage(ports, viewer);
};

type Ports = Pick<SyncPorts, 'clock' | 'log' | 'jobs' | 'queue' | 'erase'>;

/**
 * Empties table after table, a slice at a time, once no other run writes; then the site is read anew. Killed at any point
 * the next run goes on: what is empty stays so, because nothing else runs meanwhile.
 */
export const goOnErasing = async (ports: Ports): Promise<void> => {
  const { jobs, queue } = ports;
  if ((await jobs.read(ERASE))?.phase !== ERASING) return;
  const lease = await jobs.acquire(ERASE, LEASE_SECONDS);
  if (!lease) return queue.push({ kind: ERASE }, LEASE_SECONDS);
  let left = true;
  try {
    left = !(await othersAreOver(ports, lease)) || (await emptyTables(ports, lease));
  } finally {
    await jobs.release(lease);
  }
  if (left) return queue.push({ kind: ERASE }, SOON_SECONDS);
  for (const kind of ['backfill', 'tables'] as const) await queue.push({ kind });
};

/** A run that began before must not write into what is empty: each job's lease is taken once, when it is free. */
const othersAreOver = async (ports: Ports, lease: Lease): Promise<boolean> => {
  const { jobs, erase } = ports;
  let mark = eraseMarkOf(await jobs.read(ERASE));
  if (mark === null) return false;
  for (const job of erase.jobs.filter((name) => !mark?.over.includes(name))) {
    const held = await jobs.acquire(job, HELD_SECONDS);
    // Nothing is read any more: screens say so from here on.
    if (held === null || !(await jobs.save(held, HELD_SECONDS, BLANK))) return false;
    mark = { ...mark, over: [...mark.over, job] };
    if (!(await jobs.save(lease, LEASE_SECONDS, erasing(mark, ports)))) return false;
  }
  return true;
};
const BLANK: JobState = {
  ...{ phase: null, checkpoint: null, done: 0, total: null, startedAt: null, finishedAt: null },
};

/** True = there is more to do. */
const emptyTables = async (ports: Ports, lease: Lease): Promise<boolean> => {
  const { clock, jobs, erase, log } = ports;
  const deadline = clock.now() + RUN_MS;
  let mark = eraseMarkOf(await jobs.read(ERASE));
  while (mark !== null && clock.now() < deadline) {
    const table: string | undefined = erase.tables[mark.table];
    if (table === undefined) return !(await finish(ports, lease));
    if (!(await erase.empty(table, mark.asker))) mark = { ...mark, table: mark.table + 1 };
    if (!(await jobs.save(lease, LEASE_SECONDS, erasing(mark, ports)))) return false;
  }
  log.info('erasing', { table: mark?.table ?? 0 });
  return true;
};

/** The log is cut, then the other jobs begin as on a new site, then this one is over. */
const finish = async ({ erase, jobs, clock, log }: Ports, lease: Lease): Promise<boolean> => {
  await erase.cutLog();
  await erase.forgetJobs();
  log.info('everything-erased');
  const over: JobState = { ...BLANK, phase: 'erased', finishedAt: clock.now() };
  return jobs.save(lease, LEASE_SECONDS, over);
};

const erasing = (mark: EraseMark, { clock }: Pick<Ports, 'clock'>): JobState => ({
  ...{ ...BLANK, phase: ERASING, checkpoint: JSON.stringify(mark), startedAt: clock.now() },
});
