import { Fragment } from 'react';
import { useFormat } from '../shared/site';
import { firstLeftOut, GroupRow } from './group-row';
import { FinishFigure, MemberName, RoomFigure } from './member-cells';
import { panelWords } from './messages';
import type { TeammatesProps } from './props';
import { WeekBar } from './week-bar';
import { hasWork } from './windows';

/** The team as a table; what a row opened stands under it, where there is no room beside the table. */
export const Teammates = ({
  panel,
  rows,
  window,
  scale,
  chosen,
  notSuggested,
  region,
  detail,
  onToggle,
}: TeammatesProps) => {
  const format = useFormat();
  const unknown = !hasWork(panel.issue);
  const first = firstLeftOut(rows, notSuggested);
  return (
    <table className="mates-table">
      <caption className="visually-hidden">{panelWords.teammates}</caption>
      <thead>
        <tr>
          <th scope="col">{panelWords.teammate}</th>
          {panel.weeks.map((week) => (
            <th key={week} scope="col" className="week-column">
              <span className="visually-hidden">{panelWords.weekOf('')}</span>
              {format.shortDay(week)}
            </th>
          ))}
          <th scope="col" className="number">
            {panelWords.free}
          </th>
          <th scope="col" className="number">
            {panelWords.couldFinish}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ member, name, weeks, work }) => {
          const open = chosen === member.accountId;
          return (
            <Fragment key={member.accountId}>
              {member === first && <GroupRow columns={panel.weeks.length + 3} />}
              <tr className={open ? 'row-open' : ''} data-person={member.accountId}>
                <th scope="row">
                  <MemberName
                    {...{ member, name, open }}
                    controls={region}
                    changed={work?.changedSince === true}
                    reason={notSuggested?.get(member.accountId)}
                    onToggle={() => onToggle(member.accountId)}
                  />
                </th>
                {weeks.map((sums) => (
                  <td key={sums.week}>
                    <WeekBar sums={sums} scale={scale} />
                  </td>
                ))}
                <td className="number" data-figure="free">
                  <RoomFigure member={member} window={window} />
                </td>
                <td className="number">
                  <FinishFigure member={member} window={window} unknown={unknown} />
                </td>
              </tr>
              {open && detail !== null && (
                <tr>
                  <td colSpan={panel.weeks.length + 3} className="details-cell">
                    {detail}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
};
