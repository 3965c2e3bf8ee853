import type { MemberSetting } from '../../../contract';
import { promisedAbove } from '../../../domain/capacity/shares';
import type { Format } from '../../shared/format';
import { teamWords as say } from './messages';

export type Place = MemberSetting & { readonly team: string };

/** What a person does in other teams, in words; `above` = they are promised for more than there is of them. */
export const elsewhereWords = (
  own: readonly MemberSetting[],
  others: readonly Place[],
  today: string,
  format: Format,
): { readonly above: boolean; readonly text: string } => {
  const all = [...own.map((share) => ({ ...share, team: null })), ...others];
  const promised = promisedAbove(all, today);
  const part = ({ allocation, team }: Place) => say.in(format.percent(allocation), team);
  if (promised !== null) {
    const parts = promised.shares.flatMap((share) =>
      share.team === null ? [] : [part({ ...share, team: share.team })],
    );
    const day = promised.day === today ? null : format.dayInYear(promised.day);
    return { above: true, text: say.above(parts, format.percent(promised.sum), day) };
  }
  const coming = others.filter(({ to }) => to === null || to >= today);
  const words = coming.map((place) => {
    const when = place.from !== null && place.from > today ? ` ${say.fromDay(format.dayInYear(place.from))}` : '';
    return `${part(place)}${when}`;
  });
  return { above: false, text: words.length === 0 ? say.noOtherTeam : words.join(', ') };
};
