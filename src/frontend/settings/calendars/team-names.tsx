import { memo } from 'react';
import { Avatar } from '../../shared/avatar';
import { useFormat } from '../../shared/site';
import { calendarWords as say } from './messages';
import { ROW } from './strips';

export type NamedRow = {
  readonly index: number;
  readonly accountId: string;
  readonly name: string;
  /** Working seconds of the year. */
  readonly left: number;
};
type Props = {
  readonly rows: readonly NamedRow[];
  readonly onPerson: (accountId: string) => void;
};

/**
 * The names as they are seen, all in one box: what is sticky is a layer of its own, and one for each row has to be drawn
 * anew with every frame. For assistive technology they stand in their rows, where Enter opens the person as a click here does.
 */
export const TeamNames = ({ rows, onPerson }: Props) => (
  <div aria-hidden="true" className="team-names">
    {rows.map((row) => (
      <Name key={row.accountId} {...row} onPerson={onPerson} />
    ))}
  </div>
);

const Name = memo(
  ({ index, accountId, name, left, onPerson }: NamedRow & Pick<Props, 'onPerson'>) => {
    const format = useFormat();
    return (
      <div className="team-name" style={{ top: index * ROW }}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keyboard, and Enter there */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
        <span className="team-person" onClick={() => onPerson(accountId)}>
          <Avatar accountId={accountId} name={name} />
          <bdi className="truncate">{name}</bdi>
        </span>
        <span className="small subtle nowrap">{say.hoursIn(format.number(Math.round(left / 3600)))}</span>
      </div>
    );
  },
  (a, b) => a.accountId === b.accountId && a.index === b.index && a.name === b.name && a.left === b.left,
);
