import { z } from 'zod';
import type { CapacityContract } from '../../contract';
import { accountId, type Door, issueId, PANEL, teamId } from './door';

/** Doors of the capacity panel. */
export const panelDoors = {
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
} as const satisfies {
  readonly [Key in keyof Pick<CapacityContract, 'getCapacityPanel' | 'getDailyLoads' | 'assignIssue'>]: Door;
};
