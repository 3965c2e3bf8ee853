import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { PersonFacts, ProjectFacts, Term } from '../../usecases/facts/ports';
import type { SiteStore } from '../../usecases/sync/ports';
import { execute, marks, query, upsert } from './client';
import { unlessSettingUp } from './failures';

const newest = (columns: readonly string[]): string =>
  [...columns, 'fetched_at']
    .map((column) => `${column} = IF(VALUES(fetched_at) >= fetched_at, VALUES(${column}), ${column})`)
    .join(', ');

/** Statuses, priorities, types, sprints and versions, as far as they are newer than what is there. */
export const saveTerms = async (terms: readonly Term[], readAt: Instant): Promise<void> => {
  if (terms.length === 0) return;
  const rows = terms.map((term) => [
    ...[term.kind, term.id, term.category, term.position, term.parent],
    ...[term.start, term.end, term.day, term.closed ? 1 : 0, readAt],
  ]);
  await upsert('vocabulary', ['kind', 'id', ...TERM, 'fetched_at'], rows, newest(TERM));
};
const TERM = ['category', 'position', 'parent_id', 'start_at', 'end_at', 'day', 'closed'];

/** A status that now means something else moves the issues that hold it, but for those read later than it was. */
export const followCategories = async (): Promise<void> => {
  for (const { status_id, category, fetched_at } of await query<Moved>(MOVED))
    while ((await execute(MOVE, [category, status_id, category, fetched_at])).affectedRows >= AT_ONCE);
};
type Moved = { readonly status_id: number; readonly category: number; readonly fetched_at: number };
const AT_ONCE = 5000;
const MOVED = `SELECT DISTINCT i.status_id, v.category, v.fetched_at FROM issue i
JOIN vocabulary v ON v.kind = 'status' AND v.id = i.status_id
WHERE v.category IS NOT NULL AND i.category <> v.category AND i.fetched_at <= v.fetched_at`;
const MOVE = `UPDATE issue SET category = ? WHERE status_id = ? AND category <> ? AND fetched_at <= ? LIMIT ${AT_ONCE}`;

/**
 * Projects that the app can read. The census is told of those that were away until now, also where it never saw them so:
 * it reads them whole.
 */
export const saveProjects = async (projects: readonly ProjectFacts[], readAt: Instant): Promise<void> => {
  if (projects.length === 0) return;
  const open = projects.filter(({ archived }) => !archived).map(({ id }) => id);
  if (open.length > 0) await unlessSettingUp(() => execute(RETURNED(open.length), [...open, readAt]));
  const rows = projects.map(({ id, type, simplified, archived }) => [
    ...[id, type, simplified ? 1 : 0, archived ? 1 : 0, 0, readAt],
  ]);
  await upsert('project', ['project_id', ...PROJECT, 'fetched_at'], rows, newest(PROJECT));
};
const PROJECT = ['project_type', 'simplified', 'archived', 'closed'];
const RETURNED = (count: number): string => `INSERT INTO census (project_id, state)
SELECT p.project_id, 'closed' FROM project p
WHERE p.project_id IN (${marks(count)}) AND (p.closed = 1 OR p.archived = 1) AND p.fetched_at <= ?
ON DUPLICATE KEY UPDATE state = VALUES(state), checkpoint = NULL`;

/**
 * A project that somebody could browse and the app cannot: it is named on screen, its facts stay as they were. The app
 * never hears of such a project by itself; the panel tells when a viewer opens an issue of one.
 */
export const markProjectClosed = async (id: number, at: Instant): Promise<void> => {
  await upsert('project', ['project_id', 'closed', 'fetched_at'], [[id, 1, at]], newest(['closed']));
};

/** Projects that counted when last looked at, and those of issues whose project nobody listed yet. */
export const projectsInUse = async (): Promise<readonly number[]> => {
  const rows = await query<{ project_id: number }>(
    `SELECT found.project_id
FROM (SELECT project_id FROM project UNION SELECT DISTINCT project_id FROM issue) found
LEFT JOIN project ON project.project_id = found.project_id
WHERE project.project_id IS NULL OR (project.closed = 0 AND project.archived = 0)`,
  );
  return rows.map((row) => row.project_id);
};

/** See SiteStore. Versions are also taken back; a sprint that is over is so for good, and old work names many. */
export const namingOpenTerms: SiteStore['namingOpenTerms'] = async () => {
  const rows = await query<{ issue_id: number }>(NAMING);
  return [...new Set(rows.map((row) => String(row.issue_id) as IssueId))];
};
const NAMING = `SELECT MIN(i.issue_id) AS issue_id FROM issue i
JOIN project p ON p.project_id = i.project_id AND p.closed = 0 AND p.archived = 0
JOIN issue_ref r ON r.issue_id = i.issue_id AND r.gen = i.refs_gen AND r.kind IN ('sprint', 'fix_version')
JOIN vocabulary v ON v.kind = IF(r.kind = 'sprint', 'sprint', 'version') AND v.id = r.ref
WHERE i.deleted = 0 AND i.category <> 3 AND (v.closed = 0 OR v.kind = 'version') GROUP BY r.kind, r.ref`;

export const peopleNotReadSince: SiteStore['peopleNotReadSince'] = async (at, except) => {
  const others = except.length === 0 ? '' : ` AND person_id NOT IN (${marks(except.length)})`;
  const text = `SELECT person_id, account_id FROM person WHERE fetched_at < ?${others} ORDER BY person_id LIMIT 90`;
  return (await query<PersonRow>(text, [at, ...except])).map(knownOf);
};

export const accountsOf: SiteStore['accountsOf'] = async (people) => {
  if (people.length === 0) return [];
  const text = `SELECT person_id, account_id FROM person WHERE person_id IN (${marks(people.length)}) ORDER BY person_id`;
  return (await query<PersonRow>(text, people)).map(knownOf);
};

type PersonRow = { readonly person_id: PersonId; readonly account_id: string };
const knownOf = ({ person_id: id, account_id: accountId }: PersonRow) => ({ id, accountId });

/** Who was asked for and not found stands as inactive. */
export const savePeople = async (
  asked: readonly string[],
  found: readonly PersonFacts[],
  readAt: Instant,
): Promise<void> => {
  const known = new Set(found.map((person) => person.accountId));
  const rows = found.map(({ accountId, type, active, zone }) => [accountId, type, active ? 1 : 0, zone, readAt]);
  if (rows.length > 0) await upsert('person', ['account_id', ...PERSON, 'fetched_at'], rows, newest(PERSON));
  const missing = asked.filter((accountId) => !known.has(accountId)).map((accountId) => [accountId, 0, readAt]);
  if (missing.length > 0) await upsert('person', ['account_id', 'active', 'fetched_at'], missing, newest(['active']));
};
const PERSON = ['account_type', 'active', 'zone'];

/** Writes a setting of the sync, or keeps the one that is there. */
export const saveSetting = async (name: string, value: string, keep: 'first' | 'last'): Promise<void> => {
  const onDuplicate =
    keep === 'first' ? 'name = VALUES(name)' : 'value = VALUES(value), updated_at = VALUES(updated_at)';
  await execute(
    `INSERT INTO setting (name, value, updated_at) VALUES (?, ?, UNIX_TIMESTAMP() * 1000) ON DUPLICATE KEY UPDATE ${onDuplicate}`,
    [name, value],
  );
};

export const readSettings = async (names: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await query<{ name: string; value: string }>(
    `SELECT name, value FROM setting WHERE name IN (${marks(names.length)})`,
    names,
  );
  return new Map(rows.map((row) => [row.name, row.value]));
};
