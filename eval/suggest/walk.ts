import { recentResolvers } from '../../src/domain/suggestion/candidates';
import type { IssueSigns, ResolvedIssue } from '../../src/domain/suggestion/evidence';
import { type FeatureTable, features } from '../../src/domain/suggestion/features';
import { type Gathered, gather } from '../../src/domain/suggestion/gather';
import { LIMITS, type Limits, learn } from '../../src/domain/suggestion/learn';
import type { Instant } from '../../src/domain/units';
import type { Historic, History } from './histories';
import { type MemoryStore, memoryStore } from './memory-store';

/** Where what was learned is kept, and how it is read for one issue. */
export type Memory = {
  readonly learn: (issue: ResolvedIssue) => void;
  /** Reads what the issue needs; the answer sums it up. The first is the database's work, the second ours. */
  readonly read: (issue: IssueSigns, now: Instant) => () => Gathered;
};

/** The product's own form: rows of hashed terms and decayed sums. */
export const storedRows = (limits: Limits = LIMITS, store: MemoryStore = memoryStore()): Memory => ({
  learn: (issue) => store.write(learn(store.read(issue), issue, limits)),
  read: (issue, now) => {
    const evidence = store.read(issue);
    return () => gather(evidence, issue, now);
  },
});

/** What happens to a project, in order: an issue is created and somebody is looked for; an issue is resolved and learned. */
export type Happening = {
  readonly what: 'created' | 'resolved';
  readonly one: Historic;
  /** Issues learned before. */
  readonly learned: number;
  /** The features as of now, before the issue is learned, and the milliseconds they took once the rows were there. */
  readonly look: () => { readonly table: FeatureTable; readonly ms: number };
};

/**
 * A project's history by the protocol of ../shared/reference/suggestion.md: issues in order of `created`; before each, those
 * are learned that were resolved strictly earlier, in order of `resolved`; ties by key.
 */
export function* walk({ issues }: History, memory: Memory = storedRows()): Generator<Happening> {
  const resolved = sorted(issues, ({ issue }) => issue.resolved);
  let learned = 0;
  for (const one of sorted(issues, ({ created }) => created)) {
    for (let next = resolved[learned]; next && next.issue.resolved < one.created; next = resolved[learned]) {
      yield { what: 'resolved', one: next, learned, look: look(memory, next, next.issue.resolved) };
      memory.learn(next.issue);
      learned++;
    }
    yield { what: 'created', one, learned, look: look(memory, one, one.created) };
  }
}

const look =
  (memory: Memory, { issue }: Historic, now: Instant) =>
  () => {
    const sumUp = memory.read(issue, now);
    const started = performance.now();
    const gathered = sumUp();
    const table = features(gathered, issue, recentResolvers(gathered.people, now), now);
    return { table, ms: performance.now() - started };
  };

const sorted = (issues: readonly Historic[], at: (one: Historic) => Instant): Historic[] =>
  [...issues].sort((a, b) => at(a) - at(b) || (a.key < b.key ? -1 : 1));
