import type { Candidate, SkillNeeded, SkillShown } from '../../../contract/suggestion';
import { cardWords } from './messages';

type Beside = { readonly need: SkillNeeded; readonly has: SkillShown | undefined };

/** Declared skills beside those that the issue needs; levels only where the viewer is told them. */
export const expertiseWords = (needed: readonly SkillNeeded[], { expertise }: Pick<Candidate, 'expertise'>): string => {
  if (needed.length === 0) return cardWords.noSkills;
  const beside = needed.map((need) => ({ need, has: expertise.find(({ skill }) => skill === need.skill) }));
  const declared = beside.filter(({ has }) => has?.declared === true);
  const told = declared.filter(({ has }) => has?.level != null);
  const untold = declared.filter(({ has }) => has?.level == null);
  const [enough, below] = [untold.filter(isEnough), untold.filter((one) => !isEnough(one))];
  const missing = beside.filter(({ has }) => has?.declared !== true);
  return [
    ...(told.length === 0 ? [] : [cardWords.asDeclared(told.map(({ need, has }) => `${need.name} ${has?.level}`))]),
    ...(enough.length === 0 ? [] : [cardWords.declared(enough.map(nameOf))]),
    ...(below.length === 0 ? [] : [cardWords.belowNeed(below.map(nameOf))]),
    ...(missing.length === 0 ? [] : [cardWords.notDeclared(missing.map(nameOf))]),
    neededWords(needed, told.length === needed.length),
  ].join(' ');
};

const isEnough = ({ has }: Beside): boolean => has?.enough === true;
const nameOf = ({ need }: Beside): string => need.name;

/** Skills without their names where all of them have just been named in that order. */
const neededWords = (needed: readonly SkillNeeded[], named: boolean): string =>
  cardWords.needed(needed.map(({ name, level }) => (named ? `${level}` : `${name} ${level}`)));
