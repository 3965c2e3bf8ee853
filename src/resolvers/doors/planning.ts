import { z } from 'zod';
import type { PlanningContract } from '../../contract/planning';
import { accountId, type Door, issueId, PANEL, SETTINGS, teamId } from './door';

const MOST_ISSUES = 500;
const MOST_WEEKS = 26;

const planId = z.uuid();
const different = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
const ids = z.array(issueId).min(1).max(MOST_ISSUES).refine(different, 'an issue stands in the list twice');
const base = { modules: [...PANEL, ...SETTINGS], grant: 'licensed', data: 'planning' } as const;

/** Doors of planning many. Its own screen comes later; until then panel and settings may call them. */
export const planningDoors = {
  startPlanMany: {
    ...base,
    writes: true,
    schema: z.strictObject({
      issueIds: ids,
      teamId: teamId.nullable(),
      weeks: z.number().int().min(1).max(MOST_WEEKS),
      locks: z
        .array(z.strictObject({ issueId, accountId: accountId.nullable() }))
        .max(MOST_ISSUES)
        .refine((locks) => different(locks.map((lock) => lock.issueId)), 'an issue is locked twice'),
      seed: z.number().int().min(0).max(0xffffffff).optional(),
    }),
  },
  continuePlanMany: { ...base, writes: true, schema: z.strictObject({ planId }) },
  getPlanMany: { ...base, writes: false, schema: z.strictObject({ planId }) },
  applyPlanMany: { ...base, writes: true, schema: z.strictObject({ planId, issueIds: ids.optional() }) },
  undoPlanMany: { ...base, writes: true, schema: z.strictObject({ planId }) },
} as const satisfies { readonly [Key in keyof PlanningContract]: Door };
