import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recentResolvers } from '../../../src/domain/suggestion/candidates';
import { features } from '../../../src/domain/suggestion/features';
import { logits, onlineStep, probabilities, without } from '../../../src/domain/suggestion/fit';
import { gather } from '../../../src/domain/suggestion/gather';
import { WEIGHTS } from '../../../src/domain/suggestion/weights';
import {
  component,
  onDay,
  person,
  reportedBy,
  resolvedIssue,
  signs,
  someHistory,
  someSigns,
  storeWith,
  terms,
} from '../../fixtures/histories';

const tableFor = (history: Parameters<typeof storeWith>[0], issue = signs(), now = onDay(401)) => {
  const evidence = storeWith(history).read(issue);
  return features(gather(evidence, issue, now), issue, recentResolvers(evidence.people, now), now);
};
const chances = (table: ReturnType<typeof tableFor>) => probabilities(logits(table, WEIGHTS.anybody));

describe('candidates', () => {
  it('are the people who resolved an issue in the last 365 days, by id', () => {
    const { people } = storeWith([resolvedIssue('a', 3, 0), resolvedIssue('b', 2, 40), resolvedIssue('c', 1, 41)]).read(
      signs(),
    );
    expect(recentResolvers(people, onDay(400))).toEqual([1, 2].map(person));
    expect(recentResolvers(people, onDay(405))).toEqual([1, 2].map(person));
    expect(recentResolvers(people, onDay(406))).toEqual([1].map(person));
  });
});

describe('features', () => {
  const history = [
    resolvedIssue('a', 1, 390, { ties: [component(1), reportedBy(9)], terms: terms(5, 6), length: 2 }),
    resolvedIssue('b', 2, 390, { ties: [component(2)], terms: terms(7), length: 1 }),
  ];

  it('favour who worked on the component, with the reporter, or with the words', () => {
    for (const issue of [
      signs({ ties: [component(1)] }),
      signs({ ties: [reportedBy(9)], reporter: person(9) }),
      signs({ terms: terms(5, 6), length: 2 }),
    ]) {
      const [first = 0, second = 0] = chances(tableFor(history, issue));
      expect(first).toBeGreaterThan(second);
    }
  });

  it('say nothing about people who differ in nothing', () => {
    const [first, second] = chances(tableFor(history, signs()));
    expect(first).toBeCloseTo(second ?? 0, 9);
  });

  it('give component shares above the base share: worked by hand', () => {
    const { columns } = tableFor(history, signs({ ties: [component(1)] }), onDay(390));
    // Base ½ each; c = 1 of C = 1: ln((1 + 2·½) ÷ (1 + 2)) − ln ½ = ln(4/3); for the other ln((0 + 1) ÷ 3) − ln ½.
    expect([...columns.component]).toEqual([expect.closeTo(Math.log(4 / 3), 9), expect.closeTo(Math.log(2 / 3), 9)]);
    expect([...columns.lastInComponent]).toEqual([1, 0]);
  });

  it('are finite for any history, with or without candidates', () => {
    fc.assert(
      fc.property(someHistory, someSigns, (list, issue) => {
        const table = tableFor(list, issue);
        for (const column of Object.values(table.columns))
          for (const x of column) expect(Number.isFinite(x)).toBe(true);
        const sum = chances(table).reduce((total, p) => total + p, 0);
        if (table.candidates.length > 0) expect(sum).toBeCloseTo(1, 9);
      }),
      { seed: 4, numRuns: 200 },
    );
  });

  it('are defined for somebody who never resolved anything', () => {
    const issue = signs();
    const evidence = storeWith(history).read(issue);
    const table = features(gather(evidence, issue, onDay(401)), issue, [person(1), person(77)], onDay(401));
    const [known = 0, unknown = 1] = chances(table);
    expect(unknown).toBeLessThan(known);
    expect(unknown).toBeGreaterThan(0);
  });
});

describe('the online step', () => {
  const history = [
    resolvedIssue('a', 1, 390, { ties: [component(1)] }),
    resolvedIssue('b', 2, 390, { ties: [component(2)] }),
  ];
  const table = tableFor(history, signs({ ties: [component(1)] }));

  it('raises what spoke for the resolver and lowers what spoke against', () => {
    const up = onlineStep(table, person(1), WEIGHTS.anybody, WEIGHTS.anybody);
    const down = onlineStep(table, person(2), WEIGHTS.anybody, WEIGHTS.anybody);
    expect(up.component).toBeGreaterThan(WEIGHTS.anybody.component);
    expect(down.component).toBeLessThan(WEIGHTS.anybody.component);
  });

  it('moves a weight by 0.03 at most, and back to the fixed weights where nothing surprises', () => {
    const far = { ...WEIGHTS.anybody, isReporter: 5 };
    const next = onlineStep(table, person(1), far, WEIGHTS.anybody);
    expect(next.isReporter).toBeLessThan(5);
    for (const [name, weight] of Object.entries(next))
      expect(Math.abs(weight - far[name as keyof typeof far])).toBeLessThan(0.031);
  });

  it('learns nothing from somebody who was no candidate', () => {
    expect(onlineStep(table, person(9), WEIGHTS.anybody, WEIGHTS.anybody)).toBe(WEIGHTS.anybody);
  });

  it('leaves the reporter out of the second question', () => {
    expect(without(table, person(1)).candidates).toEqual([person(2)]);
    expect(without(table, null).candidates).toEqual(table.candidates);
  });
});
