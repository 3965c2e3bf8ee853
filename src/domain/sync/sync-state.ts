import type { Instant } from '../units';

/**
 * Why nothing is read for a while. quota: Jira's points are used up; asked-away: Jira asked for a pause; refused: Jira
 * answers that the app may not; unknown: Jira gives no reason that is known, or does not answer.
 */
export type PauseWhy = 'quota' | 'asked-away' | 'refused' | 'unknown';
export type Pause = { readonly why: PauseWhy; readonly until: Instant };

/** What the rows say about keeping the facts true, at one instant. */
export type SyncRows = {
  readonly now: Instant;
  /** The first read of the site, and how far it is; null = it never began. */
  readonly first: {
    readonly openRead: boolean;
    readonly finishedAt: Instant | null;
    readonly done: number;
    readonly total: number | null;
    /** Everything is read once more; what was read before stands, unless `changed`. */
    readonly again: boolean;
    /** Since when that is so because fields changed: what was read by the old ones stands for something else, or nothing. */
    readonly changed: Instant | null;
  } | null;
  /** All changes before it are in, as far as the hourly look goes; null = there was none yet. */
  readonly lookedAt: Instant | null;
  /** Issues known to have changed that were not read again yet, and when the oldest was marked. */
  readonly waiting: { readonly issues: number; readonly oldest: Instant | null };
  readonly pauses: readonly Pause[];
  /** Since when an admin has had the reading rest; null = nobody has. */
  readonly heldSince: Instant | null;
  /** No row can be added: the store is as large as it may be. */
  readonly full: boolean;
  /** Items that were tried as often as they are, and rest. */
  readonly dead: number;
};

/** `up-to-date` may have `items` that rest: whoever says it in words has to say these, too. */
export type SyncState =
  | { readonly kind: 'never-ran' }
  | { readonly kind: 'full' }
  /** By an admin, until one has it go on. */
  | { readonly kind: 'held'; readonly since: Instant }
  | { readonly kind: 'paused'; readonly why: PauseWhy; readonly until: Instant }
  | {
      readonly kind: 'reading';
      readonly phase: 'open' | 'history' | 'again';
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly kind: 'behind'; readonly since: Instant; readonly why: 'look' | 'waiting' | 'fields' }
  | { readonly kind: 'up-to-date'; readonly items: number };

/** Why figures may be older than they look. */
export type Stale = Extract<SyncState, { kind: 'full' | 'held' | 'paused' | 'behind' }>;

/** The hourly look may be late by half an hour. */
export const MOST_LAG_MS = 90 * 60_000;
/** A change that an event told is in within a minute; one that waits so long is no longer on its way. */
export const MOST_WAIT_MS = 10 * 60_000;

/** A pause that is over sooner is one try that waits for the next, and nobody's news. */
export const SHORT_PAUSE_MS = 60_000;

/** The instant before which all changes are in, as far as looking goes; null = nothing was read whole yet. */
export const caughtUpTo = ({ lookedAt, first }: SyncRows): Instant | null => lookedAt ?? first?.finishedAt ?? null;

/** One state of the sync, the one that a person has to know of first. Never `up-to-date` while anything is known to be missing. */
export const syncState = (rows: SyncRows): SyncState => {
  const { now, first, full, dead } = rows;
  if (full) return { kind: 'full' };
  if (rows.heldSince !== null) return { kind: 'held', since: rows.heldSince };
  const pause = longest(rows.pauses.filter(({ until }) => until - now > SHORT_PAUSE_MS));
  if (pause !== null) return { kind: 'paused', ...pause };
  if (first === null) return { kind: 'never-ran' };
  const { openRead, finishedAt, done, total, again, changed } = first;
  if (finishedAt === null && changed !== null) return { kind: 'behind', since: changed, why: 'fields' };
  if (finishedAt === null && !again) return { kind: 'reading', phase: openRead ? 'history' : 'open', done, total };
  const late = behind(rows);
  if (late === null && finishedAt === null) return { kind: 'reading', phase: 'again', done, total };
  return late ?? { kind: 'up-to-date', items: dead };
};

/** What screens of figures have to say of it; null = nothing. Reading they tell themselves, with how far it is. */
export const staleOf = (state: SyncState): Stale | null =>
  ['full', 'held', 'paused', 'behind'].includes(state.kind) ? (state as Stale) : null;

const longest = (pauses: readonly Pause[]): Pause | null =>
  pauses.reduce<Pause | null>((most, one) => (most === null || one.until > most.until ? one : most), null);

const behind = (rows: SyncRows): SyncState | null => {
  const looked = caughtUpTo(rows);
  const { oldest } = rows.waiting;
  if (looked !== null && rows.now - looked > MOST_LAG_MS) return { kind: 'behind', since: looked, why: 'look' };
  if (oldest !== null && rows.now - oldest > MOST_WAIT_MS) return { kind: 'behind', since: oldest, why: 'waiting' };
  return null;
};
