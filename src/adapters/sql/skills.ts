import type { PersonSkills } from '../../contract/skills';
import type { PersonId } from '../../domain/capacity/types';
import type { SkillStore } from '../../usecases/skills/ports';
import { executeRows, marks, NOW_MS, query } from './client';
import { isSettingUp, unlessSettingUp } from './failures';
import { personIds } from './people';
import { replaceSetting, settingRow } from './setting-row';
import { declaredOf, RULES_SETTING, rulesOf, SKILLS_SETTING, skillMapOf } from './skill-values';
import { publishSkills } from './skills-publish';

/** Skills, who has them and how suggestions work, as admins entered them. */
export const skillStore: SkillStore = {
  map: async () => skillMapOf(await settingRow(SKILLS_SETTING)),
  saveMap: ({ version, ...map }) => replaceSetting(SKILLS_SETTING, JSON.stringify(map), version),
  people: () => readPeople(),
  person: (accountId) => readPerson(accountId),
  savePeople: (people) => savePeople(people),
  publish: publishSkills,
  rules: async () => rulesOf(await settingRow(RULES_SETTING)),
  saveRules: ({ version, ...rules }) => replaceSetting(RULES_SETTING, JSON.stringify(rules), version),
};

type PersonRow = { person_id: PersonId; account_id: string; skills: string; version: number };

/** Somebody with two hundred skills takes 10 kB, and an answer has at most 4 MiB. */
const AT_ONCE = 300;
const PAGE = `SELECT s.person_id, p.account_id, s.skills, s.version
  FROM person_skills s JOIN person p ON p.person_id = s.person_id WHERE s.person_id > ? ORDER BY s.person_id LIMIT ${AT_ONCE}`;
const ONE = `SELECT s.person_id, p.account_id, s.skills, s.version
  FROM person p JOIN person_skills s ON s.person_id = p.person_id WHERE p.account_id = ?`;

/** The table comes with the schema's second sitting: before that nobody can have declared anything. */
const readPeople = async (): Promise<readonly PersonSkills[]> => {
  const found: PersonRow[] = [];
  for (;;) {
    const after = found.at(-1)?.person_id ?? 0;
    const page = (await unlessSettingUp(() => query<PersonRow>(PAGE, [after]))) ?? [];
    found.push(...page);
    if (page.length < AT_ONCE) return found.map(personOf);
  }
};

const readPerson = async (accountId: string): Promise<PersonSkills> => {
  const [row] = (await unlessSettingUp(() => query<PersonRow>(ONE, [accountId]))) ?? [];
  return row === undefined ? { accountId, version: 0, skills: [] } : personOf(row);
};

const personOf = ({ account_id, skills, version }: PersonRow): PersonSkills => ({
  accountId: account_id,
  version,
  skills: declaredOf(skills),
});

type Save = { readonly id: PersonId; readonly seen: number; readonly text: string; readonly accountId: string };

const savePeople = async (people: readonly PersonSkills[]): Promise<readonly string[]> => {
  if (people.length === 0) return [];
  const ids = await personIds(people.map(({ accountId }) => accountId));
  const saves = people.flatMap(({ accountId, version, skills }): Save[] => {
    const id = ids.get(accountId);
    return id === undefined ? [] : [{ id, seen: version, text: JSON.stringify(skills), accountId }];
  });
  const firsts = saves.filter(({ seen }) => seen === 0);
  const later = saves.filter(({ seen }) => seen > 0);
  const stored = new Set(
    await settled(async () => {
      await executeRows(
        FIRST,
        firsts.map(({ id, text }) => [id, text]),
      );
      await executeRows(
        AGAIN,
        later.map(({ id, seen, text }) => [id, text, seen]),
      );
    }, saves),
  );
  return saves.filter(({ id }) => !stored.has(id)).map(({ accountId }) => accountId);
};

/** Of two first saves the row's own key lets one in; the other changes nothing. A row of version 0 is one in the making. */
const FIRST = {
  head: 'INSERT INTO person_skills (person_id, skills, version, updated_at) VALUES',
  row: `(?, ?, 1, ${NOW_MS})`,
  between: ', ',
  tail: `ON DUPLICATE KEY UPDATE skills = IF(person_skills.version = 0, VALUES(skills), person_skills.skills),
updated_at = IF(person_skills.version = 0, VALUES(updated_at), person_skills.updated_at),
version = IF(person_skills.version = 0, 1, person_skills.version)`,
};

const AGAIN = {
  head: 'UPDATE person_skills JOIN (',
  row: 'SELECT ? AS id, ? AS skills, ? AS seen',
  between: ' UNION ALL ',
  tail: `) fresh ON fresh.id = person_skills.person_id AND fresh.seen = person_skills.version
SET person_skills.skills = fresh.skills, person_skills.version = person_skills.version + 1, person_skills.updated_at = ${NOW_MS}`,
};

/** Whose list is the one written here: asked of the store, because a write whose answer was lost may have applied. */
const settled = async (write: () => Promise<void>, saves: readonly Save[]): Promise<readonly PersonId[]> => {
  const failed = await write().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (failed !== null && isSettingUp(failed.error)) throw failed.error;
  const text = `SELECT person_id, skills, version FROM person_skills WHERE person_id IN (${marks(saves.length)})`;
  const rows = await query<{ person_id: PersonId; skills: string; version: number }>(
    text,
    saves.map(({ id }) => id),
  );
  const now = new Map(rows.map((row) => [row.person_id, row]));
  const ours = saves.filter(({ id, seen, text: skills }) => {
    const row = now.get(id);
    return row?.version === seen + 1 && row.skills === skills;
  });
  if (failed !== null && ours.length < saves.length) throw failed.error;
  return ours.map(({ id }) => id);
};
