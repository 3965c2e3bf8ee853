import type { ImportProblem, Reply } from '../../contract';
import type { PersonSkills, SkillSettings, SkillsImport } from '../../contract/skills';
import type { DeclaredSkill, SkillId } from '../../domain/suggestion/skills';
import type { Viewer } from '../ports';
import { repeated } from '../settings/csv-table';
import { changedMeanwhile, failed } from '../settings/team-settings';
import { MOST_SKILLS, type SkillPorts, type StoredSkillMap } from './ports';
import { sameName } from './save-skills';
import { type SkillRow, skillRows } from './skill-rows';
import { getSkillSettings } from './skill-settings';

/**
 * Skills of people from CSV. Nothing is stored unless every line is right; then each line replaces what its person declared
 * of that skill, and skills that nobody knew are created. What the lines do not name stays.
 */
export const importSkills = async (
  ports: SkillPorts,
  viewer: Viewer,
  { csv, apply }: { readonly csv: string; readonly apply: boolean },
): Promise<Reply<SkillsImport>> => {
  await ports.reading();
  const [map, people] = await Promise.all([ports.store.map(), ports.store.people()]);
  const { rows, errors: misread } = skillRows(csv);
  const created = newSkills(rows, map);
  const newNames = created.map(({ skill }) => skill);
  const errors = [...misread, ...saidTwice(rows), ...tooMany(map, created)].sort((a, b) => a.line - b.line);
  const checked = { lines: rows.length, errors, newSkills: newNames, settings: null };
  if (errors.length > 0 || !apply) return { ok: true, value: checked };
  const grown = withSkills(map, newNames);
  if (newNames.length > 0 && !(await ports.store.saveMap(grown))) return failed(changedMeanwhile('list of skills'));
  const lost = await ports.store.savePeople(declaring(rows, grown, people));
  if (lost.length > 0) return failed(changedMeanwhile('list of a person’s skills'));
  await ports.audit.append({
    by: viewer,
    action: 'imported',
    object: { kind: 'person-skills', id: null },
    after: { lines: rows.length, newSkills: newNames.length },
  });
  const settings: Reply<SkillSettings> = await getSkillSettings(ports, viewer);
  return settings.ok ? { ok: true, value: { ...checked, settings: settings.value } } : settings;
};

/** The first row of each skill that does not exist yet. */
const newSkills = (rows: readonly SkillRow[], { skills }: StoredSkillMap): readonly SkillRow[] => {
  const known = new Set(skills.map(({ name }) => sameName(name)));
  return rows.filter(({ skill }) => {
    if (skill === '' || known.has(sameName(skill))) return false;
    known.add(sameName(skill));
    return true;
  });
};

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
  skills: [...map.skills, ...names.map((name, n) => ({ id: (map.nextId + n) as SkillId, name }))],
});

/** Everybody whom the rows name, with the skills that they have then. */
const declaring = (
  rows: readonly SkillRow[],
  { skills }: StoredSkillMap,
  people: readonly PersonSkills[],
): readonly PersonSkills[] => {
  const idOf = new Map(skills.map(({ id, name }) => [sameName(name), id]));
  const known = new Set(skills.map(({ id }) => id));
  const declared = new Map<string, DeclaredSkill[]>();
  for (const { accountId, skill, level, wantsToLearn } of rows) {
    const id = idOf.get(sameName(skill));
    if (id === undefined) continue;
    declared.set(accountId, [...(declared.get(accountId) ?? []), { skill: id, level, wantsToLearn }]);
  }
  return [...declared].map(([accountId, fresh]) => {
    const stored = people.find((person) => person.accountId === accountId);
    const kept = (stored?.skills ?? []).filter(
      ({ skill }) => known.has(skill) && !fresh.some((one) => one.skill === skill),
    );
    return { accountId, version: stored?.version ?? 0, skills: [...kept, ...fresh] };
  });
};
