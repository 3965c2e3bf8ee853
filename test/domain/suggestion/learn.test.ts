import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termWeight } from '../../../src/domain/suggestion/bm25';
import { aged, dayAt, daysBetween, decay, startOf } from '../../../src/domain/suggestion/decay';
import type { Evidence, ResolvedIssue } from '../../../src/domain/suggestion/evidence';
import { LIMITS, learn } from '../../../src/domain/suggestion/learn';
import { memoryStore } from '../../../src/domain/suggestion/memory-store';
import {
  component,
  onDay,
  person,
  resolvedIssue,
  someHistory,
  someSigns,
  storeWith,
  terms,
} from '../../fixtures/histories';

describe('a decayed sum', () => {
  it('ages as a whole', () => {
    const sum = decay(10, 180) + decay(30, 180);
    expect(aged(sum, onDay(0), onDay(90), 180)).toBeCloseTo(decay(100, 180) + decay(120, 180), 12);
    expect(decay(180, 180)).toBe(0.5);
  });
});

describe('learning', () => {
  it('keeps counts, first and last dates and sums that equal those of the whole history', () => {
    fc.assert(
      fc.property(someHistory, someSigns, (history, issue) => {
        const { people, ties } = storeWith(history).read(issue);
        for (const row of people) {
          const own = history.filter(({ resolver }) => resolver === row.person);
          expect(row.issues).toBe(own.length);
          const sum = own.reduce((total, { resolved }) => total + decay(daysBetween(resolved, row.last), 180), 0);
          expect(row.weight180).toBeCloseTo(sum, 9);
        }
        for (const row of ties) {
          const own = history.filter(
            (one) =>
              one.resolver === row.person && one.ties.some(({ kind, ref }) => kind === row.kind && ref === row.ref),
          );
          expect(row.issues).toBe(own.length);
          expect([row.first, row.last]).toEqual([own[0]?.resolved, own.at(-1)?.resolved]);
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('keeps of each word a sum of BM25 weights decayed by whole days', () => {
    const history = [
      resolvedIssue('a', 1, 0, { terms: terms(7), length: 1 }),
      resolvedIssue('b', 1, 100, { terms: terms(7, 8), length: 3 }),
    ];
    const { terms: rows } = storeWith(history).read({ ...resolvedIssue('c', 1, 0), terms: terms(7) });
    const expected = termWeight(1, 1, 1) * decay(100, 365) + termWeight(1, 3, 2);
    expect(rows).toEqual([
      { term: 7, person: 1, issues: 2, weight: expect.closeTo(expected, 5), day: dayAt(onDay(100)), through: 2 },
    ]);
    expect(startOf(dayAt(onDay(100)))).toBeLessThanOrEqual(onDay(100));
  });

  it('gives the same sums for an issue that comes late', () => {
    const [early, late] = [
      resolvedIssue('a', 1, 0, { ties: [component(1)] }),
      resolvedIssue('b', 1, 90, { ties: [component(1)] }),
    ];
    const weight = (issues: readonly ResolvedIssue[]) => storeWith(issues).read(early).ties[0];
    expect(weight([late, early])?.weight).toBeCloseTo(weight([early, late])?.weight ?? 0, 12);
    expect(weight([late, early])).toMatchObject({ issues: 2, first: onDay(0), last: onDay(90) });
  });

  it('counts nothing twice when it stopped half-way and the issue is learned again', () => {
    const parts: readonly (keyof Evidence)[] = ['sketched', 'people', 'ties', 'terms', 'frequencies', 'sketches'];
    fc.assert(
      fc.property(
        someHistory.filter((list) => list.length > 0),
        fc.subarray([...parts]),
        (history, written) => {
          const last = history.at(-1)!;
          const whole = storeWith(history);
          const broken = storeWith(history.slice(0, -1));
          const before = broken.read(last);
          const changes = learn(before, last);
          const nothing = { people: [], ties: [], terms: [], frequencies: [], sketched: [], sketches: [] };
          broken.write({
            ...nothing,
            project: before.project,
            ...Object.fromEntries(written.map((part) => [part, changes[part]])),
          });
          broken.write(learn(broken.read(last), last));
          expect(broken.read(last)).toEqual(whole.read(last));
        },
      ),
      { seed: 2, numRuns: 200 },
    );
  });

  it('writes a bounded number of rows: people and words in line with the issue, 40 sketch rows at most', () => {
    const many = terms(...Array.from({ length: 200 }, (_, i) => i + 1));
    const issue = resolvedIssue('a', 1, 0, { terms: many, length: 200, ties: [component(1), component(2)] });
    const changes = learn(memoryStore().read(issue), issue);
    expect([changes.people.length, changes.ties.length, changes.frequencies.length]).toEqual([1, 2, 200]);
    expect(changes.terms.length).toBeLessThanOrEqual(LIMITS.vocabulary);
    expect(changes.sketches.length).toBe(LIMITS.sketch);
  });

  it('sketches the rarest words', () => {
    const limits = { vocabulary: 200, sketch: 2 };
    const store = storeWith([resolvedIssue('a', 1, 0, { terms: terms(1, 2), length: 2 })]);
    const next = resolvedIssue('b', 2, 1, { terms: terms(1, 2, 3, 4), length: 4 });
    expect(learn(store.read(next), next, limits).sketches.map(({ term }) => term)).toEqual([3, 4]);
  });

  it('keeps sketches of the last issues only', () => {
    const store = storeWith(
      [1, 2, 3].map((day) => resolvedIssue(`i${day}`, 1, day, { terms: terms(5), length: 1 })),
      2,
    );
    const { sketched, sketches } = store.read({ ...resolvedIssue('q', 1, 9), terms: terms(5) });
    expect(sketched.map(({ issue }) => issue)).toEqual(['i2', 'i3']);
    expect(sketches.map(({ issue }) => issue)).toEqual(['i2', 'i3']);
  });

  it('leaves rows that are plain JSON', () => {
    const issue = resolvedIssue('a', 1, 0, { terms: terms(1), length: 1, ties: [component(1)] });
    const changes = learn(memoryStore().read(issue), issue);
    expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
    expect(changes.people[0]?.person).toBe(person(1));
  });
});
