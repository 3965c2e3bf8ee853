import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LocalJira } from '../../local/jira/api';
import { createLocalJira } from '../../local/jira/jira';
import type { World } from '../../local/jira/model';
import { syncPorts } from '../../src/adapters/sync-ports';
import { hourly } from '../../src/events/hourly';
import { lifecycle } from '../../src/events/lifecycle';
import { openSeam, type Seam } from '../fixtures/seam';
import { expectSound, runQueue } from '../fixtures/seam-queue';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

const DAY = 86_400_000;
const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });

let store: Store;
let pool: Pool;
let seam: Seam;
let world: World;
let jira: LocalJira;
/** Calls that name this issue fail. */
let broken: string | null = null;

const aDayLater = async (): Promise<void> => {
  vi.setSystemTime(Date.now() + DAY);
  await hourly(ports)();
  await runQueue(ports, seam);
};
const term = async (kind: string, id: number) =>
  (await pool.query<RowDataPacket[]>('SELECT * FROM vocabulary WHERE kind = ? AND id = ?', [kind, id]))[0][0];
const change = async (sprint: string, body: Record<string, unknown>): Promise<void> => {
  const answer = await jira.handle({
    ...{ method: 'POST', path: `/rest/agile/1.0/sprint/${sprint}`, body, query: new URLSearchParams(), headers: {} },
    ...{ actor: { kind: 'user', accountId: 'amy' }, via: 'rest', scopes: null },
  });
  expect(answer.status).toBe(200);
};
const iso = (at: number) => new Date(at).toISOString();

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  store = await startStore();
  pool = await store.database();
  world = trickyWorld(Date.now() - 60_000);
  jira = createLocalJira({ world, now: Date.now, points: 1_000_000 });
  const handle: LocalJira['handle'] = async (request) =>
    broken !== null && JSON.stringify(request.body ?? '').includes(`"${broken}"`)
      ? { status: 500, headers: {}, body: {} }
      : jira.handle(request);
  seam = openSeam(pool, { ...jira, handle });
  await lifecycle(ports)();
  await runQueue(ports, seam);
});
afterEach(() => expectSound(seam));
afterAll(async () => {
  vi.useRealTimers();
  await store.stop();
});

describe('sprints and versions that change without an edit of any issue', () => {
  it('are followed within a day where open issues name them', async () => {
    const [start, end] = [Date.now() + DAY, Date.now() + 15 * DAY];
    await change('53', { startDate: iso(start), endDate: iso(end), state: 'active' });
    const version = world.versions.get('41');
    Object.assign(version ?? {}, { releaseDate: '2027-05-03' });
    await aDayLater();
    expect(await term('sprint', 53)).toMatchObject({ category: 2, end_at: end, closed: 0 });
    expect(await term('version', 41)).toMatchObject({ day: '2027-05-03', closed: 0 });
  });

  it('cost an issue each, however many issues name them', async () => {
    await aDayLater();
    jira.ledger.clear();
    await aDayLater();
    const fetched = jira.ledger.rows().calls.find(({ endpoint }) => endpoint.endsWith('/issue/bulkfetch'));
    const named = [...world.sprints.values()].filter(({ state }) => state !== 'closed').length;
    expect(fetched?.points).toBeGreaterThan(1);
    expect(fetched?.points).toBeLessThanOrEqual(1 + named + world.versions.size);
  });

  it('do not hold up the rest of the day where such an issue cannot be read', async () => {
    broken = (await ports.site.namingOpenTerms())[0] ?? null;
    expect(broken).not.toBeNull();
    world.timeTracking = { hoursPerDay: 6, daysPerWeek: 4 };
    await aDayLater();
    const [rows] = await pool.query<RowDataPacket[]>("SELECT value FROM setting WHERE name = 'jira.time-tracking'");
    expect(JSON.parse(rows[0]?.value)).toMatchObject({ hoursPerDay: 6 });
    broken = null;
  });

  it('also when they are over, and when a version is taken back', async () => {
    await change('53', { state: 'closed' });
    Object.assign(world.versions.get('41') ?? {}, { released: true });
    await aDayLater();
    expect(await term('sprint', 53)).toMatchObject({ category: 3, closed: 1 });
    expect(await term('version', 41)).toMatchObject({ closed: 1 });
    Object.assign(world.versions.get('41') ?? {}, { released: false });
    await aDayLater();
    expect(await term('version', 41)).toMatchObject({ day: '2027-05-03', closed: 0 });
  });
});
