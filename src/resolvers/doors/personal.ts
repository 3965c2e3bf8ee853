import { z } from 'zod';
import type { PersonalContract } from '../../contract/personal';
import { type Door, PERSONAL } from './door';

const OWN = { modules: PERSONAL, grant: 'licensed', data: 'own' } as const;

/** Doors of the page of one's own: none takes an account. */
export const personalDoors = {
  getPersonal: { ...OWN, writes: false, schema: z.strictObject({}) },
} as const satisfies { readonly [Key in keyof PersonalContract]: Door };
