import type { Evidence } from './evidence';
import { LIMITS } from './learn';
import { memoryStore } from './memory-store';
import { LEARNED_BEFORE_REPLAY, type Replayed, replayCounter } from './replay';
import { type ProjectWeights, taught } from './taught';
import { type Historic, storedRows, walk } from './walk';
import { WEIGHTS } from './weights';

/** A project that was learned as a whole: its rows, weights that followed it (null = they were not to), and how well it would have done. */
export type LearnedHistory = {
  readonly rows: Evidence;
  readonly adapted: ProjectWeights | null;
  readonly replay: readonly Replayed[];
};

/** Goes through a project's history as it happened. */
export const learnHistory = (history: readonly Historic[], adapts: boolean): LearnedHistory => {
  const store = memoryStore();
  const replay = replayCounter();
  let weights: ProjectWeights = WEIGHTS;
  for (const { what, one, learned, look } of walk(history, storedRows(LIMITS, store))) {
    // Imported issues may be resolved before they were created: those would be found learned already.
    const foretold = what === 'created' && learned >= LEARNED_BEFORE_REPLAY && one.created <= one.issue.resolved;
    if (foretold) replay.predicted(one, look()(), weights.anybody);
    if (what === 'resolved' && adapts) weights = taught(look()().table, one.issue, weights);
  }
  return { rows: store.rows(), adapted: adapts ? weights : null, replay: replay.months() };
};
