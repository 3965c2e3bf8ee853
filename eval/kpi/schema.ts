import { z } from 'zod';
import { instantText } from '../instant-text';

const name = z.string().min(1);
const idText = z.union([z.string().min(1), z.number().transform(String)]);
const text = z.string().nullish();
const instantOrMs = z.union([z.number(), instantText], 'an instant such as 2024-05-31T09:30:00.000+0000');

const status = z.object({
  id: idText,
  name,
  statusCategory: z.object({ key: z.string() }).nullish(),
});
const statusOfOther = z
  .object({ fields: z.object({ status: status.nullish() }).nullish() })
  .nullish()
  .transform((other) => other?.fields?.status ?? null);

/** An item's own `toString` may be missing or null, and every object has another one. */
const item = z
  .looseObject({ field: z.string(), fieldId: text, from: text, fromString: text, to: text })
  .transform(({ field, fieldId, from, fromString, to, ...others }) => {
    const toText: unknown = Object.getOwnPropertyDescriptor(others, 'toString')?.value;
    return {
      field: fieldId ?? field,
      from: from ?? null,
      fromText: fromString ?? null,
      to: to ?? null,
      toText: typeof toText === 'string' ? toText : null,
    };
  });
export type Item = z.infer<typeof item>;

const history = z.object({
  id: z.coerce.number(),
  created: instantOrMs,
  items: z.array(item),
});

const worklog = z.object({
  id: idText.nullish(),
  author: z.looseObject({ accountId: text }).nullish(),
  started: instantOrMs,
  timeSpentSeconds: z.number().min(0),
});

/** An issue as Jira's REST interface gives it, with its changelog; unknown fields are left alone. */
export const lineSchema = z.object({
  id: idText,
  key: name,
  fields: z.object({
    created: instantOrMs,
    updated: instantOrMs.nullish(),
    project: z.object({ id: idText, key: name }),
    issuetype: z.object({ id: idText }),
    status,
    duedate: z.iso.date().nullish(),
    timeoriginalestimate: z.number().nullish(),
    worklog: z.object({ total: z.number().nullish(), worklogs: z.array(worklog) }).nullish(),
    parent: statusOfOther,
    subtasks: z.array(statusOfOther).nullish(),
    issuelinks: z.array(z.object({ inwardIssue: statusOfOther, outwardIssue: statusOfOther })).nullish(),
  }),
  changelog: z.object({ total: z.number().nullish(), histories: z.array(history) }),
});
export type Line = z.infer<typeof lineSchema>;
export type RawStatus = z.infer<typeof status>;
