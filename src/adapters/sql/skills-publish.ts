import { randomUUID } from 'node:crypto';
import type { PersonSkills } from '../../contract/skills';
import type { SkillStore, StoredSkillMap } from '../../usecases/skills/ports';
import { execute, NOW_MS, query, upsert } from './client';
import { personIds } from './people';
import { settingRow } from './setting-row';
import { SKILLS_SETTING } from './skill-values';

/**
 * See SkillStore. What is to count stands in `import_row` before, so that thousands fit into one statement; people who
 * declared nothing yet get an empty row of version 0, which says the same. Killed before the statement nothing has changed,
 * killed after it all has.
 */
export const publishSkills: SkillStore['publish'] = async ({ map, grows, people }) => {
  if (people.length === 0) return (await settingRow(SKILLS_SETTING))?.version === map.version;
  const batch = randomUUID();
  const ids = await personIds(people.map(({ accountId }) => accountId));
  await stage(batch, ids, people);
  const failed = await execute(PUBLISH, publishParams(batch, map, grows, people.length)).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  // Asked of the store, because an update whose answer was lost may have applied.
  const [there] = await query<{ n: number | string }>(PUBLISHED, [batch]);
  const published = Number(there?.n ?? 0) === people.length;
  if (failed !== null && !published) throw failed.error;
  await execute('DELETE FROM import_row WHERE import_id = ?', [batch]);
  return published;
};

const stage = async (
  batch: string,
  ids: ReadonlyMap<string, number>,
  people: readonly PersonSkills[],
): Promise<void> => {
  const now = Date.now();
  const firsts = people
    .filter(({ version }) => version === 0)
    .map(({ accountId }) => [ids.get(accountId) ?? 0, '[]', 0, now]);
  await upsert(
    'person_skills',
    ['person_id', 'skills', 'version', 'updated_at'],
    firsts,
    'version = person_skills.version',
  );
  const rows = people.map(({ accountId, version, skills }) => [
    ...[batch, 'skills', ids.get(accountId) ?? 0, 0, version, JSON.stringify(skills), now],
  ]);
  await upsert(
    'import_row',
    ['import_id', 'kind', 'n', 'owner_id', 'seen', 'text', 'created_at'],
    rows,
    'text = VALUES(text)',
  );
};

const publishParams = (batch: string, { version, ...map }: StoredSkillMap, grows: boolean, people: number) => {
  const next = grows ? version + 1 : version;
  return [batch, people, version, grows ? 1 : 0, JSON.stringify(map), next, batch];
};

// COUNT makes the inner SELECT a table of its own: MySQL takes no other from tables that it updates.
const PUBLISH = `UPDATE import_row r
JOIN (SELECT COUNT(*) AS ready FROM import_row w JOIN person_skills q ON q.person_id = w.n AND q.version = w.seen
  WHERE w.import_id = ? AND w.kind = 'skills') unchanged ON unchanged.ready = ?
JOIN setting m ON m.name = 'skills' AND m.version = ?
JOIN person_skills p ON p.person_id = r.n
SET m.value = IF(? = 1, ?, m.value), m.version = ?, p.skills = r.text, p.version = r.seen + 1, p.updated_at = ${NOW_MS}
WHERE r.import_id = ? AND r.kind = 'skills'`;

const PUBLISHED = `SELECT COUNT(*) AS n FROM import_row w JOIN person_skills q ON q.person_id = w.n AND q.version = w.seen + 1
AND q.skills = w.text WHERE w.import_id = ? AND w.kind = 'skills'`;
