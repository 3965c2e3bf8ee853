import type { Reply } from '../../contract';
import type {
  CensusSums,
  DeadLetter,
  FirstRead,
  PointsOfHour,
  SyncPage,
  SyncProject,
  SyncSettings,
} from '../../contract/sync';
import { grantedIn, hourOf } from '../../domain/budget/allowance';
import { caughtUpTo, syncState } from '../../domain/sync/sync-state';
import { type Instant, instant } from '../../domain/units';
import { readPlace } from '../poison/place';
import type { Viewer } from '../ports';
import { versionless } from '../settings/record';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { SyncFacts, SyncPagePorts } from './ports';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_PROJECTS = 200;

/** How the sync is doing, from SQL alone. */
export const getSync = async ({ store, reading }: SyncPagePorts, { readOnly }: Viewer): Promise<Reply<SyncPage>> => {
  await reading();
  return { ok: true, value: pageOf(await store.facts(), readOnly) };
};

export const saveSync = async (
  ports: SyncPagePorts,
  viewer: Viewer,
  settings: SyncSettings,
): Promise<Reply<SyncPage>> => {
  await ports.reading();
  const before = await ports.store.settings();
  if (!(await ports.store.saveSettings(settings))) return failed(changedMeanwhile('setting'));
  await ports.audit.append({
    ...{ by: viewer, action: 'saved', object: { kind: 'sync', id: null }, version: settings.version + 1 },
    ...{ before: versionless(before), after: versionless(settings) },
  });
  return getSync(ports, viewer);
};

/** What rests gets its tries anew. What does not rest any more was seen to: the caller gets the page as it is now. */
export const retryDeadLetter = async (
  ports: SyncPagePorts,
  viewer: Viewer,
  { kind, item }: { readonly kind: SyncPage['dead']['letters'][number]['kind']; readonly item: string },
): Promise<Reply<SyncPage>> => {
  await ports.reading();
  if (await ports.retry(kind, Number(item)))
    await ports.audit.append({
      ...{ by: viewer, action: 'retried', object: { kind: 'dead-letter', id: `${kind}:${item}` } },
    });
  return getSync(ports, viewer);
};

/** What waits is taken up at once when it goes on. */
export const pauseSync = async (
  ports: SyncPagePorts,
  viewer: Viewer,
  { paused }: { readonly paused: boolean },
): Promise<Reply<SyncPage>> => {
  await ports.reading();
  if (await ports.store.pause(paused)) {
    await ports.audit.append({
      ...{ by: viewer, action: 'saved', object: { kind: 'sync-pause', id: null } },
      ...{ before: { paused: !paused }, after: { paused } },
    });
    if (!paused) for (const kind of GO_ON) await ports.queue.push({ kind });
  }
  return getSync(ports, viewer);
};
const GO_ON = ['backfill', 'dirty', 'sweep', 'census', 'upkeep'] as const;

/** Everything that Jira has is read over what is kept, which holds until then. */
export const readAgain = async (ports: SyncPagePorts, viewer: Viewer): Promise<Reply<SyncPage>> => {
  await ports.reading();
  if (await ports.store.readAgain()) {
    await ports.audit.append({ by: viewer, action: 'retried', object: { kind: 'everything', id: null } });
    await ports.queue.push({ kind: 'backfill' });
  }
  return getSync(ports, viewer);
};

const pageOf = (facts: SyncFacts, readOnly: boolean): SyncPage => {
  const { rows, waiting, dead, odd, settings, hours } = facts;
  const projects = [...facts.projects].sort(byNeed);
  return {
    ...{ readOnly, now: rows.now, waiting, odd, settings },
    dead: { ...dead, letters: dead.letters.map((letter) => ({ ...letter, place: placeIn(letter) })) },
    state: syncState(rows),
    caughtUpTo: rows.first?.finishedAt == null && rows.first?.again !== true ? null : caughtUpTo(rows),
    first: firstOf(facts),
    points: pointsOf(facts),
    hours: hours.filter(({ at }) => at > rows.now - DAY_MS).map(({ at, points, refused }) => ({ at, points, refused })),
    census: censusOf(facts.projects),
    projects: projects.slice(0, MOST_PROJECTS),
    moreProjects: Math.max(0, projects.length - MOST_PROJECTS),
  };
};

const placeIn = ({ kind, item }: Pick<DeadLetter, 'kind' | 'item'>): DeadLetter['place'] => {
  const place = kind === 'page' ? readPlace(Number(item)) : null;
  return place === null ? null : { search: place.kind, at: place.at };
};

/** Projects that ask for a look come first, those that count nowhere last. */
const BY_NEED: readonly SyncProject['state'][] = [
  ...(['closed', 'shrunk', 'differs', 'walking', 'not-counted', 'agrees', 'archived', 'gone'] as const),
];
const byNeed = (a: SyncProject, b: SyncProject): number =>
  BY_NEED.indexOf(a.state) - BY_NEED.indexOf(b.state) || b.issues - a.issues || Number(a.id) - Number(b.id);

/** As long as what is left takes at the speed so far; too little was read under a minute, or 100 issues. */
export const secondsLeft = (now: Instant, startedAt: Instant, done: number, total: number | null): number | null => {
  const passed = (now - startedAt) / 1000;
  if (total === null || done < 100 || passed < 60) return null;
  return Math.round((Math.max(0, total - done) / done) * passed);
};

const firstOf = ({ rows: { first, now }, firstStartedAt }: SyncFacts): FirstRead | null => {
  if (first === null || firstStartedAt === null) return null;
  const { done, total, finishedAt, again } = first;
  const left = finishedAt === null ? secondsLeft(now, firstStartedAt, done, total) : null;
  return { startedAt: firstStartedAt, finishedAt, again, done, total, secondsLeft: left };
};

const pointsOf = ({ rows: { now }, hours, settings }: SyncFacts): PointsOfHour => {
  const at = hourOf(now);
  const own = hours.find((hour) => hour.at === at);
  const pool = hours.findLast((hour) => hour.pool !== null)?.pool ?? null;
  // What was told before the hour turned says nothing about this one.
  const told = pool === null || pool.toldAt < at ? null : pool;
  const granted = grantedIn({ poolLimit: told?.limit ?? null, poolLeft: told?.left ?? null }, settings);
  return {
    ...{ at, spent: own?.points ?? 0, calls: own?.calls ?? 0, refused: own?.refused ?? 0 },
    ...{ share: granted.points, pool },
  };
};

/** Archived projects and those closed to the app are not counted. */
const censusOf = (projects: readonly SyncProject[]): CensusSums => {
  const counting = projects.filter(({ state }) => !['archived', 'closed', 'gone'].includes(state));
  const instants = counting.flatMap(({ countedAt }) => (countedAt === null ? [] : [countedAt]));
  const all = instants.length === counting.length && counting.length > 0;
  return {
    oldest: all ? instant(Math.min(...instants)) : null,
    last: instants.length === 0 ? null : instant(Math.max(...instants)),
    ...{ counted: instants.length, of: counting.length },
    differing: counting.filter(({ state }) => ['differs', 'walking', 'shrunk'].includes(state)).length,
  };
};
