import type { PanelMember } from '../../contract';
import { Avatar } from '../shared/avatar';
import { OverIcon } from '../shared/icons';
import { words } from '../shared/messages';
import { useFormat } from '../shared/site';
import { hintOf, isOver } from './member-words';

/** Free hours in the window, or how far over, in words and shape. */
export const FreeFigure = ({ free }: { free: number }) => {
  const format = useFormat();
  if (!isOver(free)) return <span className="strong nowrap">{words.hoursFree(format.hours(Math.max(0, free)))}</span>;
  return (
    <span className="strong nowrap danger over-figure">
      <OverIcon />
      {words.hoursOver(format.hours(-free))}
    </span>
  );
};

export const FinishFigure = ({ member, unknown }: { member: PanelMember; unknown: boolean }) => {
  const format = useFormat();
  if (unknown) return <span className="subtlest">–</span>;
  if (member.couldFinishBy === null) return <span className="small subtle">{words.never}</span>;
  return (
    <>
      <span className="nowrap">{format.day(member.couldFinishBy)}</span>
      {member.lateByDays !== null && (
        <span className="small warning nowrap late">{words.daysLate(member.lateByDays)}</span>
      )}
    </>
  );
};

/** Avatar, name and hint; opens what the figures are made of. */
export const MemberName = (props: {
  member: PanelMember;
  name: string;
  open: boolean;
  controls: string;
  onToggle: () => void;
}) => {
  const { member, name, open, controls, onToggle } = props;
  const format = useFormat();
  return (
    <button type="button" className="member-name" aria-expanded={open} aria-controls={controls} onClick={onToggle}>
      <Avatar accountId={member.accountId} name={name} />
      <span className="grow">
        <span className="truncate block">{name}</span>
        <span className="small subtlest truncate block">{hintOf(member, format)}</span>
      </span>
    </button>
  );
};
