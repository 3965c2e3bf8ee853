import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capacityVsDemand } from '../../../src/domain/kpi/capacity-vs-demand';
import { coordinationShare } from '../../../src/domain/kpi/coordination-share';
import { loadBalance } from '../../../src/domain/kpi/load-balance';
import { loggedUtilisation } from '../../../src/domain/kpi/logged-utilisation';
import { mix } from '../../../src/domain/kpi/mix';
import { hours, localDate, type Seconds, seconds } from '../../../src/domain/units';
import { aWorklog, excludedBy, issueId, november, person } from './measures-examples';

const inHours = (h: number | null): Seconds | null => (h === null ? null : hours(h));
const logged = (at: number, spent: number | null, capacity: number | null) => ({
  person: person(at),
  logged: inHours(spent),
  capacity: inHours(capacity),
});
const planned = (at: number, load: number, capacity: number | null) => ({
  person: person(at),
  load: hours(load),
  assumed: hours(0),
  unestimated: 0,
  capacity: inHours(capacity),
});

describe('logged utilisation', () => {
  it('is 60 h logged of 100 h capacity, somebody without a worklog included', () => {
    const result = loggedUtilisation(november, [logged(1, 60, 60), logged(2, null, 40)]);
    expect(result).toMatchObject({ value: 0.6, n: 2, parts: { loggedHours: 60, capacityHours: 100 } });
  });
  it('is nothing where nobody tracks time: that is not idleness', () => {
    expect(loggedUtilisation(november, [logged(1, null, 40)]).value).toBeNull();
  });
  it('leaves out people whose capacity nobody knows, with their hours', () => {
    const result = loggedUtilisation(november, [logged(1, 30, 40), logged(2, 90, null)]);
    expect(result.value).toBe(0.75);
    expect(excludedBy(result)).toEqual({ 'no-capacity': 1 });
  });
  it('is nothing without capacity', () => {
    expect(loggedUtilisation(november, [logged(1, 3, 0)]).value).toBeNull();
  });
});

describe('capacity against demand', () => {
  it('is 90 h of work for 60 h of capacity', () => {
    expect(capacityVsDemand(november, [planned(1, 70, 40), planned(2, 20, 20)])).toMatchObject({
      value: 1.5,
      n: 2,
      parts: { loadHours: 90, capacityHours: 60, assumedHours: 0, unestimated: 0 },
    });
  });
  it('is nothing where no capacity is known', () => {
    const result = capacityVsDemand(november, [planned(1, 70, null)]);
    expect(result).toMatchObject({ value: null, n: 0, parts: { loadHours: null, unestimated: null } });
  });
});

describe('load balance', () => {
  it('is 0 where all have the same utilisation, whatever their hours', () => {
    expect(loadBalance(november, [planned(1, 20, 40), planned(2, 10, 20)]).value).toBe(0);
  });
  it('is ¾ where one of four has all the load', () => {
    const team = [planned(1, 9, 10), planned(2, 0, 10), planned(3, 0, 10), planned(4, 0, 10)];
    expect(loadBalance(november, team).value).toBeCloseTo(0.75, 12);
  });
  it('is nothing for one person, and where nobody has any load', () => {
    expect(loadBalance(november, [planned(1, 5, 10)]).value).toBeNull();
    expect(loadBalance(november, [planned(1, 0, 10), planned(2, 0, 10)]).value).toBeNull();
  });
  it('leaves out who has no capacity', () => {
    const result = loadBalance(november, [planned(1, 5, 10), planned(2, 5, 10), planned(3, 4, 0), planned(4, 4, null)]);
    expect(result).toMatchObject({ value: 0, n: 2 });
    expect(excludedBy(result)).toEqual({ 'no-capacity': 2 });
  });
  it('is half the mean difference of all pairs over the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 2, maxLength: 12 }), (loads) => {
        const result = loadBalance(
          november,
          loads.map((load, at) => planned(at, load, 10)),
        );
        let differences = 0;
        for (const a of loads) for (const b of loads) differences += Math.abs(a - b);
        const sum = loads.reduce((total, load) => total + load, 0);
        if (sum === 0) expect(result.value).toBeNull();
        else expect(result.value).toBeCloseTo(differences / (2 * loads.length * sum), 9);
      }),
    );
  });
});

describe('coordination share', () => {
  const on = (type: number, spent: number, day = '2026-11-10', labels: string[] = []) => ({
    ...aWorklog({ spent: hours(spent), day: localDate(day) }),
    type,
    labels,
  });
  const marks = { types: [9], labels: ['meeting'] };

  it('is not set up until somebody says what is coordination', () => {
    for (const none of [null, { types: [], labels: [] }]) {
      expect(coordinationShare(november, [on(9, 1)], none)).toMatchObject({ value: null, n: 0, unset: 'coordination' });
    }
  });
  it('is 3 h by type or label of 12 h, within the window', () => {
    const work = [on(9, 1), on(2, 2, '2026-11-01', ['meeting']), on(2, 9), on(9, 50, '2026-12-01')];
    expect(coordinationShare(november, work, marks)).toMatchObject({ value: 0.25, n: 3 });
  });
  it('is 0 where hours were logged, none of them on coordination, and nothing where none were logged', () => {
    expect(coordinationShare(november, [on(2, 4)], marks).value).toBe(0);
    expect(coordinationShare(november, [], marks).value).toBeNull();
  });
  it('counts worklogs of no time or less as bad', () => {
    const result = coordinationShare(november, [on(9, 0), on(9, -4), on(9, 1)], marks);
    expect(result.value).toBe(1);
    expect(excludedBy(result)).toEqual({ 'bad-worklog': 2 });
  });
  it('is the same when a worklog is split', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 90_000 }), fc.double({ min: 0.1, max: 0.9, noNaN: true }), (spent, at) => {
        const first = Math.max(1, Math.floor(spent * at));
        const part = (s: number) => ({ ...on(9, 0), spent: seconds(s) });
        const rest = on(2, 5);
        const whole = coordinationShare(november, [part(spent), rest], marks).value;
        expect(coordinationShare(november, [part(first), part(spent - first), rest], marks).value).toBe(whole);
      }),
    );
  });
});

describe('mix', () => {
  const issue = (at: number, keys: string[], spent: number | null = null) => ({
    id: issueId(at),
    keys,
    spent: inHours(spent),
  });
  it('is 2 of 3 banners by count, and 10 % of the hours', () => {
    const result = mix(november, [issue(1, ['banner'], 1), issue(2, ['banner']), issue(3, ['film'], 9)], 'type', false);
    expect(result).toMatchObject({ n: 3, unset: null });
    expect(result.value).toBeCloseTo(2 / 3, 12);
    expect(result.parts['hours:banner']).toBeCloseTo(0.1, 12);
    expect(excludedBy(result)).toEqual({ 'no-worklog': 1 });
  });
  it('needs tiers and departments to be set up, types not', () => {
    expect(mix(november, [], 'tier', false).unset).toBe('tier-labels');
    expect(mix(november, [], 'department', false).unset).toBe('departments');
    expect(mix(november, [], 'type', false)).toMatchObject({ unset: null, value: null, parts: {} });
  });
  it('counts an issue of two tiers half in each, and one of none not at all', () => {
    const result = mix(november, [issue(1, ['a', 'b']), issue(2, ['a']), issue(3, [])], 'tier', true);
    expect(result.parts).toEqual({ 'count:a': 0.75, 'count:b': 0.25 });
    expect(excludedBy(result)['not-mapped']).toBe(1);
  });
  it('adds up to 1 by count and by hours', () => {
    const issues = fc.array(
      fc.tuple(
        fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 9 }),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(issues, (all) => {
        const { parts } = mix(
          november,
          all.map(([keys, spent], at) => issue(at, keys, spent)),
          'tier',
          true,
        );
        for (const kind of ['count:', 'hours:']) {
          const shares = Object.entries(parts).filter(([key]) => key.startsWith(kind));
          expect(shares.reduce((sum, [, share]) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9);
        }
      }),
    );
  });
});
