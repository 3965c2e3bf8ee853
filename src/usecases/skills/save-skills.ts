import type { Failure, Reply } from '../../contract';
import type { SaveSkills, SkillMap, SkillRule } from '../../contract/skills';
import type { SkillId } from '../../domain/suggestion/skills';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { SkillPorts, StoredSkillMap } from './ports';
import { catalogueOf } from './skills-page';

/** Names that differ in case alone, or in how an accent is written, are one name. */
export const sameName = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** The catalogue and what needs its skills, replacing what was stored. */
export const saveSkills = async (ports: SkillPorts, viewer: Viewer, request: SaveSkills): Promise<Reply<SkillMap>> => {
  await ports.reading();
  const stored = await ports.store.map();
  if (stored.version !== request.version) return failed(changedMeanwhile('list of skills'));
  const wrong = wrongGroup(request) ?? wrongSkill(request, stored) ?? wrongLevel(request) ?? wrongNeed(request);
  if (wrong !== null) return failed(wrong);
  const next = numbered(request, stored);
  if (!(await ports.store.saveMap(next))) return failed(changedMeanwhile('list of skills'));
  await ports.audit.append({
    by: viewer,
    action: 'saved',
    object: { kind: 'skills', id: null },
    version: request.version + 1,
    before: asRequested(stored),
    after: asRequested(next),
  });
  return { ok: true, value: catalogueOf({ ...next, version: next.version + 1 }) };
};

/** What is stored, as the request that would store it. */
export const asRequested = ({ groups, skills, levels, needs }: StoredSkillMap) => ({
  groups,
  skills,
  levels,
  needs: needs.map((need) => ({ ...need, skill: skills.find(({ id }) => id === need.skill)?.name ?? '' })),
});

/** Gives new skills their ids, and needs the ids of the skills that they name. */
const numbered = (request: SaveSkills, { nextId }: StoredSkillMap): StoredSkillMap => {
  let next = nextId;
  const groups = request.groups.map((name) => name.trim());
  const skills = request.skills.map(({ id, name, group }) => ({
    id: (id ?? next++) as SkillId,
    name: name.trim(),
    group: groups.find((one) => group !== null && sameName(one) === sameName(group)) ?? null,
  }));
  const idOf = new Map(skills.map(({ id, name }) => [sameName(name), id]));
  return {
    version: request.version,
    nextId: next,
    groups,
    skills,
    levels: request.levels,
    needs: request.needs.flatMap((need): SkillRule[] => {
      const skill = idOf.get(sameName(need.skill));
      return skill === undefined ? [] : [{ ...need, skill }];
    }),
  };
};

const invalid = (field: string, detail: string): Failure => ({ kind: 'invalid-request', field, detail });

const wrongGroup = ({ groups, skills }: SaveSkills): Failure | null => {
  const names = groups.map(sameName);
  const twice = names.findIndex((name, index) => names.indexOf(name) < index);
  if (twice >= 0) return invalid(`groups.${twice}`, `There are two groups named ${groups[twice]}.`);
  const lost = skills.findIndex(({ group }) => group !== null && !names.includes(sameName(group)));
  if (lost < 0) return null;
  return invalid(`skills.${lost}`, `There is no group named ${skills[lost]?.group}. Add it, or choose another one.`);
};

/** One that was removed may come back under its id; an id that was never given is nobody's. */
const wrongSkill = ({ skills }: SaveSkills, { nextId }: StoredSkillMap): Failure | null => {
  const [names, ids] = [new Set<string>(), new Set<number>()];
  for (const [index, { id, name }] of skills.entries()) {
    const field = `skills.${index}`;
    if (names.has(sameName(name))) return invalid(field, `There are two skills named ${name}.`);
    if (id !== null && (ids.has(id) || id >= nextId))
      return invalid(field, `There is no skill with the id ${id} to be named ${name}.`);
    names.add(sameName(name));
    if (id !== null) ids.add(id);
  }
  return null;
};

const wrongLevel = ({ levels }: SaveSkills): Failure | null => {
  const names = levels.map(sameName);
  const twice = names.findIndex((name, index) => names.indexOf(name) < index);
  return twice < 0 ? null : invalid(`levels.${twice}`, `Two levels are called ${levels[twice]}.`);
};

const wrongNeed = ({ skills, needs }: SaveSkills): Failure | null => {
  const names = new Set(skills.map(({ name }) => sameName(name)));
  const seen = new Set<string>();
  for (const [index, { kind, ref, skill }] of needs.entries()) {
    const field = `needs.${index}`;
    if (!REFS[kind].test(ref)) return invalid(field, `${ref} names no ${kind} of Jira.`);
    if (!names.has(sameName(skill)))
      return invalid(
        field,
        `Something needs ${skill}, which is no skill of the list. Remove that line, or add the skill.`,
      );
    const rule = JSON.stringify([kind, ref, sameName(skill)]);
    if (seen.has(rule)) return invalid(field, `${skill} is needed twice by the same ${kind}.`);
    seen.add(rule);
  }
  return null;
};

const ID = /^[1-9]\d{0,14}$/;
const REFS: Readonly<Record<SkillRule['kind'], RegExp>> = {
  component: ID,
  type: ID,
  label: /^\S+$/,
  field: /^customfield_[1-9]\d{0,14}=[1-9]\d{0,14}$/,
};
