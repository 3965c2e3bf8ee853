import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/domain/units';
import { firstLater } from '../../../src/frontend/issue-panel/suggestion/first-later';
import { fitOf, fitOrder } from '../../../src/frontend/issue-panel/suggestion/fit';
import { inCard } from '../../../src/frontend/issue-panel/suggestion/in-card';
import type { Suggesting } from '../../../src/frontend/issue-panel/suggestion/suggesting';
import { aPanel } from '../../fixtures/panel';
import { aCandidate, DIELINES, PACKAGING, someSuggestions } from '../../fixtures/suggestions';

const panel = aPanel();
const someone = (accountId: string, over: Partial<Parameters<typeof aCandidate>[0]> = {}) =>
  aCandidate({ accountId, ...over });
const late = (accountId: string) => someone(accountId, { capacity: { ...aCandidate().capacity, lateByDays: 4 } });
const out = (accountId: string) => ({
  ...someone(accountId),
  vetoes: [{ kind: 'lacks-skill', skill: DIELINES, name: 'Dielines' } as const],
});
const ids = (people: readonly { accountId: string }[]) => people.map(({ accountId }) => accountId);
const there = (over: Parameters<typeof someSuggestions>[0]): Suggesting => ({
  kind: 'there',
  of: { ...someSuggestions(over), keys: new Map() },
  question: 'anybody',
  onQuestion: () => {},
  waiting: false,
});

describe('who stands in the card', () => {
  it('is the best and at most four more who could finish in time', () => {
    const ranked = ['a', 'b', 'c', 'd', 'e', 'f', 'h'].map((name) => (name === 'b' ? late(name) : someone(name)));
    const { best, also, rest } = inCard(someSuggestions({ ranked, leftOut: [out('g')] }), panel);
    expect(best?.accountId).toBe('a');
    expect(ids(also)).toEqual(['c', 'd', 'e', 'f']);
    expect(ids(rest)).toEqual(['b', 'h', 'g']);
  });

  it('has people who would be late where the best would be late too, or capacity does not rank', () => {
    expect(ids(inCard(someSuggestions({ ranked: [late('a'), late('b')] }), panel).also)).toEqual(['b']);
    const skills = someSuggestions({ preset: 'skills-only', ranked: [someone('a'), late('b')] });
    expect(ids(inCard(skills, panel).also)).toEqual(['b']);
  });

  it('calls nobody late who cannot be said to be', () => {
    const unknown = someone('b', { capacity: { ...aCandidate().capacity, couldFinishBy: null } });
    const suggestions = someSuggestions({ ranked: [someone('a'), unknown] });
    const unestimated = aPanel({ issue: { ...panel.issue, remaining: { kind: 'unknown' } } });
    expect(ids(inCard(suggestions, unestimated).also)).toEqual(['b']);
    expect(ids(inCard(suggestions, panel).also)).toEqual([]);
  });

  it('shows who wants to learn a skill on a line of their own, unless they are there already', () => {
    const growth = { accountId: 'b', skill: PACKAGING };
    const apart = someSuggestions({ ranked: [someone('a')], leftOut: [out('b')], growth });
    expect(inCard(apart, panel).growth?.accountId).toBe('b');
    const among = someSuggestions({ ranked: [someone('a'), someone('b')], growth });
    expect(inCard(among, panel).growth).toBeNull();
  });

  it('is nobody in works-council mode: all are listed', () => {
    const suggestions = someSuggestions({ mode: 'works-council', ranked: [someone('a'), someone('b')] });
    const { best, also, everybody } = inCard(suggestions, panel);
    expect([best, also]).toEqual([null, []]);
    expect(ids(everybody)).toEqual(['a', 'b']);
  });

  it('names everybody once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 12 }), (people) => {
        const all = people.map(([isLate, isOut], n) => ({ ...(isLate ? late(`p${n}`) : someone(`p${n}`)), isOut }));
        const suggestions = someSuggestions({
          ranked: all.filter(({ isOut }) => !isOut),
          leftOut: all.filter(({ isOut }) => isOut).map((one) => ({ ...one, vetoes: [{ kind: 'inactive' }] })),
        });
        const { best, also, rest } = inCard(suggestions, panel);
        const named = ids([...(best === null ? [] : [best]), ...also, ...rest]);
        expect(named.sort()).toEqual(ids(all).sort());
      }),
    );
  });
});

describe('best fit first', () => {
  it('ends with those left out, and puts before them whom the answer does not know', () => {
    const fit = fitOf(there({ ranked: [someone('a'), someone('b')], leftOut: [out('c')] }));
    if (fit === null) throw new Error('nobody is ranked');
    const place = fitOrder(fit);
    expect(['c', 'new', 'b', 'a'].sort((x, y) => place(x) - place(y))).toEqual(['a', 'b', 'new', 'c']);
  });
  it('is no order where nobody is ranked', () => {
    expect(fitOf(there({ mode: 'works-council' }))).toBeNull();
    expect(fitOf({ kind: 'reading' })).toBeNull();
  });
});

describe('the counterfactual', () => {
  it('is the nearest later due date, of several who ranks first', () => {
    const due = (accountId: string, days: number) =>
      someone(accountId, { firstIfDue: { days, due: localDate(`2026-12-${10 + days}`) } });
    expect(firstLater(someSuggestions({ ranked: [someone('a'), due('b', 4), due('c', 2), due('d', 2)] }))).toEqual({
      ...{ accountId: 'c', days: 2, due: '2026-12-12' },
    });
    expect(firstLater(someSuggestions({ ranked: [someone('a')] }))).toBeNull();
  });
});
