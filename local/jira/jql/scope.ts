import type { Issue, World } from '../model';
import type { Store } from '../store';
import type { Viewer } from '../viewer';

/** What a query is read against: who asks, when, and what they may see. */
export type Scope = {
  readonly world: World;
  readonly store: Store;
  readonly viewer: Viewer;
  readonly now: number;
  readonly sees: (issue: Issue) => boolean;
};
