import type { Call } from '../call';
import type { Scope } from '../jql/scope';
import { sightOf } from '../permissions';
import type { FieldContext } from '../shapes/system-fields';

/** Comments shown inside a single issue, and inside an issue of a search. */
export const COMMENTS_IN_ISSUE = 5_000;
export const COMMENTS_IN_SEARCH = 20;
/** Entries of the changelog that a search expands. */
export const HISTORY_IN_SEARCH = 40;
export const HISTORY_IN_ISSUE = 100;

export const fieldContext = ({ store, world, viewer }: Call, comments: number): FieldContext => ({
  store,
  sees: sightOf(world, viewer),
  comments,
});

export const scopeOf = ({ world, store, viewer, now }: Call): Scope => ({
  world,
  store,
  viewer,
  now,
  sees: sightOf(world, viewer),
});
