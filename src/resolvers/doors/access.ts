import { z } from 'zod';
import type { AccessContract } from '../../contract/access';
import { accountId, type Door, SETTINGS, teamId } from './door';

const grant = z.strictObject({
  kind: z.enum(['app-admin', 'rates', 'manager']),
  accountId,
  teamId: teamId.nullable(),
});

/** Doors about who may see and change what. */
export const accessDoors = {
  getSettingsHome: {
    modules: SETTINGS,
    grant: 'granted',
    writes: false,
    data: 'settings',
    schema: z.strictObject({}),
  },
  getAccess: { modules: SETTINGS, grant: 'app-admin', writes: false, data: 'settings', schema: z.strictObject({}) },
  saveGrant: { modules: SETTINGS, grant: 'app-admin', writes: true, data: 'settings', schema: grant },
  revokeGrant: { modules: SETTINGS, grant: 'app-admin', writes: true, data: 'settings', schema: grant },
} as const satisfies { readonly [Key in keyof AccessContract]: Door };
