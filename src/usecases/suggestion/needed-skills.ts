import type { SkillMap, SkillRule } from '../../contract/skills';
import type { NeededSkill, SkillId } from '../../domain/suggestion/skills';
import type { IssueToSuggest } from './ports';

/**
 * What an issue needs by the admin's map. A skill stands once: required where any rule says so, at the highest level that
 * its rules ask for; required ones first, then in the order of the list.
 */
export const neededSkills = ({ skills, needs }: SkillMap, issue: IssueToSuggest): readonly NeededSkill[] => {
  const found = new Map<SkillId, NeededSkill>();
  for (const { skill, need, level } of needs.filter((rule) => isMet(rule, issue))) {
    const was = found.get(skill);
    found.set(skill, {
      skill,
      need: was?.need === 'required' ? 'required' : need,
      level: was !== undefined && was.level > level ? was.level : level,
    });
  }
  const listed = skills.flatMap(({ id }) => found.get(id) ?? []);
  return [...listed.filter(({ need }) => need === 'required'), ...listed.filter(({ need }) => need === 'helpful')];
};

const isMet = ({ kind, ref }: SkillRule, { live, components, labels, options }: IssueToSuggest): boolean => {
  switch (kind) {
    case 'component':
      return components.some((component) => String(component.ref) === ref);
    case 'label':
      return labels.some(({ name }) => name.toLowerCase() === ref.toLowerCase());
    case 'type':
      return String(live.type) === ref;
    case 'field':
      return options.includes(ref);
  }
};

/** The select fields that the map names. */
export const selectFields = ({ needs }: SkillMap): readonly string[] => [
  ...new Set(needs.flatMap(({ kind, ref }) => (kind === 'field' ? [ref.split('=')[0] ?? ''] : []))),
];
