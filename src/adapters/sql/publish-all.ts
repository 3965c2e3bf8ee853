import { randomUUID } from 'node:crypto';
import type { PersonId } from '../../domain/capacity/types';
import { execute, NOW_MS, query, upsert } from './client';

/** What was written under a generation and is to count from now on, if its version is still the one that was seen. */
export type Published =
  | {
      readonly kind: 'person';
      readonly id: PersonId;
      readonly gen: number;
      readonly seen: number;
      readonly zone: string | null;
    }
  | { readonly kind: 'team'; readonly id: number; readonly gen: number; readonly seen: number };

/** What somebody else changed meanwhile; where there is any, nothing was published. */
export type Lost = { readonly people: ReadonlySet<PersonId>; readonly teams: ReadonlySet<number> };

/**
 * Makes any number of calendars and teams count with one statement, or none of them. What is to be published stands in
 * `import_row` before, so that thousands fit into a statement; killed before it nothing has changed, killed after it all has.
 */
export const publishAll = async (all: readonly Published[]): Promise<Lost> => {
  const batch = randomUUID();
  const rows = all.map((one) => [
    ...[batch, one.kind, one.id, 0, one.gen, one.seen],
    ...[one.kind === 'person' ? one.zone : null, Date.now()],
  ]);
  await upsert('import_row', COLUMNS, rows, 'gen = VALUES(gen)');
  const failed = await execute(PUBLISH, [batch, batch]).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  // Asked of the store, because an update whose answer was lost may have applied.
  const behind = await query<{ kind: Published['kind']; n: number; stale: number }>(BEHIND, [batch]);
  if (failed !== null && behind.length > 0) throw failed.error;
  await execute('DELETE FROM import_row WHERE import_id = ?', [batch]);
  const lost = (kind: Published['kind']) =>
    behind.filter((row) => row.kind === kind && row.stale === 1).map(({ n }) => n);
  return { people: new Set(lost('person') as PersonId[]), teams: new Set(lost('team')) };
};

const COLUMNS = ['import_id', 'kind', 'n', 'owner_id', 'gen', 'seen', 'zone', 'created_at'];

// COUNT makes the inner SELECT a table of its own: MySQL takes no other from tables that it updates.
const PUBLISH = `UPDATE import_row r
JOIN (SELECT COUNT(*) AS left_behind FROM import_row w
  LEFT JOIN person q ON w.kind = 'person' AND q.person_id = w.n AND q.calendar_version = w.seen
  LEFT JOIN team u ON w.kind = 'team' AND u.team_id = w.n AND u.version = w.seen
  WHERE w.import_id = ? AND q.person_id IS NULL AND u.team_id IS NULL) changed ON changed.left_behind = 0
LEFT JOIN person ON r.kind = 'person' AND person.person_id = r.n
LEFT JOIN team ON r.kind = 'team' AND team.team_id = r.n
SET person.calendar_zone = r.zone, person.calendar_gen = r.gen, person.calendar_version = person.calendar_version + 1,
  team.gen = r.gen, team.version = team.version + 1, team.updated_at = ${NOW_MS}
WHERE r.import_id = ?`;

/** What is not the one written here; `stale` 1 = because its version is not the one that was seen. */
const BEHIND = `SELECT w.kind, w.n, IF(COALESCE(q.calendar_version, u.version, -1) = w.seen, 0, 1) AS stale FROM import_row w
LEFT JOIN person q ON w.kind = 'person' AND q.person_id = w.n
LEFT JOIN team u ON w.kind = 'team' AND u.team_id = w.n
WHERE w.import_id = ? AND COALESCE(q.calendar_gen, u.gen, -1) <> w.gen`;
