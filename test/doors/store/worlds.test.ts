// Two worlds that differ only in what the viewer may not see: with other work off no byte of an answer may differ; with it
// on only what design.md §6 names.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { generateStudio } from '../../../local/data/studio';
import { createLocalJira } from '../../../local/jira/jira';
import * as app from '../../../src/index';
import { type Store, startStore } from '../../fixtures/store';
import {
  ISLANDS,
  issuesOf,
  jiraOfViewer,
  openIssueOf,
  otherWork,
  personOf,
  projectOf,
  projects,
  publish,
  replaceHidden,
  visibleHalf,
} from './islands';
import { LEVERS, textWith } from './levers';
import { appWith } from './load';
import { on, openForge, type SiteSeam, siteSeam } from './seam';
import { type App, call, settled } from './site';

/** Worlds for each of the islands: 750 pairs in `npm test`, all 5,000 by `npm run test:worlds` (docs/security.md). */
const WORLDS = Number(process.env.ATELIER_WORLDS ?? 3);
const VIEWER = 'viewer';
let store: Store;
let seam: SiteSeam;
let now: number;
const pool = () => store.database();

beforeAll(async () => {
  for (const level of ['info', 'warn'] as const) vi.spyOn(console, level).mockImplementation(() => {});
  openForge();
  store = await startStore();
  const { world } = generateStudio({ seed: 1, issues: 1, now: Date.now() });
  world.issues.clear();
  seam = siteSeam('islands', await pool(), createLocalJira({ world, now: Date.now, points: 1_000_000 }));
  await on(seam, null, () => app.onLifecycle());
  await settled(seam);
  // A clock that stands still: answers carry the time.
  now = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now });
  const visible = visibleHalf(now);
  await projects(await pool());
  await on(seam, null, () => publish(visible));
  seam.instead = jiraOfViewer(new Map(visible.map((one) => [one.id, one])), now);
});
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await store.stop();
});

type Door = {
  readonly name: string;
  readonly ask: (from: App, island: number) => Promise<unknown>;
  readonly kept: (reply: unknown) => unknown;
};
const period = { unit: 'week', count: 8 };
const KPIS = ['throughput', 'leadTime', 'wip', 'onTimeDelivery', 'backlogAge'];
const scope = (island: number) => ({ kind: 'projects', projects: [String(projectOf(island))] });
const asked =
  (key: string, module: string, payload: (island: number) => unknown): Door['ask'] =>
  (from, island) =>
    call(from, seam, VIEWER, key, payload(island), module);

type Shown = { readonly value: Readonly<Record<string, unknown>> };
const whole = (reply: unknown) => reply;
/** Fields of a panel that may depend on work that the viewer may not see, left out. */
const panelOf = (reply: unknown) => {
  const { members, ...rest } = (reply as { value: { members: Record<string, unknown>[] } }).value;
  return {
    ...rest,
    members: members.map(({ accountId, assigned, zone, today, calendarAssumed, allocatedAbove, capacity }) => ({
      accountId,
      assigned,
      zone,
      today,
      calendarAssumed,
      allocatedAbove,
      capacity,
    })),
  };
};
const suggestionOf = (reply: unknown) => {
  const { ranked, leftOut, ...rest } = (reply as { value: { ranked: Candidate[]; leftOut: Candidate[] } }).value;
  const fit = [...ranked, ...leftOut].map(({ accountId, expertise, experience }) => ({
    accountId,
    expertise,
    experience,
  }));
  return { ...rest, people: fit.sort((a, b) => (a.accountId < b.accountId ? -1 : 1)) };
};
type Candidate = { readonly accountId: string; readonly expertise?: unknown; readonly experience?: unknown };
const planOf = (reply: unknown) => {
  const { value } = reply as Shown;
  return { notFound: value.notFound, notOpen: value.notOpen };
};

const DOORS: readonly Door[] = [
  {
    name: 'panel',
    ask: asked('getCapacityPanel', 'capacity-panel', (k) => ({ issueId: openIssueOf(k) })),
    kept: panelOf,
  },
  {
    name: 'daily loads',
    ask: asked('getDailyLoads', 'capacity-panel', (k) => ({
      issueId: openIssueOf(k),
      accountIds: [personOf(k, 0), personOf(k, 1)],
    })),
    kept: (reply) => (reply as { value: { accountId: string }[] }).value.map(({ accountId }) => accountId),
  },
  {
    name: 'suggestions',
    ask: asked('getSuggestions', 'capacity-panel', (k) => ({ issueId: openIssueOf(k) })),
    kept: suggestionOf,
  },
  {
    name: 'plan many',
    ask: async (from, island) => {
      const reply = await asked('startPlanMany', 'capacity-panel', (k) => ({
        issueIds: issuesOf(k),
        teamId: null,
        weeks: 4,
        locks: [],
        seed: 7,
      }))(from, island);
      return JSON.parse(JSON.stringify(reply).replace(/"planId":"[^"]*"/g, '"planId":""'));
    },
    kept: planOf,
  },
  { name: 'KPIs', ask: asked('getKpis', 'kpi-gadget', (k) => ({ scope: scope(k), kpis: KPIS, period })), kept: whole },
  {
    name: 'chart',
    ask: asked('getKpiChart', 'kpi-gadget', (k) => ({ scope: scope(k), period, chart: { kind: 'cumulative-flow' } })),
    kept: whole,
  },
  {
    name: 'issues of a KPI',
    ask: asked('getKpiIssues', 'kpi-gadget', (k) => ({
      scope: scope(k),
      kpi: 'throughput',
      period,
      part: 'counted',
      page: 0,
    })),
    kept: whole,
  },
  {
    name: 'lozenge',
    ask: async (from, island) => {
      const payload = { extension: { issue: { id: openIssueOf(island) } } };
      return on(seam, VIEWER, async () => from.lozenge(payload, { principal: { accountId: VIEWER } }));
    },
    // Free hours and how many have room: built on sums.
    kept: () => null,
  },
];
const doorOf = (island: number): Door => DOORS[island % DOORS.length] as Door;
const isOff = (island: number): boolean => Math.floor(island / DOORS.length) % 2 === 0;

/** What all islands answer, half of them with other work off, half with it on. */
const answers = async (from: App, isAsked: (island: number) => boolean = () => true): Promise<string[]> => {
  const found: string[] = [];
  const db = await pool();
  for (const off of [true, false]) {
    await otherWork(db, !off);
    const islands = Array.from({ length: ISLANDS }, (_, island) => island).filter(
      (island) => isOff(island) === off && isAsked(island),
    );
    // Nobody asked anything lately, so that no bucket is empty.
    await db.query('DELETE FROM quota');
    for (let at = 0; at < islands.length; at += 4)
      await Promise.all(
        islands.slice(at, at + 4).map(async (island) => {
          const { ask, kept } = doorOf(island);
          const reply = await ask(from, island);
          found[island] = JSON.stringify(off ? reply : isAnswer(reply) ? kept(reply) : reply);
        }),
      );
  }
  return found;
};
const isAnswer = (reply: unknown): boolean =>
  (reply as { ok?: boolean }).ok !== false && !('thrown' in (reply as object));

it(`tell nothing of it: ${WORLDS * ISLANDS} pairs of worlds over ${DOORS.length} doors`, async () => {
  const started = performance.now();
  const base = await answers(app);
  const refused = base.flatMap((one, island) =>
    /"ok":false|thrown/.test(one) ? [`${doorOf(island).name}: ${one}`] : [],
  );
  expect(refused.slice(0, 20)).toEqual([]);
  // Figures of nothing would differ in nothing.
  for (const name of ['KPIs', 'chart', 'issues of a KPI'])
    expect(
      base.filter((one, island) => doorOf(island).name === name && saysSomething(one)).length,
      name,
    ).toBeGreaterThan(20);
  const parted: string[] = [];
  for (let world = 0; world < WORLDS; world++) {
    await on(seam, null, async () => replaceHidden(await pool(), world, now));
    for (const [island, one] of (await answers(app)).entries()) {
      const was = base[island] ?? '';
      const mode = isOff(island) ? 'off' : 'on';
      if (one !== was)
        parted.push(`${doorOf(island).name}, ${island}, ${world}, other work ${mode}: ${unlike(was, one)}`);
    }
  }
  const took = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`doors: ${WORLDS * ISLANDS} pairs of worlds, ${parted.length} differences, ${took} s\n`);
  expect(parted.slice(0, 12)).toEqual([]);
}, 900_000);

it.each(
  LEVERS.filter(({ seenBy }) => seenBy === 'worlds').map(
    (one) => [`${one.file}: ${one.from} → ${one.to || 'nothing'}`, one] as const,
  ),
)('would tell of it without a check: %s', async (_, lever) => {
  const without = appWith({ [lever.file]: textWith(lever) });
  const concerned = (island: number) => doorOf(island).name === lever.door;
  const told: string[][] = [];
  for (const world of [0, 1]) {
    await on(seam, null, async () => replaceHidden(await pool(), world, now));
    told.push(await answers(without, concerned));
  }
  expect(told[0]).not.toEqual(told[1]);
});

/** Whether a figure, a day or a list has something in it. */
const saysSomething = (answer: string): boolean => /"(n|done|all|total)":[1-9]/.test(answer);

/** Where two answers part. */
const unlike = (one: string, other: string): string => {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `…${one.slice(at - 60, at + 60)} ≠ …${other.slice(at - 10, at + 60)}`;
};
