import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLocalJira } from '../../local/jira/jira';
import type { World } from '../../local/jira/model';
import { deliverAgain } from '../../src/adapters/queue';
import { migrateSync } from '../../src/adapters/sql/migrate';
import { personIds } from '../../src/adapters/sql/people';
import { syncPorts } from '../../src/adapters/sync-ports';
import { syncConsumer } from '../../src/events/sync-consumer';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

const DAY = 86_400_000;
const HELD = 200;
const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });
let store: Store;
let pool: Pool;
let seam: Seam;
let world: World;

const account = (n: number): string => `held-${String(n).padStart(3, '0')}`;
const run = () => syncConsumer(ports, deliverAgain)({ queueName: 'sync', jobId: 'job', body: { kind: 'accounts' } });
const rows = async (text: string): Promise<RowDataPacket[]> => (await pool.query<RowDataPacket[]>(text))[0];
/** Everything that was noted is so many days older. */
const later = async (days: number): Promise<void> => {
  await pool.query('UPDATE account_report SET reported_at = reported_at - ?', [days * DAY]);
  await pool.query("UPDATE job SET finished_at = finished_at - ? WHERE name = 'accounts'", [days * DAY]);
};
const told = (): string[] => seam.reports.flat().map(({ accountId }) => accountId);

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  openSeam(pool, null);
  await migrateSync();
});
afterAll(() => store.stop());
beforeEach(async () => {
  for (const table of ['account_report', 'person', 'issue', 'audit', 'audit_anchor', 'plan_many'])
    await pool.query(`DELETE FROM ${table}`).catch(() => null);
  await pool.query("DELETE FROM job WHERE name = 'accounts'");
  world = trickyWorld(Date.now());
  const [like] = world.users.values();
  if (like === undefined) throw new Error('the world has nobody');
  for (let n = 0; n < HELD; n += 1) world.users.set(account(n), { ...like, accountId: account(n) });
  seam = openSeam(pool, createLocalJira({ world, now: Date.now, points: 1_000_000 }));
  await personIds(Array.from({ length: HELD }, (_, n) => account(n)));
});

describe('accounts that are held', () => {
  it('are told, each once, in slices of at most 90, one after the other', async () => {
    await run();
    expect(seam.reports.map((slice) => slice.length)).toEqual([90, 90, 20]);
    expect(new Set(told()).size).toBe(HELD);
  });

  it('are told again before seven days are over, and not each day', async () => {
    await run();
    await later(1);
    await run();
    expect(told()).toHaveLength(HELD);
    await later(5);
    await run();
    expect(told()).toHaveLength(2 * HELD);
  });

  it('are not told twice by a trigger that comes every hour, or doubled', async () => {
    await Promise.all([run(), run()]);
    await run();
    expect(told()).toHaveLength(HELD);
  });

  it('that are new are told with the next round of a day', async () => {
    await run();
    await personIds(['amy']);
    await later(1);
    await run();
    expect(seam.reports.at(-1)?.map(({ accountId }) => accountId)).toEqual(['amy']);
  });

  it('follow the cycle that Atlassian tells', async () => {
    seam.answersReport = () => new Response(null, { status: 204, headers: { 'Cycle-Period': '3' } });
    await run();
    await later(2.1);
    await run();
    expect(told()).toHaveLength(2 * HELD);
  });
});

describe('an account that was closed', () => {
  it('is nowhere any more; sums keep the number, the log has an entry of Atelier', async () => {
    const ids = await personIds([account(7), account(8)]);
    await pool.query(
      `INSERT INTO issue (issue_id, project_id, type_id, status_id, category, assignee_id, created_at, updated_at, fetched_at)
       VALUES (1, 1, 1, 1, 1, ?, 1, 1, 1)`,
      [ids.get(account(7))],
    );
    world.users.delete(account(7));
    await run();
    const [tables] = await pool.query<RowDataPacket[]>('SHOW TABLES');
    for (const table of tables.map((row) => String(Object.values(row)[0])))
      expect(JSON.stringify(await rows(`SELECT * FROM ${table}`)), table).not.toContain(account(7));
    expect(await rows('SELECT assignee_id FROM issue')).toEqual([{ assignee_id: ids.get(account(7)) }]);
    expect(await rows('SELECT COUNT(*) AS n FROM person')).toEqual([{ n: HELD - 1 }]);
    expect(await rows('SELECT actor_id, action, object_id, after_value FROM audit')).toEqual([
      { actor_id: 0, action: 'erased', object_id: String(ids.get(account(7))), after_value: '{"account":"closed"}' },
    ]);
    expect(await rows('SELECT COUNT(*) AS n FROM account_report')).toEqual([{ n: HELD - 1 }]);
  });

  it('is erased even if the run dies at any of its statements: the next begins with it', async () => {
    world.users.delete(account(0));
    for (let fatal = 1; fatal < 40; fatal += 1) {
      let n = 0;
      seam.beforeSql = () => {
        n += 1;
        if (n === fatal) throw new Error('killed');
      };
      await run().catch(() => null);
      seam.beforeSql = () => {};
      await pool.query("UPDATE job SET lease_until = 0 WHERE name = 'accounts'");
    }
    await run();
    expect(await rows(`SELECT * FROM person WHERE account_id = '${account(0)}'`)).toEqual([]);
    expect(await rows('SELECT COUNT(*) AS n FROM account_report')).toEqual([{ n: HELD - 1 }]);
  });
});

describe('Atlassian', () => {
  it('has people looked at again of whom it says that something changed', async () => {
    await pool.query('UPDATE person SET fetched_at = 1');
    const accounts = [{ accountId: account(3), status: 'updated' }];
    seam.answersReport = (asked) => (asked.includes(account(3)) ? Response.json({ accounts }) : null);
    await run();
    expect(await rows('SELECT account_id FROM person WHERE fetched_at = 0')).toEqual([{ account_id: account(3) }]);
  });

  it.each(['1200', '60'])('is not asked again before Retry-After of %s seconds is over', async (seconds) => {
    seam.answersReport = () => new Response(null, { status: 429, headers: { 'Retry-After': seconds } });
    await run();
    seam.answersReport = () => null;
    await run();
    expect(seam.reports).toHaveLength(1);
    const [job] = await rows("SELECT checkpoint FROM job WHERE name = 'accounts'");
    const { notBefore } = JSON.parse(job?.checkpoint) as { notBefore: number };
    expect(notBefore).toBeGreaterThanOrEqual(Date.now() + Number(seconds) * 1000 - 5000);
  });

  it('that answers with nonsense closes nobody', async () => {
    seam.answersReport = () => new Response('<html>', { status: 200 });
    await run();
    expect(await rows('SELECT COUNT(*) AS n FROM person')).toEqual([{ n: HELD }]);
    expect(await rows('SELECT COUNT(*) AS n FROM account_report')).toEqual([{ n: 0 }]);
  });
});
