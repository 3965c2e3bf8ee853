import { z } from 'zod';
import type { PrivacyContract } from '../../contract/privacy';
import { accountId, type Door, SETTINGS, version } from './door';

const ADMIN = { modules: SETTINGS, grant: 'app-admin', data: 'settings' } as const;
const selfService = z.enum(['free', 'approval', 'off']);

/** Doors about what is kept of people. */
export const privacyDoors = {
  getPrivacySettings: { ...ADMIN, writes: false, schema: z.strictObject({}) },
  savePrivacySettings: {
    ...ADMIN,
    writes: true,
    schema: z.strictObject({
      worksCouncil: z.boolean(),
      selfService: z.strictObject({ hours: selfService, absences: selfService, skills: selfService }),
      version,
    }),
  },
  exportPerson: {
    ...ADMIN,
    writes: false,
    quota: 'export',
    schema: z.strictObject({ accountId, page: z.number().int().min(0).max(1000) }),
  },
  erasePerson: { ...ADMIN, writes: true, schema: z.strictObject({ accountId }) },
} as const satisfies { readonly [Key in keyof PrivacyContract]: Door };
