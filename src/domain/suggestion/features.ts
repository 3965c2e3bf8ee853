import type { PersonId } from '../capacity/types';
import type { Instant } from '../units';
import { aged, HALF_LIFE } from './decay';
import type { IssueSigns, PersonRow, TieKind } from './evidence';
import { lastInComponents, sinceLast } from './feature-recency';
import { alike, vocabulary } from './feature-words';
import type { Gathered } from './gather';
import { type Tallier, type Tally, tallier } from './tally';

/** The reasons that experience can give, one number per candidate; formulas in docs/suggestion.md. */
export const FEATURES = [
  'lately',
  'base',
  'component',
  'type',
  'reporter',
  'alike',
  'vocabulary',
  'sinceLast',
  'lastInComponent',
  'isReporter',
] as const;
export type FeatureName = (typeof FEATURES)[number];

/** Columns in the candidates' order. */
export type FeatureTable = {
  readonly candidates: readonly PersonId[];
  readonly columns: Readonly<Record<FeatureName, Float64Array>>;
};

/** ε: what somebody who resolved nothing counts as, so that no logarithm is of 0. */
const EPSILON = 0.02;
/** Component matches count 1, label matches a quarter. */
const LABEL_SHARE = 0.25;

/** The features of an issue for each candidate, from what was resolved before `now`. */
export const features = (
  gathered: Gathered,
  issue: Pick<IssueSigns, 'reporter'>,
  candidates: readonly PersonId[],
  now: Instant,
): FeatureTable => {
  const tally = tallier(candidates);
  const known = gathered.people.length;
  const base = shares(tally(weights(gathered.people, 'weight180', HALF_LIFE.base, now)), known);
  const tied = (parts: Partial<Record<TieKind, number>>) => tally(tieWeights(gathered, parts, now));
  return {
    candidates,
    columns: {
      lately: shares(tally(weights(gathered.people, 'weight14', HALF_LIFE.lately, now)), known).map(Math.log),
      base: base.map(Math.log),
      component: aboveBase(tied({ component: 1, label: LABEL_SHARE }), base, 2),
      type: aboveBase(tied({ type: 1 }), base, 2),
      reporter: aboveBase(tied({ reporter: 1 }), base, 1),
      alike: aboveBase(alike(gathered.like, tally, now), base, 1),
      vocabulary: vocabularyOf(gathered, tally, now),
      sinceLast: sinceLast(gathered.people, tally, now),
      lastInComponent: lastInComponents(gathered.ties, tally),
      isReporter: tally(issue.reporter === null ? [] : [{ person: issue.reporter, amount: 1 }]).of,
    },
  };
};

const weights = (
  people: readonly PersonRow[],
  column: 'weight14' | 'weight180' | 'weight365',
  halfLife: number,
  now: Instant,
) => people.map((row) => ({ person: row.person, amount: aged(row[column], row.last, now, halfLife) }));

const tieWeights = ({ ties }: Gathered, parts: Partial<Record<TieKind, number>>, now: Instant) =>
  ties.flatMap(({ kind, person, weight, last }) => {
    const part = parts[kind];
    return part === undefined ? [] : [{ person, amount: part * aged(weight, last, now, HALF_LIFE[kind]) }];
  });

/** (x + ε) ÷ (total + ε·K): a share among K known people that is never 0. */
const shares = ({ of, total }: Tally, known: number): Float64Array =>
  of.map((x) => (x + EPSILON) / (total + EPSILON * Math.max(1, known)));

/** ln((x + m·base) ÷ (total + m)) − ln base: 0 without evidence, then the more a person stands out of their base share. */
const aboveBase = ({ of, total }: Tally, base: Float64Array, m: number): Float64Array =>
  of.map((x, i) => Math.log((x / (base[i] ?? 1) + m) / (total + m)));

const vocabularyOf = ({ people, vocabulary: words }: Gathered, tally: Tallier, now: Instant): Float64Array =>
  vocabulary(words, tally(weights(people, 'weight365', HALF_LIFE.words, now)), tally);
