import { describe, expect, it } from 'vitest';
import { effectiveDue } from '../../../src/domain/capacity/due';
import { assumptionFrom, countsLead, remainingOf } from '../../../src/domain/capacity/remaining';
import { seconds } from '../../../src/domain/units';
import { day, MONDAY } from './examples';

describe('remaining and due', () => {
  const effort = { remaining: null, original: null, spent: null, points: null };
  it('remaining estimate, else original less spent, else points, else assumed, else unknown', () => {
    const assumed = { seconds: seconds(5), from: 'default' as const, n: null };
    expect(remainingOf({ ...effort, remaining: 0, original: 9 }, null, null)).toEqual({ kind: 'known', seconds: 0 });
    expect(remainingOf({ ...effort, original: 9, spent: 4 }, null, null)).toEqual({ kind: 'known', seconds: 5 });
    expect(remainingOf({ ...effort, original: 9, spent: 12 }, null, assumed)).toEqual({ kind: 'known', seconds: 0 });
    expect(remainingOf({ ...effort, points: 3 }, 3600, null)).toEqual({ kind: 'known', seconds: 10_800 });
    expect(remainingOf({ ...effort, points: 3 }, null, assumed)).toEqual({ kind: 'assumed', seconds: 5 });
    expect(remainingOf(effort, 3600, null)).toEqual({ kind: 'unknown' });
  });
  it('an assumption needs five issues: median spent, else median estimate, else the default', () => {
    expect(assumptionFrom({ spent: [1, 9, 3, 5, 8, 4], original: [] }, null)).toEqual({
      seconds: 5,
      from: 'median-spent',
      n: 6,
    });
    expect(assumptionFrom({ spent: [1, 2, 3, 4], original: [7, 7, 9, 1, 2] }, null)).toEqual({
      seconds: 7,
      from: 'median-estimate',
      n: 5,
    });
    expect(assumptionFrom({ spent: [], original: [] }, seconds(60))).toEqual({ seconds: 60, from: 'default', n: null });
    expect(assumptionFrom({ spent: [], original: [] }, null)).toBeNull();
  });
  it('counts lead where under half of the open issues are estimated', () => {
    expect([countsLead(4, 2), countsLead(4, 3), countsLead(0, 0)]).toEqual([false, true, false]);
  });
  it('due date, else active sprint, else earliest future one, else earliest unreleased version, else none', () => {
    const sprint = (state: 'active' | 'future' | 'closed', end: string | null) => ({
      state,
      start: null,
      end: end === null ? null : day(end),
    });
    const version = (on: string, released = false, archived = false) => ({ released, archived, day: day(on) });
    const sprints = [sprint('future', '2026-12-20'), sprint('future', '2026-12-10'), sprint('closed', '2026-11-01')];
    expect(effectiveDue(MONDAY, sprints, [])).toEqual({ day: MONDAY, from: 'due-date' });
    expect(effectiveDue(null, [...sprints, sprint('active', '2026-12-24')], [])).toEqual({
      day: '2026-12-24',
      from: 'sprint',
    });
    expect(effectiveDue(null, sprints, [version('2026-12-01')])).toEqual({ day: '2026-12-10', from: 'sprint' });
    expect(
      effectiveDue(
        null,
        [sprint('active', null)],
        [version('2026-12-05'), version('2026-12-01', true), version('2026-12-02', false, true)],
      ),
    ).toEqual({ day: '2026-12-05', from: 'version' });
    expect(effectiveDue(null, [], [])).toBeNull();
  });
});
