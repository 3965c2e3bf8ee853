import type { CalendarSettings, Failure, GiveCalendar, PersonSetting, Reply, ScheduleSetting } from '../../contract';
import type { Viewer } from '../ports';
import { refreshGlance } from '../refresh-glance';
import type { SettingsPorts } from '../settings/ports';
import { calendarEntry, calendarOf } from '../settings/record';
import { changedMeanwhile, failed } from '../settings/team-settings';
import { calendarIn, getCalendars, mayChange } from './calendar-settings';

/** Replaces one person's calendar. */
export const saveCalendar = async (
  ports: SettingsPorts,
  viewer: Viewer,
  calendar: PersonSetting,
): Promise<Reply<CalendarSettings>> => {
  await ports.reading();
  if (!(await mayChange(ports, viewer, [calendar.accountId]))) return failed({ kind: 'not-found' });
  const wrong = wrongCalendar(calendar) ?? (await unknownList(ports, calendar.holidays));
  if (wrong !== null) return failed(wrong);
  const before = await calendarOf(ports, calendar.accountId);
  if ((await ports.store.saveCalendars([calendar])).length > 0) return failed(changedMeanwhile('calendar'));
  await ports.audit.append(calendarEntry(viewer, calendar, before));
  return savedCalendars(ports, viewer, [calendar.accountId]);
};

/** The same week or holiday list for several people: all of them have it afterwards, or none. */
export const giveCalendar = async (
  ports: SettingsPorts,
  viewer: Viewer,
  given: GiveCalendar,
): Promise<Reply<CalendarSettings>> => {
  await ports.reading();
  const accounts = given.people.map(({ accountId }) => accountId);
  if (!(await mayChange(ports, viewer, accounts))) return failed({ kind: 'not-found' });
  const wrong = twice(accounts) ?? (await unknownList(ports, given.holidays));
  if (wrong !== null) return failed(wrong);
  const stored = await ports.store.people();
  const before = given.people.map(({ accountId, version }) => ({ ...calendarIn(stored, accountId), version }));
  const after = before.map((calendar) => withGiven(calendar, given));
  if ((await ports.store.saveCalendars(after)).length > 0) return failed(changedMeanwhile('calendar'));
  const known = new Map(stored.map((person) => [person.accountId, person]));
  await ports.audit.append(after.map((one) => calendarEntry(viewer, one, known.get(one.accountId) ?? null)));
  return savedCalendars(ports, viewer, accounts);
};

const withGiven = (calendar: PersonSetting, { schedule, holidays }: GiveCalendar): PersonSetting => ({
  ...calendar,
  ...(schedule === null ? {} : { schedules: withSchedule(calendar.schedules, schedule) }),
  ...(holidays === undefined ? {} : { holidays }),
});

/** Weeks in the order in which they begin; the given one takes the place of one that begins on its day. */
const withSchedule = (schedules: readonly ScheduleSetting[], given: ScheduleSetting): readonly ScheduleSetting[] =>
  [...schedules.filter(({ from }) => from !== given.from), given].sort((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? -1 : 1,
  );

const twice = (accounts: readonly string[]): Failure | null =>
  new Set(accounts).size === accounts.length
    ? null
    : { kind: 'invalid-request', field: 'people', detail: 'Somebody stands in the list twice.' };

const unknownList = async ({ store }: SettingsPorts, list: number | null | undefined): Promise<Failure | null> => {
  if (list === null || list === undefined || list === 0) return null;
  const lists = await store.holidayLists();
  return lists.some(({ id }) => id === list)
    ? null
    : { kind: 'invalid-request', field: 'holidays', detail: 'This holiday list is gone. Choose another one.' };
};

/** The sums behind the lozenge follow at once; those of more people than a page can wait for follow by the queue. */
export const savedCalendars = async (
  ports: SettingsPorts,
  viewer: Viewer,
  accounts: readonly string[],
): Promise<Reply<CalendarSettings>> => {
  await renewed(ports, accounts);
  return getCalendars(ports, viewer);
};

export const renewed = async (ports: SettingsPorts, accounts: readonly string[]): Promise<void> => {
  if (accounts.length > AT_ONCE) await ports.renewAll();
  else await refreshGlance(ports, await ports.store.personIds(accounts));
};
const AT_ONCE = 120;

/** What is wrong with a calendar, in words; null = nothing. */
export const wrongCalendar = ({ schedules, absences }: PersonSetting): Failure | null => {
  const starts = schedules.map(({ from }) => from);
  if (new Set(starts).size < starts.length)
    return { kind: 'invalid-request', field: 'schedules', detail: 'Two working weeks begin on the same day.' };
  const backwards = absences.findIndex(({ from, to }) => to < from);
  return backwards < 0
    ? null
    : { kind: 'invalid-request', field: `absences.${backwards}`, detail: 'The last day lies before the first.' };
};
