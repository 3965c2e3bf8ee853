import type { CapacityPanel } from '../../contract';
import { Avatar } from '../shared/avatar';
import { OverIcon } from '../shared/icons';
import { useFormat } from '../shared/site';
import { panelWords } from './messages';
import { isOver, sumsIn, windowsOf } from './windows';

/** The issue's own facts: remaining work, dates, and how its assignee stands until then. */
export const IssueLine = ({ panel, nameOf }: { panel: CapacityPanel; nameOf: (accountId: string) => string }) => {
  const format = useFormat();
  const { remaining, due, dueFrom, start, assignee, open } = panel.issue;
  if (!open) return <p className="subtle">{panelWords.done}</p>;
  return (
    <div className="issue-line row row-wrap">
      <span>
        {remaining.kind === 'unknown' ? (
          <b className="strong">{panelWords.notEstimated}</b>
        ) : (
          <b className="strong">{panelWords.remaining(format.hours(remaining.seconds))}</b>
        )}
        {remaining.kind === 'assumed' && <span className="small subtle"> ({panelWords.assumedFrom(remaining)})</span>}
      </span>
      {due === null ? (
        <span className="subtle">{panelWords.noDue}</span>
      ) : (
        <span>
          {panelWords.due} <b className="strong nowrap">{format.day(due)}</b>
          {dueFrom !== null && dueFrom !== 'due-date' && (
            <span className="small subtle"> ({panelWords.dueFrom[dueFrom]})</span>
          )}
        </span>
      )}
      {start !== null && <span className="subtle">{panelWords.starts(format.day(start))}</span>}
      {assignee === null ? (
        <span className="subtle">{panelWords.unassigned}</span>
      ) : (
        <Assignee panel={panel} accountId={assignee} name={nameOf(assignee)} />
      )}
    </div>
  );
};

const Assignee = ({ panel, accountId, name }: { panel: CapacityPanel; accountId: string; name: string }) => {
  const format = useFormat();
  const member = panel.members.find((one) => one.accountId === accountId);
  const [window] = windowsOf(panel);
  // As the row says it: days are those of the window, whatever day it is where the assignee is.
  const free = member === undefined ? null : sumsIn(member, window).free;
  const until = format.day(window.to);
  return (
    <span className="row row-tight row-wrap">
      <Avatar accountId={accountId} name={name} />
      <span>{name}</span>
      {free !== null && isOver(free) && (
        <span className="row row-tight danger">
          <OverIcon />
          {panelWords.overUntil(format.hours(-free), until)}
        </span>
      )}
      {free !== null && !isOver(free) && (
        <span className="subtle">{panelWords.freeUntil(format.hours(Math.max(0, free)), until)}</span>
      )}
    </span>
  );
};
