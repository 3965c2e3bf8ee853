import { z } from 'zod';
import type { Reading } from '../../contract';
import { MOST_LAG_MS, staleOf, syncState } from '../../domain/sync/sync-state';
import { instant } from '../../domain/units';
import { PortFailure, type ReadingState } from '../../usecases/ports';
import { numberOf, query } from './client';
import { isMade, schema } from './schema';
import { BEFORE_OPEN_IS_READ, givenUpOf, isAgain, JOBS, type JobRow, syncRowsOf } from './sync-rows';

export { BEFORE_OPEN_IS_READ, JOBS, type JobRow } from './sync-rows';

/** How far the facts have come. */
export const readingState = async (): Promise<ReadingState> => {
  return stateOf(await query<JobRow>(JOBS));
};

/** What the rows of `JOBS` say. Fails as "setting up" until the schema is complete. */
export const stateOf = (rows: readonly JobRow[]): ReadingState => {
  const made = rows.find((row) => row.name === 'schema');
  if (!isMade(schema, made && { ...made, done: numberOf(made.done) }))
    throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
  const sync = syncRowsOf(rows, { issues: 0, dead: 0 });
  const now = numberOf(rows[0]?.now_at ?? 0);
  const oldest = rows[0]?.oldest ?? null;
  const backfill = rows.find((row) => row.name === 'backfill');
  const ready = backfill !== undefined && (isAgain(backfill) || !BEFORE_OPEN_IS_READ.includes(backfill.phase));
  // Changes that no event told are looked for by the hour: while that is late, they may be missing from then on.
  const looked = sync.lookedAt !== null && now - sync.lookedAt > MOST_LAG_MS ? sync.lookedAt : now;
  const asOf = ready
    ? Math.min(now, oldest ?? now, looked, sync.heldSince ?? now)
    : Math.min(now, backfill?.started_at ?? now);
  const pauses = sync.pauses.map(({ until }) => until).filter((until) => until > now);
  return {
    ready,
    reading: readingOf(ready, backfill),
    asOf: instant(asOf),
    behind: oldest !== null,
    pausedUntil: pauses.length === 0 ? null : instant(Math.max(...pauses)),
    stale: staleOf(syncState(sync)),
    givenUp: givenUpOf(rows),
  };
};

const readingOf = (ready: boolean, backfill: JobRow | undefined): Reading | null => {
  if (backfill && (backfill.finished_at !== null || isAgain(backfill))) return null;
  const left = timeLeft.safeParse(JSON.parse(backfill?.checkpoint ?? 'null')).data?.secondsLeft ?? null;
  const phase = ready ? 'history' : 'open';
  return { phase, done: backfill?.done ?? 0, total: backfill?.total ?? null, secondsLeft: left };
};

/** What the backfill noted with its checkpoint. */
const timeLeft = z.object({ secondsLeft: z.number().nullish() });
