import { z } from 'zod';
import type { SyncContract } from '../../contract/sync';
import { type Door, issueId, SETTINGS, version } from './door';

const ADMIN = { modules: SETTINGS, grant: 'app-admin', data: 'settings' } as const;
const share = z.number().gt(0).max(1);

/** Doors about keeping the facts true. A check or a mending reads an issue from Jira, so they have the smallest bucket. */
export const syncDoors = {
  getSync: { ...ADMIN, writes: false, schema: z.strictObject({}) },
  saveSync: { ...ADMIN, writes: true, schema: z.strictObject({ share, largeShare: share, version }) },
  retryDeadLetter: {
    ...ADMIN,
    writes: true,
    schema: z.strictObject({
      kind: z.enum(['issue', 'project', 'person', 'page', 'field']),
      item: z.string().regex(/^[1-9]\d{0,14}$/, 'an item is a number'),
    }),
  },
  pauseSync: { ...ADMIN, writes: true, schema: z.strictObject({ paused: z.boolean() }) },
  readAgain: { ...ADMIN, writes: true, schema: z.strictObject({}) },
  checkIssue: { ...ADMIN, writes: false, quota: 'export', schema: z.strictObject({ issueId }) },
  mendIssue: { ...ADMIN, writes: true, quota: 'export', schema: z.strictObject({ issueId }) },
} as const satisfies { readonly [Key in keyof SyncContract]: Door };
