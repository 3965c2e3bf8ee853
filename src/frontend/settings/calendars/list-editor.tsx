import { useState } from 'react';
import type { CalendarSettings, HolidayList, SaveHolidayList } from '../../../contract';
import { NameField } from '../../shared/fields';
import { Refused } from '../refused';
import { RemoveButton } from '../remove-button';
import { SaveForm } from '../save-form';
import { useDraft } from '../use-draft';
import { told } from '../use-settings';
import { ListDays } from './list-days';
import { calendarWords as say } from './messages';
import { PlaceFields } from './place-fields';
import { useSaveCalendars } from './use-calendars';

type Draft = Omit<SaveHolidayList, 'listId'>;

const NEW: Draft = { version: null, name: '', country: null, region: null, isDefault: false, days: [] };

const draftOf = ({ id: _, ...list }: HolidayList): Draft => list;

type Props = {
  readonly settings: CalendarSettings;
  readonly listId: number | null;
  readonly year: number;
  readonly onClose: () => void;
};

/** A holiday list: where it holds, and its days of the year on screen. */
export const ListEditor = ({ settings, listId, year, onClose }: Props) => {
  const stored = settings.lists.find(({ id }) => id === listId);
  const draft = useDraft<Draft>(`calendar-list ${listId ?? 'new'}`, stored === undefined ? NEW : draftOf(stored));
  const { value } = draft;
  const object = listId === null ? null : { kind: 'holidays', id: String(listId), accountId: null };
  const save = useSaveCalendars('saveHolidayList', (_, { name }) => {
    draft.drop();
    told(say.savedList(name), object);
    if (listId === null) onClose();
  });
  const deleted = () => {
    draft.drop();
    onClose();
  };
  const isNew = settings.lists.length === 0 && listId === null;
  return (
    <section className="calendar-panel stack">
      <div className="row">
        <h2 className="grow">{say.listTitle(stored?.name ?? '')}</h2>
        <RemoveButton label={say.close} onClick={onClose} />
      </div>
      <SaveForm
        label={say.listTitle(value.name)}
        draft={draft}
        save={save}
        readOnly={settings.readOnly}
        onSave={() => save.mutate({ ...value, listId, version: listId === null ? null : value.version })}
        more={stored !== undefined && <DeleteList list={stored} readOnly={settings.readOnly} onDeleted={deleted} />}
      >
        <PlaceFields
          value={value}
          year={year}
          onChange={(place) => draft.change({ ...value, ...place, isDefault: value.isDefault || isNew })}
        />
        <span className="field field-narrow">
          <span aria-hidden="true">{say.listName}</span>
          <NameField
            label={say.listName}
            value={value.name}
            longest={80}
            problem={value.name.trim() === '' ? say.listNameNeeded : null}
            onChange={(name) => draft.change({ ...value, name })}
          />
        </span>
        <label className="check">
          <input
            type="checkbox"
            checked={value.isDefault}
            onChange={(event) => draft.change({ ...value, isDefault: event.target.checked })}
          />
          {say.listDefault}
        </label>
        <ListDays days={value.days} year={year} onChange={(days) => draft.change({ ...value, days })} />
      </SaveForm>
    </section>
  );
};

type DeleteProps = { readonly list: HolidayList; readonly readOnly: boolean; readonly onDeleted: () => void };

const DeleteList = ({ list, readOnly, onDeleted }: DeleteProps) => {
  const [asking, setAsking] = useState(false);
  const remove = useSaveCalendars('deleteHolidayList', () => {
    told(say.deletedList(list.name));
    onDeleted();
  });
  if (!asking)
    return (
      <button type="button" className="button button-quiet" disabled={readOnly} onClick={() => setAsking(true)}>
        {say.deleteList}
      </button>
    );
  return (
    <span className="row row-wrap">
      <span className="small">{remove.error === null ? say.deleteForGood : ''}</span>
      <Refused error={remove.error} />
      <button
        type="button"
        className="button"
        disabled={remove.isPending}
        onClick={() => remove.mutate({ listId: list.id, version: list.version })}
      >
        {say.deleteList}
      </button>
      <button type="button" className="button button-quiet" onClick={() => setAsking(false)}>
        {say.keepList}
      </button>
    </span>
  );
};
