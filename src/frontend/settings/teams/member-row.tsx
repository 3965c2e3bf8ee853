import type { MemberSetting, TeamSettings } from '../../../contract';
import { shareAt } from '../../../domain/capacity/shares';
import { Avatar } from '../../shared/avatar';
import { NumberField } from '../../shared/fields';
import { OverIcon } from '../../shared/icons';
import { useFormat } from '../../shared/site';
import { MoreIcon } from '../shell/icons';
import { elsewhereWords, type Place } from './elsewhere';
import { MemberHistory } from './member-history';
import { teamWords as say } from './messages';
import { givenOn, readable, share, weekOn } from './week-hours';

type Props = {
  readonly settings: TeamSettings;
  readonly name: string;
  readonly shares: readonly MemberSetting[];
  /** The same with what will hold for everybody. */
  readonly applied: readonly MemberSetting[];
  readonly places: readonly Place[];
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onChange: (shares: readonly MemberSetting[]) => void;
};

/** One person; their shares over time open below. */
export const MemberRow = ({ settings, name, shares, applied, places, open, onOpen, onChange }: Props) => {
  const format = useFormat();
  const now = shareAt(readable(shares), settings.today) ?? shares[0];
  if (now === undefined) return null;
  const { accountId } = now;
  const week = weekOn(settings, accountId);
  const elsewhere = elsewhereWords(applied, places, settings.today, format);
  const when =
    now.from !== null && now.from > settings.today
      ? say.fromDay(format.dayInYear(now.from))
      : now.to === null
        ? null
        : say.untilDay(format.dayInYear(now.to));
  return (
    <>
      <tr className={open ? 'with-note' : ''}>
        <th scope="row">
          <span className="row">
            <Avatar accountId={accountId} name={name} />
            <span className="grow">
              <bdi className="truncate block" title={name}>
                {name}
              </bdi>
              {when !== null && <span className="small subtle block">{when}</span>}
            </span>
          </span>
        </th>
        <td className="number" data-label={say.workingWeek}>
          <span className={week.assumed ? 'subtle' : ''} title={week.assumed ? say.assumedWeek : undefined}>
            {format.hours(week.seconds)}
          </span>
        </td>
        <td className="number" data-label={say.allocation}>
          <NumberField
            label={say.allocationOf(name)}
            value={Math.round(now.allocation * 1000) / 10}
            most={200}
            unit="%"
            onChange={(percent) =>
              onChange(shares.map((one) => (one === now ? { ...one, allocation: share(percent) } : one)))
            }
          />
        </td>
        <td data-label={say.elsewhere}>
          {elsewhere.above ? (
            <span className="row row-tight row-top warning">
              <OverIcon />
              {elsewhere.text}
            </span>
          ) : (
            <span className="subtle">{elsewhere.text}</span>
          )}
        </td>
        <td className="number strong" data-label={say.capacity}>
          {format.hours(givenOn(settings, applied))}
        </td>
        <td>
          <button
            type="button"
            className="button button-quiet button-icon"
            aria-expanded={open}
            aria-label={say.details(name)}
            title={say.details(name)}
            onClick={onOpen}
          >
            <MoreIcon />
          </button>
        </td>
      </tr>
      {open && (
        <tr className="note">
          <td colSpan={6}>
            <MemberHistory name={name} today={settings.today} shares={shares} onChange={onChange} />
          </td>
        </tr>
      )}
    </>
  );
};
