import { randomUUID } from 'node:crypto';
import { instant } from '../../domain/units';
import type { JobState, JobStore, Lease, TakenLease } from '../../usecases/sync/ports';
import { execute, NOW_MS, numberOf, query } from './client';

/** Leases and checkpoints of background jobs. */
export const jobs: JobStore = {
  acquire: async (job, seconds) => {
    // Mostly somebody else holds it, and then asking is all: each event asks for the same work.
    const [row] = await query<HeldRow>(HELD, [job]);
    if (row?.held === 1) return null;
    const owner = randomUUID();
    if (row === undefined) return begin(job, owner, seconds);
    // By its fence, too: whoever took it since then has moved that on.
    const { affectedRows } = await execute(TAKE, [owner, seconds * 1000, job, row.fence]);
    return affectedRows > 0
      ? { job, owner, fence: row.fence + 1, at: instant(numberOf(row.now)), state: stateOf(row) }
      : null;
  },
  save: async (lease, seconds, state) => {
    const { affectedRows } = await execute(SAVE, [seconds * 1000, ...stateColumns(state), ...leaseKey(lease)]);
    return affectedRows > 0;
  },
  keep: async (lease, seconds) => {
    const { affectedRows } = await execute(KEEP, [seconds * 1000, ...leaseKey(lease)]);
    return affectedRows > 0;
  },
  release: async (lease) => {
    await execute(`UPDATE job SET owner = NULL, lease_until = 0 ${OWN}`, leaseKey(lease));
  },
  read: async (job) => {
    const [row] = await query<JobRow>(READ, [job]);
    return row ? stateOf(row) : null;
  },
};

const TAKE = `UPDATE job SET owner = ?, fence = fence + 1, lease_until = ${NOW_MS} + ?
WHERE name = ? AND fence = ? AND lease_until <= ${NOW_MS}`;

const STATE = 'phase, checkpoint, done, total, started_at, finished_at';
const HELD = `SELECT fence, IF(lease_until > ${NOW_MS}, 1, 0) AS held, ${NOW_MS} AS now, ${STATE} FROM job WHERE name = ?`;

/** The job's first lease, the only one that needs a new row: a full store takes none. */
const begin = async (job: string, owner: string, seconds: number): Promise<TakenLease | null> => {
  await execute(BEGIN, [job, owner, seconds * 1000, job]);
  const [row] = await query<BegunRow>(`SELECT fence, ${NOW_MS} AS now FROM job WHERE name = ? AND owner = ?`, [
    job,
    owner,
  ]);
  return row ? { job, owner, fence: row.fence, at: instant(numberOf(row.now)), state: null } : null;
};

/** Nothing where there is a row; of two that begin at once the key lets one in. */
const BEGIN = `INSERT INTO job (name, owner, fence, lease_until)
SELECT ?, ?, 1, ${NOW_MS} + ? FROM (SELECT 1 AS one) row_of_one WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.name = ?)
ON DUPLICATE KEY UPDATE name = VALUES(name)`;

// `updated_at` always grows, so that a kept lease always counts as an affected row.
const KEPT = `lease_until = ${NOW_MS} + ?, updated_at = GREATEST(COALESCE(updated_at, 0) + 1, ${NOW_MS})`;
const OWN = 'WHERE name = ? AND owner = ? AND fence = ?';
const KEEP = `UPDATE job SET ${KEPT} ${OWN}`;
const SAVE = `UPDATE job SET ${KEPT}, phase = ?, checkpoint = ?, done = ?, total = ?, started_at = ?, finished_at = ? ${OWN}`;

const READ = `SELECT ${STATE} FROM job WHERE name = ?`;

const leaseKey = (lease: Lease) => [lease.job, lease.owner, lease.fence] as const;

const stateColumns = (state: JobState) =>
  [state.phase, state.checkpoint, state.done, state.total, state.startedAt, state.finishedAt] as const;

type BegunRow = { fence: number; now: number | string };
type HeldRow = JobRow & BegunRow & { held: number };
type JobRow = {
  phase: string | null;
  checkpoint: string | null;
  done: number;
  total: number | null;
  started_at: number | null;
  finished_at: number | null;
};

const stateOf = (row: JobRow): JobState => ({
  phase: row.phase,
  checkpoint: row.checkpoint,
  done: row.done,
  total: row.total,
  startedAt: row.started_at === null ? null : instant(row.started_at),
  finishedAt: row.finished_at === null ? null : instant(row.finished_at),
});
