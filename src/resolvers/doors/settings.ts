import { z } from 'zod';
import type { CapacityContract } from '../../contract';
import { MOST_MEMBERS } from '../../usecases/settings/team-settings';
import { accountId, type Door, day, projectId, SETTINGS, teamId, version, zoneName } from './door';

const share = z.number().min(0).max(1);
const typeId = z.string().regex(/^[1-9]\d{0,14}$/, 'the id of an issue type is a decimal number');
const workOfIssue = z.number().int().positive().max(3_600_000, 'an issue of more than 1,000 hours is a project');

const member = z.strictObject({
  accountId,
  allocation: z.number().min(0).max(2),
  reserve: share,
  from: day.nullable(),
  to: day.nullable(),
});

/** Doors of the settings page about teams and the site. */
export const settingsDoors = {
  getTeamSettings: {
    modules: SETTINGS,
    grant: 'manager',
    writes: false,
    data: 'settings',
    schema: z.strictObject({}),
  },
  saveTeam: {
    modules: SETTINGS,
    grant: 'manager',
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
    grant: 'app-admin',
    writes: true,
    data: 'settings',
    schema: z.strictObject({ teamId, version }),
  },
  saveSiteSettings: {
    modules: SETTINGS,
    grant: 'app-admin',
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
} as const satisfies {
  readonly [Key in keyof Omit<CapacityContract, 'getCapacityPanel' | 'getDailyLoads' | 'assignIssue'>]: Door;
};
