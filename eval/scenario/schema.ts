import { z } from 'zod';
import { HORIZON_DAYS } from '../../src/domain/capacity/spread';
import { dayNumber, localDate } from '../../src/domain/units';
import { isDay } from '../../src/domain/valid';

const day = z.string().refine(isDay, 'no such day; a day looks like 2026-11-24');
const hoursOff = z.object({ date: day, hours: z.number().min(0) });
const key = z.string().min(1);
/** Far above anything real; sums of such figures are still numbers. */
const MOST_HOURS = 1e9;
const MOST_SHARES = 1000;

const member = z.object({
  id: key,
  zone: z.string().nullish(),
  hours: z
    .array(z.number().min(0).max(24))
    .refine((hours) => hours.length === 7 || hours.length === 14, 'hours are seven numbers, Monday first, or fourteen'),
  off: z
    .array(
      z.union([day, hoursOff], 'a day off is a day, such as "2026-11-24", or { date, hours } with hours of 0 or more'),
    )
    .default([]),
  holidays: z
    .array(z.union([day, z.object({ date: day, half: z.boolean() })], 'a holiday is a day, or { date, half }'))
    .default([]),
  allocation: z.number().min(0).max(MOST_SHARES).default(1),
  reserve: z.number().min(0).max(1).default(0),
});

const issue = z.object({
  key,
  assignee: z.string().nullish(),
  remainingHours: z.number().min(0).max(MOST_HOURS).nullish(),
  start: day.nullish(),
  due: day.nullish(),
  priority: z.number().nullish(),
});

const MOST_WEEKS = 5000;
const LAST_DAY = dayNumber(localDate('9999-12-31'));

/** The input of `eval:load`; README of eval says what each field means. Fields it does not name are left alone. */
export const scenarioSchema = z
  .object({
    today: day,
    weeks: z.number().int().min(0).max(MOST_WEEKS),
    members: z.array(member),
    issues: z.array(issue),
    candidates: z.array(z.object({ key, member: key })).default([]),
  })
  .superRefine(({ today, weeks, members, issues, candidates }, context) => {
    const ids = new Set(members.map(({ id }) => id));
    const keys = new Set(issues.map((one) => one.key));
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const room = LAST_DAY - dayNumber(localDate(today));
    if (room < HORIZON_DAYS) complain(['today'], `${HORIZON_DAYS} days on lies beyond the year 9999`);
    else if (room < 7 * weeks) complain(['weeks'], 'the weeks reach beyond the year 9999');
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
