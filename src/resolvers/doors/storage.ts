import { z } from 'zod';
import type { StorageContract } from '../../contract/storage';
import { type Door, SETTINGS, version } from './door';

const ADMIN = { modules: SETTINGS, grant: 'app-admin', data: 'settings' } as const;

/** Doors about how much is kept, for how long, and how all of it goes. */
export const storageDoors = {
  getStorage: { ...ADMIN, writes: false, schema: z.strictObject({}) },
  saveRetention: {
    ...ADMIN,
    writes: true,
    schema: z.strictObject({ historyMonths: z.number().int().min(3).max(120).nullable(), version }),
  },
  eraseAll: { ...ADMIN, writes: true, schema: z.strictObject({ confirm: z.string().max(40) }) },
} as const satisfies { readonly [Key in keyof StorageContract]: Door };
