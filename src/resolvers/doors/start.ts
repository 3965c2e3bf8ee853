import { z } from 'zod';
import type { StartContract } from '../../contract/start';
import { MOST_MEMBERS } from '../../usecases/settings/team-settings';
import { accountId, type Door, projectId, SETTINGS, version } from './door';

const MOST_TEAMS = 50;

const own = { modules: SETTINGS, grant: 'app-admin', data: 'settings' } as const;
const step = z.enum(['open', 'kept', 'confirmed']);
const hours = z.strictObject({
  week: z.array(z.number().int().min(0).max(86_400)).length(7),
  reserve: z.number().min(0).max(1),
});

/** Doors of the first steps. */
export const startDoors = {
  getStart: { ...own, writes: false, schema: z.strictObject({}) },
  saveStart: {
    ...own,
    writes: true,
    schema: z.strictObject({
      version,
      steps: z.strictObject({ hours: step, teams: step, stages: step }),
      hours: hours.nullable(),
    }),
  },
  confirmTeams: {
    ...own,
    writes: true,
    schema: z.strictObject({
      version,
      teams: z
        .array(
          z.strictObject({
            name: z.string().trim().min(1, 'a team needs a name').max(80),
            projects: z.array(projectId).max(200),
            accountIds: z.array(accountId).min(1, 'a team has somebody').max(MOST_MEMBERS),
          }),
        )
        .min(1)
        .max(MOST_TEAMS),
    }),
  },
} as const satisfies { readonly [Key in keyof StartContract]: Door };
