import { useMemo, useState } from 'react';
import type { CapacityPanel, PanelMember } from '../../../contract';
import { laidIntoSums } from '../../../domain/capacity/other-work';
import { BEYOND } from '../../../domain/capacity/spread';
import { InfoIcon } from '../../shared/icons';
import { IssueLink } from '../../shared/issue-link';
import { type Site, useFormat, useSite } from '../../shared/site';
import { panelWords } from '../messages';
import type { Row } from '../rows';
import type { WeekSums } from '../week-sums';
import { LEAST_SECONDS } from '../windows';
import type { ListedIssue } from '../work';
import { chosenWords } from './messages';
import { seriesFor } from './team-work';

/** Every number of a person, opened: weeks by kind of work, and the issues that the viewer may browse. */
export const MadeOf = ({ panel, row, begins }: { panel: CapacityPanel; row: Row; begins: boolean }) => (
  <details className="made-of" open={begins}>
    <summary>{chosenWords.madeOf(row.name)}</summary>
    <div className="stack stack-wide">
      <WeekTable weeks={row.weeks} name={row.name} />
      <Issues panel={panel} row={row} />
      <Facts row={row} />
    </div>
  </details>
);

const WeekTable = ({ weeks, name }: { weeks: readonly WeekSums[]; name: string }) => {
  const format = useFormat();
  const cell = (seconds: number) => <td className="number">{format.hours(seconds)}</td>;
  const { capacity, load, other, assumed, away, free } = chosenWords;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: with large text the table scrolls by itself; a keyboard has to reach it
    <section className="week-room" aria-label={chosenWords.madeOf(name)} tabIndex={0}>
      <table className="week-table">
        <caption className="visually-hidden">{chosenWords.madeOf(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{chosenWords.week}</th>
            {[capacity, load, other, assumed, away, free].map((title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.week}>
              <th scope="row">{format.shortDay(week.week)}</th>
              {cell(week.capacity)}
              {cell(week.load)}
              {cell(week.other)}
              {cell(week.assumed)}
              {cell(week.away)}
              <td className={`number ${week.over >= LEAST_SECONDS ? 'danger' : ''}`}>
                {week.over >= LEAST_SECONDS
                  ? panelWords.hoursOver(format.hours(week.over))
                  : format.hours(Math.max(0, week.capacity - week.load))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

const FIRST = 6;

const Issues = ({ panel, row: { member, work } }: { panel: CapacityPanel; row: Row }) => {
  const [all, setAll] = useState(false);
  const lastDays = useLastDays(member, work?.issues ?? []);
  if (work === null) return null;
  const inTurn = [...work.issues].sort((a, b) => (turn(a) < turn(b) ? -1 : 1));
  return (
    <div className="stack">
      <h3>{chosenWords.issues}</h3>
      {inTurn.length === 0 && <p className="subtle">{chosenWords.noIssues}</p>}
      <ul className="issue-list">
        {inTurn.slice(0, all ? undefined : FIRST).map((issue) => (
          <IssueItem
            key={issue.key}
            issue={issue}
            last={lastDays.get(issue.planned.id) ?? null}
            current={issue.planned.id === panel.issue.id}
          />
        ))}
      </ul>
      {!all && inTurn.length > FIRST && (
        <button type="button" className="button button-link" onClick={() => setAll(true)}>
          {chosenWords.showAll(inTurn.length)}
        </button>
      )}
    </div>
  );
};

/** Dated work by its due date, undated work after it. */
const turn = ({ planned, key }: ListedIssue): string => `${planned.due ?? '9999'} ${planned.priority ?? 9} ${key}`;

const useLastDays = (member: PanelMember, issues: readonly ListedIssue[]) =>
  useMemo(() => {
    const series = seriesFor(member);
    const { parts } = laidIntoSums(
      member.days,
      issues.map(({ planned }) => planned),
      series,
    );
    return new Map(
      [...parts].map(([id, own]) => {
        const last = own.at(-1);
        return [id, last === undefined || last.index === BEYOND ? null : series.dayAt(last.index)];
      }),
    );
  }, [member, issues]);

const IssueItem = ({ issue, last, current }: { issue: ListedIssue; last: string | null; current: boolean }) => {
  const { format }: Site = useSite();
  const { remaining, due } = issue.planned;
  const hours =
    remaining.kind === 'unknown'
      ? chosenWords.unestimated
      : remaining.kind === 'assumed'
        ? chosenWords.assumedHours(format.hours(remaining.seconds))
        : chosenWords.left(format.hours(remaining.seconds));
  const facts = [
    hours,
    due === null ? chosenWords.undated : chosenWords.due(format.day(due)),
    ...(due === null && last !== null ? [chosenWords.plannedTo(format.day(last))] : []),
  ];
  return (
    <li className={current ? 'issue-current' : ''}>
      <span className="truncate">
        <IssueLink issueKey={issue.key} /> <bdi>{issue.summary}</bdi>
      </span>
      <span className="small subtle nowrap">{facts.join(', ')}</span>
    </li>
  );
};

const Facts = ({ row: { member, work } }: { row: Row }) => {
  const { format } = useSite();
  const hidden = work === null ? 0 : Math.max(0, member.open - work.issues.length);
  const notes = [
    chosenWords.counts(member.open, member.dueInWindow, member.overdue, member.unestimated),
    ...(hidden > 0 ? [chosenWords.notListedCount(hidden)] : []),
    ...(member.notPlaced > 0 ? [chosenWords.notPlacedCount(member.notPlaced)] : []),
    ...(member.calendarAssumed ? [chosenWords.assumedCalendar] : []),
    ...(member.allocatedAbove !== null ? [chosenWords.aboveOne(format.percent(member.allocatedAbove))] : []),
    ...(work?.changedSince === true ? [chosenWords.changed] : []),
    chosenWords.zone(format.place(member.zone)),
  ];
  return (
    <p className="small subtle row row-top">
      <InfoIcon />
      <span>{notes.join(' ')}</span>
    </p>
  );
};
