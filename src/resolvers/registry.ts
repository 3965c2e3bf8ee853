import { z } from 'zod';
import type { Contract } from '../contract';
import { isDay, isZone } from '../domain/valid';
import { MOST_MEMBERS } from '../usecases/settings/team-settings';

/** Who may call: anybody with a licence (Jira itself then decides about the issue), or Jira admins only. */
export type Grant = 'licensed' | 'jira-admin';

export type Door = {
  /** Modules of manifest.yml whose pages may call it. */
  readonly modules: readonly string[];
  readonly grant: Grant;
  /** Refused while the licence is inactive. */
  readonly writes: boolean;
  /** What the answer is made of; docs/security.md. */
  readonly data: 'planning' | 'settings';
  readonly schema: z.ZodType;
};

const PANEL = ['capacity-context', 'capacity-panel'];
const SETTINGS = ['settings'];

const issueId = z.string().regex(/^[1-9]\d{0,18}$/, 'an issue id is a decimal number');
const projectId = z.string().regex(/^[1-9]\d{0,14}$/, 'a project id is a decimal number');
const accountId = z.string().regex(/^[A-Za-z0-9:_-]{1,128}$/, 'not an account id');
const version = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31);
const teamId = z.number().int().positive();
const zoneName = z.string().max(64).refine(isZone, 'not the name of a time zone, such as Europe/Berlin');
const day = z.string().refine(isDay, 'a day looks like 2026-11-24');
const share = z.number().min(0).max(1);
const typeId = z.string().regex(/^[1-9]\d{0,14}$/, 'the id of an issue type is a decimal number');
const workOfIssue = z.number().int().positive().max(3_600_000, 'an issue of more than 1,000 hours is a project');
const dayOfWork = z.number().int().min(0).max(86_400);

const member = z.strictObject({
  accountId,
  allocation: z.number().min(0).max(2),
  reserve: share,
  from: day.nullable(),
  to: day.nullable(),
});
const week = z.array(dayOfWork).length(7);

/** Every door there is. A resolver without an entry does not exist, and cannot be exported. */
export const registry = {
  getCapacityPanel: {
    modules: PANEL,
    grant: 'licensed',
    writes: false,
    data: 'planning',
    schema: z.strictObject({ issueId, teamId: teamId.optional() }),
  },
  getDailyLoads: {
    modules: PANEL,
    grant: 'licensed',
    writes: false,
    data: 'planning',
    schema: z.strictObject({ issueId, accountIds: z.array(accountId).min(1).max(2), teamId: teamId.optional() }),
  },
  assignIssue: {
    modules: PANEL,
    grant: 'licensed',
    writes: true,
    data: 'planning',
    schema: z.strictObject({
      issueId,
      accountId: accountId.nullable(),
      expected: accountId.nullable(),
      teamId: teamId.optional(),
    }),
  },
  getTeamSettings: {
    modules: SETTINGS,
    grant: 'jira-admin',
    writes: false,
    data: 'settings',
    schema: z.strictObject({}),
  },
  saveTeam: {
    modules: SETTINGS,
    grant: 'jira-admin',
    writes: true,
    data: 'settings',
    schema: z.strictObject({
      teamId: teamId.nullable(),
      version: version.nullable(),
      name: z.string().trim().min(1, 'a team needs a name').max(80),
      isDefault: z.boolean(),
      projects: z.array(projectId).max(200),
      members: z.array(member).max(MOST_MEMBERS),
    }),
  },
  deleteTeam: {
    modules: SETTINGS,
    grant: 'jira-admin',
    writes: true,
    data: 'settings',
    schema: z.strictObject({ teamId, version }),
  },
  saveCalendar: {
    modules: SETTINGS,
    grant: 'jira-admin',
    writes: true,
    data: 'settings',
    schema: z.strictObject({
      accountId,
      version,
      zone: zoneName.nullable(),
      schedules: z.array(z.strictObject({ from: day.nullable(), week })).max(50),
      absences: z.array(z.strictObject({ from: day, to: day, secondsPerDay: dayOfWork.nullable() })).max(200),
    }),
  },
  saveSiteSettings: {
    modules: SETTINGS,
    grant: 'jira-admin',
    writes: true,
    data: 'settings',
    schema: z.strictObject({
      otherWork: z.boolean(),
      assumeRemaining: z.boolean(),
      secondsPerPoint: z.number().int().positive().max(3_600_000).nullable(),
      zone: zoneName.nullable(),
      assumedByType: z.array(z.strictObject({ type: typeId, seconds: workOfIssue })).max(200),
      version,
    }),
  },
  importPeople: {
    modules: SETTINGS,
    grant: 'jira-admin',
    writes: true,
    data: 'settings',
    schema: z.strictObject({ csv: z.string().max(100_000), apply: z.boolean() }),
  },
} as const satisfies { readonly [Key in keyof Contract]: Door };

export type DoorKey = keyof typeof registry;
