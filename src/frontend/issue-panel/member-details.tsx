import type { CapacityPanel, PanelMember } from '../../contract';
import { InfoIcon, RefusedIcon } from '../shared/icons';
import { words } from '../shared/messages';
import { useFormat } from '../shared/site';
import type { Assign } from './use-assign';
import { type WeekSums, weekSums } from './week-sums';

type Props = {
  readonly panel: CapacityPanel;
  readonly member: PanelMember;
  readonly name: string;
  readonly nameOf: (accountId: string) => string;
  readonly assign: Assign;
  readonly onClose: () => void;
};

/** What one person's figures are made of, and the way to assign. */
export const MemberDetails = ({ panel, member, name, nameOf, assign, onClose }: Props) => {
  const { issue } = panel;
  const refused = assign.refused !== null && assign.refused.accountId === member.accountId ? assign.refused : null;
  return (
    <div className="details stack">
      <WeekTable weeks={weekSums(member, panel.weeks)} name={name} />
      <Facts member={member} />
      {refused !== null && (
        <div className="message message-error" role="alert">
          <RefusedIcon />
          <div>
            <h3>{words.refusedTitle(name)}</h3>
            <p>“{refused.words}”</p>
            <p>{words.unchanged(issue.key, issue.assignee === null ? null : nameOf(issue.assignee))}</p>
          </div>
        </div>
      )}
      <div className="row row-wrap">
        {!member.assigned && !panel.readOnly && issue.open && (
          <button
            type="button"
            className="button button-primary"
            disabled={assign.busy}
            onClick={() => assign.to(member.accountId)}
          >
            {assign.busy ? words.assigning : words.assignTo(name)}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onClose}>
          {words.cancel}
        </button>
        {!member.assigned && !panel.readOnly && issue.open && (
          <span className="small subtlest">{words.changesJira}</span>
        )}
      </div>
    </div>
  );
};

const WeekTable = ({ weeks, name }: { weeks: readonly WeekSums[]; name: string }) => {
  const format = useFormat();
  const cell = (seconds: number) => <td className="number">{format.hours(seconds)}</td>;
  return (
    <table className="week-table">
      <caption className="visually-hidden">
        {name}: {words.what}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.week}</th>
          {[words.capacity, words.load, words.assumed, words.legend.away, words.free].map((title) => (
            <th key={title} scope="col" className="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(({ week, capacity, load, assumed, away, over }) => (
          <tr key={week}>
            <th scope="row">{format.shortDay(week)}</th>
            {cell(capacity)}
            {cell(load)}
            {cell(assumed)}
            {cell(away)}
            <td className={`number ${over > 0 ? 'danger' : ''}`}>
              {over > 0 ? words.hoursOver(format.hours(over)) : format.hours(capacity - load)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Facts = ({ member }: { member: PanelMember }) => {
  const format = useFormat();
  const notes = [
    words.openCounts(member.open, member.dueInWindow, member.overdue),
    ...(member.unestimated > 0 ? [words.unestimated(member.unestimated)] : []),
    ...(member.notPlaced > 0 ? [words.notPlaced(member.notPlaced)] : []),
    ...(member.calendarAssumed ? [words.assumedCalendar] : []),
    ...(member.allocatedAbove !== null ? [words.aboveOne(format.percent(member.allocatedAbove))] : []),
  ];
  return (
    <p className="small subtle row row-top">
      <InfoIcon />
      <span>{notes.join(' · ')}</span>
    </p>
  );
};
