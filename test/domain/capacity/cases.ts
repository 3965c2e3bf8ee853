import fc from 'fast-check';
import type { Calendar, PlannedIssue, TeamId } from '../../../src/domain/capacity/types';
import { addDays, hours, instant } from '../../../src/domain/units';
import type { NaiveIssue, NaiveMember } from '../../fixtures/naive-load';
import { calendar, issue, MONDAY } from './examples';

const dayFrom = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => addDays(MONDAY, n));
const orNone = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const dayHours = fc.constantFrom(0, 3, 4, 6, 7.6, 8, 8, 8);

const absences = fc.array(
  fc.record({
    from: dayFrom(-10, 60),
    length: fc.integer({ min: 0, max: 20 }),
    off: orNone(fc.constantFrom(0.5, 2, 4, 12)),
  }),
  { maxLength: 6 },
);
const memberships = fc.array(
  fc.record({
    from: dayFrom(-30, 60),
    length: orNone(fc.integer({ min: 0, max: 90 })),
    allocation: fc.constantFrom(0, 0.25, 1 / 3, 0.5, 0.8, 1, 1.5),
    reserve: fc.constantFrom(0, 0, 0.1, 0.2, 1),
  }),
  { maxLength: 4 },
);

const sevenDays = fc.array(dayHours, { minLength: 7, maxLength: 7 });

/** Part time, weeks that alternate, changing schedules and shares, half days, holidays, overlapping absences, none at all. */
export const calendars: fc.Arbitrary<Calendar> = fc
  .record({
    weeks: fc.array(fc.record({ from: dayFrom(-40, 60), week: sevenDays, second: orNone(sevenDays) }), {
      maxLength: 3,
    }),
    absences,
    holidays: fc.array(fc.record({ day: dayFrom(-10, 60), half: fc.boolean() }), { maxLength: 4 }),
    memberships,
  })
  .map((drawn) => ({
    ...calendar(),
    schedules: [
      ...calendar().schedules,
      ...drawn.weeks.flatMap(({ from, week, second }) =>
        calendar({ week, ...(second === null ? {} : { second }) }).schedules.map((one) => ({ ...one, from })),
      ),
    ],
    holidays: drawn.holidays,
    absences: drawn.absences.map(({ from, length, off }) => ({
      from,
      to: addDays(from, length),
      secondsPerDay: off === null ? null : hours(off),
    })),
    memberships: drawn.memberships.map(({ from, length, allocation, reserve }, i) => ({
      team: i as TeamId,
      from,
      to: length === null ? null : addDays(from, length),
      allocation,
      reserve,
    })),
  }));

/** Open issues with ids, ages and ranks of their own, so that their order is never in doubt. */
export const issueLists: fc.Arbitrary<PlannedIssue[]> = fc
  .array(
    fc.record({
      left: orNone(fc.constantFrom(0, 0.01, 1 / 3, 1, 2.5, 8, 8.01, 24, 40, 300)),
      assumed: fc.boolean(),
      start: orNone(dayFrom(-20, 90)),
      due: orNone(dayFrom(-20, 120)),
      priority: orNone(fc.integer({ min: 0, max: 4 })),
      rank: orNone(fc.constantFrom('0|a:', '0|b:', '0|c:')),
    }),
    { maxLength: 25 },
  )
  .map((drawn) =>
    drawn.map(({ left, assumed, ...rest }, i) => {
      const made = issue(`I-${i}`, left, { ...rest, created: instant(1000 - i) });
      return assumed && left !== null
        ? { ...made, remaining: { kind: 'assumed' as const, seconds: hours(left) } }
        : made;
    }),
  );

/** The same calendar, read by plain rules. */
export const naiveMember = (id: string, calendar: Calendar): NaiveMember => ({
  id,
  hoursByDay: (day) => {
    const planned = naiveWeek(calendar, day)[(new Date(day).getUTCDay() + 6) % 7] ?? 0;
    return (Math.max(0, planned - naiveOff(calendar, day, planned)) * naiveShare(calendar, day)) / 3600;
  },
});

const naiveOff = ({ absences, holidays = [] }: Calendar, day: string, planned: number): number => {
  let off = 0;
  for (const one of absences) if (one.from <= day && day <= one.to) off += one.secondsPerDay ?? planned;
  for (const one of holidays) if (one.day === day) off += one.half ? planned / 2 : planned;
  return off;
};

const naiveWeek = ({ schedules }: Calendar, day: string): readonly number[] => {
  let week: readonly number[] = [];
  let since = '';
  for (const one of schedules)
    if (one.from <= day && one.from > since)
      [week, since] = [weeksSince(one.from, day) % 2 === 1 ? (one.second ?? one.week) : one.week, one.from];
  return week;
};

/** Mondays that passed between two days. */
const weeksSince = (from: string, day: string): number =>
  Math.round((mondayBefore(day) - mondayBefore(from)) / 6.048e8);
const mondayBefore = (day: string): number => Date.parse(day) - ((new Date(day).getUTCDay() + 6) % 7) * 86_400_000;

const naiveShare = ({ memberships }: Calendar, day: string): number => {
  const teams = memberships.filter(({ from, to }) => from <= day && (to === null || day <= to));
  let share = teams.length === 0 ? 1 : 0;
  for (const { allocation, reserve } of teams) share += allocation * (1 - reserve);
  return share;
};

export const naiveIssue = (assignee: string, one: PlannedIssue): NaiveIssue => ({
  id: one.id,
  assignee,
  remainingHours: one.remaining.kind === 'unknown' ? null : one.remaining.seconds / 3600,
  start: one.start,
  due: one.due,
  priority: one.priority,
  rank: one.rank,
  created: one.created,
});
