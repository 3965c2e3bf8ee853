import type { Retention, TableBytes } from '../../contract/storage';
import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import { PortFailure } from '../ports';

/** The store takes nothing more. Reading and removing go on. */
export class StoreFull extends PortFailure {
  constructor() {
    super({ kind: 'unavailable', reason: 'store' });
    this.name = 'StoreFull';
  }
}

/** Why background work rests: the store is full, everything is being erased, or an admin had it pause. */
export type Held = 'full' | 'erasing' | 'paused' | null;

export type StorageStore = {
  /** Every table with its rows and what they take, about; those that are not there are passed over. */
  readonly sizes: () => Promise<readonly TableBytes[]>;
  readonly held: () => Promise<Held>;
  /** Whether the store takes a new row. */
  readonly hasRoom: () => Promise<boolean>;
  /** A write was refused because the store is full. */
  readonly noteFull: () => Promise<void>;
  readonly retention: () => Promise<Retention>;
  /** False = somebody else was faster, nothing was changed. */
  readonly saveRetention: (retention: Retention) => Promise<boolean>;
  /** The next issues after `after` that were resolved, and last touched, before, and whose histories are there; `after` null = those are all. */
  readonly old: (
    before: Instant,
    after: IssueId | null,
  ) => Promise<{ readonly issues: readonly IssueId[]; readonly after: IssueId | null }>;
  /** Removes their histories, unless they were touched meanwhile. */
  readonly letGo: (issues: readonly IssueId[], before: Instant) => Promise<void>;
  /** Histories that were let go are read again. */
  readonly readAgain: () => Promise<void>;
  /** Some of what was read counts as not read any more, so that all of it is written anew; false = nothing is left. */
  readonly forgetReads: () => Promise<boolean>;
  /** What the sync keeps of itself and nobody looks at any more. */
  readonly tidy: (before: Instant) => Promise<void>;
};

export type EraseStore = {
  /** Tables in the order in which they are emptied. */
  readonly tables: readonly string[];
  /** Removes some rows of a table; true = there may be more. Who asked for it stays a person. */
  readonly empty: (table: string, asker: PersonId) => Promise<boolean>;
  /** The log goes up to the entry that says so, which stays with what came after it. */
  readonly cutLog: () => Promise<void>;
  /** Every job begins as on a new site, but those of the schema and the erasing itself. */
  readonly forgetJobs: () => Promise<void>;
  readonly personOf: (accountId: string) => Promise<PersonId | null>;
  /** Jobs whose runs write: none of them may be under way while tables are emptied. */
  readonly jobs: readonly string[];
};
