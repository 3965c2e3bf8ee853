import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { JobState } from '../sync/ports';

/** Bytes that an installation may hold (Forge SQL), and the parts of it at which something is said, and done. */
export const LIMIT_BYTES = 2 ** 30;
export const NEAR = 0.8;
export const FULL = 0.95;

/** What the job `retention` keeps. */
export type RetentionMark = {
  readonly bytes: number;
  readonly limit: number;
  /** When tables were last counted. */
  readonly countedAt: number;
  /** Histories before this are gone. */
  readonly keptFrom: Instant | null;
  /** Where removing stands. */
  readonly after: IssueId | null;
  /** Months that a full store leaves, whatever is set; null = it is not that full. */
  readonly squeezed: number | null;
};
export const NOTHING_REMOVED: RetentionMark = {
  ...{ bytes: 0, limit: LIMIT_BYTES, countedAt: 0, keptFrom: null, after: null, squeezed: null },
};

export const markOf = (state: Pick<JobState, 'checkpoint'> | null): RetentionMark =>
  state?.checkpoint
    ? { ...NOTHING_REMOVED, ...(JSON.parse(state.checkpoint) as Partial<RetentionMark>) }
    : NOTHING_REMOVED;

export type StorageState = 'fits' | 'near' | 'full';
export const stateOf = (bytes: number, limit = LIMIT_BYTES): StorageState =>
  bytes >= limit * FULL ? 'full' : bytes >= limit * NEAR ? 'near' : 'fits';

/** What the job `erase` keeps. */
export type EraseMark = {
  /** The next table to be emptied, by its place. */
  readonly table: number;
  /** Jobs whose last run is over. */
  readonly over: readonly string[];
  /** Whose person stays: the entry of the log names it. */
  readonly asker: PersonId;
};
export const eraseMarkOf = (state: Pick<JobState, 'checkpoint'> | null): EraseMark | null =>
  state?.checkpoint ? (JSON.parse(state.checkpoint) as EraseMark) : null;
export const ERASING = 'erasing';
/** What has to be typed so that everything goes. */
export const CONFIRM = 'erase everything';

/** Name of the job that empties everything, and of its message. */
export const ERASE = 'erase';
