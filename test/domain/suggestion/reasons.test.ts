import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recentResolvers } from '../../../src/domain/suggestion/candidates';
import { FEATURES, features } from '../../../src/domain/suggestion/features';
import { gather } from '../../../src/domain/suggestion/gather';
import { reasonsFor } from '../../../src/domain/suggestion/reasons';
import { WEIGHTS } from '../../../src/domain/suggestion/weights';
import { onDay, person, someHistory, someSigns, storeWith } from '../../fixtures/histories';
import { naiveAlike, recounted } from '../../fixtures/recount';

const now = onDay(401);

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
          for (const { facts } of reasonsFor({ table, weights: WEIGHTS.anybody, gathered, issue })(who))
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
        const all = candidates.map((who) => reasonsFor({ table, weights: WEIGHTS.anybody, gathered, issue })(who));
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
    expect(reasonsFor({ table, weights: WEIGHTS.anybody, gathered, issue })(person(9))).toEqual([]);
  });
});
