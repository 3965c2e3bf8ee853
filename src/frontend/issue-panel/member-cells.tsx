import type { PanelMember } from '../../contract';
import { Avatar } from '../shared/avatar';
import { OverIcon } from '../shared/icons';
import { useFormat, useSite } from '../shared/site';
import { backOn, byCounts, hintOf } from './member-words';
import { panelWords } from './messages';
import { isOver, sumsIn, type Window } from './windows';

/** Hours that are free in a window, or how far over, in words and shape. */
export const FreeFigure = ({ free }: { free: number }) => {
  const format = useFormat();
  if (!isOver(free))
    return <span className="strong nowrap">{panelWords.hoursFree(format.hours(Math.max(0, free)))}</span>;
  return (
    <span className="strong nowrap danger over-figure">
      <OverIcon />
      {panelWords.hoursOver(format.hours(-free))}
    </span>
  );
};

/** What answers "who has room": free hours; counts first where little is estimated; "away" where all of it is taken. */
export const RoomFigure = ({ member, window }: { member: PanelMember; window: Window }) => {
  const sums = sumsIn(member, window);
  if (backOn(member, sums, window.to) !== undefined) return <span className="subtle">{panelWords.away}</span>;
  if (!byCounts(member)) return <FreeFigure free={sums.free} />;
  return (
    <>
      <span className="strong nowrap">{panelWords.openCount(member.open)}</span>
      <span className="small subtle block">
        <FreeFigure free={sums.free} />
      </span>
    </>
  );
};

export const FinishFigure = ({
  member,
  window,
  unknown,
}: {
  member: PanelMember;
  window: Window;
  unknown: boolean;
}) => {
  const format = useFormat();
  const back = backOn(member, sumsIn(member, window), window.to);
  if (back != null && (unknown || member.couldFinishBy === null))
    return <span className="small subtle nowrap">{panelWords.back(format.day(back))}</span>;
  if (unknown) return <span className="subtlest">–</span>;
  if (member.couldFinishBy === null) return <span className="small subtle">{panelWords.never}</span>;
  return (
    <>
      <span className="nowrap">{format.day(member.couldFinishBy)}</span>
      {member.lateByDays !== null && (
        <span className="small warning nowrap late">{panelWords.daysLate(member.lateByDays)}</span>
      )}
    </>
  );
};

/** Avatar, name and hint; opens what would happen and what the figures are made of. */
export const MemberName = (props: {
  member: PanelMember;
  name: string;
  open: boolean;
  controls: string;
  changed: boolean;
  /** Why they are not suggested, in place of the hint. */
  reason: string | undefined;
  onToggle: () => void;
}) => {
  const { member, name, open, controls, changed, reason, onToggle } = props;
  const format = useFormat();
  const { accountId: viewer } = useSite();
  return (
    <button
      type="button"
      className="member-name"
      data-account={member.accountId}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={onToggle}
    >
      <Avatar accountId={member.accountId} name={name} />
      <span className="grow">
        <span className="truncate block">
          <bdi>{name}</bdi>
          {member.accountId === viewer && <span className="subtlest"> {panelWords.you}</span>}
        </span>
        <span className="small subtlest block">{reasonOr(reason, member, hintOf(member, format, changed))}</span>
      </span>
    </button>
  );
};

const reasonOr = (reason: string | undefined, { assigned }: PanelMember, hint: string): string =>
  reason === undefined ? hint : [reason, ...(assigned ? [panelWords.assignedNow] : [])].join(', ');
