import type { Instant } from '../../domain/units';

export type PoisonKind = 'issue' | 'project' | 'person' | 'page' | 'field';

/**
 * Why it cannot be read: in no shape that we understand; our own defect; Jira refuses it; Jira fails at
 * it alone.
 */
export type PoisonClass = 'unreadable' | 'broken' | 'refused' | 'failing';

/** `item` is the id, of a custom field its number; of a page, the number that stands for its place (`place.ts`). `reason` is a code, never Jira's words. */
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

/**
 * Items, each with how many tries it has had, the one that just failed included. Two workers that overlap, and one that is
 * killed and comes again, name the same number: it counts once.
 */
export type Tried = ReadonlyMap<number, number>;

/** What is held against items of a kind: those that are left alone, and those to be tried, with their tries so far. */
export type Held = { readonly resting: ReadonlySet<number>; readonly tried: ReadonlyMap<number, number> };

/** What was tried so often that it rests until somebody asks again, or until it is read after all. */
export type DeadLetterPort = {
  /** Keeps how often each was tried, never fewer than before; answers with those that are dead now. */
  readonly failed: (failing: Failing, tried: Tried) => Promise<readonly number[]>;
  /** They were read: nothing is held against them any more. */
  readonly succeeded: (kind: PoisonKind, items: readonly number[]) => Promise<void>;
  /** Lets go of issues that were wholly read since they last failed, by whoever it was. */
  readonly readAfterAll: () => Promise<void>;
  /** Those among them that are dead. */
  readonly dead: (kind: PoisonKind, items: readonly number[]) => Promise<ReadonlySet<number>>;
  /** At most 1,000. `tried` are all, `resting` those that are dead and were tried within the day: once a day each is tried again. */
  readonly held: (kind: PoisonKind) => Promise<Held>;
  /** The latest first, at most 200. */
  readonly list: () => Promise<readonly DeadLetter[]>;
  readonly count: () => Promise<number>;
  /** Forgets the tries; true = there was a letter. Whoever calls has the item read again. */
  readonly retry: (kind: PoisonKind, item: number) => Promise<boolean>;
};

/** Tries after which an item is dead. */
export const DEAD_AFTER = 5;
