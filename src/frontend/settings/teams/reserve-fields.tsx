import type { MemberSetting, TeamSettings } from '../../../contract';
import { DayField, NumberField } from '../../shared/fields';
import { useFormat } from '../../shared/site';
import { teamWords as say } from './messages';
import { commonReserve, type ReserveChange } from './week-hours';

type Props = {
  readonly settings: TeamSettings;
  readonly members: readonly MemberSetting[];
  /** Null = nobody changed it. */
  readonly change: ReserveChange | null;
  readonly onChange: (change: ReserveChange | null) => void;
};

/** The reserve of everybody in the team, from a day on. One that differs by person stays until somebody writes another. */
export const ReserveFields = ({ settings, members, change, onChange }: Props) => {
  const format = useFormat();
  const common = commonReserve(members, settings.today);
  if (members.length === 0) return null;
  const reserve = change?.reserve ?? common?.reserve ?? null;
  const from = change === null ? (common?.from ?? null) : change.from;
  const week = settings.week.reduce((all, seconds) => all + seconds, 0);
  const set = (next: ReserveChange) =>
    onChange(common !== null && next.reserve === common.reserve && next.from === common.from ? null : next);
  return (
    <div className="row row-wrap reserve-fields">
      <span className="field">
        <span aria-hidden="true">{say.reserve}</span>
        <NumberField
          label={say.reserve}
          value={reserve === null ? null : Math.round(reserve * 1000) / 10}
          most={100}
          placeholder={say.reserveDiffers}
          unit="%"
          optional={reserve === null}
          onChange={(percent) =>
            percent === null
              ? onChange(null)
              : set({ reserve: Math.round(percent * 100) / 10_000, from: change === null ? settings.today : from })
          }
        />
      </span>
      <span className="field">
        <span aria-hidden="true">{say.validFrom}</span>
        <DayField
          label={say.validFrom}
          value={from}
          placeholder={say.always}
          optional
          onChange={(day) => set({ reserve: reserve ?? settings.reserve, from: day })}
        />
      </span>
      {reserve !== null && Number.isFinite(reserve) && (
        <p className="small subtle reserve-says">
          {say.canBePlanned(format.hours(week), format.hours(week * (1 - reserve)))}
        </p>
      )}
    </div>
  );
};
