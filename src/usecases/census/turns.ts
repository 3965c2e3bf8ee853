import type { Instant } from '../../domain/units';
import { noteOf } from './notes';
import type { CensusProject } from './ports';

/** What is to be done with a project now, the most urgent first. */
export const TURNS = ['freeze', 'walk', 'reread', 'recount', 'count', 'compare', 'look'] as const;
export type Turn = (typeof TURNS)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A lost deletion is found by the next count, believed by the one after it, and looked at twice if it is large: within a day. */
const COUNT_MS = 20 * HOUR_MS;
const AGAIN_MS = 50 * 60_000;
/** Looked at twice, an hour apart. */
export const SURE_MS = HOUR_MS;
/** Each project is compared issue by issue within 28 days, on a day of its own. */
const COMPARE_DAYS = 27;

const isOver = (at: number | null, ms: number, now: Instant): boolean => at === null || now - at >= ms || at > now;

/** Null = nothing is due. `since` = when the site had been read: nothing was compared before. */
export const turnOf = (row: CensusProject, now: Instant, since: Instant): Turn | null => {
  if (row.closed || row.archived) return turnOfAway(row, now);
  const note = noteOf(row.checkpoint);
  if (note?.kind === 'reread' || row.state === 'closed' || row.state === 'archived') return 'reread';
  if (note?.kind === 'walk') return 'walk';
  if (note?.kind === 'shrunk') return isOver(note.at, SURE_MS, now) ? 'walk' : null;
  return turnOfOpen(row, now, since);
};

const turnOfAway = (row: CensusProject, now: Instant): Turn | null => {
  const note = noteOf(row.checkpoint);
  if (row.state !== (row.closed ? 'closed' : 'archived') || note?.kind !== 'away') return 'freeze';
  return isOver(note.lookedAt, COUNT_MS, now) ? 'look' : null;
};

const turnOfOpen = (row: CensusProject, now: Instant, since: Instant): Turn | null => {
  if (row.state === 'differs' && isOver(row.countedAt, AGAIN_MS, now)) return 'recount';
  if (isOver(row.countedAt, COUNT_MS, now)) return 'count';
  const compared = row.walkedAt ?? since - (row.project % COMPARE_DAYS) * DAY_MS;
  return isOver(compared, COMPARE_DAYS * DAY_MS, now) ? 'compare' : null;
};

export type Due = { readonly row: CensusProject; readonly turn: Turn };

/** The most urgent turn among these projects, of equal ones that of the project which waited longest. */
export const nextTurn = (rows: Iterable<CensusProject>, now: Instant, since: Instant): Due | null => {
  let first: Due | null = null;
  for (const row of rows) {
    const turn = turnOf(row, now, since);
    if (turn !== null && (first === null || isBefore({ row, turn }, first))) first = { row, turn };
  }
  return first;
};

const isBefore = (a: Due, b: Due): boolean => {
  const [left, right] = [TURNS.indexOf(a.turn), TURNS.indexOf(b.turn)];
  return left < right || (left === right && waitedSince(a) < waitedSince(b));
};
const waitedSince = ({ row, turn }: Due): number => (turn === 'compare' ? row.walkedAt : row.countedAt) ?? 0;
