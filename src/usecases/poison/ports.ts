import type { Instant } from '../../domain/units';

export type PoisonKind = 'issue' | 'project' | 'person' | 'page';

/**
 * Why it cannot be read: in no shape that we understand; our own defect; Jira refuses it; it does not fit; Jira fails at
 * it alone.
 */
export type PoisonClass = 'unreadable' | 'broken' | 'refused' | 'too-large' | 'failing';

/** `item` is the id; of a page, the number that stands for its place. `reason` is a code, never Jira's words. */
export type DeadLetter = {
  readonly kind: PoisonKind;
  readonly item: number;
  readonly class: PoisonClass;
  readonly reason: string;
  readonly tries: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
};

export type Failing = { readonly kind: PoisonKind; readonly class: PoisonClass; readonly reason: string };

/** What was tried so often that it rests until somebody asks again, or until it is read after all. */
export type DeadLetterPort = {
  /** Counts a try of each that failed; answers with those that are dead now. */
  readonly failed: (failing: Failing, items: readonly number[]) => Promise<readonly number[]>;
  /** They were read: nothing is held against them any more. */
  readonly succeeded: (kind: PoisonKind, items: readonly number[]) => Promise<void>;
  /** Those among them that are dead. */
  readonly dead: (kind: PoisonKind, items: readonly number[]) => Promise<ReadonlySet<number>>;
  /** The latest first, at most 200. */
  readonly list: () => Promise<readonly DeadLetter[]>;
  readonly count: () => Promise<number>;
  /** Forgets the tries; true = there was a letter. Whoever calls marks the item to be read again. */
  readonly retry: (kind: PoisonKind, item: number) => Promise<boolean>;
};

/** Tries after which an item is dead. */
export const DEAD_AFTER = 5;
