import type { IssueId } from '../../domain/capacity/types';
import type { IssuePlaces } from '../facts/ports';
import { handOver } from '../sync/hand-over';
import type { SyncPorts } from '../sync/ports';
import { failingOf, isOfAll } from './blame';
import { further, instantAt, type Place, placeOf, sliceAt } from './place';
import { DEAD_AFTER } from './ports';

type Ports = Pick<SyncPorts, 'jira' | 'letters' | 'held' | 'dirty' | 'queue' | 'log'>;

/** Where the reading goes on; null = nothing comes after it. `issues` = how many were gone past. */
export type Passed = { readonly next: Place | null; readonly issues: number };

/** Sizes in which the issues of a page are asked for by nothing but their ids; then how far on one is looked for. */
const SIZES = [100, 10, 1];
const MINUTE_MS = 60_000;
const GAPS_MS = [1000, MINUTE_MS, 60 * MINUTE_MS, 1440 * MINUTE_MS, 30 * 1440 * MINUTE_MS, 366 * 1440 * MINUTE_MS];

/**
 * Goes past a page that failed five times while Jira answers else, so that it holds up no other. Its issues are handed to the
 * worker, which reads them one by one. Where not even their ids are to be had, the page is a letter, and the reading goes on
 * behind it. Fails where nothing at all is to be had.
 */
export const passPage = async (ports: Ports, place: Place, error: unknown): Promise<Passed> => {
  // Jira answers, or nobody is blamed.
  await ports.jira.timeTracking();
  const item = placeOf(place.kind, place.at);
  ports.log.warn('page-passed', { place: item });
  await ports.letters.failed(failingOf('page', error), new Map([[item, DEAD_AFTER]]));
  for (const size of SIZES) {
    const found = await placesAt(ports, place, size);
    if (found === null) continue;
    await handOverBehind(ports, found);
    // One that has not even an id keeps the letter.
    if (found.nameless === 0) await ports.letters.succeeded('page', [item]);
    return { next: after(place, found, size), issues: found.issues.length };
  }
  const next = await behind(ports, place);
  if (next === undefined) throw error;
  return { next, issues: 0 };
};

/** The next place at which something is to be had, to a second; null = there is nothing more, undefined = nothing is to be had. */
const behind = async (ports: Ports, place: Place): Promise<Place | null | undefined> => {
  const isHad = async (ms: number) => {
    const found = await placesAt(ports, further(place, ms), 1);
    return found === null ? null : found.issues.length + found.nameless;
  };
  let [bad, good, more] = [0, -1, 0];
  for (const gap of GAPS_MS) {
    const found = await isHad(gap);
    if (found === null) bad = gap;
    else [good, more] = [gap, found];
    if (found !== null) break;
  }
  if (good === -1) return undefined;
  while (good - bad > 1000) {
    const half = Math.floor((good + bad) / 2);
    const found = await isHad(half);
    if (found === null) bad = half;
    else [good, more] = [half, found];
  }
  return more === 0 ? null : further(place, good);
};

/** Null = they cannot be had either. */
export const placesAt = async (
  { jira }: Pick<Ports, 'jira'>,
  place: Place,
  size: number,
): Promise<IssuePlaces | null> => {
  const slice = sliceAt(place);
  if (slice === null) return null;
  try {
    return await jira.places(slice, size);
  } catch (error) {
    if (isOfAll(error)) throw error;
    return null;
  }
};

/** Those that the facts do not have as they are now are read by the worker. */
export const handOverBehind = async (ports: Ports, { issues }: IssuePlaces): Promise<void> => {
  const known = await ports.held.issues(issues.map(({ id }) => id));
  const behind: IssueId[] = issues
    .filter(({ id, updated }) => {
      const row = known.get(id);
      return row === undefined || row.deleted || updated === null || row.updated < updated;
    })
    .map(({ id }) => id);
  await handOver(ports, behind, 'unreadable');
};

/** Behind the last of them; a place is left behind in any case. */
const after = (place: Place, { issues, nameless }: IssuePlaces, size: number): Place | null => {
  if (issues.length + nameless < size) return null;
  const instants = issues.flatMap((issue) => instantAt(place.kind, issue) ?? []);
  const last = instants.at(-1);
  return last === undefined || last === place.at ? further(place, 1) : { ...place, at: last };
};
