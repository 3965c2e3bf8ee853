import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import type { IssueSets, Slice } from '../facts/ports';
import { learnFound } from '../learning/follow-resolved';
import { isOfAll } from '../poison/blame';
import { passPage } from '../poison/pass-page';
import { DEAD_AFTER } from '../poison/ports';
import { type Checkpoint, nextPhase, type Phase, restarted } from './checkpoint';
import { handOver } from './hand-over';
import { idsOfPage, leadsOn, PagesStuck } from './pages';
import { PageExpired, type Site, type SyncPorts } from './ports';
import { readPeople, readProjects, readWords } from './read-words';
import { readSets as readSetsOf } from './refetch';

/** Reads the page that the checkpoint points at, publishes it, and answers with the checkpoint after it. */
export const readNext = async (ports: SyncPorts, at: Checkpoint): Promise<Checkpoint> => {
  const site = await ports.site.read();
  if (at.phase === 'words' || !site) {
    // By the store's own time: a clock that is behind would take what others read by the fields before for newer.
    const wordsAt = await readWords(ports);
    return nextPhase({ ...at, phase: 'words', wordsAt }, ports.clock.now());
  }
  return step[at.phase](ports, site, at);
};

type Step = (ports: SyncPorts, site: Site, at: Checkpoint) => Promise<Checkpoint>;

const openSlice = (at: Checkpoint): Slice => ({
  done: false,
  createdFrom: at.base,
  updatedFrom: null,
  updatedTo: null,
  order: 'oldest-first',
});
const recentSlice = (at: Checkpoint): Slice => ({
  done: true,
  createdFrom: null,
  updatedFrom: at.cutoff,
  updatedTo: at.base,
  order: 'last-updated-first',
});
const restSlice = (at: Checkpoint): Slice => ({
  done: true,
  createdFrom: null,
  updatedFrom: null,
  updatedTo: at.base ?? at.cutoff,
  order: 'last-updated-first',
});
const allDone: Slice = {
  done: true,
  createdFrom: null,
  updatedFrom: null,
  updatedTo: null,
  order: 'last-updated-first',
};

const readIssues =
  (slice: (at: Checkpoint) => Slice, counted: (at: Checkpoint) => Slice): Step =>
  async (ports, site, at) => {
    const begun = at.total === null ? await begin(ports, at, counted(at)) : at;
    try {
      return await readPage(ports, site, begun, slice(begun));
    } catch (error) {
      if (error instanceof PageExpired) {
        ports.log.warn('page-expired', { phase: at.phase });
        return restarted(begun);
      }
      if (begun.fails < DEAD_AFTER - 1 || isOfAll(error) || error instanceof PagesStuck) throw error;
      return goPast(ports, begun, slice(begun), error);
    }
  };

/** A page that failed five times holds up no other. */
const goPast = async (ports: SyncPorts, at: Checkpoint, slice: Slice, error: unknown): Promise<Checkpoint> => {
  const kind = slice.done ? 'done' : 'open';
  const start = slice.done ? (slice.updatedTo ?? ports.clock.now()) : (slice.createdFrom ?? instant(0));
  const { next, issues } = await passPage(ports, { kind, at: at.mark ?? start }, error);
  const passed = { ...at, token: null, lastId: null, done: at.done + issues };
  return next === null ? nextPhase(passed, ports.clock.now()) : { ...passed, base: next.at, mark: next.at };
};

/** Counts what is to be read, and once how large the site is, for the time that is left. */
const begin = async ({ jira }: SyncPorts, at: Checkpoint, counted: Slice): Promise<Checkpoint> => {
  const total = await jira.count(counted);
  const sizes = at.sizes ?? (at.phase === 'open' ? { open: total, done: await jira.count(allDone) } : undefined);
  return { ...at, done: 0, total, ...(sizes === undefined ? {} : { sizes }) };
};

const readPage = async (ports: SyncPorts, site: Site, at: Checkpoint, slice: Slice): Promise<Checkpoint> => {
  const page = await ports.jira.page(site, slice, at.token);
  const ids = idsOfPage(page);
  if (!leadsOn({ next: page.next, seen: ids }, at.token, at.lastId ?? null)) throw new PagesStuck();
  // It goes by the fields of this reading, so it is no older than they are, whatever the lease's clock says.
  const readAt = instant(Math.max(page.readAt, at.wordsAt ?? 0));
  await ports.facts.publish({ ...page, readAt });
  await ports.dirty.mark(page.unreadable, 'unreadable');
  const last = page.issues.at(-1);
  const mark = last ? (slice.order === 'oldest-first' ? last.created : last.updated) : at.mark;
  const lastId = ids.at(-1) ?? null;
  const read = { ...at, token: page.next, mark, lastId, done: at.done + page.issues.length };
  return page.next === null ? nextPhase(read, ports.clock.now()) : read;
};

const readSets =
  (since: (at: Checkpoint) => Checkpoint['cutoff'] | null): Step =>
  async (ports, site, at) => {
    const missing = await ports.facts.withoutSets(since(at), at.sets);
    const last = missing.at(-1);
    if (!last) return nextPhase(at, ports.clock.now());
    await publishSetsOf(ports, site, missing, at.fails);
    return { ...at, sets: { updated: last.updated, id: last.id }, histories: (at.histories ?? 0) + missing.length };
  };

/** Histories that cannot be had together, again and again, are handed to the worker: one of them must not hold up the others. */
const publishSetsOf = async (
  ports: SyncPorts,
  site: Site,
  missing: Awaited<ReturnType<SyncPorts['facts']['withoutSets']>>,
  fails: number,
): Promise<void> => {
  const readAt = ports.clock.now();
  try {
    const sets = await readSetsOf(ports, site, missing);
    const untold = await untoldOf(ports, missing, sets);
    await ports.facts.publishSets(
      sets.filter(({ id }) => !untold.includes(id)),
      readAt,
    );
    await handOver(ports, untold, 'sweep');
  } catch (error) {
    if (fails < PATIENCE || isOfAll(error)) throw error;
    // Jira answers else, or nothing is handed over.
    await ports.jira.timeTracking();
    ports.log.warn('sets-handed-over', { issues: missing.length });
    await handOver(
      ports,
      missing.map(({ id }) => id),
      'sweep',
    );
  }
};
const PATIENCE = 2;

/**
 * Of an issue that it does not show Jira tells no history, and says nothing. Most issues without one have none; they are
 * believed where the app sees their projects, which one call for all of them tells.
 */
const untoldOf = async (
  { jira }: Pick<SyncPorts, 'jira'>,
  asked: readonly { readonly id: IssueId; readonly project: number }[],
  sets: readonly IssueSets[],
): Promise<readonly IssueId[]> => {
  const empty = new Set(sets.filter(({ changes }) => changes?.length === 0).map(({ id }) => id));
  const projects = new Set(asked.filter(({ id }) => empty.has(id)).map(({ project }) => project));
  return (await jira.seesAll([...projects])) ? [] : [...empty];
};

/** Projects that no list named, zones of the people met so far, then what screens keep: from here on they can answer. */
const settle: Step = async (ports, _site, at) => {
  await readProjects(ports);
  await readPeople(ports, at.startedAt);
  await ports.screens.refreshProjectDefaults();
  await ports.screens.refreshGlance('all');
  // Hints that came while the open issues were being read.
  if (at.phase === 'open-people') await ports.queue.push({ kind: 'dirty' });
  // Tables of what admins enter about skills come with those of learning: not only when all is read.
  if (at.phase === 'open-people') await ports.queue.push({ kind: 'learn' });
  if (at.phase === 'rest-people') {
    await handOverUnread(ports, at.wordsAt ?? at.startedAt);
    await learnFound(ports);
  }
  const settled = nextPhase(at, instant(ports.clock.now()));
  return at.phase === 'open-people' ? { ...settled, done: 0, total: null } : settled;
};

/**
 * What no page brought though everything was read, as where a project was closed to the app just then and nobody
 * noticed, and what somebody published since who still went by the fields from before: the worker asks for each.
 */
const handOverUnread = async (ports: SyncPorts, since: Instant): Promise<void> => {
  let left = await ports.held.notReadSince(since, null);
  while (left.length > 0) {
    await handOver(ports, left, 'sweep');
    left = await ports.held.notReadSince(since, left.at(-1) ?? null);
  }
};

const step: Record<Exclude<Phase, 'words'>, Step> = {
  open: readIssues(openSlice, openSlice),
  'open-people': settle,
  recent: readIssues(recentSlice, () => allDone),
  'recent-people': settle,
  'recent-sets': readSets((at) => at.cutoff),
  rest: readIssues(restSlice, () => allDone),
  'rest-sets': readSets(() => null),
  'rest-people': settle,
};
