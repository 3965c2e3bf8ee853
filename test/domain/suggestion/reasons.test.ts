import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../../src/domain/capacity/types';
import { rarity, termWeight } from '../../../src/domain/suggestion/bm25';
import { recentResolvers } from '../../../src/domain/suggestion/candidates';
import type { IssueSigns, ResolvedIssue, TieKind } from '../../../src/domain/suggestion/evidence';
import type { Fact } from '../../../src/domain/suggestion/facts';
import { FEATURES, features } from '../../../src/domain/suggestion/features';
import { gather } from '../../../src/domain/suggestion/gather';
import { reasonsFor } from '../../../src/domain/suggestion/reasons';
import { WEIGHTS } from '../../../src/domain/suggestion/weights';
import { onDay, person, someHistory, someSigns, storeWith } from '../../fixtures/histories';

const now = onDay(401);

/** The 60 nearest by going through the issues themselves. */
const naiveAlike = (history: readonly ResolvedIssue[], issue: IssueSigns): ResolvedIssue[] => {
  const df = (term: number) => history.filter((one) => one.terms.some((has) => has.term === term)).length;
  const weightIn = (one: ResolvedIssue, term: number) => {
    const before = history.slice(0, history.indexOf(one) + 1);
    const mean = before.reduce((sum, { length }) => sum + length, 0) / before.length;
    const count = one.terms.find((has) => has.term === term)?.count ?? 0;
    return count === 0 ? 0 : Math.fround(termWeight(count, one.length, mean));
  };
  const likeness = (one: ResolvedIssue) =>
    issue.terms.reduce((sum, { term }) => sum + weightIn(one, term) * rarity(history.length, df(term)), 0);
  return history
    .map((one) => ({ one, likeness: likeness(one) }))
    .filter((one) => one.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 60)
    .map(({ one }) => one);
};

const times = (issues: readonly ResolvedIssue[]) => ({
  issues: issues.length,
  since: Math.min(...issues.map(({ resolved }) => resolved)),
  last: Math.max(...issues.map(({ resolved }) => resolved)),
});

const has = (one: IssueSigns, kind: TieKind, ref: number) =>
  one.ties.some((tie) => tie.kind === kind && tie.ref === ref);

/** What a fact must be, by counting. */
const recounted = (fact: Fact, who: PersonId, history: readonly ResolvedIssue[], issue: IssueSigns): unknown => {
  const own = history.filter(({ resolver }) => resolver === who);
  switch (fact.kind) {
    case 'resolved':
      return { kind: 'resolved', ...times(own) };
    case 'alike': {
      const like = naiveAlike(history, issue).filter(({ resolver }) => resolver === who);
      return { kind: 'alike', issues: like.length, nearest: like.slice(0, 3).map(({ id }) => id) };
    }
    case 'words': {
      const used = new Set(own.flatMap((one) => one.terms.map(({ term }) => term)));
      return { kind: 'words', terms: issue.terms.filter(({ term }) => used.has(term)).length };
    }
    case 'last-in-component': {
      const components = issue.ties.filter(({ kind }) => kind === 'component');
      const there = history.filter((one) => components.some(({ ref }) => has(one, 'component', ref)));
      const lasts = [...new Set(there.map(({ resolver }) => resolver))]
        .map((id) => ({ id, ...times(there.filter(({ resolver }) => resolver === id)) }))
        .sort((a, b) => b.last - a.last || a.id - b.id);
      const place = lasts.findIndex(({ id }) => id === who);
      return { kind: fact.kind, place: place + 1, last: lasts[place]?.last };
    }
    case 'is-reporter':
      return who === issue.reporter ? { kind: 'is-reporter' } : null;
    default:
      return {
        kind: fact.kind,
        ref: fact.ref,
        ...times(own.filter((one) => has(one, fact.kind as TieKind, fact.ref))),
      };
  }
};

describe('reasons', () => {
  it('name counts, dates and issues that are true of the history', () => {
    const told = { facts: 0 };
    fc.assert(
      fc.property(someHistory, someSigns, (history, issue) => {
        const evidence = storeWith(history).read(issue);
        const gathered = gather(evidence, issue, now);
        const candidates = recentResolvers(evidence.people, now);
        const table = features(gathered, issue, candidates, now);
        for (const who of candidates)
          for (const { facts } of reasonsFor(who, { table, weights: WEIGHTS.anybody, gathered, issue }))
            for (const fact of facts) {
              expect(fact).toEqual(recounted(fact, who, history, issue));
              told.facts++;
            }
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(told.facts).toBeGreaterThan(4000);
  });

  it('name as similar only issues that this person resolved and that share a rare word', () => {
    fc.assert(
      fc.property(someHistory, someSigns, (history, issue) => {
        const evidence = storeWith(history).read(issue);
        const gathered = gather(evidence, issue, now);
        const like = naiveAlike(history, issue);
        expect(gathered.like.length).toBe(like.length);
        const likenesses = gathered.like.map(({ likeness }) => likeness);
        expect(likenesses).toEqual([...likenesses].sort((a, b) => b - a));
        for (const { issue: id, person: who } of gathered.like)
          expect(like.find((one) => one.id === id)?.resolver).toBe(who);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('say what speaks most for somebody first, compared with the mean candidate', () => {
    fc.assert(
      fc.property(someHistory, someSigns, (history, issue) => {
        const evidence = storeWith(history).read(issue);
        const gathered = gather(evidence, issue, now);
        const candidates = recentResolvers(evidence.people, now);
        const table = features(gathered, issue, candidates, now);
        const all = candidates.map((who) => reasonsFor(who, { table, weights: WEIGHTS.anybody, gathered, issue }));
        for (const reasons of all) {
          expect(reasons.map(({ feature }) => feature).sort()).toEqual([...FEATURES].sort());
          for (const [i, { weight }] of reasons.entries())
            expect(weight).toBeLessThanOrEqual(reasons[i - 1]?.weight ?? Infinity);
        }
        for (const name of FEATURES) {
          const sum = all.reduce(
            (total, reasons) => total + (reasons.find(({ feature }) => feature === name)?.weight ?? 0),
            0,
          );
          expect(sum).toBeCloseTo(0, 9);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('have nothing to tell of somebody who is no candidate', () => {
    const issue = { ...fc.sample(someSigns, { seed: 1, numRuns: 1 })[0]! };
    const evidence = storeWith([]).read(issue);
    const gathered = gather(evidence, issue, now);
    const table = features(gathered, issue, [], now);
    expect(reasonsFor(person(9), { table, weights: WEIGHTS.anybody, gathered, issue })).toEqual([]);
  });
});
