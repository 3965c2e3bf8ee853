// biome-ignore-all lint/a11y/noRedundantRoles: where text is large, CSS lays rows out as a grid, and that takes their roles away

import { Fragment } from 'react';
import { useFormat } from '../shared/site';
import { firstLeftOut, GroupRow } from './group-row';
import { FinishFigure, MemberName, RoomFigure } from './member-cells';
import { panelWords } from './messages';
import type { TeammatesProps } from './props';
import { SpokenWeek, WeekColumn } from './week-bar';
import { hasWork } from './windows';

/** The team in one column: a table still, for those who hear it, with the four weeks in one cell. */
export const NarrowTeammates = ({
  panel,
  rows,
  window,
  scale,
  chosen,
  notSuggested,
  region,
  onToggle,
}: TeammatesProps) => {
  const format = useFormat();
  const unknown = !hasWork(panel.issue);
  const first = firstLeftOut(rows, notSuggested);
  return (
    <table className="mates-table mates-narrow" role="table">
      <caption className="visually-hidden">{panelWords.teammates}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{panelWords.teammate}</th>
          <th scope="col">{panelWords.weekOf('')}</th>
          <th scope="col">{panelWords.free}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ member, name, weeks, work }) => (
          <Fragment key={member.accountId}>
            {member === first && <GroupRow columns={3} />}
            <tr data-person={member.accountId} role="row">
              <th scope="row" role="rowheader">
                <MemberName
                  {...{ member, name }}
                  open={chosen === member.accountId}
                  controls={region}
                  changed={work?.changedSince === true}
                  reason={notSuggested?.get(member.accountId)}
                  onToggle={() => onToggle(member.accountId)}
                />
              </th>
              <td role="cell">
                <ul className="week-columns">
                  {weeks.map((sums) => (
                    <li key={sums.week}>
                      <WeekColumn sums={sums} scale={scale} />
                      <span className="visually-hidden">{format.shortDay(sums.week)}: </span>
                      <SpokenWeek sums={sums} />
                    </li>
                  ))}
                </ul>
              </td>
              <td className="number" role="cell">
                <span className="block" data-figure="free">
                  <RoomFigure member={member} window={window} />
                </span>
                <span className="small subtle block">
                  <FinishFigure member={member} window={window} unknown={unknown} />
                </span>
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
};
