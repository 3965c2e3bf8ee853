import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backTest } from '../../../src/domain/forecast/back-test';
import { howManyBy } from '../../../src/domain/forecast/how-many';
import { samplesBefore } from '../../../src/domain/forecast/samples';
import { countAt, doneWithin, weeksUntil } from '../../../src/domain/forecast/trials';
import { whenDone } from '../../../src/domain/forecast/when-done';
import { addDays, localDate } from '../../../src/domain/units';

/** Tuesday; the week of Monday the 23rd is not over. */
const today = localDate('2026-11-24');
const lastMonday = localDate('2026-11-16');

/** Weeks that end with the one before today's. */
const weeksOf = (...counts: number[]) =>
  counts.map((count, at) => ({ week: addDays(lastMonday, 7 * (at + 1 - counts.length)), count }));
const steady = weeksOf(...Array<number>(20).fill(5));
const varied = weeksOf(...Array.from({ length: 52 }, (_, at) => [3, 0, 5, 2, 7, 1, 4, 0, 6, 3, 8, 2, 5][at % 13] ?? 0));

describe('a forecast', () => {
  it('of 12 issues at a steady 5 a week takes 3 weeks, the last day being 14 December', () => {
    const three = { weeks: 3, date: '2026-12-14' };
    expect(whenDone(steady, { issues: 12, day: today, seed: 1 })).toEqual({
      ok: true,
      kind: 'when-done',
      issues: 12,
      samples: 20,
      by: { p50: three, p85: three, p95: three },
    });
  });
  it('of how many in 14 days at a steady 5 a week is 10', () => {
    const until = addDays(today, 13);
    expect(howManyBy(steady, { until, day: today, seed: 1 })).toMatchObject({ atLeast: { p50: 10, p85: 10, p95: 10 } });
  });
  it('of how many in 7 weeks at 0 or 10 a week with equal chance lies where the binomial has it', () => {
    const coin = weeksOf(...Array.from({ length: 26 }, (_, at) => (at % 2) * 10));
    const until = addDays(today, 48);
    expect(howManyBy(coin, { until, day: today, seed: 3 })).toMatchObject({ atLeast: { p50: 30, p85: 20, p95: 10 } });
  });
  it('is the same for the same seed, and nearly so for another', () => {
    const ask = (seed: number) => whenDone(varied, { issues: 60, day: today, seed });
    expect(ask(7)).toEqual(ask(7));
    const [one, other] = [ask(7), ask(8)];
    if (!one.ok || !other.ok) throw new Error('refused');
    expect(Math.abs((one.by.p85?.weeks ?? 0) - (other.by.p85?.weeks ?? 99))).toBeLessThanOrEqual(1);
  });
  it('keeps zero weeks: with them the same work takes longer', () => {
    const busy = whenDone(weeksOf(...Array<number>(12).fill(4)), { issues: 40, day: today, seed: 1 });
    const idle = whenDone(weeksOf(...Array.from({ length: 12 }, (_, at) => (at % 2) * 4)), {
      issues: 40,
      day: today,
      seed: 1,
    });
    if (!busy.ok || !idle.ok) throw new Error('refused');
    expect(idle.by.p50?.weeks).toBeGreaterThan(1.5 * (busy.by.p50?.weeks ?? 99));
  });
  it('tells no date beyond three years', () => {
    const rare = weeksOf(1, ...Array<number>(25).fill(0));
    expect(whenDone(rare, { issues: 400, day: today, seed: 1 })).toMatchObject({
      ok: true,
      by: { p50: null, p95: null },
    });
  });
});

describe('a refusal', () => {
  const ask = (weeks: ReturnType<typeof weeksOf>, issues = 5) => whenDone(weeks, { issues, day: today, seed: 1 });
  it('comes below 7 weeks that are over, with how many there are', () => {
    const six = weeksOf(...Array<number>(6).fill(3));
    const refusal = { kind: 'too-few-weeks', weeks: 6, needed: 7 };
    expect(ask(six)).toEqual({ ok: false, refusal });
    expect(ask([...six, { week: localDate('2026-11-23'), count: 3 }])).toEqual({ ok: false, refusal });
    expect(howManyBy(six, { until: today, day: today, seed: 1 })).toEqual({ ok: false, refusal });
    expect(ask(weeksOf(...Array<number>(7).fill(3))).ok).toBe(true);
  });
  it('comes where a week is left out, where nothing was ever done, and for questions that are none', () => {
    const gap = steady.filter((_, at) => at !== 10);
    expect(ask(gap)).toEqual({ ok: false, refusal: { kind: 'weeks-missing', after: gap[9]?.week } });
    expect(ask(weeksOf(...Array<number>(12).fill(0)))).toEqual({ ok: false, refusal: { kind: 'nothing-done' } });
    for (const issues of [0, -1, 1.5, Number.NaN]) {
      expect(ask(steady, issues)).toEqual({ ok: false, refusal: { kind: 'bad-question' } });
    }
    for (const until of [addDays(today, -1), addDays(today, 5000)]) {
      expect(howManyBy(steady, { until, day: today, seed: 1 })).toMatchObject({ refusal: { kind: 'bad-question' } });
    }
  });
});

describe('the weeks that a forecast rests on', () => {
  const count = (lookBack?: number) => {
    const samples = samplesBefore(varied, today, lookBack);
    return samples.ok ? samples.counts.length : 0;
  };
  it('are the last 26, or what is asked for between 12 and 26', () => {
    expect([count(), count(3), count(20), count(99)]).toEqual([26, 12, 20, 26]);
  });
});

describe('trials', () => {
  const counts = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 26 })
    .filter((all) => all.some(Boolean));
  const seed = fc.integer();
  it('need no fewer weeks for more issues, and get no less done in more days', () => {
    fc.assert(
      fc.property(counts, seed, fc.integer({ min: 1, max: 30 }), (all, from, issues) => {
        const mean = (outcomes: Uint32Array) => outcomes.reduce((sum, one) => sum + one, 0) / outcomes.length;
        expect(mean(weeksUntil(all, issues + 30, from, 400))).toBeGreaterThan(mean(weeksUntil(all, issues, from, 400)));
        expect(mean(doneWithin(all, 7 * issues + 70, from, 400))).toBeGreaterThan(mean(doneWithin(all, 7, from, 400)));
      }),
      { numRuns: 30 },
    );
  });
  it('get on average as much done as the past weeks did', () => {
    fc.assert(
      fc.property(counts, seed, fc.integer({ min: 1, max: 100 }), (all, from, days) => {
        const outcomes = doneWithin(all, days, from, 4000);
        const mean = outcomes.reduce((sum, one) => sum + one, 0) / outcomes.length;
        const expected = ((all.reduce((sum, one) => sum + one, 0) / all.length) * days) / 7;
        expect(Math.abs(mean - expected)).toBeLessThan(6 * Math.sqrt((20 * (days / 7 + 1)) / 4000));
      }),
      { numRuns: 30 },
    );
  });
  it('agree with every possible sequence of three weeks, counted out', () => {
    const past = [0, 1, 1, 2, 3, 5, 8];
    const sums = past.flatMap((a) => past.flatMap((b) => past.map((c) => a + b + c)));
    const share = (all: Iterable<number>, size: number) => [...all].filter((sum) => sum >= 7).length / size;
    const outcomes = doneWithin(past, 21, 5);
    expect(share(outcomes, outcomes.length)).toBeCloseTo(share(sums, sums.length), 1);
    const within = weeksUntil(past, 7, 6);
    expect(within.filter((weeks) => weeks <= 3).length / within.length).toBeCloseTo(share(sums, sums.length), 1);
  });
});

describe('a back-test', () => {
  const at = { day: today, seed: 1 };
  it('finds that all forecasts of a steady team held', () => {
    expect(backTest(steady, { kind: 'how-many', weeks: 4 }, at)).toEqual({ held: 10, judged: 10, share: 1 });
    expect(backTest(steady, { kind: 'when-done', issues: 10 }, at)).toEqual({ held: 12, judged: 12, share: 1 });
  });
  it('finds that those held whose weeks were over when a team stopped, and none after; the last, slower promise is not due yet', () => {
    const stopped = weeksOf(...Array<number>(10).fill(5), ...Array<number>(3).fill(0));
    const result = backTest(stopped, { kind: 'when-done', issues: 10 }, at);
    expect(result).toEqual({ held: 2, judged: 4, share: 0.5 });
  });
  it('judges nothing where no forecast was possible or its time is not over', () => {
    const none = { held: 0, judged: 0, share: null };
    expect(backTest(steady.slice(-7), { kind: 'how-many', weeks: 1 }, at)).toEqual(none);
    expect(backTest(steady.slice(-10), { kind: 'how-many', weeks: 9 }, at)).toEqual(none);
  });
  it('agrees with forecasts told one by one from nothing but the weeks before', () => {
    const count = fc.integer({ min: 0, max: 9 });
    fc.assert(
      fc.property(fc.array(count, { minLength: 8, maxLength: 40 }), fc.integer({ min: 1, max: 5 }), (counts, weeks) => {
        let [held, judged] = [0, 0];
        for (let told = 7; told + weeks <= counts.length; told++) {
          const before = counts.slice(Math.max(0, told - 26), told);
          if (before.every((one) => one === 0)) continue;
          const promised = countAt(doneWithin(before, 7 * weeks, 1 + told, 2000), 0.85);
          const came = counts.slice(told, told + weeks).reduce((sum, one) => sum + one, 0);
          [held, judged] = [held + Number(came >= promised), judged + 1];
        }
        const result = backTest(
          startingOn(counts),
          { kind: 'how-many', weeks },
          { day: localDate('2030-01-01'), seed: 1 },
        );
        expect(result).toEqual({ held, judged, share: judged ? held / judged : null });
      }),
      { numRuns: 25 },
    );
  });
  it('of chance alone holds in about 85 of 100', () => {
    const chance = Array.from({ length: 400 }, (_, at) => Math.imul(at + 17, 2654435761) >>> 0).map(
      (h) => (h >>> 7) % 23,
    );
    const { share } = backTest(
      startingOn(chance),
      { kind: 'how-many', weeks: 4 },
      { day: localDate('2030-01-01'), seed: 1 },
    );
    expect(share).toBeGreaterThan(0.78);
    expect(share).toBeLessThan(0.95);
  });
});

const startingOn = (counts: readonly number[]) =>
  counts.map((count, at) => ({ week: addDays(localDate('2020-01-06'), 7 * at), count }));
