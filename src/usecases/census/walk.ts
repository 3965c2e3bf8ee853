import type { IssueId } from '../../domain/capacity/types';
import { instant } from '../../domain/units';
import { leadsOn, PagesStuck } from '../sync/pages';
import type { SyncPorts } from '../sync/ports';
import type { NoteOf } from './notes';
import type { CensusProject, CensusRow } from './ports';
import { see } from './see';

type Walk = NoteOf<'walk'>;

/** Issues compared at once: a page of ids has room for some more. */
const RANGE = 4500;
/** More are handed over by the next walk: a note is no list. */
const MOST_ABSENT = 2000;
/** More than this part of a project, and more than these issues, do not vanish at once: it is looked at again first. */
const SHARE = 0.25;
const FEW = 3;

export const beginWalk = (known: number, before: readonly string[] | null): Walk => ({
  ...{ kind: 'walk', from: null, known, missing: 0, absent: [], gone: 0 },
  before: before === null ? null : [...before],
});

/**
 * Compares the next range of a project's issues, by their creation, which never changes. What Jira has and the facts have
 * not is read by the worker; what the facts have and Jira has not is noted until the whole project was gone through.
 */
export const walkOn = async (ports: SyncPorts, row: CensusProject, walk: Walk): Promise<CensusRow> => {
  const { census, dirty } = ports;
  const from = walk.from === null ? null : instant(walk.from);
  const end = await census.rangeEnd(row.project, from, RANGE);
  // Issues made at one instant are one range, however many they are.
  const to = end === null ? null : instant(Math.max(end, (from ?? 0) + 1));
  const inJira = await allIn(ports, row.project, { from, to });
  if (inJira === null) return seenAway(ports, row);
  const inFacts = await census.idsIn(row.project, from, to);
  const missing = [...inJira].filter((id) => !inFacts.has(id));
  const absent = [...inFacts].filter((id) => !inJira.has(id));
  for (let n = 0; n < missing.length; n += 500) await dirty.mark(missing.slice(n, n + 500), 'census');
  if (missing.length > 0) await ports.queue.push({ kind: 'dirty' });
  const walked: Walk = {
    ...walk,
    from: to,
    missing: walk.missing + missing.length,
    absent: [...walk.absent, ...absent].slice(0, MOST_ABSENT),
    gone: walk.gone + absent.length,
  };
  if (to === null) return ended(ports, row, walked);
  return { ...row, state: row.state === 'shrunk' ? 'shrunk' : 'walking', checkpoint: JSON.stringify(walked) };
};

/** Jira knew no such project a moment ago: either it is closed by now, or that was no answer. */
const seenAway = async (ports: SyncPorts, row: CensusProject): Promise<CensusRow> => {
  const away = await see(ports, row);
  if (away === null) throw new PagesStuck();
  return away;
};

/** All ids of a range; null where the app does not see the project. */
const allIn = async (
  { jira }: SyncPorts,
  project: number,
  created: Parameters<SyncPorts['jira']['idsIn']>[1],
): Promise<ReadonlySet<IssueId> | null> => {
  const ids = new Set<IssueId>();
  let token: string | null = null;
  let last: IssueId | null = null;
  do {
    const page: Awaited<ReturnType<SyncPorts['jira']['idsIn']>> = await jira.idsIn(project, created, token);
    if (page === null) return null;
    if (!leadsOn({ next: page.next, seen: page.ids }, token, last)) throw new PagesStuck();
    const before = ids.size;
    for (const id of page.ids) ids.add(id);
    // Tokens that go round in a circle.
    if (page.next !== null && ids.size === before) throw new PagesStuck();
    token = page.next;
    last = page.ids.at(-1) ?? null;
  } while (token !== null);
  return ids;
};

/** The project was gone through: what is gone is handed to the worker, which asks for each by itself before it goes. */
const ended = async (ports: SyncPorts, row: CensusProject, walk: Walk): Promise<CensusRow> => {
  const now = ports.clock.now();
  const walked = { ...row, walkedAt: now, missing: walk.missing };
  if (walk.gone === 0) {
    if (walk.missing > 0) return { ...walked, state: 'differs', countedAt: now, removed: 0, checkpoint: null };
    const by = (row.inJira ?? 0) - (row.inFacts ?? 0);
    const checkpoint = by === 0 ? null : JSON.stringify({ kind: 'slack', by });
    return { ...walked, state: 'agrees', removed: 0, checkpoint };
  }
  // Gone for the app is not deleted where the whole project is.
  const away = await see(ports, row);
  if (away !== null) return away;
  const isMuch = walk.gone > FEW && walk.gone > walk.known * SHARE;
  if (isMuch && walk.before === null) {
    ports.log.warn('project-shrunk', { project: row.project, gone: walk.gone, known: walk.known });
    const checkpoint = JSON.stringify({ kind: 'shrunk', absent: walk.absent, at: now });
    return { ...walked, state: 'shrunk', countedAt: now, removed: 0, checkpoint };
  }
  const sure = walk.before === null ? walk.absent : walk.absent.filter((id) => walk.before?.includes(id));
  for (let n = 0; n < sure.length; n += 500) await ports.dirty.mark(sure.slice(n, n + 500) as IssueId[], 'census');
  if (sure.length > 0) await ports.queue.push({ kind: 'dirty' });
  ports.log.info('census-gone', { project: row.project, gone: sure.length });
  return { ...walked, state: 'differs', countedAt: now, removed: sure.length, checkpoint: null };
};
