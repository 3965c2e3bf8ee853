import type { Failure, Reply } from '../../contract';
import type { SaveSkills, SkillRule, SkillSettings } from '../../contract/skills';
import type { SkillId } from '../../domain/suggestion/skills';
import type { Viewer } from '../ports';
import { versionless } from '../settings/record';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { SkillPorts, StoredSkillMap } from './ports';
import { getSkillSettings } from './skill-settings';

/** Names that differ in case alone, or in how an accent is written, are one name. */
export const sameName = (name: string): string => name.trim().normalize('NFC').toLowerCase();

/** The list of skills and what needs them, replacing what was stored. */
export const saveSkills = async (
  ports: SkillPorts,
  viewer: Viewer,
  request: SaveSkills,
): Promise<Reply<SkillSettings>> => {
  await ports.reading();
  const stored = await ports.store.map();
  if (stored.version !== request.version) return failed(changedMeanwhile('list of skills'));
  const wrong = wrongSkill(request, stored) ?? wrongNeed(request);
  if (wrong !== null) return failed(wrong);
  if (!(await ports.store.saveMap(numbered(request, stored)))) return failed(changedMeanwhile('list of skills'));
  await ports.audit.append({
    by: viewer,
    action: 'saved',
    object: { kind: 'skills', id: null },
    version: request.version + 1,
    before: asRequested(stored),
    after: versionless(request),
  });
  return getSkillSettings(ports, viewer);
};

/** What is stored, as the request that would store it. */
const asRequested = ({ skills, needs }: StoredSkillMap) => ({
  skills,
  needs: needs.map((need) => ({ ...need, skill: skills.find(({ id }) => id === need.skill)?.name ?? '' })),
});

/** Gives new skills their ids, and needs the ids of the skills that they name. */
const numbered = ({ version, skills, needs }: SaveSkills, { nextId }: StoredSkillMap): StoredSkillMap => {
  let next = nextId;
  const kept = skills.map(({ id, name }) => ({ id: (id ?? next++) as SkillId, name: name.trim() }));
  const idOf = new Map(kept.map(({ id, name }) => [sameName(name), id]));
  return {
    version,
    nextId: next,
    skills: kept,
    needs: needs.flatMap((need): SkillRule[] => {
      const skill = idOf.get(sameName(need.skill));
      return skill === undefined ? [] : [{ ...need, skill }];
    }),
  };
};

const invalid = (field: string, detail: string): Failure => ({ kind: 'invalid-request', field, detail });

const wrongSkill = ({ skills }: SaveSkills, stored: StoredSkillMap): Failure | null => {
  const [names, ids] = [new Set<string>(), new Set<number>()];
  for (const [index, { id, name }] of skills.entries()) {
    const field = `skills.${index}`;
    if (names.has(sameName(name))) return invalid(field, `There are two skills named ${name}.`);
    if (id !== null && (ids.has(id) || !stored.skills.some((one) => one.id === id)))
      return invalid(field, `There is no skill with the id ${id} to be named ${name}.`);
    names.add(sameName(name));
    if (id !== null) ids.add(id);
  }
  return null;
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
