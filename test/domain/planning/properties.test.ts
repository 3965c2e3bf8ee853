import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continuePlan, isComplete, planFrom, startPlan } from '../../../src/domain/planning/plan-many';
import type { PlanningRequest, PlanningResult } from '../../../src/domain/planning/types';
import { seconds } from '../../../src/domain/units';
import { bestByHand, valueByHand } from './by-hand';
import { ids, issue, planned } from './examples';

const runs = (numRuns: number) => ({ numRuns, seed: 20261124 });
const MOVES = 400;

/** Requests of any kind: tight and roomy, with vetoes, locks, chains, unknown work, past due weeks. */
const requests = (issues: number, people: number, weeks: number): fc.Arbitrary<PlanningRequest> =>
  fc.tuple(fc.integer({ min: 1, max: people }), fc.integer({ min: 1, max: weeks })).chain(([count, length]) =>
    fc.record({
      seed: fc.integer(),
      people: fc
        .array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: length, maxLength: length }), {
          minLength: count,
          maxLength: count,
        })
        .map((list) => list.map((row, n) => ({ id: `p${n}`, weeks: row.map((value) => seconds(value)) }))),
      issues: fc.array(drawnIssue(count, length), { maxLength: issues }).map((list) => list.map((make, n) => make(n))),
    }),
  );

const drawnIssue = (people: number, weeks: number) =>
  fc
    .record({
      work: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 12 }),
      dueWeek: fc.option(fc.integer({ min: -2, max: weeks }), { freq: 3 }),
      earliestWeek: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: weeks })),
      fits: fc.array(fc.integer({ min: 0, max: 10 }), { minLength: people, maxLength: people }),
      vetoed: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: people, maxLength: people }),
      locked: fc.option(fc.integer({ min: -1, max: people - 1 }), { freq: 5 }),
      blocker: fc.option(fc.nat(20), { freq: 2 }),
    })
    .map((drawn) => (n: number) => {
      const vetoes = drawn.vetoed.flatMap((lot, at) => (lot === 0 && drawn.locked !== at ? [`p${at}`] : []));
      return issue(`i${n}`, {
        work: drawn.work === null ? null : seconds(drawn.work),
        dueWeek: drawn.dueWeek,
        earliestWeek: drawn.earliestWeek,
        fits: drawn.fits.map((fit) => fit / 10),
        vetoes,
        lock: drawn.locked === null ? null : { person: drawn.locked === -1 ? null : `p${drawn.locked}` },
        blockedBy: drawn.blocker !== null && n > 0 ? ids(`i${drawn.blocker % n}`) : [],
      });
    });

const everyPlan = (check: (request: PlanningRequest, result: PlanningResult) => void) =>
  fc.assert(
    fc.property(requests(12, 5, 5), (request) => check(request, planned(request, MOVES))),
    runs(300),
  );

describe('every plan', () => {
  it('stays within the capacity of each person and week, and places all of the work', () => {
    everyPlan((request, { loads, assignments }) => {
      request.people.forEach(({ id, weeks }, at) => {
        const mine = assignments.filter((one) => one.person === id).map((one) => one.issue);
        const work = request.issues.filter((one) => mine.includes(one.id)).map((one) => one.work ?? Number.NaN);
        const laid = loads[at]?.weeks ?? [];
        laid.forEach((load, week) => void expect(load).toBeLessThanOrEqual(weeks[week] ?? 0));
        expect(laid.reduce((sum, load) => sum + load, 0)).toBe(work.reduce((sum, one) => sum + one, 0));
      });
    });
  });
  it('stays within cumulative capacity: what ends by a week fits into the weeks until then', () => {
    everyPlan((request, { assignments }) => {
      for (const { id, weeks } of request.people)
        weeks.forEach((_, week) => {
          const done = assignments
            .filter((one) => one.person === id && (one.last ?? 0) <= week)
            .map((one) => one.issue);
          const work = request.issues.filter((one) => done.includes(one.id)).map((one) => one.work ?? Number.NaN);
          const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
          expect(sum(work)).toBeLessThanOrEqual(sum(weeks.slice(0, week + 1)));
        });
    });
  });
  it('holds vetoes, locks, earliest weeks and unknown work', () => {
    everyPlan((request, { assignments }) => {
      request.issues.forEach((one, at) => {
        const { person, first, last } = assignments[at] ?? { person: null, first: null, last: null };
        if (person === null) return;
        expect(one.vetoes).not.toContain(person);
        expect(one.work).not.toBeNull();
        if (one.lock !== null) expect(person).toBe(one.lock.person);
        expect(first).toBeGreaterThanOrEqual(one.earliestWeek);
        expect(last).toBeGreaterThanOrEqual(first ?? 0);
      });
    });
  });
  it('begins what is blocked in or after the week in which its blockers end, or gives it to nobody', () => {
    everyPlan((request, { assignments }) => {
      const byId = new Map(assignments.map((one) => [one.issue, one]));
      for (const one of request.issues)
        for (const blocker of one.blockedBy) {
          const [mine, before] = [byId.get(one.id), byId.get(blocker)];
          if (mine?.person != null) expect(mine.first).toBeGreaterThanOrEqual(before?.last ?? Number.POSITIVE_INFINITY);
        }
    });
  });
  it('is worth what plain sums say, and says why for exactly those whom nobody has', () => {
    everyPlan((request, result) => {
      expect(result.totals.value).toBeCloseTo(valueByHand(request, result.assignments), 9);
      for (const { person, why } of result.assignments) expect(why === null).toBe(person !== null);
    });
  });
  it('is the same for the same request', () => {
    everyPlan((request, result) => void expect(planned(request, MOVES)).toEqual(result));
  });
  it('is the same however often it was stopped, stored and continued', () => {
    fc.assert(
      fc.property(requests(12, 5, 5), fc.array(fc.nat(3), { minLength: 1 }), (request, pauses) => {
        const started = startPlan(request, 2000);
        let state = started.ok ? started.state : null;
        for (let n = 0; state !== null && !isComplete(state); n++) {
          let asked = 0;
          const pause = pauses[n % pauses.length] ?? 0;
          state = continuePlan(request, JSON.parse(JSON.stringify(state)), () => asked++ > pause);
        }
        expect(state && planFrom(request, state)).toEqual(planned(request, 2000));
      }),
      runs(60),
    );
  });
});

describe('a small plan', () => {
  it('is as good as the best of all plans: up to 4 issues, 3 people and 3 weeks', () => {
    fc.assert(
      fc.property(requests(4, 3, 3), (request) => {
        expect(valueByHand(request, planned(request).assignments, 1000)).toBeCloseTo(bestByHand(request), 9);
      }),
      runs(150),
    );
  });
});
