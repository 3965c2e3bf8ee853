import type { Instant } from '../domain/units';
import type { Reply } from './reply';

/** What is stored, how much room it takes, how long it is kept, and how all of it goes. App admins and Jira admins. */
export type StorageContract = {
  getStorage: (request: Record<string, never>) => Reply<StoragePage>;
  saveRetention: (request: Retention) => Reply<StoragePage>;
  /** Empties every table, then reads the site anew. `confirm` has to be the very words that the page asks for. */
  eraseAll: (request: { confirm: string }) => Reply<StoragePage>;
};

export type Retention = {
  /**
   * Months, from 3 to 120; null = for ever. Changes and worklogs of issues that were resolved, and last touched, earlier
   * go. The issues themselves, their measures and the sums of days stay.
   */
  readonly historyMonths: number | null;
  readonly version: number;
};

/** Bytes are estimated: rows times what a row of that table was measured to take. */
export type TableBytes = { readonly table: string; readonly rows: number; readonly bytes: number };

export type StoragePage = {
  readonly readOnly: boolean;
  readonly tables: readonly TableBytes[];
  readonly bytes: number;
  /** What an installation may hold. */
  readonly limit: number;
  /** near = little room is left; full = reading from Jira rests, what is old is being removed, screens go on. */
  readonly state: 'fits' | 'near' | 'full';
  readonly retention: Retention;
  /** Histories before this are gone; null = none was removed. */
  readonly keptFrom: Instant | null;
  /** When it was last looked for what is old; null = never yet. */
  readonly lookedAt: Instant | null;
  /** While everything is being erased: tables that are empty by now, of how many. */
  readonly erasing: { readonly done: number; readonly total: number } | null;
  /** The words that `eraseAll` asks for. */
  readonly confirm: string;
};
