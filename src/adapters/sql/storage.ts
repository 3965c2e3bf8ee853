import { z } from 'zod';
import type { Retention } from '../../contract/storage';
import type { IssueId, PersonId } from '../../domain/capacity/types';
import { instant } from '../../domain/units';
import type { FindMarks } from '../../usecases/access/ports';
import { type EraseStore, type Held, type StorageStore, StoreFull } from '../../usecases/retention/ports';
import { dropThrough } from './audit-trim';
import { execute, marks, numberOf, query, upsert } from './client';
import { unlessSettingUp } from './failures';
import { isReadBy, LET_GO } from './generations';
import { forgetHours } from './points';
import { replaceSetting, settingRow } from './setting-row';
import { BYTES, KEPT_TABLES, SMALL_ROW, TABLES } from './table-bytes';

export const RETENTION_SETTING = 'retention';
const saved = z.object({ historyMonths: z.number().int().min(3).max(120).nullable() });

/** See StorageStore. Histories that were let go have a digest that no content has. */
export const storage: StorageStore = {
  sizes: async () => {
    const tables = [...TABLES, ...KEPT_TABLES];
    const counted =
      (await count(tables)) ?? (await Promise.all(tables.map(async (table) => (await count([table])) ?? [])));
    return counted.flat().sort((a, b) => b.bytes - a.bytes || a.table.localeCompare(b.table));
  },
  held: async () => {
    const text =
      "SELECT name, phase FROM job WHERE name IN ('erase', 'retention', 'pause') AND phase IN ('erasing', 'full', 'paused')";
    const rows = await unlessSettingUp(() => query<{ name: string; phase: Held }>(text));
    return (['erasing', 'full', 'paused'] as const).find((held) => rows?.some(({ phase }) => phase === held)) ?? null;
  },
  hasRoom: async () => {
    try {
      await upsert('setting', ['name', 'value', 'updated_at'], [[PROBE, '', 0]], 'version = version');
      await execute('DELETE FROM setting WHERE name = ?', [PROBE]);
      return true;
    } catch (error) {
      if (error instanceof StoreFull) return false;
      throw error;
    }
  },
  noteFull: async () => {
    await execute("UPDATE job SET phase = 'full' WHERE name = 'retention'");
  },
  retention: async () => retentionOf(await settingRow(RETENTION_SETTING)),
  saveRetention: ({ version, ...retention }) => replaceSetting(RETENTION_SETTING, JSON.stringify(retention), version),
  old: async (before, after) => {
    const rows = await query<{ issue_id: number }>(OLD, [Number(after ?? 0), before, before]);
    const issues = rows.map((row) => String(row.issue_id) as IssueId);
    return { issues, after: issues.length < AT_ONCE ? null : (issues.at(-1) ?? null) };
  },
  letGo: async (issues, before) => {
    if (issues.length === 0) return;
    const ids = issues.map(Number);
    // First what readers go by: a run that dies after it leaves rows that nobody looks at, and the daily round removes them.
    await execute(NOTE(ids.length), [...ids, before]);
    await execute(removing('change_log', 'changes', ids.length), ids);
    await execute(removing('worklog', 'worklogs', ids.length), ids);
  },
  readAgain: async () => {
    await execute(
      `UPDATE issue SET changes_read_to = NULL, worklogs_read_to = NULL WHERE '${LET_GO}' IN (COALESCE(changes_digest, ''), COALESCE(worklogs_digest, ''))`,
    );
    await execute("DELETE FROM job WHERE name = 'backfill' AND finished_at IS NOT NULL");
  },
  forgetReads: async () => (await execute(FORGET)).affectedRows >= FORGET_AT_ONCE,
  tidy: (before) => forgetHours(instant(before - POINTS_ARE_KEPT_MS)),
};

const FORGET_AT_ONCE = 5000;
/** Without a digest a set is written anew, whatever it holds. What was let go by age stays so. */
const FORGET = `UPDATE issue SET refs_digest = NULL, changes_digest = NULL, worklogs_digest = NULL, changes_read_to = NULL, worklogs_read_to = NULL
WHERE refs_digest IS NOT NULL AND 'let-go' NOT IN (COALESCE(changes_digest, ''), COALESCE(worklogs_digest, '')) LIMIT ${FORGET_AT_ONCE}`;

/** A row that is never read. */
const PROBE = 'room';
const AT_ONCE = 500;
const POINTS_ARE_KEPT_MS = 32 * 86_400_000;

const retentionOf = (row: Awaited<ReturnType<typeof settingRow>>): Retention => {
  if (row === undefined) return { historyMonths: null, version: 0 };
  // What cannot be read keeps everything.
  const { data } = saved.safeParse(JSON.parse(row.value));
  return { historyMonths: data?.historyMonths ?? null, version: row.version };
};

/** All in one statement; null where one of them is still to come. */
const count = async (tables: readonly string[]) => {
  const text = tables.map((table) => `SELECT '${table}' AS name, COUNT(*) AS n FROM ${table}`).join(' UNION ALL ');
  const rows = await unlessSettingUp(() => query<{ name: string; n: number | string }>(text));
  return rows?.map(({ name, n }) => sizeOf(name, numberOf(n))) ?? null;
};

const sizeOf = (table: string, rows: number) => ({ table, rows, bytes: rows * (BYTES[table] ?? SMALL_ROW) });

const OLD = `SELECT issue_id FROM issue WHERE issue_id > ? AND category = 3 AND resolved_at < ? AND updated_at < ?
  AND (COALESCE(changes_digest, '') <> '${LET_GO}' OR COALESCE(worklogs_digest, '') <> '${LET_GO}')
ORDER BY issue_id LIMIT ${AT_ONCE}`;

/** What was read later than what counted stays: a writer may be about to publish it. */
const removing = (table: string, set: 'changes' | 'worklogs', count: number): string =>
  `DELETE child FROM ${table} child JOIN issue ON issue.issue_id = child.issue_id AND issue.${set}_digest = '${LET_GO}'
WHERE issue.issue_id IN (${marks(count)}) AND ${isReadBy('child.gen', `issue.${set}_read_to`)}`;
/** An issue that was touched meanwhile keeps its own. Generation 0 is none. */
const NOTE = (
  count: number,
): string => `UPDATE issue SET changes_digest = '${LET_GO}', worklogs_digest = '${LET_GO}', changes_gen = 0, worklogs_gen = 0
WHERE issue_id IN (${marks(count)}) AND updated_at < ?`;

/** Told to admins wherever the settings are opened. */
export const fullMark: FindMarks = async () =>
  (await storage.held()) === 'full' ? [{ section: 'privacy', kind: 'store-full', n: 1 }] : [];

/** See EraseStore. */
export const eraseStore: EraseStore = {
  tables: TABLES,
  empty: async (table, asker) => {
    const [text] = TABLES.filter((known) => known === table).map((known) => `DELETE FROM ${known}`);
    if (text === undefined) throw new Error(`${table} is no table that is emptied`);
    const isPeople = table === 'person';
    const which = isPeople ? ' WHERE person_id <> ?' : '';
    const limited = `${text}${which} LIMIT ${ROWS_AT_ONCE}`;
    const written = await unlessSettingUp(() => execute(limited, isPeople ? [asker] : []));
    return (written?.affectedRows ?? 0) >= ROWS_AT_ONCE;
  },
  cutLog: async () => {
    const text = "SELECT MAX(seq) AS seq FROM audit WHERE action = 'erased' AND object_kind = 'everything'";
    const rows = await unlessSettingUp(() => query<{ seq: number | null }>(text));
    const seq = rows?.[0]?.seq ?? 0;
    if (seq > 1) await dropThrough(seq - 1);
  },
  forgetJobs: async () => {
    await execute("DELETE FROM job WHERE name <> 'erase' AND name NOT LIKE 'schema%'");
  },
  personOf: async (accountId) => {
    const text = 'SELECT person_id FROM person WHERE account_id = ?';
    return (await query<{ person_id: PersonId }>(text, [accountId]))[0]?.person_id ?? null;
  },
  jobs: [
    ...['backfill', 'dirty', 'upkeep', 'experience', 'measure', 'ratings'],
    ...['sweep', 'census', 'retention', 'accounts'],
  ],
};

const ROWS_AT_ONCE = 5000;
