import { hourOf, type Shares } from '../../domain/budget/allowance';
import { type Instant, instant } from '../../domain/units';
import { execute, NOW_MS, numberOf, query } from './client';
import { unlessSettingUp } from './failures';
import { SYNC_SETTING, sharesOf } from './sync-values';

/** What a batch of calls spent, and what the last of their answers told about the pool. */
export type Spent = {
  readonly calls: number;
  readonly points: number;
  readonly pointsAlt: number;
  readonly refused: number;
  readonly pool: { readonly limit: number; readonly left: number; readonly at: Instant } | null;
};

const ADD = `INSERT INTO points_hour (hour_at, calls, points, points_alt, refused, pool_limit, pool_left, told_at)
VALUES (FLOOR(${NOW_MS} / 3600000) * 3600000, ?, ?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE calls = calls + VALUES(calls), points = points + VALUES(points),
  points_alt = points_alt + VALUES(points_alt), refused = refused + VALUES(refused),
  pool_limit = IF(VALUES(told_at) >= COALESCE(told_at, 0), VALUES(pool_limit), pool_limit),
  pool_left = IF(VALUES(told_at) >= COALESCE(told_at, 0), VALUES(pool_left), pool_left),
  told_at = IF(VALUES(told_at) >= COALESCE(told_at, 0), VALUES(told_at), told_at)`;

/**
 * Adds to the hour in which it is kept; false = there is no table yet. Said twice it counts twice: who does not know
 * whether it was kept says it again, so that nobody spends more than is allowed.
 */
export const keepSpent = async ({ calls, points, pointsAlt, refused, pool }: Spent): Promise<boolean> => {
  const told = [pool?.limit ?? null, pool?.left ?? null, pool?.at ?? null];
  return (await unlessSettingUp(() => execute(ADD, [calls, points, pointsAlt, refused, ...told]))) !== null;
};

/** An endpoint, or `*` for all of them, that is closed for so many ms from now. */
export type Gate = { readonly endpoint: string; readonly ms: number; readonly reason: string; readonly fails: number };

export type Ledger = {
  readonly now: Instant;
  readonly hour: {
    readonly calls: number;
    readonly points: number;
    readonly pointsAlt: number;
    readonly refused: number;
  };
  /** Null where no header of this hour told. */
  readonly pool: { readonly limit: number; readonly left: number } | null;
  readonly gates: readonly Gate[];
  readonly shares: Shares;
};

type Row = {
  readonly now_at: number | string;
  readonly value: string | null;
  readonly calls: number | null;
  readonly points: number | null;
  readonly points_alt: number | null;
  readonly refused: number | null;
  readonly pool_limit: number | null;
  readonly pool_left: number | null;
  readonly told_at: number | null;
  readonly endpoint: string | null;
  readonly not_before: number | null;
  readonly reason: string | null;
  readonly fails: number | null;
};

/** One row for each gate that is closed, or was lately; one row where there is none. */
const READ = `SELECT one.now_at, s.value, p.calls, p.points, p.points_alt, p.refused, p.pool_limit, p.pool_left, p.told_at,
  g.endpoint, g.not_before, g.reason, g.fails
FROM (SELECT ${NOW_MS} AS now_at) one
LEFT JOIN setting s ON s.name = '${SYNC_SETTING}'
LEFT JOIN points_hour p ON p.hour_at = FLOOR(one.now_at / 3600000) * 3600000
LEFT JOIN call_gate g ON g.fails > 0`;

/** Null until the tables are there. */
export const readLedger = async (): Promise<Ledger | null> => {
  const rows = await unlessSettingUp(() => query<Row>(READ));
  const row = rows?.[0];
  if (!rows || !row) return null;
  const now = instant(numberOf(row.now_at));
  return {
    now,
    hour: {
      calls: row.calls ?? 0,
      points: row.points ?? 0,
      pointsAlt: row.points_alt ?? 0,
      refused: row.refused ?? 0,
    },
    pool: poolOf(row, now),
    gates: rows.flatMap((gate) => gateOf(gate, now)),
    shares: sharesOf(row.value),
  };
};

/** What was told before the hour turned says nothing about this one. */
const poolOf = ({ pool_limit: limit, pool_left: left, told_at: at }: Row, now: Instant): Ledger['pool'] =>
  limit === null || left === null || at === null || at < hourOf(now) ? null : { limit, left };

const gateOf = ({ endpoint, not_before: until, reason, fails }: Row, now: Instant): Gate[] =>
  endpoint === null || until === null ? [] : [{ endpoint, ms: until - now, reason: reason ?? '', fails: fails ?? 0 }];

// Refusals are in a row until an answer opens the gate. Never opens a gate earlier than somebody else was told.
const CLOSE = `INSERT INTO call_gate (endpoint, not_before, reason, fails, told_at)
VALUES (?, ${NOW_MS} + ?, ?, 1, ${NOW_MS})
ON DUPLICATE KEY UPDATE reason = VALUES(reason), fails = LEAST(fails + 1, 30),
  not_before = GREATEST(not_before, VALUES(not_before)), told_at = VALUES(told_at)`;

/** Jira refused: nobody calls this endpoint, or any of them (`*`), before so many ms are over. */
export const closeGate = async (endpoint: string, ms: number, reason: string): Promise<void> => {
  await unlessSettingUp(() => execute(CLOSE, [endpoint, Math.ceil(ms), reason.slice(0, 32)]));
  if (endpoint === '*') await unlessSettingUp(() => execute(TELL, [JSON.stringify(blocked(ms, reason))]));
};

/** The job's row tells screens, which read it with the other jobs. */
const TELL = `INSERT INTO job (name, checkpoint) VALUES ('points', ?) ON DUPLICATE KEY UPDATE checkpoint = VALUES(checkpoint)`;
const blocked = (ms: number, reason: string) => ({
  blockedUntil: Date.now() + Math.ceil(ms),
  reason: reason.startsWith('jira-quota') ? 'quota' : 'unknown',
});

/** Jira answers again: what was held against these is forgotten, where its time is over. */
export const openGate = async (endpoint: string): Promise<void> => {
  const text = `UPDATE call_gate SET fails = 0 WHERE endpoint IN (?, '*') AND not_before <= ${NOW_MS}`;
  await unlessSettingUp(() => execute(text, [endpoint]));
};

/** Hours before this one are no longer needed. */
export const forgetHours = async (before: Instant): Promise<void> => {
  await unlessSettingUp(() => execute('DELETE FROM points_hour WHERE hour_at < ?', [before]));
};
