import { PortFailure } from '../ports';
import type { Failing, Held, PoisonKind, Tried } from './ports';

/** A store that fails, and a Jira that is busy, concern everything; all else may be the item's own. */
export const isOfAll = (error: unknown): boolean =>
  error instanceof PortFailure && !(error.failure.kind === 'unavailable' && error.failure.reason === 'jira');

const CLASSES: Readonly<Record<string, Failing['class']>> = {
  JiraRejected: 'refused',
  JiraUnreadable: 'unreadable',
  PortFailure: 'failing',
  PagesStuck: 'failing',
};

/** Why an item could not be read. The reason is the name of what was thrown: nothing that Jira said. */
export const failingOf = (kind: PoisonKind, error: unknown): Failing => {
  const name = error instanceof Error ? error.name : 'unknown';
  return { kind, class: CLASSES[name] ?? 'broken', reason: name };
};

/** One more try of each of these. */
export const oneMore = (items: readonly number[], { tried }: Held): Tried =>
  new Map(items.map((item) => [item, (tried.get(item) ?? 0) + 1]));
