import type { CalendarSettings, Failure, HolidayList, Reply, SaveHolidayList } from '../../contract';
import type { AuditEntry } from '../audit/ports';
import type { Viewer } from '../ports';
import type { SettingsPorts } from '../settings/ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import { getCalendars } from './calendar-settings';

/** Planning reads all lists at once with the people who have them. */
const MOST_LISTS = 40;

/** Stores a holiday list; the sums of everybody follow by the queue. */
export const saveHolidayList = async (
  ports: SettingsPorts,
  viewer: Viewer,
  list: SaveHolidayList,
): Promise<Reply<CalendarSettings>> => {
  await ports.reading();
  const lists = await ports.store.holidayLists();
  const wrong = wrongList(list) ?? tooMany(list, lists);
  if (wrong !== null) return failed(wrong);
  const outcome = await ports.store.saveHolidayList(list);
  if (outcome === 'conflict') return failed(changedMeanwhile('holiday list'));
  if (outcome === 'name-taken')
    return failed({ kind: 'invalid-request', field: 'name', detail: `There is a list named ${list.name}.` });
  const before = lists.find(({ id }) => id === list.listId) ?? null;
  const id = list.listId ?? (await ports.store.holidayLists()).find(({ name }) => name === list.name)?.id ?? 0;
  // The list that was the default before has a new version, too.
  const other = list.isDefault ? lists.find((one) => one.isDefault && one.id !== list.listId) : undefined;
  await ports.audit.append([
    {
      ...{ by: viewer, action: 'saved', object: objectOf(id), version: (list.version ?? 0) + 1 },
      ...{ before: before && contentOf(before), after: contentOf(list) },
    },
    ...(other === undefined ? [] : [tookDefault(viewer, other)]),
  ]);
  await ports.renewAll();
  return getCalendars(ports, viewer);
};

/** Deletes a list that nobody was given. */
export const deleteHolidayList = async (
  ports: SettingsPorts,
  viewer: Viewer,
  { listId, version }: { listId: number; version: number },
): Promise<Reply<CalendarSettings>> => {
  await ports.reading();
  const [lists, people] = await Promise.all([ports.store.holidayLists(), ports.store.people()]);
  const having = people.filter(({ holidays }) => holidays === listId).length;
  if (having > 0) return failed({ kind: 'invalid-request', field: 'listId', detail: stillGiven(having) });
  if (!(await ports.store.deleteHolidayList(listId, version))) return failed(changedMeanwhile('holiday list'));
  const before = lists.find(({ id }) => id === listId);
  if (before !== undefined)
    await ports.audit.append({ by: viewer, action: 'deleted', object: objectOf(listId), before: contentOf(before) });
  await ports.renewAll();
  return getCalendars(ports, viewer);
};

const tookDefault = (by: Viewer, list: HolidayList): AuditEntry => ({
  ...{ by, action: 'saved', object: objectOf(list.id), version: list.version + 1 },
  ...{ before: contentOf(list), after: { ...contentOf(list), isDefault: false } },
});

const objectOf = (id: number) => ({ kind: 'holidays' as const, id: String(id) });

const contentOf = ({ name, country, region, isDefault, days }: Omit<HolidayList, 'id' | 'version'>) => ({
  ...{ name, country, region, isDefault, days },
});

const stillGiven = (people: number): string =>
  people === 1
    ? 'One person has this list. Give them another one first.'
    : `${people} people have this list. Give them another one first.`;

const wrongList = ({ days }: SaveHolidayList): Failure | null => {
  const seen = new Set<string>();
  for (const [n, { day }] of days.entries()) {
    if (seen.has(day))
      return { kind: 'invalid-request', field: `days.${n}`, detail: `${day} stands in the list twice.` };
    seen.add(day);
  }
  return null;
};

const tooMany = ({ listId }: SaveHolidayList, lists: readonly HolidayList[]): Failure | null =>
  listId === null && lists.length >= MOST_LISTS
    ? { kind: 'too-large', detail: `There may be ${MOST_LISTS} holiday lists.` }
    : null;
