import type { PersonSetting } from '../../contract';
import type { PersonId } from '../../domain/capacity/types';
import { executeRows, marks, query, type SqlValue, upsert } from './client';
import { newGeneration } from './generations';
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
    query<ScheduleRow>(`SELECT s.person_id, s.from_day, s.mon_s, s.tue_s, s.wed_s, s.thu_s, s.fri_s, s.sat_s, s.sun_s
      FROM schedule s JOIN person p ON p.person_id = s.person_id AND p.calendar_gen = s.gen ORDER BY s.person_id, s.from_day`),
    query<AbsenceRow>(`SELECT a.person_id, a.from_day, a.to_day, a.per_day_s
      FROM absence a JOIN person p ON p.person_id = a.person_id AND p.calendar_gen = a.gen ORDER BY a.person_id, a.seq`),
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

/**
 * Replaces calendars whose version is still the one that was seen; a person without one has version 0. Weeks and absences
 * are written first, where nobody reads them; one update then makes them count. Answers with the accounts that lost.
 */
export const saveCalendars = async (calendars: readonly PersonSetting[]): Promise<readonly string[]> => {
  if (calendars.length === 0) return [];
  const ids = await personIds(calendars.map(({ accountId }) => accountId));
  const saves = calendars.flatMap((calendar): Save[] => {
    const id = ids.get(calendar.accountId);
    return id === undefined ? [] : [{ id, gen: newGeneration(calendar), calendar }];
  });
  await upsert('schedule', ['person_id', 'gen', 'from_day', ...DAYS], saves.flatMap(schedulesOf), 'gen = VALUES(gen)');
  await upsert('absence', ABSENCE, saves.flatMap(absencesOf), 'gen = VALUES(gen)');
  const rows = saves.map(({ id, gen, calendar }) => [id, gen, calendar.zone, calendar.version]);
  const published = new Set(await settled(() => executeRows(PUBLISH, rows), saves));
  return saves.filter(({ id }) => !published.has(id)).map(({ calendar }) => calendar.accountId);
};

type Save = { readonly id: PersonId; readonly gen: number; readonly calendar: PersonSetting };

const DAYS = ['mon_s', 'tue_s', 'wed_s', 'thu_s', 'fri_s', 'sat_s', 'sun_s'];
const ABSENCE = ['person_id', 'gen', 'seq', 'from_day', 'to_day', 'per_day_s'];

const schedulesOf = ({ id, gen, calendar }: Save): SqlValue[][] =>
  calendar.schedules.map(({ from, week }) => [id, gen, from ?? ALWAYS, ...week]);
const absencesOf = ({ id, gen, calendar }: Save): SqlValue[][] =>
  calendar.absences.map(({ from, to, secondsPerDay }, seq) => [id, gen, seq, from, to, secondsPerDay]);

const PUBLISH = {
  head: 'UPDATE person JOIN (',
  row: 'SELECT ? AS id, ? AS gen, ? AS zone, ? AS seen',
  between: ' UNION ALL ',
  tail: `) fresh ON fresh.id = person.person_id AND fresh.seen = person.calendar_version
SET person.calendar_zone = fresh.zone, person.calendar_gen = fresh.gen, person.calendar_version = person.calendar_version + 1`,
};

/** Whose calendar is the one written here: asked of the store, because an update whose answer was lost may have applied. */
const settled = async (publish: () => Promise<void>, saves: readonly Save[]): Promise<readonly PersonId[]> => {
  const failed = await publish().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const text = `SELECT person_id, calendar_gen FROM person WHERE person_id IN (${marks(saves.length)})`;
  const rows = await query<{ person_id: PersonId; calendar_gen: number }>(
    text,
    saves.map(({ id }) => id),
  );
  const ours = rows.filter((row) => saves.some(({ id, gen }) => id === row.person_id && gen === row.calendar_gen));
  if (failed !== null && ours.length < saves.length) throw failed.error;
  return ours.map(({ person_id }) => person_id);
};
