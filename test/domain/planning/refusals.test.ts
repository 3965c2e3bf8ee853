import { describe, expect, it } from 'vitest';
import { startPlan } from '../../../src/domain/planning/plan-many';
import type { IssueToPlan, PersonToPlan, PlanningRefusal } from '../../../src/domain/planning/types';
import { seconds } from '../../../src/domain/units';
import { ids, issue, person, request } from './examples';

const two = [person('ana', 20), person('ben', 20)];
const refusal = (people: readonly PersonToPlan[], issues: readonly IssueToPlan[], seed = 1): PlanningRefusal | null => {
  const started = startPlan(request(people, issues, seed));
  return started.ok ? null : started.refusal;
};
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));

describe('a request is refused', () => {
  it('with more than 1000 issues, 300 people or 26 weeks', () => {
    expect(
      refusal(
        two,
        many(1001, (n) => issue(`i${n}`)),
      ),
    ).toEqual({ kind: 'too-large', what: 'issues', limit: 1000 });
    expect(
      refusal(
        many(301, (n) => person(`p${n}`, 1)),
        [],
      ),
    ).toMatchObject({ what: 'people', limit: 300 });
    expect(refusal([person('ana', ...many(27, () => 1))], [])).toMatchObject({ what: 'weeks', limit: 26 });
  });
  it('with the same issue, person, veto or blocker twice', () => {
    expect(refusal(two, [issue('a'), issue('a')])).toEqual({ kind: 'duplicate', what: 'issue', id: 'a' });
    expect(refusal([person('ana', 1), person('ana', 1)], [])).toEqual({ kind: 'duplicate', what: 'person', id: 'ana' });
    expect(refusal(two, [issue('a', { vetoes: ['ben', 'ben'] })])).toMatchObject({ what: 'veto', id: 'ben' });
    expect(refusal(two, [issue('a', { blockedBy: ids('b', 'b') }), issue('b')])).toMatchObject({ what: 'blocker' });
  });
  it('with people or issues that it does not have', () => {
    expect(refusal(two, [issue('a', { vetoes: ['zoe'] })])).toEqual({ kind: 'unknown-person', id: 'zoe', issue: 'a' });
    expect(refusal(two, [issue('a', { lock: { person: 'zoe' } })])).toMatchObject({ kind: 'unknown-person' });
    expect(refusal(two, [issue('a', { blockedBy: ids('z') })])).toEqual({ kind: 'unknown-issue', id: 'z', issue: 'a' });
  });
  it.each([
    ['seed', () => refusal(two, [], 1.5)],
    ['weeks', () => refusal([person('ana', -1)], [])],
    ['weeks', () => refusal([person('ana', Number.NaN)], [])],
    ['weeks', () => refusal([person('ana', 1), person('ben', 1, 1)], [])],
    ['weeks', () => refusal([person('ana')], [])],
    ['work', () => refusal(two, [issue('a', { work: seconds(-1) })])],
    ['work', () => refusal(two, [issue('a', { work: seconds(0.5) })])],
    ['due-week', () => refusal(two, [issue('a', { dueWeek: 0.5 })])],
    ['earliest-week', () => refusal(two, [issue('a', { earliestWeek: -1 })])],
    ['fits', () => refusal(two, [issue('a', { fits: [1] })])],
    ['fits', () => refusal(two, [issue('a', { fits: [1, Number.POSITIVE_INFINITY] })])],
  ])('with numbers of %s that mean nothing', (what, refused) => {
    expect(refused()).toMatchObject({ kind: 'invalid-number', what });
  });
  it('with an issue locked to somebody who must not get it', () => {
    expect(refusal(two, [issue('a', { vetoes: ['ben'], lock: { person: 'ben' } })])).toEqual({
      kind: 'lock-vetoed',
      issue: 'a',
      person: 'ben',
    });
  });
  it('with issues that block each other in a circle, naming them', () => {
    const circle = [
      issue('x', { blockedBy: ids('a') }),
      issue('a', { blockedBy: ids('b') }),
      issue('b', { blockedBy: ids('c') }),
      issue('c', { blockedBy: ids('a') }),
    ];
    expect(refusal(two, circle)).toEqual({ kind: 'cycle', issues: ['a', 'b', 'c'] });
    expect(refusal(two, [issue('a', { blockedBy: ids('a') })])).toEqual({ kind: 'cycle', issues: ['a'] });
  });
  it('but not with a thousand issues in one chain', () => {
    expect(
      refusal(
        two,
        many(1000, (n) => issue(`i${n}`, { blockedBy: n < 999 ? ids(`i${n + 1}`) : [] })),
      ),
    ).toBeNull();
  });
});
