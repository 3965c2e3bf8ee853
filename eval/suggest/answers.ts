import type { PersonId } from '../../src/domain/capacity/types';
import type { FeatureTable } from '../../src/domain/suggestion/features';
import { logits, probabilities, without } from '../../src/domain/suggestion/fit';
import { rank } from '../../src/domain/suggestion/rank';
import { type ProjectWeights, taught } from '../../src/domain/suggestion/taught';
import { type Happening, type Memory, walk } from '../../src/domain/suggestion/walk';
import { WEIGHTS, type Weights } from '../../src/domain/suggestion/weights';
import type { Historic, History } from './histories';

export type Chance = { readonly person: PersonId; readonly p: number };
export type Answer = {
  readonly one: Historic;
  /** All candidates with their probability, best first. */
  readonly anybody: readonly Chance[];
  /** The same question less the reporter. */
  readonly other: readonly Chance[];
  readonly ms: number;
};

export type Choices = {
  /** From which features the online step learns: as of the resolution (as the product does), as of the creation, or not at all. */
  readonly online?: 'resolved' | 'created' | 'off';
  readonly weights?: ProjectWeights;
  /** How it is kept; the product's own rows when it is not said. */
  readonly memory?: Memory;
  /** Which split is asked; test when it is not said. */
  readonly split?: string;
};

/** Answers for the issues of the test split, in order of `created`, by the product's own code. */
export function* answers(history: History, choices: Choices = {}): Generator<Answer> {
  const { online = 'resolved', weights: fixed = WEIGHTS, split = 'test' } = choices;
  let weights = fixed;
  const tables = new Map<string, FeatureTable>();
  for (const happening of walk(history.issues, choices.memory)) {
    const { one } = happening;
    if (happening.what === 'created') {
      if (online === 'created') tables.set(one.key, happening.look()().table);
      if (one.split === split) yield answer(happening, weights);
    } else if (online !== 'off') {
      const table = tables.get(one.key) ?? happening.look()().table;
      weights = taught(table, one.issue, weights, fixed);
      tables.delete(one.key);
    }
  }
}

/** `ms` is the scoring alone: from the rows, once they were read, to both lists. */
const answer = ({ one, look }: Happening<Historic>, weights: ProjectWeights): Answer => {
  const sumUp = look();
  const started = performance.now();
  const { table } = sumUp();
  const anybody = chances(table, weights.anybody);
  const other = chances(without(table, one.issue.reporter), weights.other);
  return { one, anybody, other, ms: performance.now() - started };
};

const chances = (table: FeatureTable, weights: Weights): Chance[] => {
  const p = probabilities(logits(table, weights));
  const contenders = table.candidates.map((person, i) => ({
    person,
    logChance: Math.log(p[i] ?? 0),
    finish: null,
    back: null,
    vetoes: [],
  }));
  const { placed } = rank(contenders, { due: null, lambda: 0, slaDays: 1 });
  return placed.map(({ contender }) => ({ person: contender.person, p: Math.exp(contender.logChance) }));
};
