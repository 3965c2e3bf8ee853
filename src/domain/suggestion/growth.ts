import type { PersonId } from '../capacity/types';
import type { LocalDate } from '../units';
import { type Contender, type Race, rank } from './rank';
import { levelOf, type NeededSkill, type SkillId, type Skills } from './skills';

export type GrowthPick = { readonly person: PersonId; readonly skill: SkillId };

/**
 * One person who wants to learn a skill that the issue needs, does not have it at the needed level, and could finish in
 * time: the one who would rank best if that skill were not asked for. Other reasons to leave somebody out still hold.
 */
export const growthPick = (
  contenders: readonly Contender[],
  { skills, needed, race }: { skills: Skills; needed: readonly NeededSkill[]; race: Race },
): GrowthPick | null => {
  const learners = new Map(contenders.flatMap(({ person }) => wanted(person, skills, needed)));
  const learning = contenders.flatMap((contender): Contender[] => {
    const skill = learners.get(contender.person);
    if (skill === undefined || isLate(contender, race.due)) return [];
    const vetoes = contender.vetoes.filter((veto) => !(veto.kind === 'lacks-skill' && veto.skill === skill));
    return [{ ...contender, vetoes }];
  });
  const person = rank(learning, race).placed[0]?.contender.person;
  const skill = person === undefined ? undefined : learners.get(person);
  return person === undefined || skill === undefined ? null : { person, skill };
};

const wanted = (person: PersonId, skills: Skills, needed: readonly NeededSkill[]): [PersonId, SkillId][] => {
  const declared = skills.get(person) ?? [];
  const found = needed.find(
    ({ skill, level }) =>
      levelOf(declared, skill) < level && declared.some((one) => one.skill === skill && one.wantsToLearn),
  );
  return found === undefined ? [] : [[person, found.skill]];
};

const isLate = ({ finish }: Contender, due: LocalDate | null): boolean =>
  due !== null && finish !== null && (finish.busy === null || finish.busy > due);
