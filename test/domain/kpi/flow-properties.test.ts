import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueId } from '../../../src/domain/capacity/types';
import { cumulativeFlow } from '../../../src/domain/kpi/cumulative-flow';
import { flowOf } from '../../../src/domain/kpi/flow';
import { flowKpis } from '../../../src/domain/kpi/flow-kpis';
import type { KpiIssue } from '../../../src/domain/kpi/issue';
import { weeklyThroughput } from '../../../src/domain/kpi/throughput';
import { timeInStatus } from '../../../src/domain/kpi/time-in-status';
import { dayOfNumber, seconds } from '../../../src/domain/units';
import {
  at,
  issueThat,
  january,
  type Move,
  materialIn,
  STATUS,
  STUDIO,
  type StatusName,
} from '../../fixtures/kpi-issues';

const aStatus = fc.constantFrom(...(Object.keys(STATUS) as StatusName[]));
const aDay = fc.integer({ min: -300, max: 500 }).map((tenths) => tenths / 10);
const aDue = fc.option(fc.integer({ min: 20_450, max: 20_500 }).map(dayOfNumber));

/** Issues of a small world around January 2026. */
const someIssue: fc.Arbitrary<KpiIssue> = fc
  .record({
    created: aDay,
    initial: aStatus,
    moves: fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), aStatus), { maxLength: 7 }),
    due: aDue,
    oldDue: aDue,
    dueChanged: aDay,
    id: fc.integer({ min: 1, max: 1e9 }),
  })
  .map(({ created, initial, moves, due, oldDue, dueChanged, id }) => {
    let days = created;
    const path = moves.map(([step, status]): Move => {
      days += step / 10;
      return [days, status];
    });
    const dueChanges = [{ id: 99, at: at(Math.max(created, dueChanged)), from: oldDue, to: due }];
    const resolutionChanges = path.flatMap(([day, status], index) =>
      status === 'resolved' ? [{ id: index + 1, at: at(day), from: null, to: 1 }] : [],
    );
    const over = { id: String(id) as IssueId, due, dueChanges, resolutionChanges };
    return issueThat([[created, initial], ...path], over);
  });
const someIssues = fc.uniqueArray(someIssue, { maxLength: 25, selector: ({ id }) => id });

const frame = january();
const all = (issues: readonly KpiIssue[]) => {
  const material = materialIn(
    issues.map((issue) => flowOf(issue, STUDIO)),
    frame,
  );
  return {
    kpis: flowKpis(material, frame, STUDIO),
    cfd: cumulativeFlow(material.stays, frame),
    throughput: weeklyThroughput(material.measures, frame),
  };
};

describe('KPIs of flow', () => {
  it('do not depend on the order of issues, nor on the order or number of readings of a history', () => {
    fc.assert(
      fc.property(someIssues, (issues) => {
        const shuffled = issues.toReversed().map((issue) => ({
          ...issue,
          statusChanges: [...issue.statusChanges.toReversed(), ...issue.statusChanges],
          dueChanges: [...issue.dueChanges, ...issue.dueChanges],
          resolutionChanges: [...issue.resolutionChanges.toReversed(), ...issue.resolutionChanges],
        }));
        expect(all(shuffled)).toEqual(all(issues));
        const times = (list: readonly KpiIssue[]) => list.map((issue) => [issue.id, timeInStatus(issue)]);
        expect(times(shuffled.toReversed())).toEqual(times(issues));
      }),
    );
  });

  it('are not changed by an issue closed before the window, but for the done it adds to cumulative flow', () => {
    const closed = issueThat([
      [-90, 'open'],
      [-80, 'work'],
      [-70, 'review'],
      [-60, 'closed'],
    ]);
    fc.assert(
      fc.property(someIssues, (issues) => {
        fc.pre(issues.some(({ created }) => created < frame.from));
        const [without, with_] = [all(issues), all([...issues, closed])];
        expect(with_.kpis).toEqual(without.kpis);
        expect(with_.throughput).toEqual(without.throughput);
        expect(with_.cfd).toEqual(without.cfd.map((row) => ({ ...row, done: row.done + 1 })));
      }),
    );
  });

  it('are not changed by splitting a worklog or by another name of the project', () => {
    const work = (...spent: number[]) => spent.map((s) => ({ author: 'ada', started: at(1), spent: seconds(s) }));
    fc.assert(
      fc.property(someIssues, (issues) => {
        const before = issues.map((issue) => ({ ...issue, worklogs: work(5400) }));
        const after = issues.map((issue) => ({ ...issue, project: 2, worklogs: work(3600, 1800) }));
        expect(all(after)).toEqual(all(before));
      }),
    );
  });

  it('add up where scopes are merged', () => {
    fc.assert(
      fc.property(someIssues, fc.nat(), (issues, cut) => {
        const at = issues.length === 0 ? 0 : cut % issues.length;
        const [one, other, both] = [all(issues.slice(0, at)), all(issues.slice(at)), all(issues)];
        for (const id of Object.keys(both.kpis) as (keyof typeof both.kpis)[]) {
          expect([id, both.kpis[id].n]).toEqual([id, one.kpis[id].n + other.kpis[id].n]);
        }
        const value = (id: 'wip' | 'throughput', { kpis }: typeof both) => kpis[id].value ?? 0;
        for (const id of ['wip', 'throughput'] as const) {
          expect(value(id, both)).toBeCloseTo(value(id, one) + value(id, other), 9);
        }
        expect(both.throughput.map(({ count }) => count)).toEqual(
          one.throughput.map(({ count }, week) => count + (other.throughput[week]?.count ?? 0)),
        );
        expect(both.cfd.map(({ done, toDo }) => [done, toDo])).toEqual(
          one.cfd.map((row, day) => [row.done + other.cfd[day]!.done, row.toDo + other.cfd[day]!.toDo]),
        );
      }),
    );
  });

  it('agree with each other: WIP is what cumulative flow shows under way on the last day', () => {
    fc.assert(
      fc.property(someIssues, (issues) => {
        const { kpis, cfd, throughput } = all(issues);
        const last = cfd.at(-1)!;
        expect(kpis.wip.value ?? 0).toBe(last.inProgress + last.inReview + last.waiting);
        expect(throughput.reduce((sum, { count }) => sum + count, 0)).toBe(kpis.throughput.n);
      }),
    );
  });
});
