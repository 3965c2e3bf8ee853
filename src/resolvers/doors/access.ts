import { z } from 'zod';
import type { AccessContract } from '../../contract/access';
import { type Door, SETTINGS } from './door';

/** Doors about who may see and change what. */
export const accessDoors = {
  getSettingsHome: {
    modules: SETTINGS,
    grant: 'granted',
    writes: false,
    data: 'settings',
    schema: z.strictObject({}),
  },
} as const satisfies { readonly [Key in keyof AccessContract]: Door };
