import { Fragment, useId, useState } from 'react';
import type { CapacityPanel, PanelMember } from '../../contract';
import { words } from '../shared/messages';
import { useFormat } from '../shared/site';
import { FinishFigure, FreeFigure, MemberName } from './member-cells';
import { MemberDetails } from './member-details';
import type { Assign } from './use-assign';
import { WeekBar, WeekColumn } from './week-bar';
import { scaleOf, weekSums } from './week-sums';

type Props = {
  readonly panel: CapacityPanel;
  readonly nameOf: (accountId: string) => string;
  readonly assign: Assign;
  readonly wide: boolean;
};

/** Everybody in the team, by name; a row opens what its figures are made of. */
export const Teammates = ({ panel, nameOf, assign, wide }: Props) => {
  const [open, setOpen] = useState<string | null>(null);
  const base = useId();
  const members = [...panel.members].sort((a, b) => nameOf(a.accountId).localeCompare(nameOf(b.accountId)));
  const scale = scaleOf(members.map((member) => weekSums(member, panel.weeks)));
  const rows = members.map((member) => ({
    member,
    name: nameOf(member.accountId),
    controls: `${base}${member.accountId}`,
    open: open === member.accountId,
    onToggle: () => setOpen((now) => (now === member.accountId ? null : member.accountId)),
  }));
  const details = (member: PanelMember, name: string) => (
    <MemberDetails
      panel={panel}
      member={member}
      name={name}
      nameOf={nameOf}
      assign={assign}
      onClose={() => setOpen(null)}
    />
  );
  const shared = { panel, rows, scale, details };
  return wide ? <WideTable {...shared} /> : <NarrowList {...shared} />;
};

type Row = {
  readonly member: PanelMember;
  readonly name: string;
  readonly controls: string;
  readonly open: boolean;
  readonly onToggle: () => void;
};
type Shown = {
  readonly panel: CapacityPanel;
  readonly rows: readonly Row[];
  readonly scale: number;
  readonly details: (member: PanelMember, name: string) => React.ReactNode;
};

const WideTable = ({ panel, rows, scale, details }: Shown) => {
  const format = useFormat();
  const unknown = panel.issue.remaining.kind === 'unknown';
  return (
    <table className="mates-table">
      <caption className="visually-hidden">{words.teammates}</caption>
      <thead>
        <tr>
          <th scope="col">{words.teammate}</th>
          {panel.weeks.map((week) => (
            <th key={week} scope="col" className="week-column">
              <span className="visually-hidden">{words.weekOf('')}</span>
              {format.shortDay(week)}
            </th>
          ))}
          <th scope="col" className="number">
            {words.free}
          </th>
          <th scope="col" className="number">
            {words.couldFinish}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ member, ...row }) => (
          <Fragment key={member.accountId}>
            <tr className={row.open ? 'row-open' : ''} data-person={member.accountId}>
              <th scope="row">
                <MemberName member={member} {...row} />
              </th>
              {weekSums(member, panel.weeks).map((sums) => (
                <td key={sums.week}>
                  <WeekBar sums={sums} scale={scale} />
                </td>
              ))}
              <td className="number" data-figure="free">
                <FreeFigure free={member.free} />
              </td>
              <td className="number">
                <FinishFigure member={member} unknown={unknown} />
              </td>
            </tr>
            {row.open && (
              <tr id={row.controls}>
                <td colSpan={panel.weeks.length + 3} className="details-cell">
                  {details(member, row.name)}
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
};

const NarrowList = ({ panel, rows, scale, details }: Shown) => {
  const format = useFormat();
  const unknown = panel.issue.remaining.kind === 'unknown';
  return (
    <ul className="mates-list" aria-label={words.teammates}>
      {rows.map(({ member, ...row }) => (
        <li key={member.accountId} data-person={member.accountId}>
          <div className="mate">
            <MemberName member={member} {...row} />
            <div className="columns">
              {weekSums(member, panel.weeks).map((sums) => (
                <span key={sums.week}>
                  <WeekColumn sums={sums} scale={scale} />
                  <span className="visually-hidden">
                    {words.weekOf(format.shortDay(sums.week))}:{' '}
                    {words.ofCapacity(format.bareHours(sums.load), format.bareHours(sums.capacity))}.
                  </span>
                </span>
              ))}
            </div>
            <div className="number mate-figures">
              <span data-figure="free">
                <FreeFigure free={member.free} />
              </span>
              <span className="small subtle">
                <FinishFigure member={member} unknown={unknown} />
              </span>
            </div>
          </div>
          {row.open && <div id={row.controls}>{details(member, row.name)}</div>}
        </li>
      ))}
    </ul>
  );
};
