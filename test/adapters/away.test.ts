import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalJira } from '../../local/jira/api';
import { createLocalJira } from '../../local/jira/jira';
import type { World } from '../../local/jira/model';
import { deliverAgain } from '../../src/adapters/queue';
import { migrateSync } from '../../src/adapters/sql/migrate';
import { readingState } from '../../src/adapters/sql/reading';
import { TABLES } from '../../src/adapters/sql/table-bytes';
import { syncPorts } from '../../src/adapters/sync-ports';
import { hourly } from '../../src/events/hourly';
import { lifecycle } from '../../src/events/lifecycle';
import { syncConsumer } from '../../src/events/sync-consumer';
import { readModel } from '../fixtures/read-model';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

const DAY = 86_400_000;
const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });
let store: Store;
let pool: Pool;
let seam: Seam;
let jira: LocalJira;
let world: World;

const rows = async (text: string): Promise<RowDataPacket[]> => (await pool.query<RowDataPacket[]>(text))[0];
const run = (kind: string) => syncConsumer(ports, deliverAgain)({ queueName: 'sync', jobId: 'job', body: { kind } });
/** What is due at once; `all` = with what waits for a better moment, whose time has come. */
const settle = async (all = true): Promise<void> => {
  for (let n = 0; n < 300; n += 1) {
    const next = seam.pushed.shift();
    if (next === undefined) return;
    if (all || next.delay < 60) await run(String(next.body.kind));
  }
};
/** So long ago is everything that the store has noted of its own. */
const age = async (ms: number): Promise<void> => {
  await pool.query(
    "UPDATE job SET finished_at = finished_at - ?, checkpoint = REPLACE(checkpoint, 'notBefore', 'was')",
    [ms],
  );
  await pool.query('UPDATE census SET counted_at = counted_at - ?, walked_at = walked_at - ?', [ms, ms]);
};
const asAmy = async (method: 'PUT' | 'DELETE', path: string, body?: unknown): Promise<void> => {
  const [base = '', search] = path.split('?');
  const query = new URLSearchParams(search);
  const actor = { kind: 'user', accountId: 'amy' } as const;
  const answer = await jira.handle({ method, path: base, query, headers: {}, body, actor, via: 'rest', scopes: null });
  expect(answer.status, `${method} ${path}`).toBeLessThan(300);
};
/** While nobody looks: a due date is set, and three issues go for good. */
const changeJira = async (): Promise<readonly string[]> => {
  const open = [...world.issues.values()].filter(({ projectId }) => projectId === '100').map(({ id }) => id);
  await asAmy('PUT', `/rest/api/3/issue/${open[0]}`, { fields: { duedate: '2031-01-01' } });
  const gone = open.slice(3, 6);
  for (const id of gone) await asAmy('DELETE', `/rest/api/3/issue/${id}?deleteSubtasks=true`);
  world.deletedWorklogs.length = 0;
  return gone;
};
const counting = async (ids: readonly string[]) =>
  (await rows(`SELECT issue_id FROM issue WHERE deleted = 0 AND issue_id IN (${ids.join(',')})`)).length;

const begin = (): void => {
  world = trickyWorld(Date.now() - 60_000);
  jira = createLocalJira({ world, now: Date.now, points: 10_000_000 });
  seam = openSeam(pool, jira);
};
beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
});
afterAll(() => store.stop());
beforeEach(async () => {
  begin();
  await migrateSync();
  for (const table of TABLES.filter((name) => name !== 'job'))
    await pool.query(`DELETE FROM ${table}`).catch(() => null);
  await pool.query("DELETE FROM job WHERE name NOT LIKE 'schema%'");
  await lifecycle(ports)();
  await settle();
  await hourly(ports)();
  await settle();
});

/** Every row of the store, as a backup has it. */
const backup = async (): Promise<ReadonlyMap<string, readonly RowDataPacket[]>> => {
  const all = new Map<string, readonly RowDataPacket[]>();
  for (const table of ['job', ...TABLES.filter((name) => name !== 'job')])
    all.set(table, await rows(`SELECT * FROM ${table}`).catch(() => []));
  return all;
};
const restore = async (kept: ReadonlyMap<string, readonly RowDataPacket[]>): Promise<void> => {
  for (const [table, all] of kept) {
    await pool.query(`DELETE FROM ${table}`).catch(() => null);
    for (const row of all)
      await pool.query(
        `INSERT INTO ${table} (${Object.keys(row)
          .map((name) => `\`${name}\``)
          .join(', ')}) VALUES (?)`,
        [Object.values(row)],
      );
  }
};
/** Archived projects, and those closed to the app, stay as they were. */
const COUNTING = [100, 101];
const fresh = async () => {
  const is = await readModel(pool);
  await pool.query("DELETE FROM job WHERE name NOT LIKE 'schema%'");
  for (const table of ['issue', 'issue_ref', 'change_log', 'worklog', 'dirty'])
    await pool.query(`DELETE FROM ${table}`);
  await lifecycle(ports)();
  await settle();
  // How many comments there are depends on whether an issue was last read by a search or by its id.
  const counts = (all: Awaited<ReturnType<typeof readModel>>) =>
    all
      .filter(({ deleted, project }) => !deleted && COUNTING.includes(project))
      .map((one) => ({ ...one, comments: [], commentsComplete: true }));
  return { is: counts(is), fresh: counts(await readModel(pool)) };
};

/** Whatever was to be looked for has been: nothing that is gone counts, and facts are those of a fresh reading. */
const expectAsJira = async (gone: Parameters<typeof counting>[0]): Promise<void> => {
  await settle();
  expect(await counting(gone)).toBe(0);
  expect((await readingState()).stale).toBeNull();
  const { is, fresh: anew } = await fresh();
  expect(is).toEqual(anew);
};

describe('a store that is older than Jira', () => {
  it('restored from a backup of three days ago says so until every project was counted, and ends up as Jira is', async () => {
    const kept = await backup();
    const gone = await changeJira();
    await restore(kept);
    await age(3 * DAY);
    expect((await readingState()).stale).toMatchObject({ kind: 'behind' });
    expect(await counting(gone)).toBe(3);
    await run('sweep');
    // What changed is in, what is gone is not known yet: nothing counts as up to date.
    expect((await rows("SELECT issue_id FROM issue WHERE due_day = '2031-01-01'")).length).toBe(1);
    expect((await readingState()).stale).toMatchObject({ kind: 'behind' });
    await expectAsJira(gone);
  });

  it('installed again after twenty days says so from the first view on, and ends up as Jira is', async () => {
    // Uninstalled: no function of the app runs, no event reaches it, its store is kept for 21 days.
    seam.pushed.length = 0;
    const gone = await changeJira();
    await age(20 * DAY);
    await lifecycle(ports)();
    expect((await readingState()).stale).toMatchObject({ kind: 'behind' });
    await expectAsJira(gone);
  });

  it('installed again later begins as a new site: nothing is shown before it is read', async () => {
    // The platform has removed the database.
    for (const row of await rows('SHOW TABLES')) await pool.query(`DROP TABLE ${String(Object.values(row)[0])}`);
    begin();
    await expect(readingState()).rejects.toMatchObject({ failure: { reason: 'setting-up' } });
    await lifecycle(ports)();
    expect(await readingState()).toMatchObject({ ready: false });
    await settle();
    expect(await readingState()).toMatchObject({ ready: true, stale: null });
  });

  it('that was away for an hour or two is not counted anew: a sweep does', async () => {
    await age(2 * 3_600_000);
    seam.pushed.length = 0;
    await run('sweep');
    expect((await rows("SELECT phase FROM job WHERE name = 'away'"))[0]?.phase ?? null).toBeNull();
  });
});
