import type { Instant } from '../domain/units';
import type { AccountId, ImportProblem, Reading, Reply } from './reply';

/** Working weeks, holidays, absences, and imports in parts. Managers reach the people of their teams, app admins everybody. */
export type CalendarsContract = {
  getCalendars: (request: Record<string, never>) => Reply<CalendarSettings>;
  /** Working weeks, zone, days off and holiday list of one person, replacing what was stored. */
  saveCalendar: (request: SaveCalendar) => Reply<CalendarSettings>;
  /** Gives the same week, or the same holiday list, to several people: to all of them or, where one was changed meanwhile, to none. */
  giveCalendar: (request: GiveCalendar) => Reply<CalendarSettings>;
  saveHolidayList: (request: SaveHolidayList) => Reply<CalendarSettings>;
  deleteHolidayList: (request: { listId: number; version: number }) => Reply<CalendarSettings>;
  /** Keeps a part of a text that is larger than one request. The same part again replaces it. */
  putImportPart: (request: { importId: string; part: number; text: string }) => Reply<{ part: number }>;
  /** Reads the whole text; nothing is stored. */
  checkImport: (request: { importId: string; parts: number; kind: ImportKind }) => Reply<ImportCheck>;
  /** Stores all of it, or nothing; `seen` = what the check answered with. */
  applyImport: (request: {
    importId: string;
    parts: number;
    kind: ImportKind;
    seen: string;
  }) => Reply<{ lines: number }>;
};

export type CalendarSettings = {
  readonly readOnly: boolean;
  readonly reading: Reading | null;
  /** May change everybody's, and holiday lists; otherwise those of `teams` alone. */
  readonly everything: boolean;
  /** Calendars that somebody entered. */
  readonly people: readonly PersonSetting[];
  readonly teams: readonly { readonly id: number; readonly name: string; readonly members: readonly AccountId[] }[];
  readonly lists: readonly HolidayList[];
  /** The week of who has none: as Jira's time tracking says. Seconds, Monday first. */
  readonly assumedWeek: readonly number[];
  /** The zone of who has none in their calendar and their profile. */
  readonly zone: string;
  /** The instant of the answer, by the server’s clock. */
  readonly now: Instant;
};

export type PersonSetting = {
  readonly accountId: AccountId;
  readonly version: number;
  readonly zone: string | null;
  readonly schedules: readonly ScheduleSetting[];
  readonly absences: readonly AbsenceSetting[];
  /** Id of their holiday list; null = the site's default one, 0 = none. */
  readonly holidays?: number | null;
};

/** Seconds from Monday to Sunday; with a second week the two alternate from the week of `from` on (null = always). */
export type ScheduleSetting = {
  readonly from: string | null;
  readonly week: readonly number[];
  readonly second?: readonly number[] | null;
};

/** Both days included; `secondsPerDay` null = the whole day. */
export type AbsenceSetting = { readonly from: string; readonly to: string; readonly secondsPerDay: number | null };

export type SaveCalendar = PersonSetting;

export type GiveCalendar = {
  readonly people: readonly { readonly accountId: AccountId; readonly version: number }[];
  /** Replaces the week that begins on the same day, or comes beside the others; null = weeks stay. */
  readonly schedule: ScheduleSetting | null;
  /** Absent = lists stay. */
  readonly holidays?: number | null;
};

export type HolidayList = {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  /** Where its days were proposed from: a country as ISO 3166-1, a region as `date-holidays` names it. */
  readonly country: string | null;
  readonly region: string | null;
  /** Holds for everybody who was given no list of their own. */
  readonly isDefault: boolean;
  readonly days: readonly HolidayDay[];
};
export type HolidayDay = { readonly day: string; readonly name: string; readonly half: boolean };

export type SaveHolidayList = Omit<HolidayList, 'id' | 'version'> & {
  /** null creates a list. */
  readonly listId: number | null;
  readonly version: number | null;
};

export type ImportKind = 'people' | 'skills';

/** `lines` counts the rows understood; errors name the line, counted from 1 with the header as line 1. */
export type ImportCheck = {
  readonly lines: number;
  /** The first of them; `problems` counts all. */
  readonly errors: readonly ImportProblem[];
  readonly problems: number;
  /** What would be stored, as far as a page shows it. */
  readonly changes: readonly ImportChange[];
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number };
  /** Tells one state of what is stored and wanted from another. */
  readonly seen: string;
};

export type ImportChange = {
  readonly line: number;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly accountId: AccountId | null;
  readonly what: string;
};
