import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import type { IssuePage, Slice } from '../facts/ports';
import { failingOf, isOfAll } from '../poison/blame';
import { passPage } from '../poison/pass-page';
import { placeOf } from '../poison/place';
import { DEAD_AFTER } from '../poison/ports';
import { followOrHandOver } from '../sync/follow-page';
import { handOver } from '../sync/hand-over';
import { idsOfPage, leadsOn, PagesStuck } from '../sync/pages';
import { PageExpired, type Site, type SyncPorts } from '../sync/ports';
import { readSets } from '../sync/refetch';
import { FEED_OVERLAP_MS, forward, type Step, type SweepMark, stepAfter } from './mark';
import type { FeedPage } from './ports';

/** Does what comes next, and answers with where the sweep stands once it is durable. */
type Work = (ports: SyncPorts, site: Site, mark: SweepMark) => Promise<SweepMark>;

/** No upper bound: what changes meanwhile comes at the end, once. */
const changedSince = (base: Instant): Slice => ({
  ...{ done: null, createdFrom: null, updatedFrom: base, updatedTo: null },
  order: 'first-updated-first',
});

/** Failures in a row that are taken for Jira's. */
const PATIENCE = 2;

const readIssues: Work = async (ports, site, mark) => {
  const page = await pageOf(ports, site, mark);
  if (!('issues' in page)) return page;
  const ids = idsOfPage(page);
  const last = page.issues.at(-1)?.updated ?? null;
  const isBack = last !== null && mark.lastUpdated !== null && last < mark.lastUpdated;
  if (!leadsOn({ next: page.next, seen: ids }, mark.token, mark.lastId) || (page.next !== null && isBack))
    throw new PagesStuck();
  const behind = await followOrHandOver(ports, site, page, PATIENCE - mark.fails);
  const watermark = forward(mark.watermark, last, page.readAt);
  const read: SweepMark = {
    ...{ ...mark, watermark, isSettled: mark.isSettled && watermark === mark.before },
    ...{ done: mark.done + behind, seen: mark.seen + ids.length },
  };
  if (page.next === null) return stepAfter(read);
  return { ...read, token: page.next, lastId: ids.at(-1) ?? null, lastUpdated: last ?? mark.lastUpdated };
};

/** A page that failed five times holds up no other: it is gone past, and what changed behind it is read. */
const pageOf = async (ports: SyncPorts, site: Site, mark: SweepMark): Promise<IssuePage | SweepMark> => {
  try {
    return await ports.jira.page(site, changedSince(mark.base), mark.token);
  } catch (error) {
    if (mark.fails < DEAD_AFTER - 1 || error instanceof PageExpired || isOfAll(error)) throw error;
    const at = mark.lastUpdated ?? mark.base;
    const { next, issues } = await passPage(ports, { kind: 'changed', at }, error);
    const seen = { ...mark, seen: mark.seen + issues };
    if (next === null) return stepAfter(seen);
    const watermark = forward(mark.watermark, next.at, ports.clock.now());
    return { ...seen, watermark, isSettled: false, base: next.at, token: null, lastId: null, lastUpdated: null };
  }
};

type Feed = { readonly kind: 'updated' | 'deleted'; readonly since: 'worklogsSince' | 'worklogsDeletedSince' };

/** A page of a feed. Issues whose worklogs are not as the feed says are read again, by the worker. */
const readFeed =
  ({ kind, since }: Feed): Work =>
  async (ports, _site, mark) => {
    const readAt = ports.clock.now();
    const item = placeOf(kind === 'updated' ? 'worklogs' : 'deleted-worklogs', mark[since]);
    const from = mark.isFirst ? instant(Math.max(0, mark[since] - FEED_OVERLAP_MS)) : mark[since];
    const page = await feedPage(ports, { kind, from, item, fails: mark.fails });
    if (page === null) return stepAfter(mark);
    const until = page.until;
    // Its next page is asked for by instant alone: it has to be a later one.
    if (!page.last && (until === null || until <= from || page.worklogs.length === 0)) throw new PagesStuck();
    await markBehind(ports, kind, page.worklogs);
    if (mark.isFirst) await ports.letters.succeeded('page', [item]);
    const reached = { ...mark, isFirst: false, [since]: forward(mark[since], until, readAt) };
    return page.last ? stepAfter(reached) : { ...reached, [since]: until ?? mark[since] };
  };

type FeedAsked = {
  readonly kind: Feed['kind'];
  readonly from: Instant;
  readonly item: number;
  readonly fails: number;
};
/** Null = it failed five times: the round goes on without it, it is a letter, and the next round begins at the same place. */
const feedPage = async (ports: SyncPorts, { kind, from, item, fails }: FeedAsked): Promise<FeedPage | null> => {
  try {
    return await ports.jira.worklogFeed(kind, from);
  } catch (error) {
    if (fails < DEAD_AFTER - 1 || isOfAll(error)) throw error;
    await ports.jira.timeTracking();
    await ports.letters.failed(failingOf('page', error), new Map([[item, DEAD_AFTER]]));
    return null;
  }
};

const markBehind = async (
  ports: SyncPorts,
  kind: Feed['kind'],
  worklogs: readonly { readonly id: number; readonly at: Instant }[],
): Promise<void> => {
  const behind: IssueId[] = [];
  for (let n = 0; n < worklogs.length; n += AT_ONCE)
    behind.push(...(await behindOf(ports, kind, worklogs.slice(n, n + AT_ONCE))));
  if (behind.length === 0) return;
  await ports.dirty.mark([...new Set(behind)], 'worklog');
  await ports.queue.push({ kind: 'dirty' });
};
/** The most that Jira takes; a page may be longer by what was written at its last instant. */
const AT_ONCE = 1000;

const behindOf = async (
  { held, jira }: SyncPorts,
  kind: Feed['kind'],
  worklogs: readonly { readonly id: number; readonly at: Instant }[],
): Promise<readonly IssueId[]> => {
  const known = await held.worklogs(worklogs.map(({ id }) => id));
  // A deleted one that is not there needs nothing; one that is there still counts.
  if (kind === 'deleted') return [...known.values()].map(({ issue }) => issue);
  const unlike = worklogs.filter(({ id, at }) => (known.get(id)?.updated ?? -1) < at).map(({ id }) => id);
  const issues = await jira.issuesOfWorklogs(unlike);
  return unlike.flatMap((id) => issues.get(id) ?? known.get(id)?.issue ?? []);
};

/** Sets that a killed run, or a clock of ours that was behind, left older than their issue. The hourly measuring follows. */
const readSetsBehind: Work = async (ports, site, mark) => {
  // Before that, and while everything is read once more, sets that were never read are the backfill's.
  if (!(await ports.jobs.read('backfill'))?.finishedAt) return stepAfter(mark);
  const readAt = ports.clock.now();
  const found = await ports.facts.withoutSets(instant(Math.max(0, mark.watermark - LATELY_MS)), null);
  const dead = await ports.letters.dead(
    'issue',
    found.map(({ id }) => Number(id)),
  );
  const behind = found.filter(({ id }) => !dead.has(Number(id)));
  try {
    const sets = await readSets(ports, site, behind);
    const told = sets.filter(({ changes }) => changes === null || changes.length > 0);
    await ports.facts.publishSets(told, readAt);
    // Of an issue that it does not show Jira tells no history either, and says nothing: the worker asks for the issue itself.
    await handOver(ports, idsBut(sets, told), 'sweep');
  } catch (error) {
    if (mark.fails < PATIENCE || isOfAll(error)) throw error;
    // One of them must not hold up the others: the worker tells them apart.
    await handOver(ports, idsBut(behind, []), 'sweep');
  }
  return stepAfter(mark);
};

type WithId = { readonly id: IssueId };
const idsBut = <One extends WithId>(all: readonly One[], some: readonly One[]): readonly IssueId[] =>
  all.filter((one) => !some.includes(one)).map(({ id }) => id);
const LATELY_MS = 2 * 3_600_000;

export const works: Record<Step, Work> = {
  issues: readIssues,
  worklogs: readFeed({ kind: 'updated', since: 'worklogsSince' }),
  'deleted-worklogs': readFeed({ kind: 'deleted', since: 'worklogsDeletedSince' }),
  sets: readSetsBehind,
};
