import type { CapacityPanel } from '../../../contract';
import type { Candidate } from '../../../contract/suggestion';
import { dayNumber } from '../../../domain/units';
import { useFormat } from '../../shared/site';
import { isOver } from '../windows';
import { cardWords } from './messages';

type Props = { readonly panel: CapacityPanel; readonly capacity: Candidate['capacity'] };

/** Free hours in the panel's window, and the date they could finish it. */
export const CapacityPart = (props: Props) => {
  const format = useFormat();
  const { free, back } = props.capacity;
  const until = format.day(props.panel.window.to);
  const hours = isOver(free)
    ? cardWords.overBy(format.hours(-free), until)
    : cardWords.freeBy(format.hours(Math.max(0, free)), until);
  return (
    <>
      {back === null ? hours : cardWords.away(format.day(back))} <FinishWords {...props} />
    </>
  );
};

const FinishWords = ({ panel, capacity }: Props) => {
  const format = useFormat();
  const { remaining, due } = panel.issue;
  const { couldFinishBy: finish, lateByDays } = capacity;
  if (remaining.kind === 'unknown') return cardWords.notEstimated;
  if (remaining.seconds <= 0) return cardWords.nothingLeft;
  if (finish === null) return cardWords.never;
  const early = due === null ? null : dayNumber(due) - dayNumber(finish);
  return (
    <>
      {cardWords.couldFinish} <b className="strong nowrap">{format.day(finish)}</b>
      {lateByDays !== null ? (
        <span className="warning">{cardWords.late(lateByDays)}</span>
      ) : early === null || early < 0 ? (
        cardWords.full
      ) : early === 0 ? (
        cardWords.onTheDay
      ) : (
        cardWords.early(early)
      )}
    </>
  );
};
