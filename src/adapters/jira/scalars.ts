import { z } from 'zod';
import { instant, localDate, seconds, zone } from '../../domain/units';

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

export const dayOf = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/)
  .transform((text) => localDate(text.slice(0, 10)));

export const secondsOf = z.number().transform((value) => seconds(Math.round(value)));

export const zoneOf = z.string().max(64).transform(zone);

/** Something of which only the id matters; null or absent = none. */
export const refOf = z
  .object({ id: idOf })
  .nullish()
  .transform((ref) => ref?.id ?? null);
export const refsOf = z
  .array(z.object({ id: idOf }))
  .nullish()
  .transform((refs) => (refs ?? []).map((ref) => ref.id));

/** A person; null or absent where Jira names nobody. */
export const accountOf = z
  .object({ accountId: z.string().max(128) })
  .nullish()
  .transform((person) => person?.accountId ?? null);
