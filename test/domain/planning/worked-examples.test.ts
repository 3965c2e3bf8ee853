import { describe, expect, it } from 'vitest';
import { continuePlan, planFrom, reversed, startPlan } from '../../../src/domain/planning/plan-many';
import { hours, seconds } from '../../../src/domain/units';
import { ids, issue, lineOf, person, planned, request } from './examples';

const two = [person('ana', 20, 20), person('ben', 20, 20)];

describe('a plan', () => {
  it('gives each issue to the person it suits best while there is room', () => {
    const result = planned(request(two, [issue('a', { fits: [0.9, 0.2] }), issue('b', { fits: [0.1, 0.6] })]));
    expect(result.assignments).toEqual([
      { issue: 'a', person: 'ana', first: 0, last: 0, weeksLate: 0, why: null },
      { issue: 'b', person: 'ben', first: 0, last: 0, weeksLate: 0, why: null },
    ]);
    expect(result.totals).toEqual({ assigned: 2, unassigned: 0, late: 0, weeksLate: 0, fit: 1.5, value: 1.5 });
    expect(result.complete).toBe(true);
  });
  it('lays an issue over two weeks when one is too short: 30 h of 20 and 20 are 20 and 10', () => {
    const result = planned(request(two, [issue('a', { work: hours(30), fits: [0.9, 0.1] })]));
    expect(lineOf(result, 'a')).toMatchObject({ person: 'ana', first: 0, last: 1 });
    expect(result.loads[0]).toEqual({ person: 'ana', weeks: [hours(20), hours(10)] });
  });
  it('prefers a worse fit in time (0.5) to a better one a week late (0.7 − 0.25)', () => {
    const people = [person('ana', 0, 40), person('ben', 40, 40)];
    expect(lineOf(planned(request(people, [issue('a', { dueWeek: 0, fits: [0.7, 0.5] })])), 'a')?.person).toBe('ben');
    const late = lineOf(planned(request(people, [issue('a', { dueWeek: 0, fits: [0.8, 0.5] })])), 'a');
    expect(late).toMatchObject({ person: 'ana', last: 1, weeksLate: 1 });
  });
  it('counts weeks late from a due week that is past', () => {
    const result = planned(request(two, [issue('a', { dueWeek: -2 })]));
    expect(result.totals).toMatchObject({ late: 1, weeksLate: 2, value: 0 });
  });
  it('leaves an issue to nobody rather than nine weeks late', () => {
    const result = planned(request(two, [issue('a', { dueWeek: -12, fits: [0.5, 0.5] })]));
    expect(lineOf(result, 'a')?.why).toEqual({ kind: 'no-room' });
  });
  it('begins a blocked issue in the week in which its blocker ends', () => {
    const chain = [
      issue('last', { blockedBy: ids('first'), fits: [0, 0.9], work: hours(5) }),
      issue('first', { work: hours(30), fits: [0.9, 0] }),
    ];
    const result = planned(request(two, chain));
    expect(lineOf(result, 'first')).toMatchObject({ person: 'ana', first: 0, last: 1 });
    expect(lineOf(result, 'last')).toMatchObject({ person: 'ben', first: 1, last: 1 });
  });
  it('does not begin before the earliest week, and takes no room from the weeks before', () => {
    const result = planned(
      request(
        [person('ana', 20, 20)],
        [issue('a', { work: hours(20), earliestWeek: 1, fits: [1] }), issue('b', { work: hours(20), fits: [1] })],
      ),
    );
    expect(lineOf(result, 'a')).toMatchObject({ first: 1, last: 1 });
    expect(lineOf(result, 'b')).toMatchObject({ first: 0, last: 0 });
  });
  it('ends an issue of no work in the week in which it may begin', () => {
    expect(lineOf(planned(request(two, [issue('a', { work: seconds(0), earliestWeek: 1 })])), 'a')).toMatchObject({
      first: 1,
      last: 1,
    });
  });
  it('of nobody and nothing is empty', () => {
    expect(planned(request([], [])).assignments).toEqual([]);
    expect(lineOf(planned(request([], [issue('a', { fits: [] })])), 'a')?.why).toEqual({ kind: 'all-vetoed' });
  });
});

describe('a lock', () => {
  it('gives the issue to its person, whoever suits better and however late', () => {
    const people = [person('ana', 20, 20), person('ben', 0, 20)];
    const locked = issue('a', { fits: [1, 0], dueWeek: 0, lock: { person: 'ben' } });
    expect(lineOf(planned(request(people, [locked])), 'a')).toMatchObject({ person: 'ben', weeksLate: 1 });
  });
  it('comes before issues that are worth more', () => {
    const people = [person('ana', 10)];
    const result = planned(
      request(people, [issue('a', { fits: [1] }), issue('b', { fits: [0], lock: { person: 'ana' } })]),
    );
    expect(lineOf(result, 'b')?.person).toBe('ana');
    expect(lineOf(result, 'a')?.why).toEqual({ kind: 'no-room' });
  });
  it('to nobody keeps the issue unassigned', () => {
    expect(lineOf(planned(request(two, [issue('a', { lock: { person: null } })])), 'a')?.why).toEqual({
      kind: 'locked',
    });
  });
  it('to somebody without the room leaves it to nobody, over nobody’s capacity', () => {
    const big = issue('a', { work: hours(41), lock: { person: 'ana' } });
    expect(lineOf(planned(request(two, [big])), 'a')?.why).toEqual({ kind: 'too-big' });
  });
});

describe('why an issue has nobody', () => {
  const why = (...issues: ReturnType<typeof issue>[]) => lineOf(planned(request(two, issues)), 'a')?.why;
  it('names unknown work', () => expect(why(issue('a', { work: null }))).toEqual({ kind: 'unestimated' }));
  it('names vetoes', () => expect(why(issue('a', { vetoes: ['ana', 'ben'] }))).toEqual({ kind: 'all-vetoed' }));
  it('names work that is more than anybody can give', () =>
    expect(why(issue('a', { work: hours(41) }))).toEqual({ kind: 'too-big' }));
  it('names the blockers that nobody ends', () =>
    expect(why(issue('a', { blockedBy: ids('b') }), issue('b', { work: null }))).toEqual({
      kind: 'blocked',
      by: ['b'],
    }));
});

describe('the changes of a plan', () => {
  const asked = request(two, [
    issue('a', { fits: [1, 0], assignee: 'ana' }),
    issue('b', { fits: [1, 0], assignee: 'ben' }),
    issue('c', { fits: [0, 1], assignee: null }),
    issue('d', { work: null, assignee: 'ben' }),
    issue('e', { work: hours(50), assignee: 'zoe' }),
  ]);
  const { changes } = planned(asked);
  it('name who had it and who is to have it, leave out what stays, and unestimated issues', () => {
    expect(changes).toEqual([
      { issue: 'b', from: 'ben', to: 'ana' },
      { issue: 'c', from: null, to: 'ben' },
      { issue: 'e', from: 'zoe', to: null },
    ]);
  });
  it('are taken back by their reverse, the last one first', () => {
    expect(reversed(changes)).toEqual([
      { issue: 'e', from: null, to: 'zoe' },
      { issue: 'c', from: 'ben', to: null },
      { issue: 'b', from: 'ana', to: 'ben' },
    ]);
  });
});

describe('a stopped plan', () => {
  it('says that it is not complete, and before the first move leaves every issue to nobody', () => {
    const asked = request(two, [issue('a')]);
    const started = startPlan(asked);
    const state = started.ok ? continuePlan(asked, started.state, () => true) : null;
    expect(state && planFrom(asked, state)).toMatchObject({ complete: false, totals: { unassigned: 1, value: -2 } });
  });
  it('does not go on with another request', () => {
    const started = startPlan(request(two, [issue('a')]));
    const other = request(two, [issue('b')]);
    expect(started.ok && continuePlan(other, started.state, () => false)).toBeNull();
    expect(started.ok && planFrom(other, started.state)).toBeNull();
  });
});
