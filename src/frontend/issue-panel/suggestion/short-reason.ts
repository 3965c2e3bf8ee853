import type { VetoShown } from '../../../contract/suggestion';
import { addDays } from '../../../domain/units';
import type { Format } from '../../shared/format';
import { reasonWords } from './reason-messages';

/** Why somebody is not suggested, in the few words that stand under a name. */
export const shortReason = (vetoes: readonly VetoShown[], format: Format): string =>
  vetoes.map((veto) => short(veto, format)).join(', ');

const short = (veto: VetoShown, format: Format): string => {
  if (veto.kind === 'lacks-skill') return reasonWords.lacks(veto.name);
  if (veto.kind === 'away-through-due') return reasonWords.awayTo(format.shortDay(addDays(veto.back, -1)));
  return reasonWords[veto.kind];
};
