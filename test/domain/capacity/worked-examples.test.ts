import { describe, expect, it } from 'vitest';
import { plan } from '../../../src/domain/capacity/plan';
import { BEYOND, roomOf } from '../../../src/domain/capacity/spread';
import { allocationOn, awayOn, capacityOn, capacityOver, utilisation } from '../../../src/domain/capacity/working-day';
import { addDays, hours, seconds, toHours } from '../../../src/domain/units';
import { calendar, day, issue, MONDAY, off, share } from './examples';

const weeks = (count: number) => ({ from: MONDAY, to: addDays(MONDAY, 7 * count - 1) });
const hoursOf = (laid: ReturnType<typeof plan>, id: string) =>
  laid.partsOf(issue(id, 0).id).map(({ index, seconds: work }) => [index, Math.round((work / 3600) * 1e6) / 1e6]);

describe('working day (docs/capacity.md)', () => {
  it('8 h less 2 h away at 80 % with a tenth in reserve give 4.32 h', () => {
    const one = calendar({ absences: [off('2026-11-24', 2)], memberships: [share(0.8, 0.1)] });
    expect(toHours(capacityOn(one, day('2026-11-24')))).toBeCloseTo(4.32, 9);
    expect(toHours(awayOn(one, day('2026-11-24')))).toBeCloseTo(1.44, 9);
  });
  it('overlapping absences add up and take no more than the day', () => {
    const one = calendar({ absences: [off('2026-11-24', 5), off('2026-11-20', 4, '2026-11-30')] });
    expect(toHours(capacityOn(one, day('2026-11-23')))).toBe(4);
    expect(capacityOn(one, day('2026-11-24'))).toBe(0);
  });
  it('a plain day off takes the whole day, with half a day on top or not', () => {
    const one = calendar({ absences: [off('2026-11-24'), off('2026-11-24', 4)] });
    expect(capacityOn(one, day('2026-11-24'))).toBe(0);
    expect(toHours(awayOn(one, day('2026-11-24')))).toBe(8);
  });
  it('shares of several teams add up, each with its own reserve', () => {
    const one = calendar({ memberships: [share(0.5, 0.2), share(0.7, 0)] });
    expect(toHours(capacityOn(one, MONDAY))).toBeCloseTo(8.8, 9);
    expect(allocationOn(one, MONDAY)).toBeCloseTo(1.2, 12);
  });
  it('a day without any team is a whole share; a share of 0 is none', () => {
    const ended = calendar({ memberships: [share(0.5, 0, '2026-01-01', '2026-11-23')] });
    expect([MONDAY, day('2026-11-24')].map((on) => toHours(capacityOn(ended, on)))).toEqual([4, 8]);
    expect(capacityOn(calendar({ memberships: [share(0)] }), MONDAY)).toBe(0);
  });
  it('a schedule holds from its day on; before the first there is none', () => {
    const shorter = calendar({ week: [4, 4, 4, 4, 0, 0, 0] }).schedules.map(({ week }) => ({
      from: day('2026-11-24'),
      week,
    }));
    const changed = { ...calendar(), schedules: [...calendar().schedules, ...shorter] };
    expect(
      ['1999-12-31', '2026-11-23', '2026-11-24', '2026-11-27'].map((on) => toHours(capacityOn(changed, day(on)))),
    ).toEqual([0, 8, 4, 0]);
  });
});

describe('capacity and free', () => {
  it('three weeks of 40 h less one day off are 112 h', () => {
    expect(toHours(capacityOver(calendar({ absences: [off('2026-11-25')] }), weeks(3)))).toBe(112);
  });
  it('Monday to Wednesday, 8 h a day, less one such day over 3 weeks, are 64 h', () => {
    const one = calendar({ week: [8, 8, 8, 0, 0, 0, 0], absences: [off('2026-11-25'), off('2026-11-27')] });
    expect(toHours(capacityOver(one, weeks(3)))).toBe(64);
  });
  it('24 h of work leave 88 h of 112 h, 20 h leave 44 h of 64 h', () => {
    const first = plan({
      calendar: calendar({ absences: [off('2026-11-25')] }),
      today: MONDAY,
      issues: [issue('A', 24)],
    });
    expect(toHours(first.free(weeks(3)))).toBeCloseTo(88, 9);
    const three = calendar({ week: [8, 8, 8, 0, 0, 0, 0], absences: [off('2026-11-25')] });
    const second = plan({ calendar: three, today: MONDAY, issues: [issue('B', 20, { due: day('2026-12-09') })] });
    expect(toHours(second.free(weeks(3)))).toBeCloseTo(44, 9);
  });
  it('utilisation is load by capacity, and unknown without capacity', () => {
    expect(utilisation(hours(30), hours(40))).toBe(0.75);
    expect(utilisation(hours(30), hours(0))).toBeNull();
  });
});

describe('spread', () => {
  const today = MONDAY;
  it('dated work spreads in proportion to capacity: 10 h over 8 + 4 + 8 h are 4, 2 and 4 h', () => {
    const laid = plan({
      calendar: calendar({ absences: [off('2026-11-24', 4)] }),
      today,
      issues: [issue('A', 10, { due: day('2026-11-25') })],
    });
    expect(hoursOf(laid, 'A')).toEqual([
      [0, 4],
      [1, 2],
      [2, 4],
    ]);
  });
  it('the last planned day is the last day of the window with capacity', () => {
    const halfOff = calendar({ absences: [off('2026-11-24', 4)] });
    const last = (due: string) =>
      plan({ calendar: halfOff, today, issues: [issue('A', 10, { due: day(due) })] }).lastPlannedDay.get(
        issue('A', 0).id,
      );
    expect(['2026-11-25', '2026-11-29'].map(last)).toEqual(['2026-11-25', '2026-11-27']);
  });
  it('dated work ignores other work and may overbook', () => {
    const laid = plan({
      calendar: calendar(),
      today,
      issues: [issue('A', 8, { due: MONDAY }), issue('B', 4, { due: MONDAY })],
    });
    expect(toHours(laid.free({ from: MONDAY, to: MONDAY }))).toBeCloseTo(-4, 9);
  });
  it('a start after the due date is ignored', () => {
    const laid = plan({
      calendar: calendar(),
      today,
      issues: [issue('A', 16, { start: day('2026-11-30'), due: day('2026-11-24') })],
    });
    expect(hoursOf(laid, 'A')).toEqual([
      [0, 8],
      [1, 8],
    ]);
  });
  it('overdue work lies on the first day with capacity from today on', () => {
    const laid = plan({
      calendar: calendar(),
      today: day('2026-11-28'),
      issues: [issue('A', 20, { due: day('2026-11-20'), start: day('2026-11-10') })],
    });
    expect(hoursOf(laid, 'A')).toEqual([[2, 20]]);
  });
  it('a window without capacity puts the work on the first day with capacity from its start on', () => {
    const laid = plan({
      calendar: calendar(),
      today,
      issues: [issue('A', 3, { start: day('2026-11-28'), due: day('2026-11-29') })],
    });
    expect(laid.lastPlannedDay.get(issue('A', 0).id)).toBe('2026-11-30');
  });
  it('undated work comes after all dated work by priority, rank, age', () => {
    const issues = [
      issue('late', 2, { priority: 1, rank: 'b' }),
      issue('none', 2),
      issue('first', 2, { priority: 0 }),
      issue('dated', 6, { due: MONDAY }),
      issue('ranked', 2, { priority: 1, rank: 'a' }),
    ];
    const laid = plan({ calendar: calendar({ week: [8, 2, 2, 2, 8, 0, 0] }), today, issues });
    expect(['first', 'ranked', 'late', 'none'].map((id) => hoursOf(laid, id))).toEqual([
      [[0, 2]],
      [[1, 2]],
      [[2, 2]],
      [[3, 2]],
    ]);
  });
  it('a remainder under a minute is added to the last day used', () => {
    const laid = plan({
      calendar: calendar(),
      today,
      issues: [issue('A', 8 + 59 / 3600), issue('B', 8 + 61 / 3600)],
    });
    expect(laid.partsOf(issue('A', 0).id).map(({ index, seconds: work }) => [index, Math.round(work)])).toEqual([
      [0, 28859],
    ]);
    expect(laid.partsOf(issue('B', 0).id).map(({ index, seconds: work }) => [index, Math.round(work)])).toEqual([
      [1, 28800],
      [2, 61],
    ]);
  });
  it('a minute that arithmetic made a hair shorter is a whole one', () => {
    const room = roomOf(Float64Array.of(60.000_000_1, 3600, 3600));
    expect(room.fill(120, 0)).toMatchObject({ parts: [{ index: 0 }, { index: 1 }] });
    const full = roomOf(Float64Array.of(60.000_000_1));
    expect(full.fill(120, 0)).toMatchObject({ parts: [{ index: 0 }, { index: BEYOND }] });
  });
  it('work that outlasts 400 days overbooks none of them: the rest lies beyond, and so does its last day', () => {
    const long = issue('A', 5000, { start: day('2026-11-25'), priority: 0 });
    const laid = plan({ calendar: calendar(), today, issues: [long, issue('B', 20, { priority: 5 }), issue('C', 9)] });
    const parts = laid.partsOf(long.id);
    expect(parts.reduce((sum, part) => sum + part.seconds, 0)).toBeCloseTo(5000 * 3600, 3);
    expect(parts.slice(-2).map(({ index }) => index)).toEqual([399, BEYOND]);
    expect(hoursOf(laid, 'B')).toEqual([
      [0, 8],
      [1, 8],
      [BEYOND, 4],
    ]);
    expect([...laid.lastPlannedDay.values()]).toEqual([null, null, null]);
    expect(laid.notPlaced).toEqual(['C']);
    expect(toHours(laid.free({ from: today, to: addDays(today, 399) }))).toBeCloseTo(0, 6);
  });
  it('work without a day of capacity, or without any room, is not placed', () => {
    const none = plan({
      calendar: calendar({ memberships: [share(0)] }),
      today,
      issues: [issue('A', 5), issue('B', 5, { due: MONDAY })],
    });
    expect(none.notPlaced).toEqual(['A', 'B']);
    const full = plan({
      calendar: calendar(),
      today,
      issues: [issue('A', 9000, { due: addDays(today, 399) }), issue('B', 5)],
    });
    expect(full.notPlaced).toEqual(['B']);
  });
  it('unknown work is named and never 0; no work has no part and is not named', () => {
    const laid = plan({ calendar: calendar(), today, issues: [issue('A', null, { due: MONDAY }), issue('B', 0)] });
    expect(laid.unestimated).toEqual(['A']);
    expect([...laid.lastPlannedDay.values()]).toEqual([null, null]);
    expect(laid.notPlaced).toEqual([]);
  });
  it('assumed work is loaded and shown apart', () => {
    const assumed = {
      ...issue('A', 0, { due: day('2026-11-24') }),
      remaining: { kind: 'assumed' as const, seconds: hours(4) },
    };
    const [first] = plan({ calendar: calendar(), today, issues: [assumed, issue('B', 2, { due: MONDAY })] }).days({
      from: MONDAY,
      to: MONDAY,
    });
    expect([first?.dated, first?.assumed].map((work) => Math.round(toHours(work ?? seconds(0)) * 1e9) / 1e9)).toEqual([
      4, 2,
    ]);
  });
});

describe('far dates', () => {
  it('are exact by whole weeks', () => {
    const far = { from: MONDAY, to: day('9999-12-31') };
    const one = calendar({ week: [8, 0, 0, 0, 0, 0, 0], absences: [off('2030-01-07'), off('9000-01-06', 3)] });
    const laid = plan({ calendar: one, today: MONDAY, issues: [issue('A', 1000, { due: far.to })] });
    const mondays = Math.floor((Date.parse(far.to) - Date.parse(MONDAY)) / (7 * 86_400_000)) + 1;
    const taken = (new Date('9000-01-06').getUTCDay() === 1 ? 3 : 0) + 8;
    expect(toHours(capacityOver(one, far))).toBeCloseTo(8 * mondays - taken, 6);
    expect(toHours(laid.load(far))).toBeCloseTo(1000, 6);
    expect(laid.lastPlannedDay.get(issue('A', 0).id)).toBe('9999-12-27');
  });
});
