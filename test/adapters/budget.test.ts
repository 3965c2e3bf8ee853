import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalJira } from '../../local/jira/api';
import { createLocalJira } from '../../local/jira/jira';
import { budget, budgetDesk } from '../../src/adapters/budget';
import { jira as source } from '../../src/adapters/jira/source';
import { deliverAgain } from '../../src/adapters/queue';
import { migrateSync } from '../../src/adapters/sql/migrate';
import { syncPorts } from '../../src/adapters/sync-ports';
import { hourly } from '../../src/events/hourly';
import { syncConsumer } from '../../src/events/sync-consumer';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });
let store: Store;
let pool: Pool;
let seam: Seam;
let jira: LocalJira;
let calls: string[];

const open = (points: number): void => {
  jira = createLocalJira({ world: trickyWorld(Date.now() - 60_000), now: Date.now, points });
  seam = openSeam(pool, jira);
  calls = [];
  seam.instead = (path) => {
    calls.push(path);
    return null;
  };
};
const refusing = (headers: Record<string, string>, about = ''): void => {
  seam.instead = (path) => {
    calls.push(path);
    return path.includes(about) ? new Response('{}', { status: 429, headers }) : null;
  };
};
const run = (kind: string) => syncConsumer(ports, deliverAgain)({ queueName: 'sync', jobId: 'job', body: { kind } });
const hour = async (): Promise<RowDataPacket | undefined> =>
  (await pool.query<RowDataPacket[]>('SELECT * FROM points_hour'))[0][0];
const ofApp = () => jira.ledger.rows().calls.reduce((sum, { points }) => sum + points, 0);

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  open(1);
  await migrateSync();
});
afterAll(() => store.stop());
beforeEach(async () => {
  for (const table of ['points_hour', 'call_gate', 'issue', 'dirty']) await pool.query(`DELETE FROM ${table}`);
  await pool.query("DELETE FROM job WHERE name IN ('backfill', 'points', 'dirty')");
});

describe('points of background work', () => {
  it('are those that Jira takes, to the point, however many calls a run makes', async () => {
    open(1_000_000);
    await run('backfill');
    const kept = await hour();
    expect(kept?.points).toBe(ofApp());
    expect(kept?.calls).toBe(calls.length);
    expect(kept?.points_alt).toBeGreaterThan(kept?.points);
    expect(kept).toMatchObject({ pool_limit: 1_000_000, refused: 0 });
  });

  it('are granted by what the headers tell, and the reading rests where they are used up', async () => {
    open(2_500);
    await run('backfill');
    const spent = ofApp();
    expect(spent).toBeGreaterThan(50);
    expect(spent).toBeLessThanOrEqual(250);
    const before = calls.length;
    seam.pushed.length = 0;
    await run('backfill');
    expect(calls.length).toBe(before);
    expect(seam.pushed).toEqual([]);
    await pool.query(
      "UPDATE job SET checkpoint = REPLACE(checkpoint, '\"notBefore\"', '\"was\"') WHERE name = 'backfill'",
    );
    await run('backfill');
    expect(calls.length).toBe(before);
    expect(seam.pushed.map(({ body }) => body.kind)).toContain('backfill');
    const state = await budgetDesk.state();
    expect(state).toMatchObject({ granted: 250, poolLimit: 2_500, closed: [] });
    expect(state.hour.points).toBe(spent);
  });

  it('cost a statement for two pages or so, not one for each call', async () => {
    open(1_000_000);
    await run('backfill');
    const kept = seam.statements.filter(({ text }) => text.startsWith('INSERT INTO points_hour')).length;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(calls.length / 3);
  });
});

describe('a refusal', () => {
  it('for a used-up quota stops everything until the pool starts anew, whoever asks', async () => {
    open(1_000_000);
    const reset = new Date(Date.now() + 1_800_000).toISOString();
    refusing({ 'RateLimit-Reason': 'jira-quota-tenant-based', 'X-RateLimit-Reset': reset });
    await run('backfill');
    expect(calls).toHaveLength(1);
    for (const kind of ['backfill', 'upkeep', 'dirty', 'learn']) await run(kind);
    await hourly(ports)();
    await pool.query("DELETE FROM job WHERE name = 'backfill'");
    await run('backfill');
    expect(calls).toHaveLength(1);
    const { closed, allowance } = await budgetDesk.state();
    expect(closed).toMatchObject([{ endpoint: null, reason: 'jira-quota-tenant-based' }]);
    expect(allowance).toMatchObject({ points: 0, reason: 'blocked' });
    expect(allowance.until).toBeGreaterThan(Date.now() + 1_700_000);
  });

  it('beside a failure is never on its way when the run is over: calls go one after the other (seed 6023)', async () => {
    open(1_000_000);
    const answers: Record<string, () => Response> = {
      configuration: () => new Response('{}', { status: 500 }),
      serverInfo: () => new Response('{}', { status: 429, headers: { 'Retry-After': '900' } }),
    };
    seam.instead = (path) => {
      calls.push(path);
      const name = Object.keys(answers).find((one) => path.includes(one));
      return name === undefined ? null : (answers[name]?.() ?? null);
    };
    await expect(source.timeTracking()).rejects.toThrow();
    expect(calls.filter((path) => path.includes('serverInfo'))).toEqual([]);
  });

  it('for a reason that nobody knows stops everything, longer each time', async () => {
    open(1_000_000);
    refusing({});
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      await budget.during(() => source.project(100).catch(() => null));
      const [gate] = (await budgetDesk.state()).closed;
      waits.push((gate?.until ?? 0) - Date.now());
      await pool.query('UPDATE call_gate SET not_before = 0');
    }
    expect(waits[0]).toBeGreaterThan(15_000);
    expect(waits[1]).toBeGreaterThan((waits[0] ?? 0) * 0.99);
    expect(Math.max(...waits)).toBeLessThanOrEqual(301_000);
  });

  it('for a burst slows that endpoint alone, and is forgotten once it answers', async () => {
    open(1_000_000);
    refusing({ 'Retry-After': '30', 'RateLimit-Reason': 'jira-burst-based' }, 'project/100');
    await budget.during(async () => {
      await expect(source.project(100)).rejects.toMatchObject({ failure: { kind: 'busy', retryAfterSeconds: 30 } });
      const before = calls.length;
      await expect(source.project(101)).rejects.toMatchObject({ failure: { kind: 'busy' } });
      expect(calls).toHaveLength(before);
      expect(await source.terms()).not.toEqual([]);
    });
    await pool.query('UPDATE call_gate SET not_before = 0');
    seam.instead = () => null;
    await budget.during(() => source.project(101));
    expect((await pool.query<RowDataPacket[]>('SELECT fails FROM call_gate'))[0]).toEqual([{ fails: 0 }]);
  });
});
