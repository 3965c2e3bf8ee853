import { z } from 'zod';
import type { RatesContract } from '../../contract/rates';
import { accountId, type Door, day, projectId, SETTINGS, version } from './door';

const RATES = { modules: SETTINGS, grant: 'rate-viewer', data: 'rates' } as const;
const MOST_RATES = 1000;
const MOST_ROLES = 100;

/** A million an hour in any currency; a budget may be a thousand million times that of a minor unit. */
const minorPerHour = z.number().int().min(0).max(1e9);
const minor = z.number().int().min(1).max(1e13);
const roleId = z.number().int().positive().max(1e9);
const owner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), accountId }),
  z.strictObject({ kind: z.literal('role'), role: roleId }),
  z.strictObject({ kind: z.literal('others') }),
]);

/** Doors of rates and budgets: for rate viewers alone. */
export const ratesDoors = {
  getRates: { ...RATES, writes: false, schema: z.strictObject({}) },
  saveRates: {
    ...RATES,
    writes: true,
    schema: z.strictObject({
      version,
      currency: z.string().regex(/^[A-Z]{3}$/, 'a currency has three capital letters, such as EUR'),
      roles: z
        .array(z.strictObject({ id: roleId, name: z.string().trim().min(1, 'a role needs a name').max(60) }))
        .max(MOST_ROLES),
      rates: z.array(z.strictObject({ owner, from: day.nullable(), minorPerHour })).max(MOST_RATES),
      given: z.array(z.strictObject({ accountId, role: roleId.nullable(), from: day.nullable() })).max(MOST_RATES),
    }),
  },
  saveBudgets: {
    ...RATES,
    writes: true,
    schema: z.strictObject({
      version,
      budgets: z.array(z.strictObject({ project: projectId, from: day, to: day, minor })).max(500),
    }),
  },
} as const satisfies { readonly [Key in keyof RatesContract]: Door };
