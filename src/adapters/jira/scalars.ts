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

/** Entries of a list that are understood. One that is not holds up no other; but a list of nothing else is none. */
export const understood = <T>(entry: z.ZodType<T>) =>
  z.array(z.unknown()).transform((raw, context): readonly T[] => {
    const read = raw.map((one) => entry.safeParse(one));
    const found = read.flatMap((one) => (one.success ? [one.data] : []));
    if (found.length > 0 || raw.length === 0) return found;
    for (const issue of read[0]?.error?.issues ?? [])
      context.addIssue({ ...issue, code: 'custom', path: [0, ...issue.path] });
    return z.NEVER;
  });
