import type { PersonId } from '../capacity/types';
import { lastInComponent, mostFrequent } from './baselines';
import type { FeatureTable } from './features';
import { logits } from './fit';
import type { Historic, Looked } from './walk';
import type { Weights } from './weights';

/** How often the resolver was among the first 1, 3 and 5. */
export type Hits = readonly [top1: number, top3: number, top5: number];

/** Issues created in a month (`YYYY-MM`, UTC) that were predicted, and how the product and two plain rules would have done. */
export type Replayed = {
  readonly month: string;
  readonly issues: number;
  readonly atelier: Hits;
  readonly mostFrequent: Hits;
  readonly lastInComponent: Hits;
};

/** Predictions before this many issues were learned say nothing about a project. */
export const LEARNED_BEFORE_REPLAY = 50;

/** Counts predictions by month, the question being "anybody". */
export const replayCounter = () => {
  const months = new Map<string, Replayed>();
  return {
    predicted: ({ created, issue }: Historic, { gathered, table }: Looked, weights: Weights): void => {
      const month = new Date(created).toISOString().slice(0, 7);
      const was = months.get(month) ?? NONE;
      const hits = (before: Hits, ranked: readonly PersonId[]) => more(before, ranked.indexOf(issue.resolver));
      months.set(month, {
        month,
        issues: was.issues + 1,
        atelier: hits(was.atelier, ranking(table, weights)),
        mostFrequent: hits(was.mostFrequent, mostFrequent(table.candidates, gathered.people)),
        lastInComponent: hits(was.lastInComponent, lastInComponent(table.candidates, gathered)),
      });
    },
    /** Oldest first. */
    months: (): readonly Replayed[] => [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
};

const NOTHING: Hits = [0, 0, 0];
const NONE = { issues: 0, atelier: NOTHING, mostFrequent: NOTHING, lastInComponent: NOTHING };

const more = (hits: Hits, place: number): Hits => {
  const among = (first: number) => (place >= 0 && place < first ? 1 : 0);
  return [hits[0] + among(1), hits[1] + among(3), hits[2] + among(5)];
};

/** Best first, ties by person id. */
const ranking = (table: FeatureTable, weights: Weights): PersonId[] => {
  const sums = logits(table, weights);
  return table.candidates
    .map((person, i) => ({ person, sum: sums[i] ?? 0 }))
    .sort((a, b) => b.sum - a.sum || a.person - b.person)
    .map(({ person }) => person);
};
