import type { CapacityPanel } from '../../contract';
import { Avatar } from '../shared/avatar';
import { OverIcon } from '../shared/icons';
import { words } from '../shared/messages';
import { useFormat } from '../shared/site';
import { isOver } from './member-words';

/** The issue's own facts: remaining work, dates, and how its assignee stands until then. */
export const IssueLine = ({ panel, nameOf }: { panel: CapacityPanel; nameOf: (accountId: string) => string }) => {
  const format = useFormat();
  const { remaining, due, dueFrom, start, assignee, open } = panel.issue;
  if (!open) return <p className="subtle">{words.done}</p>;
  return (
    <div className="issue-line row row-wrap">
      <span>
        {remaining.kind === 'unknown' ? (
          <b className="strong">{words.notEstimated}</b>
        ) : (
          <b className="strong">{words.remaining(format.hours(remaining.seconds))}</b>
        )}
        {remaining.kind === 'assumed' && <span className="small subtle"> ({words.assumedFrom(remaining)})</span>}
      </span>
      {due === null ? (
        <span className="subtle">{words.noDue}</span>
      ) : (
        <span>
          {words.due} <b className="strong nowrap">{format.day(due)}</b>
          {dueFrom !== null && dueFrom !== 'due-date' && (
            <span className="small subtle"> ({words.dueFrom[dueFrom]})</span>
          )}
        </span>
      )}
      {start !== null && <span className="subtle">{words.starts(format.day(start))}</span>}
      {assignee === null ? (
        <span className="subtle">{words.unassigned}</span>
      ) : (
        <Assignee panel={panel} accountId={assignee} name={nameOf(assignee)} />
      )}
    </div>
  );
};

const Assignee = ({ panel, accountId, name }: { panel: CapacityPanel; accountId: string; name: string }) => {
  const format = useFormat();
  const member = panel.members.find((one) => one.accountId === accountId);
  const until = format.day(panel.window.to);
  return (
    <span className="row row-tight row-wrap">
      <Avatar accountId={accountId} name={name} />
      <span>{name}</span>
      {member !== undefined && isOver(member.free) && (
        <span className="row row-tight danger">
          <OverIcon />
          {words.overUntil(format.hours(-member.free), until)}
        </span>
      )}
      {member !== undefined && !isOver(member.free) && (
        <span className="subtle">{words.freeUntil(format.hours(Math.max(0, member.free)), until)}</span>
      )}
    </span>
  );
};
