import { recentResolvers } from '../../src/domain/suggestion/candidates';
import { type FeatureTable, features } from '../../src/domain/suggestion/features';
import { gather } from '../../src/domain/suggestion/gather';
import { LIMITS, learn } from '../../src/domain/suggestion/learn';
import type { Instant } from '../../src/domain/units';
import type { Historic, History } from './histories';
import { type MemoryStore, memoryStore } from './memory-store';

/** What happens to a project, in order: an issue is created and somebody is looked for; an issue is resolved and learned. */
export type Happening = {
  readonly what: 'created' | 'resolved';
  readonly one: Historic;
  /** Issues learned before. */
  readonly learned: number;
  /** The features as of now, before the issue is learned, and the milliseconds they took once the rows were there. */
  readonly look: () => { readonly table: FeatureTable; readonly ms: number };
};

type Options = { readonly limits?: typeof LIMITS; readonly store?: MemoryStore };

/**
 * A project's history by the protocol of ../shared/reference/suggestion.md: issues in order of `created`; before each, those
 * are learned that were resolved strictly earlier, in order of `resolved`; ties by key. Rows go through the store.
 */
export function* walk(
  { issues }: History,
  { limits = LIMITS, store = memoryStore() }: Options = {},
): Generator<Happening> {
  const resolved = sorted(issues, ({ issue }) => issue.resolved);
  let learned = 0;
  for (const one of sorted(issues, ({ created }) => created)) {
    for (
      let next = resolved[learned];
      next !== undefined && next.issue.resolved < one.created;
      next = resolved[learned]
    ) {
      yield { what: 'resolved', one: next, learned, look: look(store, next, next.issue.resolved) };
      store.write(learn(store.read(next.issue), next.issue, limits));
      learned++;
    }
    yield { what: 'created', one, learned, look: look(store, one, one.created) };
  }
}

const look =
  (store: MemoryStore, { issue }: Historic, now: Instant) =>
  () => {
    const evidence = store.read(issue);
    const started = performance.now();
    const table = features(gather(evidence, issue, now), issue, recentResolvers(evidence.people, now), now);
    return { table, ms: performance.now() - started };
  };

const sorted = (issues: readonly Historic[], at: (one: Historic) => Instant): Historic[] =>
  [...issues].sort((a, b) => at(a) - at(b) || (a.key < b.key ? -1 : 1));
