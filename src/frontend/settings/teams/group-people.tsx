import { useState } from 'react';
import { Avatar } from '../../shared/avatar';
import { SectionLoading } from '../with-team-settings';
import { teamWords as say } from './messages';
import { type Group, peopleOn, useGroupPeople } from './use-groups';

type Props = {
  readonly group: Group;
  readonly taken: readonly string[];
  readonly onAdd: (accountIds: readonly string[]) => void;
};

/** Rows of a team's members, as the server has it. */
const MOST_PEOPLE = 200;

/** People of a group, all ticked but those that are in the team; more pages are read when asked for. */
export const GroupPeople = ({ group, taken, onAdd }: Props) => {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const pages = useGroupPeople(group);
  if (pages.isPending) return <SectionLoading />;
  const [first] = pages.data?.pages ?? [];
  if (first === null || first === undefined) return <p className="warning">{say.groupRefused}</p>;
  const people = peopleOn(pages.data?.pages ?? []);
  const chosen = people.filter(({ accountId }) => !taken.includes(accountId) && !left.has(accountId));
  const tooMany = chosen.length + taken.length > MOST_PEOPLE;
  const toggle = (accountId: string) => {
    const next = new Set(left);
    if (!next.delete(accountId)) next.add(accountId);
    setLeft(next);
  };
  return (
    <fieldset className="choices">
      <legend>{say.membersOf(group.name)}</legend>
      <ul className="group-people">
        {people.map(({ accountId, displayName }) => (
          <li key={accountId}>
            <label className="check">
              <input
                type="checkbox"
                checked={!taken.includes(accountId) && !left.has(accountId)}
                disabled={taken.includes(accountId)}
                onChange={() => toggle(accountId)}
              />
              <Avatar accountId={accountId} name={displayName} />
              <bdi className="truncate">{displayName}</bdi>
              {taken.includes(accountId) && <span className="small subtle">{say.inTeam}</span>}
            </label>
          </li>
        ))}
      </ul>
      <div className="row row-wrap">
        <button
          type="button"
          className="button"
          disabled={chosen.length === 0 || tooMany}
          onClick={() => onAdd(chosen.map(({ accountId }) => accountId))}
        >
          {say.addThem(chosen.length)}
        </button>
        {pages.hasNextPage && (
          <button
            type="button"
            className="button button-quiet"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {say.readMore(
              pages.data?.pages.reduce((all, page) => all + (page?.values.length ?? 0), 0) ?? 0,
              first.total,
            )}
          </button>
        )}
        {tooMany && <span className="warning">{say.tooMany(MOST_PEOPLE)}</span>}
      </div>
    </fieldset>
  );
};
