import { useState } from 'react';
import type { MemberSetting } from '../../../contract';
import { changedFrom, shareAt } from '../../../domain/capacity/shares';
import { DayField, NumberField } from '../../shared/fields';
import { RemoveButton } from '../remove-button';
import { TableHead } from '../table-head';
import { teamWords as say } from './messages';
import { share } from './week-hours';

type Props = {
  readonly name: string;
  readonly today: string;
  readonly shares: readonly MemberSetting[];
  readonly onChange: (shares: readonly MemberSetting[]) => void;
};

/** Shares of one person over time: a row each, and a change from a day on that leaves the days before alone. */
export const MemberHistory = ({ name, today, shares, onChange }: Props) => {
  const edit = (index: number, part: Partial<MemberSetting>) =>
    onChange(shares.map((one, n) => (n === index ? { ...one, ...part } : one)));
  return (
    <div className="panel-still stack">
      <table className="plain history">
        <TableHead titles={[say.allocation, say.reserveShort, say.from, say.to]} acts />
        <tbody>
          {shares.map((one, index) => (
            <ShareRow
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no identity of their own, and keep their order
              key={index}
              name={name}
              row={index + 1}
              share={one}
              onEdit={(part) => edit(index, part)}
              onRemove={() => onChange(shares.filter((_, n) => n !== index))}
              alone={shares.length === 1}
            />
          ))}
        </tbody>
      </table>
      <AddChange
        name={name}
        today={today}
        allocation={shareAt(shares, today)?.allocation ?? 1}
        onAdd={(from, allocation) => onChange(changedFrom(shares, from, { allocation }))}
      />
      <p>
        <button type="button" className="button button-quiet button-danger" onClick={() => onChange([])}>
          {say.removeFrom}
        </button>
      </p>
    </div>
  );
};

type RowProps = {
  readonly name: string;
  readonly row: number;
  readonly share: MemberSetting;
  readonly alone: boolean;
  readonly onEdit: (part: Partial<MemberSetting>) => void;
  readonly onRemove: () => void;
};

const percent = (value: number): number => Math.round(value * 1000) / 10;

const ShareRow = ({ name, row, share: { allocation, reserve, from, to }, alone, onEdit, onRemove }: RowProps) => (
  <tr>
    <td data-label={say.allocation}>
      <NumberField
        label={say.shareOf(name, row)}
        value={percent(allocation)}
        most={200}
        unit="%"
        onChange={(value) => onEdit({ allocation: share(value) })}
      />
    </td>
    <td data-label={say.reserveShort}>
      <NumberField
        label={say.reserveOf(name, row)}
        value={percent(reserve)}
        most={100}
        unit="%"
        onChange={(value) => onEdit({ reserve: share(value) })}
      />
    </td>
    <td data-label={say.from}>
      <DayField
        label={say.fromOf(name, row)}
        value={from}
        placeholder={say.always}
        optional
        onChange={(day) => onEdit({ from: day })}
      />
    </td>
    <td data-label={say.to}>
      <DayField
        label={say.toOf(name, row)}
        value={to}
        placeholder={say.open}
        optional
        onChange={(day) => onEdit({ to: day })}
      />
    </td>
    <td>{!alone && <RemoveButton label={say.removeRow(name, row)} onClick={onRemove} />}</td>
  </tr>
);

type ChangeProps = {
  readonly name: string;
  readonly today: string;
  readonly allocation: number;
  readonly onAdd: (from: string, allocation: number) => void;
};

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);

/** These two are no part of the form that is saved: they are only sent on by their own button. */
const AddChange = ({ name, today, allocation, onAdd }: ChangeProps) => {
  const [from, setFrom] = useState<string | null>(today);
  const [to, setTo] = useState<number | null>(percent(allocation));
  const right = isDay(from) && to !== null && Number.isFinite(to);
  return (
    <div className="stack-tight">
      <div className="row row-wrap">
        <span className="small subtle">{say.changeFrom}</span>
        <DayField label={say.changeFromOf(name)} value={from} optional onChange={setFrom} />
        <span className="small subtle">{say.changeTo}</span>
        <NumberField label={say.changeToOf(name)} value={to} most={200} unit="%" onChange={setTo} />
        <button type="button" className="button" disabled={!right} onClick={() => right && onAdd(from, share(to))}>
          {say.addChange}
        </button>
      </div>
      <p className="small subtle">{say.history}</p>
    </div>
  );
};
