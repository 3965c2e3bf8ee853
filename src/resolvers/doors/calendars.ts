import { z } from 'zod';
import type { CalendarsContract } from '../../contract';
import { accountId, type Door, day, SETTINGS, version, zoneName } from './door';

const dayOfWork = z.number().int().min(0).max(86_400);
const week = z.array(dayOfWork).length(7);
const schedule = z.strictObject({ from: day.nullable(), week, second: week.nullable().exactOptional() });
/** Id of a holiday list; 0 = none at all, null = the site's default one. */
const holidays = z.number().int().min(0).nullable().exactOptional();

/** An import of several parts: as many as a store answers with at once. */
const MOST_PARTS = 30;
const importId = z.uuid();
const parts = z.number().int().min(1).max(MOST_PARTS);
const kind = z.enum(['people', 'skills']);

const holidayDay = z.strictObject({ day, name: z.string().trim().max(80), half: z.boolean() });

/** Doors of calendars and of imports in parts. */
export const calendarDoors = {
  getCalendars: {
    modules: SETTINGS,
    grant: 'manager',
    writes: false,
    data: 'settings',
    schema: z.strictObject({}),
  },
  saveCalendar: {
    modules: SETTINGS,
    grant: 'manager',
    writes: true,
    data: 'settings',
    schema: z.strictObject({
      accountId,
      version,
      zone: zoneName.nullable(),
      schedules: z.array(schedule).max(50),
      absences: z.array(z.strictObject({ from: day, to: day, secondsPerDay: dayOfWork.nullable() })).max(1000),
      holidays,
    }),
  },
  giveCalendar: {
    modules: SETTINGS,
    grant: 'manager',
    writes: true,
    data: 'settings',
    schema: z.strictObject({
      people: z.array(z.strictObject({ accountId, version })).min(1).max(200),
      schedule: schedule.nullable(),
      holidays,
    }),
  },
  saveHolidayList: {
    modules: SETTINGS,
    grant: 'app-admin',
    writes: true,
    data: 'settings',
    schema: z.strictObject({
      listId: z.number().int().positive().nullable(),
      version: version.nullable(),
      name: z.string().trim().min(1, 'a list needs a name').max(80),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'a country is two letters, such as DE')
        .nullable(),
      region: z
        .string()
        .regex(/^[A-Za-z0-9.-]{1,24}$/, 'a region is a code, such as BE or BY-A')
        .nullable(),
      isDefault: z.boolean(),
      days: z.array(holidayDay).max(400),
    }),
  },
  deleteHolidayList: {
    modules: SETTINGS,
    grant: 'app-admin',
    writes: true,
    data: 'settings',
    schema: z.strictObject({ listId: z.number().int().positive(), version }),
  },
  putImportPart: {
    modules: SETTINGS,
    grant: 'manager',
    writes: true,
    data: 'settings',
    schema: z.strictObject({
      importId,
      part: z
        .number()
        .int()
        .min(0)
        .max(MOST_PARTS - 1),
      text: z.string().max(90_000),
    }),
  },
  checkImport: {
    modules: SETTINGS,
    grant: 'manager',
    writes: false,
    data: 'settings',
    schema: z.strictObject({ importId, parts, kind }),
  },
  applyImport: {
    modules: SETTINGS,
    grant: 'manager',
    writes: true,
    data: 'settings',
    schema: z.strictObject({ importId, parts, kind, seen: z.string().max(64) }),
  },
} as const satisfies { readonly [Key in keyof CalendarsContract]: Door };
