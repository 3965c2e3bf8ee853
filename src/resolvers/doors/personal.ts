import { z } from 'zod';
import type { PersonalContract, RequestsContract } from '../../contract/personal';
import { calendarDoors } from './calendars';
import { accountId, type Door, PERSONAL, SETTINGS, version } from './door';
import { skillsDoors } from './skills';

const OWN = { modules: PERSONAL, grant: 'licensed', data: 'own' } as const;
const kind = z.enum(['hours', 'absences', 'skills']);
/** What a person enters is checked as what an admin enters for them. */
const calendar = calendarDoors.saveCalendar.schema;
const skills = skillsDoors.savePersonSkills.schema;

/** Doors of the page of one's own: none takes an account. */
export const personalDoors = {
  getPersonal: { ...OWN, writes: false, schema: z.strictObject({}) },
  saveOwnHours: { ...OWN, writes: true, schema: calendar.pick({ version: true, zone: true, schedules: true }) },
  saveOwnAbsences: { ...OWN, writes: true, schema: calendar.pick({ version: true, absences: true }) },
  saveOwnSkills: { ...OWN, writes: true, schema: skills.pick({ version: true, skills: true }) },
  exportOwn: {
    ...OWN,
    writes: false,
    quota: 'export',
    schema: z.strictObject({ page: z.number().int().min(0).max(10_000) }),
  },
  withdrawOwn: { ...OWN, writes: true, schema: z.strictObject({ kind, version }) },
} as const satisfies { readonly [Key in keyof PersonalContract]: Door };

/** Doors of those who say yes or no. */
export const requestDoors = {
  getRequests: { modules: SETTINGS, grant: 'manager', writes: false, data: 'settings', schema: z.strictObject({}) },
  decideRequest: {
    modules: SETTINGS,
    grant: 'manager',
    writes: true,
    data: 'settings',
    schema: z.strictObject({ accountId, kind, version, approve: z.boolean() }),
  },
} as const satisfies { readonly [Key in keyof RequestsContract]: Door };
