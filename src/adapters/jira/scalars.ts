import { z } from 'zod';
import { instant, zone } from '../../domain/units';

// The scalars of Jira's answers, as the product's own units.

/** `2021-01-17T12:34:00.000+0000` (no colon in the offset), or epoch ms. */
export const instantOf = z.union([z.string(), z.number()]).transform((value, context) => {
  const ms = typeof value === 'number' ? value : Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  if (Number.isFinite(ms)) return instant(ms);
  context.addIssue({ code: 'custom', message: 'not an instant' });
  return z.NEVER;
});

/** Ids are decimal strings in one place and numbers in another. */
export const idOf = z.union([z.string().regex(/^\d{1,15}$/), z.number().int()]).transform(Number);

export const zoneOf = z.string().max(64).transform(zone);

/** A person; null or absent where Jira names nobody. */
export const accountOf = z
  .object({ accountId: z.string().max(128) })
  .nullish()
  .transform((person) => person?.accountId ?? null);
