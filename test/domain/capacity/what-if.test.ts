import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityStretches, stretchesFrom } from '../../../src/domain/capacity/capacity-stretch';
import { couldFinishBy } from '../../../src/domain/capacity/could-finish-by';
import type { DailyLoad } from '../../../src/domain/capacity/daily-load';
import { onTime } from '../../../src/domain/capacity/finish-dates';
import { otherWorkOf } from '../../../src/domain/capacity/other-work';
import { plan } from '../../../src/domain/capacity/plan';
import { HORIZON_DAYS } from '../../../src/domain/capacity/spread';
import type { Calendar, PlannedIssue } from '../../../src/domain/capacity/types';
import { whatIf } from '../../../src/domain/capacity/what-if';
import { capacitySeries, seriesOf } from '../../../src/domain/capacity/working-day';
import { addDays, toHours } from '../../../src/domain/units';
import { calendars, issueLists } from './cases';
import { calendar, day, issue, MONDAY, off } from './examples';

const runs = (numRuns: number) => ({ numRuns, seed: 20261124 });
const horizon = { from: MONDAY, to: addDays(MONDAY, HORIZON_DAYS - 1) };
const loads = (days: readonly DailyLoad[]) =>
  days.map(({ dated, undated }) => undated.reduce((sum, { seconds }) => sum + seconds, dated as number));
const whole = (days: readonly DailyLoad[]) => loads(days).reduce((sum, load) => sum + load, 0);
const days = (laid: { days: ReturnType<typeof plan>['days'] }) => laid.days(horizon);
const close = (a: readonly number[], b: readonly number[]) =>
  a.forEach((value, index) => {
    expect(Math.abs(value - (b[index] ?? Number.NaN)), `day ${index}`).toBeLessThan(0.5);
  });

/** A person whose sums hold all issues, seen by somebody who may browse only those that `sees` says. */
const atHand = (own: Calendar, issues: readonly PlannedIssue[], sees: (one: PlannedIssue) => boolean = () => true) => ({
  series: capacitySeries(own, MONDAY),
  days: days(plan({ calendar: own, today: MONDAY, issues })),
  issues: issues.filter(sees),
});

describe('capacity in stretches', () => {
  it('is the same capacity after a journey as JSON', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 0, max: HORIZON_DAYS - 1 }), (own, n) => {
        const cut = JSON.parse(JSON.stringify(capacityStretches(own, MONDAY)));
        const [there, here] = [seriesOf(stretchesFrom(cut), MONDAY), capacitySeries(own, MONDAY)];
        expect(there.capacity(n)).toBeCloseTo(here.capacity(n), 6);
        expect(there.away(n)).toBeCloseTo(here.away(n), 6);
        expect(there.total(0, n)).toBeCloseTo(here.total(0, n), 3);
        expect(there.firstWorking(n, HORIZON_DAYS - 1)).toBe(here.firstWorking(n, HORIZON_DAYS - 1));
      }),
      runs(200),
    );
  });
});

describe('on time', () => {
  it('is could finish by, held against the due date, though no day after it is looked at', () => {
    fc.assert(
      fc.property(calendars, issueLists, (own, issues) => {
        const isOnTime = onTime({ series: capacitySeries(own, MONDAY), issues });
        for (const one of issues) {
          if (one.due === null || one.due < MONDAY || one.remaining.kind === 'unknown') continue;
          if (one.remaining.seconds <= 0) continue;
          const alone = { ...one, remaining: one.remaining.seconds };
          const date = couldFinishBy({ calendar: own, today: MONDAY, issues, issue: alone });
          expect(isOnTime(one)).toBe(date !== null && date <= one.due);
        }
      }),
      runs(200),
    );
  });
});

describe('other work', () => {
  it('is nothing where the viewer sees everything', () => {
    fc.assert(
      fc.property(calendars, issueLists, (own, issues) => {
        const person = atHand(own, issues);
        const other = otherWorkOf(person.days, person.issues, person.series);
        expect(other.dated.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThan(0.5);
        expect(other.undated.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThan(0.5);
      }),
      runs(150),
    );
  });

  it('with the issues that the viewer sees makes the sums again, whatever they do not see', () => {
    fc.assert(
      fc.property(calendars, issueLists, fc.integer({ min: 1, max: 7 }), (own, issues, mask) => {
        const noStarts = issues.map((one) => (one.due === null ? { ...one, start: null } : one));
        const person = atHand(own, noStarts, ({ id }) => (Number(id.slice(2)) & mask) !== 0);
        const other = otherWorkOf(person.days, person.issues, person.series);
        const again = plan({ series: person.series, issues: person.issues, other });
        expect(Math.abs(whole(days(again)) - whole(person.days))).toBeLessThan(1);
        expect(again.free(horizon)).toBeCloseTo(
          plan({ calendar: own, today: MONDAY, issues: noStarts }).free(horizon),
          0,
        );
      }),
      runs(150),
    );
  });

  it('is never below 0, even where an issue changed since the sums were made', () => {
    const person = atHand(calendar(), [issue('A', 8, { due: day('2026-11-27') })]);
    const grown = [issue('A', 80, { due: day('2026-11-27') })];
    const other = otherWorkOf(person.days, grown, person.series);
    expect(Math.max(...other.dated)).toBe(0);
    expect(other.undated).toEqual([]);
  });
});

describe('what if somebody takes an issue', () => {
  it('is the plan that would be made with it, and without it for who gives it', () => {
    fc.assert(
      fc.property(calendars, issueLists, issueLists, (own, issues, others) => {
        const given = others.map((one): PlannedIssue => ({ ...one, id: `X-${one.id}` as PlannedIssue['id'] }))[0];
        if (given === undefined) return;
        const took = whatIf(atHand(own, issues), given, 'takes');
        const gave = whatIf(atHand(own, [...issues, given]), given, 'gives');
        const [without, withIt] = [issues, [...issues, given]].map((list) =>
          loads(days(plan({ calendar: own, today: MONDAY, issues: list }))),
        );
        close(loads(days(took.before)), without ?? []);
        close(loads(days(took.after)), withIt ?? []);
        close(loads(days(gave.before)), withIt ?? []);
        close(loads(days(gave.after)), without ?? []);
      }),
      runs(100),
    );
  });

  it('makes nothing of theirs earlier by taking, and nothing later by giving', () => {
    fc.assert(
      fc.property(calendars, issueLists, fc.integer({ min: 0, max: 7 }), (own, issues, mask) => {
        const [given, ...rest] = issues;
        if (given === undefined) return;
        const sees = ({ id }: PlannedIssue) => (Number(id.slice(2)) & mask) === 0;
        expect(whatIf(atHand(own, rest, sees), given, 'takes').backOnTime).toEqual([]);
        expect(
          whatIf(
            atHand(own, issues, (one) => one === given || sees(one)),
            given,
            'gives',
          ).becomesLate,
        ).toEqual([]);
      }),
      runs(150),
    );
  });

  it('names the issue that becomes late: 15 h beside 10 h, both due on Wednesday, with 24 h of capacity until then', () => {
    const theirs = issue('theirs', 10, { due: day('2026-11-25') });
    const taken = issue('taken', 15, { due: day('2026-11-25') });
    const { becomesLate, before, after } = whatIf(atHand(calendar(), [theirs]), taken, 'takes');
    expect(becomesLate).toEqual([
      { id: 'theirs', due: day('2026-11-25'), before: day('2026-11-24'), after: day('2026-11-26') },
    ]);
    const week = { from: MONDAY, to: day('2026-11-25') };
    expect([before, after].map((laid) => Math.round(toHours(laid.free(week))))).toEqual([14, -1]);
  });

  it('names the issue that is back on time when its holder gives another one away', () => {
    const theirs = issue('theirs', 10, { due: day('2026-11-25') });
    const given = issue('given', 20, { due: day('2026-11-25') });
    const { backOnTime } = whatIf(atHand(calendar(), [theirs, given]), given, 'gives');
    expect(backOnTime.map(({ id }) => id)).toEqual(['theirs']);
  });

  it('moves hidden undated work later, and back only to where it could have begun', () => {
    const hidden = issue('hidden', 16);
    const later = issue('later', 8, { start: day('2026-12-07') });
    const taken = issue('taken', 8, { due: MONDAY });
    const person = atHand(calendar({ absences: [off('2026-11-24')] }), [hidden, later], () => false);
    const { before, after } = whatIf(person, taken, 'takes');
    const on = (laid: typeof before, date: string) => toHours(laid.load({ from: day(date), to: day(date) }));
    expect(['2026-11-23', '2026-11-25', '2026-11-26', '2026-12-07'].map((date) => on(before, date))).toEqual([
      8, 8, 0, 8,
    ]);
    expect(['2026-11-23', '2026-11-25', '2026-11-26', '2026-12-07'].map((date) => on(after, date))).toEqual([
      8, 8, 8, 8,
    ]);
    const back = whatIf({ ...person, days: days(after), issues: [] }, taken, 'gives').after;
    expect(on(back, '2026-11-23')).toBe(8);
    expect(on(back, '2026-12-07')).toBe(8);
  });
});
