import type { CalendarSettings, PersonSetting } from '../../../contract';
import { calendarWords as say } from './messages';

type Props = {
  readonly value: PersonSetting;
  readonly settings: CalendarSettings;
  readonly onChange: (value: PersonSetting) => void;
  /** The list that is being edited below; `new` = one in the making, null = none. */
  readonly edited: number | 'new' | null;
  readonly onEdit: (list: number | 'new') => void;
};

/** Whose holidays a person has. Lists themselves are edited apart: others have them too. */
export const HolidaysPanel = ({ value, settings, onChange, edited, onEdit }: Props) => {
  const { holidays = null } = value;
  const own = settings.lists.find(({ id, isDefault }) => (holidays === null ? isDefault : id === holidays));
  const choose = (chosen: string) => onChange({ ...value, holidays: chosen === SITE ? null : Number(chosen) });
  return (
    <div className="row row-wrap row-bottom">
      <label className="field field-narrow">
        {say.list}
        <select
          className="select"
          aria-label={say.list}
          value={holidays ?? SITE}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={SITE}>{say.siteList(settings.lists.find(({ isDefault }) => isDefault)?.name ?? null)}</option>
          <option value="0">{say.noList}</option>
          {settings.lists.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {settings.everything && own !== undefined && (
        <button type="button" className="button" aria-expanded={edited === own.id} onClick={() => onEdit(own.id)}>
          {say.editList}
        </button>
      )}
      {settings.everything && (
        <button type="button" className="button" aria-expanded={edited === 'new'} onClick={() => onEdit('new')}>
          {say.newList}
        </button>
      )}
    </div>
  );
};

const SITE = 'site';
