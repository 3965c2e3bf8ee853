import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { couldFinishBy } from '../../../src/domain/capacity/could-finish-by';
import { plan } from '../../../src/domain/capacity/plan';
import { BEYOND } from '../../../src/domain/capacity/spread';
import { capacityOn, capacityOver } from '../../../src/domain/capacity/working-day';
import { localDateAt } from '../../../src/domain/time';
import { addDays, hours, instant, type LocalDate, toHours, zone } from '../../../src/domain/units';
import { naiveCouldFinish, naiveLastDays, naiveLoad } from '../../fixtures/naive-load';
import { calendars, issueLists, naiveIssue, naiveMember } from './cases';
import { issue, MONDAY } from './examples';

const DAYS = 420;
const all = { from: MONDAY, to: addDays(MONDAY, DAYS - 1) };
const offset = fc.integer({ min: -30, max: 900 });
const runs = (numRuns: number) => ({ numRuns, seed: 20261124 });
const seconds = ({ remaining }: ReturnType<typeof issue>) => (remaining.kind === 'unknown' ? 0 : remaining.seconds);

describe('capacity', () => {
  it('is never below 0 and adds up over intervals', () => {
    fc.assert(
      fc.property(calendars, offset, offset, offset, (calendar, a, b, c) => {
        const [low = 0, middle = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
        const over = (from: number, to: number) =>
          capacityOver(calendar, { from: addDays(MONDAY, from), to: addDays(MONDAY, to) });
        expect(over(low, middle) + over(middle + 1, high)).toBeCloseTo(over(low, high), 3);
        expect(over(low, high)).toBeGreaterThanOrEqual(0);
      }),
      runs(300),
    );
  });
  it('of a day is what plain rules say, near or far', () => {
    fc.assert(
      fc.property(calendars, offset, (calendar, n) => {
        const day = addDays(MONDAY, n);
        expect(toHours(capacityOn(calendar, day))).toBeCloseTo(naiveMember('m', calendar).hoursByDay(day), 9);
      }),
      runs(500),
    );
  });
});

describe('capacity from an instant on', () => {
  it('is the plan of seven local days in every zone, on days that the clock changes as on others', () => {
    const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'].map(
      Date.parse,
    );
    const instants = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }))
      .map(([ms, minutes]) => instant(ms + minutes * 60_000));
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone').map(zone));
    fc.assert(
      fc.property(calendars, zones, instants, (drawn, name, now) => {
        const calendar = { ...drawn, zone: name };
        const today = localDateAt(now, calendar.zone);
        const { hoursByDay } = naiveMember('m', calendar);
        const plain = Array.from({ length: 7 }, (_, n) => hoursByDay(addDays(today, n)));
        const laid = plan({ calendar, today, issues: [issue('A', 3, { due: addDays(today, 6) })] });
        const days = laid.days({ from: today, to: addDays(today, 6) });
        days.forEach((one, n) => {
          expect(toHours(one.capacity)).toBeCloseTo(plain[n] ?? Number.NaN, 9);
        });
        const whole = plain.reduce((sum, one) => sum + one, 0);
        fc.pre(whole > 0);
        days.forEach((one, n) => {
          expect(toHours(one.dated)).toBeCloseTo((3 * (plain[n] ?? 0)) / whole, 9);
        });
      }),
      runs(1000),
    );
  });
});

describe('spread', () => {
  it('parts add up to the whole, or there are none and the issue is named', () => {
    fc.assert(
      fc.property(calendars, issueLists, (calendar, issues) => {
        const laid = plan({ calendar, today: MONDAY, issues });
        for (const one of issues) {
          const sum = laid.partsOf(one.id).reduce((whole, part) => whole + part.seconds, 0);
          if (laid.notPlaced.includes(one.id)) expect(sum).toBe(0);
          else expect(sum).toBeCloseTo(seconds(one), 3);
        }
      }),
      runs(200),
    );
  });
  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(calendars, issueLists, (calendar, issues) => {
        const [one, other] = [issues, [...issues].reverse()].map((list) =>
          plan({ calendar, today: MONDAY, issues: list }),
        );
        for (const { id } of issues) expect(other?.lastPlannedDay.get(id)).toEqual(one?.lastPlannedDay.get(id));
        expect(other?.load(all)).toBeCloseTo(one?.load(all) ?? Number.NaN, 3);
      }),
      runs(150),
    );
  });
  it('undated work never overbooks a day by more than a minute an issue', () => {
    fc.assert(
      fc.property(calendars, issueLists, (calendar, issues) => {
        const undated = issues.map((one) => ({ ...one, due: null }));
        const laid = plan({ calendar, today: MONDAY, issues: undated });
        for (const { capacity, undated: work } of laid.days(all))
          expect(work.reduce((sum, one) => sum + one.seconds, 0)).toBeLessThan(capacity + 60);
      }),
      runs(150),
    );
  });
  it('sums of days, ranges and priorities agree with each other', () => {
    fc.assert(
      fc.property(calendars, issueLists, (calendar, issues) => {
        const laid = plan({ calendar, today: MONDAY, issues });
        const days = laid.days(all);
        const sum = days.reduce((whole, one) => whole + one.dated + one.undated.reduce((s, u) => s + u.seconds, 0), 0);
        expect(sum).toBeCloseTo(laid.load(all), 3);
        expect(days.reduce((whole, one) => whole + one.capacity, 0)).toBeCloseTo(laid.capacity(all), 3);
        const assumed = issues.filter(({ remaining }) => remaining.kind === 'assumed');
        const parts = assumed.flatMap(({ id }) => laid.partsOf(id)).filter(({ index }) => index !== BEYOND);
        const assumedWork = parts.reduce((whole, part) => whole + part.seconds, 0);
        expect(days.reduce((whole, one) => whole + one.assumed, 0)).toBeCloseTo(assumedWork, 3);
      }),
      runs(150),
    );
  });
});

describe('against a naive implementation', () => {
  it('load and capacity of every day, last planned days and could-finish-by are the same', () => {
    let loaded = 0;
    fc.assert(
      fc.property(calendars, issueLists, (calendar, issues) => {
        const laid = plan({ calendar, today: MONDAY, issues });
        const member = naiveMember('m', calendar);
        const plain = issues.map((one) => naiveIssue('m', one));
        const naive = naiveLoad({ today: MONDAY, days: DAYS, members: [member], issues: plain }).get('m');
        laid.days(all).forEach((one, index) => {
          const load = one.dated + one.undated.reduce((sum, work) => sum + work.seconds, 0);
          expect(Math.abs(load / 3600 - (naive?.load[index] ?? Number.NaN))).toBeLessThan(1e-6);
          expect(Math.abs(one.capacity / 3600 - (naive?.capacity[index] ?? Number.NaN))).toBeLessThan(1e-6);
          if (load > 0) loaded++;
        });
        const last = naiveLastDays(MONDAY, member, plain);
        for (const { id } of issues) expect(laid.lastPlannedDay.get(id)).toBe(last.get(id) ?? null);
        issues.slice(0, 3).forEach((one, i) => {
          const remaining = one.remaining.kind === 'unknown' ? null : one.remaining.seconds;
          const date = couldFinishBy({ calendar, today: MONDAY, issues, issue: { ...one, remaining } });
          const [candidate] = plain.slice(i);
          if (candidate) expect(date).toBe(naiveCouldFinish(MONDAY, member, plain, candidate));
        });
      }),
      runs(400),
    );
    expect(loaded).toBeGreaterThan(1000);
  });
});

describe('could finish by', () => {
  it('is never earlier with more work before it', () => {
    const later = (a: LocalDate | null, b: LocalDate | null) => (a ?? '9') >= (b ?? '9');
    fc.assert(
      fc.property(calendars, issueLists, fc.constantFrom(1, 8, 40), (calendar, issues, work) => {
        const candidate = { id: issue('X', 0).id, remaining: hours(12), start: null, priority: 2 };
        const extra = issue('extra', work, { priority: 1 });
        const input = { calendar, today: MONDAY, issue: candidate };
        // Added dated work counts in full; undated work of higher priority likewise.
        const before = couldFinishBy({ ...input, issues: issues.filter(({ due }) => due !== null) });
        const after = couldFinishBy({ ...input, issues: [...issues.filter(({ due }) => due !== null), extra] });
        expect(later(after, before)).toBe(true);
        const dated = couldFinishBy({
          ...input,
          issues: [...issues.filter(({ due }) => due !== null), { ...extra, due: addDays(MONDAY, 10) }],
        });
        expect(later(dated, before)).toBe(true);
      }),
      runs(200),
    );
  });
});

describe('speed', () => {
  it('ten thousand issues of one person take well under a second', () => {
    const many = Array.from({ length: 10_000 }, (_, i) =>
      issue(`I-${i}`, 1 + (i % 16), { priority: i % 5, due: i % 2 === 0 ? addDays(MONDAY, i % 180) : null }),
    );
    const begin = performance.now();
    const laid = plan({
      calendar: fc.sample(calendars, { numRuns: 1, seed: 1 })[0] ?? expect.fail(),
      today: MONDAY,
      issues: many,
    });
    expect(performance.now() - begin).toBeLessThan(500);
    expect(laid.lastPlannedDay.size).toBe(10_000);
  });
});
