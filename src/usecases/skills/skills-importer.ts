import type { ImportChange, ImportProblem } from '../../contract';
import type { PersonSkills } from '../../contract/skills';
import type { DeclaredSkill, SkillId } from '../../domain/suggestion/skills';
import type { AuditEntry } from '../audit/ports';
import type { Importer } from '../imports/ports';
import type { Viewer } from '../ports';
import { repeated } from '../settings/csv-table';
import { failed } from '../settings/team-settings';
import { MOST_SKILLS, type SkillPorts, type StoredSkillMap } from './ports';
import { asRequested, sameName } from './save-skills';
import { type SkillRow, skillRows } from './skill-rows';

/** `digest` tells one text from another. */
export type SkillImportPorts = Pick<SkillPorts, 'store' | 'reading' | 'audit'> & {
  readonly digest: (text: string) => string;
};

/**
 * Skills of people from CSV. A line replaces what its person declared of that skill, or takes it away; skills that nobody
 * knew are created; what the lines do not name stays. For admins alone: it changes the catalogue.
 */
export const skillsImporter =
  (ports: SkillImportPorts): Importer =>
  async (viewer, text) => {
    await ports.reading();
    if (!viewer.access.everything) return failed({ kind: 'not-found' });
    const [map, people] = await Promise.all([ports.store.map(), ports.store.people()]);
    const { rows, errors } = skillRows(text);
    const created = newSkills(rows, map);
    const grown = withSkills(
      map,
      created.map(({ skill }) => skill),
    );
    const plan = planned(rows, grown, people);
    return {
      ok: true,
      value: {
        lines: rows.length,
        errors: [...errors, ...saidTwice(rows), ...tooMany(map, created)].sort((a, b) => a.line - b.line),
        changes: [...created.map(creation), ...plan.changes].sort((a, b) => a.line - b.line),
        seen: ports.digest(JSON.stringify([map.version, grown.nextId, plan.saves])),
        save: () => stored(ports, viewer, { map, grown, people, saves: plan.saves }),
      },
    };
  };

type Saves = {
  readonly map: StoredSkillMap;
  readonly grown: StoredSkillMap;
  readonly people: readonly PersonSkills[];
  readonly saves: readonly PersonSkills[];
};

const stored = async (ports: SkillImportPorts, by: Viewer, all: Saves): Promise<'saved' | 'conflict'> => {
  const { saves } = all;
  // What was never saved is saved as it is: the statement below needs something to change. Nobody sees a difference.
  const first = all.map.version === 0;
  if (first && !(await ports.store.saveMap(all.map))) return 'conflict';
  const map = { ...all.map, version: Math.max(1, all.map.version) };
  const grown = { ...all.grown, version: map.version };
  const grows = grown.nextId > map.nextId;
  if (!(await ports.store.publish({ map: grown, grows, people: saves }))) return 'conflict';
  const before = new Map(all.people.map((person) => [person.accountId, person.skills]));
  const catalogue = (version: number): AuditEntry => ({
    ...{ by, action: 'imported', object: { kind: 'skills', id: null }, version },
    ...{ before: asRequested(map), after: asRequested(version === map.version ? map : grown) },
  });
  await ports.audit.append([
    ...(first ? [catalogue(map.version)] : []),
    ...(grows ? [catalogue(map.version + 1)] : []),
    ...saves.map(
      ({ accountId, version, skills }): AuditEntry => ({
        ...{ by, action: 'imported', object: { kind: 'person-skills', id: null }, subject: accountId },
        ...{ version: version + 1, before: { skills: before.get(accountId) ?? [] }, after: { skills } },
      }),
    ),
  ]);
  return 'saved';
};

/** The first row of each skill that does not exist yet, unless all it says is that nobody has it. */
const newSkills = (rows: readonly SkillRow[], { skills }: StoredSkillMap): readonly SkillRow[] => {
  const known = new Set(skills.map(({ name }) => sameName(name)));
  return rows.filter(({ skill, level, wantsToLearn }) => {
    if (skill === '' || known.has(sameName(skill)) || (level === null && !wantsToLearn)) return false;
    known.add(sameName(skill));
    return true;
  });
};

const creation = ({ line, skill }: SkillRow): ImportChange => ({
  ...{ line, kind: 'added', accountId: null },
  what: `new skill ${skill}`,
});

const saidTwice = (rows: readonly SkillRow[]): ImportProblem[] =>
  repeated(
    rows.filter(({ accountId, skill }) => accountId !== '' && skill !== ''),
    'skill',
    ({ accountId, skill }) => `${accountId} ${sameName(skill)}`,
    (first) => `This person’s level of this skill stands in line ${first} already. Remove one of the lines.`,
  );

const tooMany = ({ skills }: StoredSkillMap, created: readonly SkillRow[]): ImportProblem[] => {
  const [first] = created.slice(Math.max(0, MOST_SKILLS - skills.length));
  if (first === undefined) return [];
  const message = `There would be ${skills.length + created.length} skills; there may be ${MOST_SKILLS}. Use names that exist.`;
  return [{ line: first.line, column: 'skill', message }];
};

const withSkills = (map: StoredSkillMap, names: readonly string[]): StoredSkillMap => ({
  ...map,
  nextId: map.nextId + names.length,
  skills: [...map.skills, ...names.map((name, n) => ({ id: (map.nextId + n) as SkillId, name, group: null }))],
});

/** Whose skills the rows change, with all that they have then, and what that is, line by line. */
const planned = (
  rows: readonly SkillRow[],
  { skills }: StoredSkillMap,
  people: readonly PersonSkills[],
): { readonly saves: readonly PersonSkills[]; readonly changes: readonly ImportChange[] } => {
  const idOf = new Map(skills.map(({ id, name }) => [sameName(name), id]));
  const known = new Set(skills.map(({ id }) => id));
  const before = new Map(people.map((person) => [person.accountId, person]));
  const now = new Map<string, Map<SkillId, DeclaredSkill>>();
  const changes: ImportChange[] = [];
  for (const { line, accountId, skill, level, wantsToLearn } of rows) {
    const id = idOf.get(sameName(skill));
    if (id === undefined || accountId === '') continue;
    const own = now.get(accountId) ?? new Map(declaredIn(before.get(accountId), known));
    const was = own.get(id);
    const is = level === null && !wantsToLearn ? undefined : { skill: id, level, wantsToLearn };
    if (sameSaid(was, is)) continue;
    if (is === undefined) own.delete(id);
    else own.set(id, is);
    now.set(accountId, own);
    changes.push({ line, kind: kindOf(was, is), accountId, what: changeWords(skill, was, is) });
  }
  const saves = [...now].map(([accountId, own]) => ({
    ...{ accountId, version: before.get(accountId)?.version ?? 0 },
    skills: [...own.values()],
  }));
  return { saves, changes };
};

/** Skills that are gone go with the save. */
const declaredIn = (
  person: PersonSkills | undefined,
  known: ReadonlySet<SkillId>,
): readonly (readonly [SkillId, DeclaredSkill])[] =>
  (person?.skills ?? []).filter(({ skill }) => known.has(skill)).map((one) => [one.skill, one]);

type Said = Pick<DeclaredSkill, 'level' | 'wantsToLearn'> | undefined;
const sameSaid = (a: Said, b: Said): boolean => a?.level === b?.level && a?.wantsToLearn === b?.wantsToLearn;
const kindOf = (was: Said, is: Said): ImportChange['kind'] => {
  if (was === undefined) return 'added';
  return is === undefined ? 'removed' : 'changed';
};

const changeWords = (skill: string, was: Said, is: Said): string => {
  if (was === undefined) return `${skill}: ${saidWords(is)}`;
  return is === undefined ? `${skill}: ${saidWords(was)} goes` : `${skill}: ${saidWords(was)} → ${saidWords(is)}`;
};
const saidWords = (said: Said): string =>
  [...(said?.level == null ? [] : [`level ${said.level}`]), ...(said?.wantsToLearn ? ['wants to learn'] : [])].join(
    ', ',
  );
