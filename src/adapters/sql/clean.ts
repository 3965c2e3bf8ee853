import { instant } from '../../domain/units';
import type { FactStore, SiteStore } from '../../usecases/sync/ports';
import { trimAudit } from './audit-trim';
import { execute, query } from './client';
import { unlessSettingUp } from './failures';
import { generationBefore } from './generations';

/**
 * Removes generations that no reader joins on, for the next 2,000 issues. Young ones stay, a writer may be about to
 * publish them; so do all of an issue that was read within that time, where a slow writer may still point back at one.
 */
export const clean: FactStore['clean'] = async (after, olderThan) => {
  const from = Number(after ?? 0);
  const [last] = await query<{ upto: number | null }>(NEXT_BATCH, [from]);
  const upto = last?.upto ?? null;
  const to = upto ?? Number.MAX_SAFE_INTEGER;
  const oldest = generationBefore(olderThan);
  await execute(REMOVE.refs, [from, to, oldest, olderThan]);
  await execute(REMOVE.changes, [from, to, oldest, olderThan]);
  await execute(REMOVE.worklogs, [from, to, oldest, olderThan]);
  // The table comes with the third sitting of the schema.
  await unlessSettingUp(() => execute(REMOVE_STAYS, [from, to, oldest]));
  return upto === null ? null : (String(upto) as NonNullable<typeof after>);
};

const NEXT_BATCH = `SELECT issue_id AS upto FROM issue WHERE issue_id > ? ORDER BY issue_id LIMIT 1 OFFSET 1999`;

const removing = (table: string, gen: string, readAt: string): string =>
  `DELETE child FROM ${table} child LEFT JOIN issue ON issue.issue_id = child.issue_id
WHERE child.issue_id > ? AND child.issue_id <= ? AND child.gen < ?
  AND (issue.issue_id IS NULL OR (child.gen <> issue.${gen} AND COALESCE(issue.${readAt}, 0) < ?))`;
const REMOVE = {
  refs: removing('issue_ref', 'refs_gen', 'fetched_at'),
  changes: removing('change_log', 'changes_gen', 'changes_read_to'),
  worklogs: removing('worklog', 'worklogs_gen', 'worklogs_read_to'),
} as const;

/** Stays that a run wrote and did not live to publish. */
const REMOVE_STAYS = `DELETE child FROM measure_stay child LEFT JOIN measure m ON m.issue_id = child.issue_id
WHERE child.issue_id > ? AND child.issue_id <= ? AND child.gen < ? AND (m.issue_id IS NULL OR m.gen <> child.gen)`;

/** Removes what no reader looks at any more: settings that were replaced, names kept for teams that never came, Browse that was seen too long ago, days that are over, plans of more than 30 days ago. */
export const tidy: SiteStore['tidy'] = async (before) => {
  const oldest = generationBefore(before);
  for (const text of REPLACED) await execute(text, [oldest]);
  for (const text of OVER) await execute(text, [before]);
  await trimAudit(instant(before - AUDIT_IS_KEPT_MS));
  // The table comes with the fourth sitting.
  await unlessSettingUp(() => execute(REPLACED_RATES, [oldest]));
  // The table comes with the second sitting of the schema: until then there is nothing to remove.
  await unlessSettingUp(() => execute('DELETE FROM plan_many WHERE created_at < ?', [before - PLANS_ARE_KEPT_MS]));
  for (const table of ['second_week', 'person_holidays'])
    await unlessSettingUp(() => execute(replaced(table, 'person', 'person_id', 'calendar_gen'), [oldest]));
  await unlessSettingUp(() => execute('DELETE FROM import_row WHERE created_at < ?', [before - IMPORTS_ARE_KEPT_MS]));
  await unlessSettingUp(() => execute('DELETE FROM holiday_list WHERE version = 0 AND updated_at < ?', [before]));
};

const IMPORTS_ARE_KEPT_MS = 86_400_000;

const PLANS_ARE_KEPT_MS = 30 * 86_400_000;
/** Twelve months, counted to the longest. */
const AUDIT_IS_KEPT_MS = 366 * 86_400_000;

const replaced = (table: string, parent: string, key: string, gen: string): string =>
  `DELETE child FROM ${table} child LEFT JOIN ${parent} p ON p.${key} = child.${key}
WHERE child.gen < ? AND (p.${key} IS NULL OR p.${gen} <> child.gen)`;
const REPLACED = [
  replaced('team_project', 'team', 'team_id', 'gen'),
  replaced('team_member', 'team', 'team_id', 'gen'),
  replaced('schedule', 'person', 'person_id', 'calendar_gen'),
  replaced('absence', 'person', 'person_id', 'calendar_gen'),
];
const REPLACED_RATES =
  'DELETE l FROM rate_line l LEFT JOIN rate_sheet s ON s.gen = l.gen WHERE l.gen < ? AND s.gen IS NULL';
const OVER = [
  'DELETE FROM team WHERE version = 0 AND updated_at < ?',
  'DELETE FROM browse_check WHERE checked_at < ?',
  'DELETE FROM person_day WHERE ends_at < ?',
];
