import type { HolidayList, SaveHolidayList } from '../../contract';
import type { SettingsStore } from '../../usecases/settings/ports';
import { execute, NOW_MS, query } from './client';
import { unlessSettingUp } from './failures';
import { packedDays, unpackedDays } from './holiday-days';

type ListRow = {
  list_id: number;
  version: number;
  name: string;
  country: string | null;
  region: string | null;
  is_default: number;
  days: string | null;
  names: string | null;
};

/** Holiday lists, by name; none while their table is still to come. */
export const holidayLists = async (): Promise<readonly HolidayList[]> =>
  ((await unlessSettingUp(() => query<ListRow>(LISTS))) ?? []).map(listOf);

const LISTS = `SELECT list_id, version, name, country, region, is_default, days, names FROM holiday_list
WHERE version > 0 ORDER BY name`;

const listOf = ({ list_id, version, name, country, region, is_default, days, names }: ListRow): HolidayList => {
  const said = names === null ? [] : (JSON.parse(names) as readonly string[]);
  return {
    ...{ id: list_id, version, name, country, region, isDefault: is_default === 1 },
    days: unpackedDays(days).map(({ day, half }, n) => ({ day, half, name: said[n] ?? '' })),
  };
};

/** One guarded update stores a list as a whole, and takes the default away from whichever list had it. */
export const saveHolidayList: SettingsStore['saveHolidayList'] = async (list) => {
  const named = await idOf(list.name);
  if (named !== undefined && named.version > 0 && named.list_id !== list.listId) return 'name-taken';
  const id = list.listId ?? named?.list_id ?? (await keepName(list.name));
  // A name kept by a creation that never came to its end is free for everybody.
  if (named !== undefined && named.list_id !== id)
    await execute('DELETE FROM holiday_list WHERE list_id = ? AND version = 0', [named.list_id]);
  const failed = await execute(PUBLISH, publishing(id, list)).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (failed !== null && failed.error instanceof Error && /duplicate entry/i.test(failed.error.message))
    return 'name-taken';
  if (await isStored(id, list)) return 'saved';
  if (failed !== null) throw failed.error;
  return list.listId === null ? 'name-taken' : 'conflict';
};

const idOf = async (name: string) =>
  (
    await query<{ list_id: number; version: number }>('SELECT list_id, version FROM holiday_list WHERE name = ?', [
      name,
    ])
  )[0];

/** A row that readers pass over, to have an id for a new list. */
const keepName = async (name: string): Promise<number> => {
  const keep = `INSERT INTO holiday_list (name, updated_at) VALUES (?, ${NOW_MS}) ON DUPLICATE KEY UPDATE name = VALUES(name)`;
  await execute(keep, [name]);
  return (await idOf(name))?.list_id ?? 0;
};

// DISTINCT keeps the inner SELECT a table of its own: MySQL takes no other from the table that it updates.
const PUBLISH = `UPDATE holiday_list JOIN (SELECT DISTINCT list_id AS id FROM holiday_list WHERE list_id = ? AND version = ?) mine
  ON holiday_list.list_id = mine.id OR (holiday_list.is_default = 1 AND ? = 1)
SET holiday_list.name = IF(list_id = mine.id, ?, holiday_list.name), country = IF(list_id = mine.id, ?, country),
  region = IF(list_id = mine.id, ?, region), days = IF(list_id = mine.id, ?, days), names = IF(list_id = mine.id, ?, names),
  is_default = IF(list_id = mine.id, ?, 0), version = version + 1, updated_at = ${NOW_MS}`;

const publishing = (id: number, list: SaveHolidayList) => {
  const isDefault = list.isDefault ? 1 : 0;
  const { days, names } = stored(list);
  return [
    ...[id, list.listId === null ? 0 : list.version, isDefault],
    ...[list.name, list.country, list.region, days, names, isDefault],
  ];
};

const stored = ({ days }: SaveHolidayList) => {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { days: packedDays(sorted), names: JSON.stringify(sorted.map(({ name }) => name)) };
};

/** Whether what stands there is what was to be saved: an update whose answer was lost may have applied. */
const isStored = async (id: number, list: SaveHolidayList): Promise<boolean> => {
  const [now] = await query<ListRow>(
    'SELECT list_id, version, name, country, region, is_default, days, names FROM holiday_list WHERE list_id = ?',
    [id],
  );
  const wanted = stored(list);
  const version = (list.listId === null ? 0 : (list.version ?? 0)) + 1;
  return now !== undefined && now.version === version && now.days === wanted.days && now.names === wanted.names;
};

/** False = somebody changed it meanwhile. One that is gone already counts as deleted; whoever had it has no holidays then. */
export const deleteHolidayList: SettingsStore['deleteHolidayList'] = async (listId, version) => {
  const gone = 'DELETE FROM holiday_list WHERE list_id = ? AND version = ?';
  if ((await execute(gone, [listId, version])).affectedRows > 0) return true;
  return (await query('SELECT list_id FROM holiday_list WHERE list_id = ?', [listId])).length === 0;
};
