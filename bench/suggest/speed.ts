import type { IssueId, PersonId } from '../../src/domain/capacity/types';
import { recentResolvers } from '../../src/domain/suggestion/candidates';
import type { Evidence, IssueSigns } from '../../src/domain/suggestion/evidence';
import { features } from '../../src/domain/suggestion/features';
import { logits, probabilities } from '../../src/domain/suggestion/fit';
import { gather } from '../../src/domain/suggestion/gather';
import { learn } from '../../src/domain/suggestion/learn';
import { memoryStore } from '../../src/domain/suggestion/memory-store';
import { rank } from '../../src/domain/suggestion/rank';
import { reasonsFor } from '../../src/domain/suggestion/reasons';
import type { Term } from '../../src/domain/suggestion/term-hash';
import { WEIGHTS } from '../../src/domain/suggestion/weights';
import { instant } from '../../src/domain/units';
import { quantile, randomOf } from './measures';

const PEOPLE = 100;
const ISSUES = 3000;
const WORDS = 3000;
const TERMS = 120;
const ASKED = 200;
/** Suggestions that a panel shows with their reasons. */
const SHOWN = 5;
const START = Date.UTC(2025, 0, 1);

/** Words as texts have them: few are frequent, most are rare. */
const someIssue = (id: number, random: () => number): IssueSigns => {
  const terms = new Set(Array.from({ length: TERMS }, () => Math.floor(WORDS * random() ** 3) + 1));
  return {
    id: `${id}` as IssueId,
    reporter: (1 + Math.floor(random() * PEOPLE)) as PersonId,
    ties: [
      { kind: 'component', ref: 1 + Math.floor(random() * 20) },
      { kind: 'type', ref: 1 },
    ],
    terms: [...terms].map((term) => ({ term: term as Term, count: 1 })),
    length: TERMS,
  };
};

/** Milliseconds of one prediction with the reasons of the first five, among 100 people who share all words: rows are there, the rest is ours. */
export const speed = (): { readonly median: number; readonly p95: number; readonly rows: number } => {
  const random = randomOf(1);
  const store = memoryStore();
  for (let id = 1; id <= ISSUES; id++) {
    const resolver = (1 + Math.floor(random() * PEOPLE)) as PersonId;
    const issue = { ...someIssue(id, random), resolver, resolved: instant(START + id * 7_200_000) };
    store.write(learn(store.read(issue), issue));
  }
  const asked = Array.from({ length: ASKED }, (_, i) => someIssue(ISSUES + i + 1, random));
  const read = asked.map((issue) => ({ issue, evidence: store.read(issue) }));
  const times = read.map(({ issue, evidence }) => Math.min(...Array.from({ length: 5 }, () => timed(issue, evidence))));
  const rows = read.reduce((sum, { evidence }) => sum + evidence.terms.length + evidence.sketches.length, 0) / ASKED;
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95), rows };
};

/** Least of five: what the work takes, not what else the machine does. */
const timed = (issue: IssueSigns, evidence: Evidence): number => {
  const started = performance.now();
  predict(issue, evidence);
  return performance.now() - started;
};

const predict = (issue: IssueSigns, evidence: Evidence) => {
  const now = instant(START + (ISSUES + 1) * 7_200_000);
  const gathered = gather(evidence, issue, now);
  const table = features(gathered, issue, recentResolvers(evidence.people, now), now);
  const weights = WEIGHTS.anybody;
  const chances = probabilities(logits(table, weights));
  const contenders = table.candidates.map((person, i) => {
    return { person, logChance: Math.log(chances[i] ?? 0), finish: null, back: null, vetoes: [] };
  });
  const { placed } = rank(contenders, { due: null, lambda: 2, slaDays: 10 });
  const reasons = reasonsFor({ table, weights, gathered, issue });
  return placed.slice(0, SHOWN).map(({ contender }) => reasons(contender.person));
};
