import { z } from 'zod';
import type { GivenUp } from '../../contract';
import type { Pause, PauseWhy, SyncRows } from '../../domain/sync/sync-state';
import { type Instant, instant } from '../../domain/units';
import { FIELDS_CHANGED } from '../../usecases/sync/ports';
import { NOW_MS, numberOf, numberOrNull } from './client';

/** Jobs that tell how true the facts are. */
export const SYNC_JOBS = ['backfill', 'dirty', 'sweep', 'points', 'retention', 'poison', 'pause', 'away'] as const;
/** Tells how much was given up (`dead-letters.ts`). */
export const POISON_JOB = 'poison' satisfies (typeof SYNC_JOBS)[number];

/** Phases in which open issues are still missing, or the zones and default teams of the people who hold them. */
export const BEFORE_OPEN_IS_READ: readonly (string | null)[] = [null, FIELDS_CHANGED, 'words', 'open', 'open-people'];

export type JobRow = {
  name: string;
  phase: string | null;
  checkpoint: string | null;
  done: number;
  total: number | null;
  started_at: number | null;
  finished_at: number | null;
  now_at: number | string;
  oldest: number | null;
};

/** Checkpoints of those alone that tell of a pause: that of the backfill is long. */
export const JOBS = `SELECT name, phase, IF(name IN ('dirty', 'points', 'backfill', 'poison'), checkpoint, NULL) AS checkpoint, done, total, started_at, finished_at, ${NOW_MS} AS now_at,
  (SELECT MIN(marked_at) FROM dirty) AS oldest
FROM job WHERE name IN ('schema', ${SYNC_JOBS.map((name) => `'${name}'`).join(', ')})`;

/** What the rows of `JOBS` say of the sync; how many wait, and what rests, is counted apart. */
export const syncRowsOf = (
  rows: readonly JobRow[],
  { issues, dead }: { readonly issues: number; readonly dead: number },
): SyncRows => {
  const jobOf = (name: (typeof SYNC_JOBS)[number]) => rows.find((row) => row.name === name);
  const oldest = numberOrNull(rows[0]?.oldest ?? null);
  const away = jobOf(AWAY_JOB);
  const swept = (away?.phase === AWAY ? away.started_at : jobOf('sweep')?.finished_at) ?? null;
  return {
    now: instant(numberOf(rows[0]?.now_at ?? 0)),
    first: firstOf(jobOf('backfill')),
    lookedAt: swept === null ? null : instant(swept),
    waiting: { issues, oldest: oldest === null ? null : instant(oldest) },
    heldSince: heldSinceOf(jobOf(PAUSE_JOB)),
    pauses: [...pauseOfWorker(jobOf('dirty')), ...pauseOfPoints(jobOf('points'))],
    full: jobOf('retention')?.phase === 'full',
    dead,
  };
};

const firstOf = (backfill: JobRow | undefined): SyncRows['first'] =>
  backfill === undefined || backfill.started_at === null
    ? null
    : {
        openRead: isAgain(backfill) || !BEFORE_OPEN_IS_READ.includes(backfill.phase),
        again: isAgain(backfill),
        changed: byOldFields(backfill) ? instant(backfill.started_at) : null,
        finishedAt: backfill.finished_at === null ? null : instant(backfill.finished_at),
        done: backfill.done,
        total: backfill.total,
      };

/** An admin has the reading rest: since then, while this is its phase. */
export const PAUSE_JOB = 'pause' satisfies (typeof SYNC_JOBS)[number];
export const PAUSED = 'paused';
const heldSinceOf = (row: JobRow | undefined): Instant | null =>
  row?.phase === PAUSED ? instant(row.started_at ?? 0) : null;

/** Nobody looked at Jira since `started_at`, and not every project has been counted anew. */
export const AWAY_JOB = 'away' satisfies (typeof SYNC_JOBS)[number];
export const AWAY = 'away';

const again = z.object({ again: z.number(), fields: z.boolean().optional() });
type Backfill = Pick<JobRow, 'checkpoint' | 'finished_at'> | undefined;
/** Everything is read once more; what was read before stands, unless it was by `fields` that changed. */
const againOf = (backfill: Backfill) =>
  backfill?.finished_at === null ? again.safeParse(JSON.parse(backfill.checkpoint ?? 'null')).data : undefined;
export const isAgain = (backfill: Backfill): boolean => againOf(backfill) !== undefined;
const byOldFields = (backfill: JobRow): boolean => {
  const why = againOf(backfill);
  return why !== undefined && (why.fields === true || backfill.phase === FIELDS_CHANGED);
};

const noted = (row: JobRow | undefined): unknown => JSON.parse(row?.checkpoint ?? 'null');

/** What the worker noted when it stopped (`usecases/sync/work-off-dirty.ts`). */
const pauseOfWorker = (worker: JobRow | undefined): readonly Pause[] => {
  const { data } = z.object({ until: z.number() }).safeParse(noted(worker));
  return data === undefined ? [] : [{ why: 'asked-away', until: instant(data.until) }];
};

const points = z.object({ blockedUntil: z.number().nullable(), reason: z.string().nullish() });
const WHY: Readonly<Record<string, PauseWhy>> = { quota: 'quota', refused: 'refused' };

/** What the budget noted when Jira refused for all. */
const pauseOfPoints = (row: JobRow | undefined): readonly Pause[] => {
  const { data } = points.safeParse(noted(row));
  if (data === undefined || data.blockedUntil === null) return [];
  return [{ why: WHY[data.reason ?? ''] ?? 'unknown', until: instant(data.blockedUntil) }];
};

const given = z.object({ issue: z.number(), project: z.number(), person: z.number(), page: z.number() });

/** What was given up and is not among the facts; null = nothing. */
export const givenUpOf = (rows: readonly JobRow[]): GivenUp | null => {
  const { data } = given.safeParse(noted(rows.find(({ name }) => name === POISON_JOB)));
  return data === undefined || Object.values(data).every((count) => count === 0) ? null : data;
};
