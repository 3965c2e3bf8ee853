import type { SkillNeeded, VetoShown } from '../../../contract/suggestion';
import { addDays } from '../../../domain/units';
import type { Format } from '../../shared/format';
import { reasonWords } from './reason-messages';

/** Why somebody is not suggested, in the few words that stand under a name. */
export const shortReason = (vetoes: readonly VetoShown[], needed: readonly SkillNeeded[], format: Format): string =>
  vetoes.map((veto) => short(veto, needed, format)).join(', ');

const short = (veto: VetoShown, needed: readonly SkillNeeded[], format: Format): string => {
  if (veto.kind === 'away-through-due') return reasonWords.awayTo(format.shortDay(addDays(veto.back, -1)));
  if (veto.kind !== 'lacks-skill') return reasonWords[veto.kind];
  const level = needed.find(({ skill }) => skill === veto.skill)?.level;
  return reasonWords.lacks(level === undefined ? veto.name : `${veto.name} ${level}`);
};
