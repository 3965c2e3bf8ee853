import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DoneIssue, doneIssuesOf } from '../../../src/domain/kpi/done-issue';
import { estimateBias } from '../../../src/domain/kpi/estimate-bias';
import { estimateCorrelation } from '../../../src/domain/kpi/estimate-correlation';
import { estimateRatio } from '../../../src/domain/kpi/estimate-ratio';
import type { KpiIssue } from '../../../src/domain/kpi/issue';
import { rankCorrelation } from '../../../src/domain/kpi/ranks';
import { timeTrackedCoverage } from '../../../src/domain/kpi/time-tracked-coverage';
import { hours, seconds } from '../../../src/domain/units';
import { change, flowThat, january, type Move, materialIn } from '../../fixtures/kpi-issues';
import { aDoneIssue, at, excludedBy, issueId, november } from './measures-examples';

const estimated = (estimate: number | null, actual: number | null) =>
  aDoneIssue({
    estimate: estimate === null ? null : hours(estimate),
    actual: actual === null ? null : hours(actual),
  });

describe('estimate accuracy', () => {
  it('is 18 h ÷ 12 h = 1.5 as bias and the median of 0.5 and 2 as ratio', () => {
    const issues = [estimated(4, 2), estimated(8, 16)];
    expect(estimateBias(november, issues)).toMatchObject({ value: 1.5, unit: 'ratio', n: 2, unset: null });
    expect(estimateRatio(november, issues).value).toBe(1.25);
  });

  it('leaves out and counts what has no estimate, an estimate of nothing, or no worklog', () => {
    const result = estimateBias(november, [estimated(null, 3), estimated(0, 3), estimated(3, null), estimated(3, 3)]);
    expect(result).toMatchObject({ value: 1, n: 1 });
    expect(excludedBy(result)).toEqual({ 'no-estimate': 1, 'zero-estimate': 1, 'no-worklog': 1 });
  });

  it('tells the bias by the estimate at start beside the one by the estimate as it stands', () => {
    const raised = aDoneIssue({ estimate: hours(16), estimateAtStart: hours(8), actual: hours(16) });
    expect(estimateBias(november, [raised])).toMatchObject({ value: 1, parts: { atStart: 2 } });
  });

  it('is nothing without issues done, never 0', () => {
    for (const kpi of [estimateBias, estimateRatio, estimateCorrelation, timeTrackedCoverage]) {
      expect(kpi(november, [])).toMatchObject({ value: null, n: 0, unset: null });
    }
  });

  it('keeps to issues done in the window: from the first midnight in Berlin to before the last', () => {
    const first = aDoneIssue({ done: at('2026-10-31T23:00:00Z') });
    const before = aDoneIssue({ done: at('2026-10-31T22:59:59.999Z') });
    const after = aDoneIssue({ done: at('2026-11-30T23:00:00Z') });
    expect(timeTrackedCoverage(november, [first, before, after]).n).toBe(1);
  });

  it('counts an issue once however often it is read', () => {
    const issue = aDoneIssue();
    expect(estimateBias(november, [issue, issue, issue]).n).toBe(1);
  });
});

describe('a done issue', () => {
  const raised = change(7, 1, hours(4), hours(9));
  const path = { open: [-10, 'open'], closed: [5, 'closed'] } as const;
  const done = (started: number | null, facts: Partial<KpiIssue> = {}) => {
    const moves: [Move, ...Move[]] =
      started === null ? [[...path.open], [...path.closed]] : [[...path.open], [started, 'work'], [...path.closed]];
    const flow = flowThat(moves, { estimate: hours(9), estimateChanges: [raised], ...facts });
    return doneIssuesOf(materialIn([flow], january()).measures)[0];
  };

  it('has the estimate of the moment it was started, a change of that moment included, beside the one that stands', () => {
    expect(done(0.999)).toMatchObject({ estimate: hours(9), estimateAtStart: hours(4) });
    expect(done(1)).toMatchObject({ estimateAtStart: hours(9), cycleDays: 4 });
  });
  it('has no cycle time if it went straight to done, and is none if it is not done', () => {
    expect(done(null)).toMatchObject({ cycleDays: null, estimateAtStart: hours(9) });
    expect(
      doneIssuesOf(
        materialIn(
          [
            flowThat([
              [0, 'open'],
              [1, 'work'],
            ]),
          ],
          january(),
        ).measures,
      ),
    ).toEqual([]);
  });
  it('took what its worklogs say; without one nobody knows', () => {
    const worklog = { author: 'a', started: at('2026-01-06T10:00:00Z'), spent: hours(2) };
    expect(done(null, { worklogs: [worklog, worklog] })?.actual).toBe(hours(4));
    expect(done(null, { worklogs: [] })?.actual).toBeNull();
  });
});

describe('rank correlation', () => {
  it('is 1 where what was estimated longer took longer, −1 where it is the other way round', () => {
    const took = (estimate: number, cycleDays: number) => aDoneIssue({ estimateAtStart: hours(estimate), cycleDays });
    expect(estimateCorrelation(november, [took(1, 2), took(5, 3), took(9, 40)]).value).toBeCloseTo(1, 12);
    expect(estimateCorrelation(november, [took(1, 40), took(5, 3), took(9, 2)]).value).toBeCloseTo(-1, 12);
  });

  it('gives equal estimates the mean of their ranks: 1, 2, 2, 3 against 1, 2, 3, 4 is 0.9487', () => {
    expect(
      rankCorrelation([
        [1, 1],
        [2, 2],
        [2, 3],
        [3, 4],
      ]),
    ).toBeCloseTo(0.948683, 6);
  });

  it('is nothing where all estimates are alike', () => {
    expect(
      rankCorrelation([
        [2, 1],
        [2, 5],
        [2, 9],
      ]),
    ).toBeNull();
  });

  it('leaves out issues that went straight to done', () => {
    const result = estimateCorrelation(november, [aDoneIssue({ cycleDays: null }), aDoneIssue()]);
    expect(excludedBy(result)).toEqual({ 'never-started': 1 });
    expect(result).toMatchObject({ value: null, n: 1 });
  });

  it('agrees with ranks counted one by one', () => {
    const values = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(values, values), { maxLength: 25 }), (pairs) => {
        const rank = (all: number[], x: number) =>
          all.filter((y) => y < x).length + (all.filter((y) => y === x).length + 1) / 2;
        const a = pairs.map(([x]) =>
          rank(
            pairs.map(([p]) => p),
            x,
          ),
        );
        const b = pairs.map(([, y]) =>
          rank(
            pairs.map(([, p]) => p),
            y,
          ),
        );
        const mean = (all: number[]) => all.reduce((sum, x) => sum + x, 0) / all.length;
        const covariance = (p: number[], q: number[]) => mean(p.map((x, i) => (x - mean(p)) * ((q[i] ?? 0) - mean(q))));
        const spread = Math.sqrt(covariance(a, a) * covariance(b, b));
        const found = rankCorrelation(pairs);
        if (pairs.length === 0 || spread < 1e-9) expect(found).toBeNull();
        else expect(found).toBeCloseTo(covariance(a, b) / spread, 9);
      }),
    );
  });
});

describe('time-tracked coverage', () => {
  it('is 1 of 4 where one issue of four has a worklog, even one of no time', () => {
    const issues = [estimated(1, 0), estimated(1, null), estimated(null, null), estimated(0, null)];
    expect(timeTrackedCoverage(november, issues)).toMatchObject({ value: 0.25, n: 4, parts: { tracked: 1 } });
  });
});

describe('all KPIs of estimates', () => {
  const issue = fc.record({
    id: fc.integer({ min: 1, max: 40 }).map(issueId),
    done: fc.constantFrom(at('2026-11-03T00:00:00Z'), at('2026-12-05T00:00:00Z')),
    cycleDays: fc.option(fc.integer({ min: 0, max: 30 })),
    estimate: fc.option(fc.integer({ min: 0, max: 50_000 }).map(seconds)),
    estimateAtStart: fc.option(fc.integer({ min: 0, max: 50_000 }).map(seconds)),
    actual: fc.option(fc.integer({ min: 0, max: 50_000 }).map(seconds)),
  });
  const issues = fc.uniqueArray(issue, { selector: ({ id }) => id, maxLength: 30 });

  it('do not depend on order, and not on issues done outside the window', () => {
    fc.assert(
      fc.property(issues, (all) => {
        const within = all.filter(({ done }) => done < at('2026-12-01T00:00:00Z'));
        for (const kpi of [estimateBias, estimateRatio, estimateCorrelation, timeTrackedCoverage]) {
          const [one, other] = [kpi(november, all), kpi(november, [...within].reverse())];
          expect({ ...other, value: 0, parts: {} }).toEqual({ ...one, value: 0, parts: {} });
          if (one.value === null) expect(other.value).toBeNull();
          else expect(other.value).toBeCloseTo(one.value, 9);
        }
      }),
    );
  });

  it('tell every issue done: counted or left out with a reason', () => {
    fc.assert(
      fc.property(issues, (all) => {
        const done = all.filter((one) => one.done < at('2026-12-01T00:00:00Z')).length;
        for (const kpi of [estimateBias, estimateRatio, estimateCorrelation, timeTrackedCoverage]) {
          const { n, excluded } = kpi(november, all);
          expect(n + excluded.reduce((sum, { count }) => sum + count, 0)).toBe(done);
        }
      }),
    );
  });

  it('agree with sums and medians taken naively', () => {
    fc.assert(
      fc.property(issues, (all) => {
        const { spent, planned, ratios } = naively(all);
        expect(estimateBias(november, all).value).toBe(planned ? spent / planned : null);
        const found = estimateRatio(november, all).value;
        expect(found === null).toBe(ratios.length === 0);
        if (found !== null) expect(found).toBeCloseTo(middleOf(ratios), 8);
      }),
    );
  });
});

const naively = (issues: readonly DoneIssue[]) => {
  let [spent, planned] = [0, 0];
  const ratios: number[] = [];
  for (const { done, actual, estimate } of issues) {
    if (done > at('2026-12-01T00:00:00Z') || actual === null || !estimate) continue;
    spent += actual;
    planned += estimate;
    ratios.push(actual / estimate);
  }
  return { spent, planned, ratios };
};

const middleOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[half - 1], sorted[half]];
  return sorted.length % 2 ? high : (low + high) / 2;
};
