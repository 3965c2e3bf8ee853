import { z } from 'zod';
import type { Reading } from '../../contract';
import { instant } from '../../domain/units';
import { PortFailure, type ReadingState } from '../../usecases/ports';
import { NOW_MS, numberOf, query } from './client';
import { latest } from './schema';

/** How far the facts have come. */
export const readingState = async (): Promise<ReadingState> => {
  return stateOf(await query<JobRow>(JOBS));
};

/** Phases in which open issues are still missing, or the zones and default teams of the people who hold them. */
export const BEFORE_OPEN_IS_READ: readonly (string | null)[] = [null, 'words', 'open', 'open-people'];

/** What the rows of `JOBS` say. Fails as "setting up" until the schema is complete. */
export const stateOf = (rows: readonly JobRow[]): ReadingState => {
  if (rows.find((row) => row.name === 'schema')?.phase !== latest)
    throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
  const now = numberOf(rows[0]?.now_at ?? 0);
  const oldest = rows[0]?.oldest ?? null;
  const backfill = rows.find((row) => row.name === 'backfill');
  const ready = backfill !== undefined && !BEFORE_OPEN_IS_READ.includes(backfill.phase);
  const asOf = ready ? Math.min(now, oldest ?? now) : Math.min(now, backfill?.started_at ?? now);
  const pause = pauseOf(rows.find((row) => row.name === 'dirty'));
  return {
    ready,
    reading: readingOf(ready, backfill),
    asOf: instant(asOf),
    behind: oldest !== null,
    pausedUntil: pause > now ? instant(pause) : null,
  };
};

/** What the worker noted when it stopped (`usecases/sync/work-off-dirty.ts`). */
const pauseOf = (worker: JobRow | undefined): number => {
  const noted: unknown = JSON.parse(worker?.checkpoint ?? 'null');
  const parsed = pause.safeParse(noted);
  return parsed.success ? parsed.data.until : 0;
};
const pause = z.object({ until: z.number() });

const readingOf = (ready: boolean, backfill: JobRow | undefined): Reading | null => {
  if (backfill && backfill.finished_at !== null) return null;
  return { phase: ready ? 'history' : 'open', done: backfill?.done ?? 0, total: backfill?.total ?? null };
};

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

export const JOBS = `SELECT name, phase, IF(name = 'dirty', checkpoint, NULL) AS checkpoint, done, total, started_at, finished_at, ${NOW_MS} AS now_at,
  (SELECT MIN(marked_at) FROM dirty) AS oldest
FROM job WHERE name IN ('schema', 'backfill', 'dirty')`;
