import type { Instant } from '../units';
import { recentResolvers } from './candidates';
import type { IssueSigns, ResolvedIssue } from './evidence';
import { type FeatureTable, features } from './features';
import { type Gathered, gather } from './gather';
import { LIMITS, type Limits, learn } from './learn';
import { type MemoryStore, memoryStore } from './memory-store';

/** An issue as it was seen when it was created, and as it was resolved. */
export type Historic = { readonly key: string; readonly created: Instant; readonly issue: ResolvedIssue };

/** Where what was learned is kept, and how it is read for one issue. */
export type Memory = {
  readonly learn: (issue: ResolvedIssue) => void;
  /** Reads what the issue needs; the answer sums it up. The first is the database's work, the second ours. */
  readonly read: (issue: IssueSigns, now: Instant) => () => Gathered;
};

/** The product's own form: rows of hashed terms and decayed sums. */
export const storedRows = (limits: Limits = LIMITS, store: MemoryStore = memoryStore()): Memory => ({
  learn: (issue) => store.write(learn(store.read(issue, 'no sketches'), issue, limits)),
  read: (issue, now) => {
    const evidence = store.read(issue);
    return () => gather(evidence, issue, now);
  },
});

export type Looked = { readonly gathered: Gathered; readonly table: FeatureTable };

/** What happens to a project, in order: an issue is created and somebody is looked for; an issue is resolved and learned. */
export type Happening<One extends Historic> = {
  readonly what: 'created' | 'resolved';
  readonly one: One;
  /** Issues learned before. */
  readonly learned: number;
  /** Reads what is known as of now, before the issue is learned; the answer sums it up and has the features. */
  readonly look: () => () => Looked;
};

/**
 * A project's history by the protocol of the benchmark: issues in order of `created`; before each, those are learned that
 * were resolved strictly earlier, in order of `resolved`; ties by key. The rest is learned at the end.
 */
export function* walk<One extends Historic>(
  issues: readonly One[],
  memory: Memory = storedRows(),
): Generator<Happening<One>> {
  const resolved = sorted(issues, ({ issue }) => issue.resolved);
  let learned = 0;
  function* learnUntil(before: number): Generator<Happening<One>> {
    for (let next = resolved[learned]; next && next.issue.resolved < before; next = resolved[learned]) {
      yield { what: 'resolved', one: next, learned, look: look(memory, next, next.issue.resolved) };
      memory.learn(next.issue);
      learned++;
    }
  }
  for (const one of sorted(issues, ({ created }) => created)) {
    yield* learnUntil(one.created);
    yield { what: 'created', one, learned, look: look(memory, one, one.created) };
  }
  yield* learnUntil(Number.POSITIVE_INFINITY);
}

const look =
  (memory: Memory, { issue }: Historic, now: Instant) =>
  () => {
    const sumUp = memory.read(issue, now);
    return (): Looked => {
      const gathered = sumUp();
      return { gathered, table: features(gathered, issue, recentResolvers(gathered.people, now), now) };
    };
  };

const sorted = <One extends Historic>(issues: readonly One[], at: (one: One) => Instant): One[] =>
  [...issues].sort((a, b) => at(a) - at(b) || (a.key < b.key ? -1 : 1));
