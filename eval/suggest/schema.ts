import { z } from 'zod';
import { instantText } from '../instant-text';

const name = z.string().min(1);
const names = z
  .array(z.string())
  .nullish()
  .transform((list) => [...new Set(list ?? [])]);
const text = z
  .string()
  .nullish()
  .transform((given) => given ?? '');

/** A line that is learned from, and asked when `split` is `test`. */
const eligibleLine = z.object({
  key: name,
  project: name,
  eligible: z.literal(true),
  split: name,
  type: text,
  summary: text,
  description: text,
  components: names,
  labels: names,
  created: instantText,
  resolved: instantText,
  assignee: name,
  reporter: name.nullish().transform((given) => given ?? null),
});

/** The others are counted in nothing, so nothing else about them is checked. */
const otherLine = z.object({ key: name, eligible: z.literal(false).nullish() });

/** A line as it is needed: null for those that are not eligible. Unknown fields are left alone. */
export const lineSchema = z.looseObject({ eligible: z.boolean().nullish() }).transform((line, context) => {
  const checked = line.eligible ? eligibleLine.safeParse(line) : otherLine.safeParse(line);
  if (checked.success) return checked.data.eligible ? checked.data : null;
  for (const { path, message } of checked.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

export type Line = z.infer<typeof eligibleLine>;
