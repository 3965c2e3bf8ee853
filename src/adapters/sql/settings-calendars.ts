import type { PersonSetting } from '../../contract';
import type { PersonId } from '../../domain/capacity/types';
import { execute, marks, query, upsert } from './client';
import { personIds } from './people';

const ALWAYS = '0001-01-01';

type ScheduleRow = {
  person_id: PersonId;
  from_day: string;
  mon_s: number;
  tue_s: number;
  wed_s: number;
  thu_s: number;
  fri_s: number;
  sat_s: number;
  sun_s: number;
};
type AbsenceRow = { person_id: PersonId; from_day: string; to_day: string; per_day_s: number | null };
type PersonRow = { person_id: PersonId; account_id: string; calendar_zone: string | null; calendar_version: number };

/** Calendars that somebody entered. */
export const storedCalendars = async (): Promise<readonly PersonSetting[]> => {
  const [people, schedules, absences] = await Promise.all([
    query<PersonRow>(
      'SELECT person_id, account_id, calendar_zone, calendar_version FROM person WHERE calendar_version > 0 ORDER BY person_id',
    ),
    query<ScheduleRow>(
      'SELECT person_id, from_day, mon_s, tue_s, wed_s, thu_s, fri_s, sat_s, sun_s FROM schedule ORDER BY person_id, from_day',
    ),
    query<AbsenceRow>('SELECT person_id, from_day, to_day, per_day_s FROM absence ORDER BY person_id, seq'),
  ]);
  return people.map(({ person_id, account_id, calendar_zone, calendar_version }) => ({
    accountId: account_id,
    version: calendar_version,
    zone: calendar_zone,
    schedules: schedules
      .filter((row) => row.person_id === person_id)
      .map((row) => ({ from: row.from_day === ALWAYS ? null : row.from_day, week: weekOf(row) })),
    absences: absences
      .filter((row) => row.person_id === person_id)
      .map((row) => ({ from: row.from_day, to: row.to_day, secondsPerDay: row.per_day_s })),
  }));
};

const weekOf = (row: ScheduleRow): number[] => [
  row.mon_s,
  row.tue_s,
  row.wed_s,
  row.thu_s,
  row.fri_s,
  row.sat_s,
  row.sun_s,
];

/** Replaces a person's calendar, if its version is still the one that was seen; a person without one has version 0. */
export const saveCalendar = async ({
  accountId,
  version,
  zone,
  schedules,
  absences,
}: PersonSetting): Promise<boolean> => {
  const id = (await personIds([accountId])).get(accountId);
  if (id === undefined) return false;
  const claim =
    'UPDATE person SET calendar_zone = ?, calendar_version = calendar_version + 1 WHERE person_id = ? AND calendar_version = ?';
  if ((await execute(claim, [zone, id, version])).affectedRows === 0) return false;
  await saveSchedules(id, schedules);
  await saveAbsences(id, absences);
  return true;
};

const DAYS = ['mon_s', 'tue_s', 'wed_s', 'thu_s', 'fri_s', 'sat_s', 'sun_s'];

const saveSchedules = async (id: PersonId, schedules: PersonSetting['schedules']) => {
  const rows = schedules.map(({ from, week }) => [id, from ?? ALWAYS, ...week]);
  if (rows.length > 0)
    await upsert(
      'schedule',
      ['person_id', 'from_day', ...DAYS],
      rows,
      DAYS.map((day) => `${day} = VALUES(${day})`).join(', '),
    );
  const kept = rows.length > 0 ? rows.map((row) => String(row[1])) : [''];
  await execute(`DELETE FROM schedule WHERE person_id = ? AND from_day NOT IN (${marks(kept.length)})`, [id, ...kept]);
};

const saveAbsences = async (id: PersonId, absences: PersonSetting['absences']) => {
  const rows = absences.map(({ from, to, secondsPerDay }, seq) => [id, seq, from, to, secondsPerDay]);
  const update = 'from_day = VALUES(from_day), to_day = VALUES(to_day), per_day_s = VALUES(per_day_s)';
  if (rows.length > 0) await upsert('absence', ['person_id', 'seq', 'from_day', 'to_day', 'per_day_s'], rows, update);
  await execute('DELETE FROM absence WHERE person_id = ? AND seq >= ?', [id, rows.length]);
};
