import { z } from 'zod';

const realDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
};
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'a day looks like 2026-11-24')
  .refine(realDay, 'no such day');
const dayHours = z.number().min(0).max(24);
const key = z.string().min(1);

const member = z.strictObject({
  id: key,
  zone: z.string().optional(),
  hours: z.array(dayHours).length(7, 'hours are seven numbers, Monday first'),
  off: z.array(z.union([day, z.strictObject({ date: day, hours: dayHours })])).default([]),
  allocation: z.number().min(0).default(1),
  reserve: z.number().min(0).max(1).default(0),
});

const issue = z.object({
  key,
  assignee: z.string().nullish(),
  remainingHours: z.number().min(0).nullish(),
  start: day.nullish(),
  due: day.nullish(),
  priority: z.number().nullish(),
});

/** The input of `eval:load`; README of eval says what each field means. */
export const scenarioSchema = z
  .strictObject({
    today: day,
    weeks: z.number().int().min(1).max(520),
    members: z.array(member),
    issues: z.array(issue),
    candidates: z.array(z.strictObject({ key, member: key })).default([]),
  })
  .superRefine(({ members, issues, candidates }, context) => {
    const ids = new Set(members.map(({ id }) => id));
    const keys = new Set(issues.map((one) => one.key));
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const known = new Set<string>();
    members.forEach(({ id }, i) => {
      if (known.has(id)) complain(['members', i, 'id'], `${id} stands twice`);
      known.add(id);
    });
    const seen = new Set<string>();
    issues.forEach((one, i) => {
      if (seen.has(one.key)) complain(['issues', i, 'key'], `${one.key} stands twice`);
      seen.add(one.key);
    });
    candidates.forEach((candidate, i) => {
      if (!keys.has(candidate.key)) complain(['candidates', i, 'key'], `no issue ${candidate.key}`);
      if (!ids.has(candidate.member)) complain(['candidates', i, 'member'], `no member ${candidate.member}`);
    });
  });

export type Scenario = z.infer<typeof scenarioSchema>;
