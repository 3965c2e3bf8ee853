import type { PersonSetting } from '../../contract';
import type { PersonId } from '../../domain/capacity/types';
import type { SettingsStore } from '../../usecases/settings/ports';
import { execute, query, type SqlValue, upsert } from './client';
import { unlessSettingUp } from './failures';
import { newGeneration } from './generations';
import { personIds } from './people';
import { type Published, publishAll } from './publish-all';
import { writeTeam } from './settings-teams';

const ALWAYS = '0001-01-01';

type PersonRow = { person_id: PersonId; account_id: string; calendar_zone: string | null; calendar_version: number };
type ScheduleRow = { person_id: PersonId; from_day: string; week: string };
type AbsenceRow = { person_id: PersonId; from_day: string; to_day: string; per_day_s: number | null };
type ListRow = { person_id: PersonId; list_id: number };

/** Calendars that somebody entered. */
export const storedCalendars = async (): Promise<readonly PersonSetting[]> => {
  const [people, schedules, second, absences, lists] = await Promise.all([
    query<PersonRow>(
      'SELECT person_id, account_id, calendar_zone, calendar_version FROM person WHERE calendar_version > 0 ORDER BY person_id',
    ),
    query<ScheduleRow>(`SELECT s.person_id, s.from_day, CONCAT_WS(' ', s.mon_s, s.tue_s, s.wed_s, s.thu_s, s.fri_s, s.sat_s, s.sun_s) AS week
      FROM schedule s JOIN person p ON p.person_id = s.person_id AND p.calendar_gen = s.gen ORDER BY s.person_id, s.from_day`),
    // These two tables come with the fourth sitting of the schema; until then nobody has any.
    unlessSettingUp(() =>
      query<ScheduleRow>(`SELECT w.person_id, w.from_day, w.week
        FROM second_week w JOIN person p ON p.person_id = w.person_id AND p.calendar_gen = w.gen`),
    ),
    query<AbsenceRow>(`SELECT a.person_id, a.from_day, a.to_day, a.per_day_s
      FROM absence a JOIN person p ON p.person_id = a.person_id AND p.calendar_gen = a.gen ORDER BY a.person_id, a.seq`),
    unlessSettingUp(() =>
      query<ListRow>(`SELECT h.person_id, h.list_id
        FROM person_holidays h JOIN person p ON p.person_id = h.person_id AND p.calendar_gen = h.gen`),
    ),
  ]);
  const seconds = new Map((second ?? []).map((row) => [`${row.person_id} ${row.from_day}`, weekOf(row)]));
  const list = new Map((lists ?? []).map((row) => [row.person_id, row.list_id]));
  const [schedulesBy, absencesBy] = [byPerson(schedules), byPerson(absences)];
  return people.map(({ person_id, account_id, calendar_zone, calendar_version }) => ({
    accountId: account_id,
    version: calendar_version,
    zone: calendar_zone,
    schedules: (schedulesBy.get(person_id) ?? []).map((row) => ({
      from: row.from_day === ALWAYS ? null : row.from_day,
      week: weekOf(row),
      second: seconds.get(`${person_id} ${row.from_day}`) ?? null,
    })),
    absences: (absencesBy.get(person_id) ?? []).map((row) => ({
      from: row.from_day,
      to: row.to_day,
      secondsPerDay: row.per_day_s,
    })),
    holidays: list.get(person_id) ?? null,
  }));
};

const weekOf = ({ week }: ScheduleRow): number[] => week.split(' ').map(Number);

const byPerson = <Row extends { readonly person_id: PersonId }>(rows: readonly Row[]): ReadonlyMap<PersonId, Row[]> => {
  const groups = new Map<PersonId, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.person_id);
    if (own === undefined) groups.set(row.person_id, [row]);
    else own.push(row);
  }
  return groups;
};

/**
 * Replaces calendars whose version is still the one that was seen; a person without one has version 0. Weeks and absences
 * are written first, where nobody reads them; one statement then makes all of them count, or none where somebody was
 * faster with one of them. Answers with the accounts that somebody else changed: if there are any, nothing was stored.
 */
export const saveCalendars = async (calendars: readonly PersonSetting[]): Promise<readonly string[]> => {
  const saves = await writeCalendars(calendars);
  const [only] = saves;
  if (only !== undefined && saves.length === 1) return (await publishOne(only)) ? [] : [only.calendar.accountId];
  if (saves.length === 0) return [];
  const lost = await publishAll(saves.map(publishedOf));
  return saves.filter(({ id }) => lost.people.has(id)).map(({ calendar }) => calendar.accountId);
};

/** Members of teams and calendars in one: all of them count from one statement on, or none does. */
export const saveTogether: SettingsStore['saveTogether'] = async ({ teams, calendars }) => {
  const written: Published[] = [];
  for (const team of teams) written.push(await writeTeam(team));
  const saves = await writeCalendars(calendars);
  const lost = await publishAll([...written, ...saves.map(publishedOf)]);
  return lost.people.size + lost.teams.size === 0;
};

type WrittenCalendar = { readonly id: PersonId; readonly gen: number; readonly calendar: PersonSetting };

const publishedOf = ({ id, gen, calendar }: WrittenCalendar): Published => ({
  kind: 'person',
  id,
  gen,
  seen: calendar.version,
  zone: calendar.zone,
});

/** Writes calendars under generations that nobody reads yet. */
const writeCalendars = async (calendars: readonly PersonSetting[]): Promise<readonly WrittenCalendar[]> => {
  const ids = await personIds(calendars.map(({ accountId }) => accountId));
  const saves = calendars.flatMap((calendar): WrittenCalendar[] => {
    const id = ids.get(calendar.accountId);
    return id === undefined ? [] : [{ id, gen: newGeneration(calendar), calendar }];
  });
  await upsert('schedule', ['person_id', 'gen', 'from_day', ...DAYS], saves.flatMap(schedulesOf), 'gen = VALUES(gen)');
  await upsert('second_week', SECOND, saves.flatMap(secondWeeksOf), 'gen = VALUES(gen)');
  await upsert('absence', ABSENCE, saves.flatMap(absencesOf), 'gen = VALUES(gen)');
  await upsert('person_holidays', ['person_id', 'gen', 'list_id'], saves.flatMap(listOf), 'gen = VALUES(gen)');
  return saves;
};

const DAYS = ['mon_s', 'tue_s', 'wed_s', 'thu_s', 'fri_s', 'sat_s', 'sun_s'];
const SECOND = ['person_id', 'gen', 'from_day', 'week'];
const ABSENCE = ['person_id', 'gen', 'seq', 'from_day', 'to_day', 'per_day_s'];

const schedulesOf = ({ id, gen, calendar }: WrittenCalendar): SqlValue[][] =>
  calendar.schedules.map(({ from, week }) => [id, gen, from ?? ALWAYS, ...week]);
const secondWeeksOf = ({ id, gen, calendar }: WrittenCalendar): SqlValue[][] =>
  calendar.schedules.flatMap(({ from, second }) => (second ? [[id, gen, from ?? ALWAYS, second.join(' ')]] : []));
const absencesOf = ({ id, gen, calendar }: WrittenCalendar): SqlValue[][] =>
  calendar.absences.map(({ from, to, secondsPerDay }, seq) => [id, gen, seq, from, to, secondsPerDay]);
const listOf = ({ id, gen, calendar: { holidays = null } }: WrittenCalendar): SqlValue[][] =>
  holidays === null ? [] : [[id, gen, holidays]];

const PUBLISH = `UPDATE person SET calendar_zone = ?, calendar_gen = ?, calendar_version = calendar_version + 1
WHERE person_id = ? AND calendar_version = ?`;

/** Whether the calendar is the one written here: asked of the store, because an update whose answer was lost may have applied. */
const publishOne = async ({ id, gen, calendar }: WrittenCalendar): Promise<boolean> => {
  const failed = await execute(PUBLISH, [calendar.zone, gen, id, calendar.version]).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const [now] = await query<{ gen: number }>('SELECT calendar_gen AS gen FROM person WHERE person_id = ?', [id]);
  if (now?.gen === gen) return true;
  if (failed !== null) throw failed.error;
  return false;
};
