import { isDeepStrictEqual } from 'node:util';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLocalJira } from '../../local/jira/jira';
import type { World } from '../../local/jira/model';
import { clock } from '../../src/adapters/clock';
import { deliverAgain } from '../../src/adapters/queue';
import { access } from '../../src/adapters/sql/access';
import { audit } from '../../src/adapters/sql/audit';
import { auditLog } from '../../src/adapters/sql/audit-read';
import { jobs } from '../../src/adapters/sql/leases';
import { migrateSync } from '../../src/adapters/sql/migrate';
import { takeToken } from '../../src/adapters/sql/quota';
import { readingState } from '../../src/adapters/sql/reading';
import { eraseStore, storage } from '../../src/adapters/sql/storage';
import { KEPT_TABLES, TABLES } from '../../src/adapters/sql/table-bytes';
import { syncPorts } from '../../src/adapters/sync-ports';
import type { IssueId } from '../../src/domain/capacity/types';
import { instant } from '../../src/domain/units';
import { hourly } from '../../src/events/hourly';
import { issueEvent } from '../../src/events/issue-event';
import { lifecycle } from '../../src/events/lifecycle';
import { syncConsumer } from '../../src/events/sync-consumer';
import { NO_ACCESS, type Viewer } from '../../src/usecases/ports';
import type { StoragePorts } from '../../src/usecases/retention/desk-ports';
import { eraseAll } from '../../src/usecases/retention/erase-all';
import { getStorage, saveRetention } from '../../src/usecases/retention/storage-page';
import { readModel } from '../fixtures/read-model';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

const DAY = 86_400_000;
const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });
const desk: StoragePorts = {
  ...{ clock, queue: ports.queue, store: storage, erase: eraseStore, jobs, audit },
  reading: readingState,
};
const admin: Viewer = { accountId: 'amy', readOnly: false, access: { ...NO_ACCESS, everything: true } };
let store: Store;
let pool: Pool;
let seam: Seam;
let world: World;

const run = (kind: string) => syncConsumer(ports, deliverAgain)({ queueName: 'sync', jobId: 'job', body: { kind } });
const rows = async (text: string): Promise<RowDataPacket[]> => (await pool.query<RowDataPacket[]>(text))[0];
const count = async (from: string): Promise<number> => Number((await rows(`SELECT COUNT(*) AS n FROM ${from}`))[0]?.n);
/** A run that dies before its statement of that number; leases are over by the next. */
const killedAt = async (fatal: number, kind: string): Promise<void> => {
  let n = 0;
  seam.beforeSql = () => {
    n += 1;
    if (n === fatal) throw new Error('killed');
  };
  await run(kind).catch(() => null);
  seam.beforeSql = () => {};
  await pool.query('UPDATE job SET lease_until = 0');
};
/** Messages that are due, and those that wait, until none is left. */
const settle = async (): Promise<void> => {
  for (let n = 0; n < 200; n += 1) {
    const next = seam.pushed.shift();
    if (next === undefined) return;
    await run(String(next.body.kind));
  }
};
const value = <T>(reply: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
/** The store refuses what adds rows, as the local one does when it is full. */
const full = (isFull: boolean): void => {
  const body = { code: 'SQL_EXECUTION_ERROR', message: 'The table is full' };
  seam.insteadOfSql = ({ text }) => (isFull && /^\s*(INSERT|REPLACE)/i.test(text) ? { status: 400, body } : null);
};

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
});
afterAll(() => store.stop());
beforeEach(async () => {
  world = trickyWorld(Date.now() - 60_000);
  seam = openSeam(pool, createLocalJira({ world, now: Date.now, points: 10_000_000 }));
  await migrateSync();
  for (const table of [...TABLES, ...KEPT_TABLES].filter((name) => name !== 'job'))
    await pool.query(`DELETE FROM ${table}`).catch(() => null);
  await pool.query("DELETE FROM job WHERE name NOT LIKE 'schema%'");
  await lifecycle(ports)();
  await settle();
});

describe('every table', () => {
  it('is known to the sizes and to erasing', async () => {
    const there = (await rows('SHOW TABLES')).map((row) => String(Object.values(row)[0]));
    expect([...TABLES, ...KEPT_TABLES].sort()).toEqual(there.filter((name) => name !== '__migrations').sort());
  });

  it('counts with its rows and bytes on the page', async () => {
    const page = value(await getStorage(desk, admin));
    expect(page).toMatchObject({ state: 'fits', erasing: null, keptFrom: null, limit: 2 ** 30 });
    expect(page.bytes).toBe(page.tables.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(page.tables.find(({ table }) => table === 'issue')?.rows).toBe(await count('issue'));
  });
});

describe('retention', () => {
  const ageOf = (days: number) => instant(Date.now() - days * DAY);
  const aged = async (): Promise<void> => {
    await pool.query('UPDATE issue SET resolved_at = ?, updated_at = ? WHERE category = 3', [ageOf(400), ageOf(400)]);
    await pool.query('UPDATE issue SET changes_read_to = updated_at, worklogs_read_to = updated_at WHERE category = 3');
    for (const child of ['change_log', 'worklog']) await pool.query(`UPDATE ${child} SET gen = gen - ${LONG_AGO}`);
    await pool.query(
      `UPDATE issue SET changes_gen = changes_gen - ${LONG_AGO}, worklogs_gen = worklogs_gen - ${LONG_AGO}`,
    );
  };
  /** In generations: by then everything had been read as it is. */
  const LONG_AGO = 401 * DAY * 1024;
  const histories = async () =>
    new Map((await readModel(pool)).map(({ id, changes, worklogs }) => [id, { changes, worklogs }]));
  /** Issues that claim a history which is not theirs. */
  const wrong = async (right: Awaited<ReturnType<typeof histories>>) => {
    const now = await histories();
    const claiming = await rows(
      "SELECT issue_id, changes_digest <> 'let-go' AS changes, worklogs_digest <> 'let-go' AS worklogs FROM issue",
    );
    return claiming.flatMap(({ issue_id, ...claims }) =>
      (['changes', 'worklogs'] as const)
        .filter(
          (set) =>
            claims[set] === 1 &&
            !isDeepStrictEqual(
              now.get(String(issue_id) as IssueId)?.[set],
              right.get(String(issue_id) as IssueId)?.[set],
            ),
        )
        .map((set) => `${issue_id} ${set}`),
    );
  };
  const ofOld = `FROM change_log c JOIN issue i ON i.issue_id = c.issue_id AND c.gen = i.changes_gen AND i.category = 3`;

  it('removes histories of what was resolved earlier, keeps the rest, and says from when on they are there', async () => {
    await aged();
    const open = await count('change_log c JOIN issue i ON i.issue_id = c.issue_id WHERE i.category <> 3');
    const issues = await count('issue');
    expect(Number((await rows(`SELECT COUNT(*) AS n ${ofOld}`))[0]?.n)).toBeGreaterThan(10);
    const { version } = value(await getStorage(desk, admin)).retention;
    value(await saveRetention(desk, admin, { historyMonths: 12, version }));
    await settle();
    expect(Number((await rows(`SELECT COUNT(*) AS n ${ofOld}`))[0]?.n)).toBe(0);
    expect(await count('change_log c JOIN issue i ON i.issue_id = c.issue_id WHERE i.category <> 3')).toBe(open);
    expect(await count('issue')).toBe(issues);
    const { keptFrom } = value(await getStorage(desk, admin));
    expect(Math.abs((keptFrom ?? 0) - (Date.now() - 365.25 * DAY))).toBeLessThan(60_000);
  });

  it('takes a history back when the issue is touched again, and reads all again when months are added', async () => {
    await aged();
    await saveRetention(desk, admin, { historyMonths: 12, version: 0 });
    await settle();
    const [one] = await rows('SELECT issue_id FROM issue WHERE category = 3 AND deleted = 0 LIMIT 1');
    await issueEvent(ports)({ eventType: 'avi:jira:updated:issue', issue: { id: String(one?.issue_id) } });
    await settle();
    expect(
      await rows(`SELECT changes_digest FROM issue WHERE issue_id = ${one?.issue_id} AND changes_digest = 'let-go'`),
    ).toEqual([]);
    const { version } = value(await getStorage(desk, admin)).retention;
    await saveRetention(desk, admin, { historyMonths: null, version });
    await settle();
    expect(await count("issue WHERE changes_digest = 'let-go'")).toBe(0);
  });

  it('killed at any statement, leaves each issue with its history, or with word that it was let go', async () => {
    await aged();
    const right = await histories();
    for (let fatal = 1; fatal < 16; fatal += 1) {
      const { version } = value(await getStorage(desk, admin)).retention;
      await saveRetention(desk, admin, { historyMonths: 12, version });
      await killedAt(fatal, 'retention');
      expect(await wrong(right), `killed at statement ${fatal}`).toEqual([]);
    }
    expect(await count("issue WHERE changes_digest = 'let-go'")).toBeGreaterThan(0);
  });

  it.each([
    ['as it was', true],
    ['touched just now', false],
  ])('lets go of nothing that a run under way goes on to publish, of an issue %s', async (_, isOld) => {
    await aged();
    const right = await histories();
    const old = (await rows('SELECT issue_id, updated_at FROM issue WHERE category = 3 AND deleted = 0')).filter(
      ({ issue_id, updated_at }) => isOld || Number(world.issues.get(String(issue_id))?.updated) > updated_at,
    );
    expect(old.length).toBeGreaterThan(3);
    for (const { issue_id, updated_at } of old)
      if (isOld) Object.assign(world.issues.get(String(issue_id)) ?? {}, { updated: updated_at });
    for (const publishing of ['INSERT INTO issue (', 'SET issue.changes_gen', 'SET issue.worklogs_gen']) {
      const ids = old.map(({ issue_id }) => String(issue_id) as IssueId);
      await ports.dirty.mark(ids, 'event');
      seam.beforeSql = async ({ text }) => {
        if (!text.includes(publishing)) return;
        seam.beforeSql = () => {};
        await storage.letGo(ids, ageOf(399));
      };
      await run('dirty');
      expect(await wrong(right), publishing).toEqual([]);
      if (!isOld) expect(await count("issue WHERE 'let-go' IN (changes_digest, worklogs_digest)")).toBe(0);
      await storage.readAgain();
      await settle();
      await aged();
    }
  });

  it('killed at any statement, the next run ends it', async () => {
    await aged();
    await saveRetention(desk, admin, { historyMonths: 12, version: 0 });
    seam.pushed.length = 0;
    for (let fatal = 1; fatal < 16; fatal += 1) {
      await killedAt(fatal, 'retention');
    }
    await run('retention');
    expect(Number((await rows(`SELECT COUNT(*) AS n ${ofOld}`))[0]?.n)).toBe(0);
    expect(await count("issue WHERE category = 3 AND changes_digest <> 'let-go'")).toBe(0);
  });
});

describe('a full store', () => {
  it('has the reading rest, while screens go on and what is old goes; with room again it goes on', async () => {
    await run('retention');
    seam.pushed.length = 0;
    const before = await readModel(pool);
    await pool.query("UPDATE job SET finished_at = NULL, checkpoint = NULL WHERE name = 'backfill'");
    await pool.query('DELETE FROM change_log');
    await pool.query('UPDATE issue SET changes_digest = NULL, changes_read_to = NULL');
    full(true);
    await run('backfill');
    expect(await storage.held()).toBe('full');
    expect(value(await getStorage(desk, admin)).state).toBe('full');
    const calls = seam.jiraProblems.length;
    await hourly(ports)();
    await settle();
    expect(await storage.held()).toBe('full');
    expect(seam.jiraProblems.length).toBe(calls);
    expect(await takeToken('somebody new', 'read')).toEqual({ ok: true });
    await access.recordBrowse('somebody new', [100], clock.now());
    await issueEvent(ports)({ eventType: 'avi:jira:updated:issue', issue: { id: '10001' } });
    full(false);
    await run('retention');
    await run('retention');
    expect(await storage.held()).toBeNull();
    await hourly(ports)();
    await settle();
    const gone = new Set(
      (await rows("SELECT issue_id FROM issue WHERE 'let-go' IN (changes_digest, worklogs_digest)")).map((row) =>
        String(row.issue_id),
      ),
    );
    const kept = (all: typeof before) => all.filter(({ id }) => !gone.has(id));
    expect(gone.size).toBeLessThan(20);
    expect(kept(await readModel(pool))).toEqual(kept(before));
  });
});

describe('erasing everything', () => {
  it('asks for the very words, and for nothing less', async () => {
    expect(await eraseAll(desk, admin, { confirm: 'erase' })).toMatchObject({
      ok: false,
      failure: { field: 'confirm' },
    });
    expect(await count('issue')).toBeGreaterThan(100);
  });

  it('empties every table, keeps one entry of the log and who asked, and reads the site anew under another salt', async () => {
    const before = await readModel(pool);
    const [salt] = await rows("SELECT value FROM setting WHERE name = 'salt'");
    await saveRetention(desk, admin, { historyMonths: 60, version: 0 });
    value(await eraseAll(desk, admin, { confirm: 'erase everything' }));
    seam.pushed.length = 0;
    expect((await readingState()).ready).toBe(true);
    await run('erase');
    expect(await storage.held()).toBeNull();
    for (const table of TABLES.filter((name) => name !== 'person')) expect(await count(table), table).toBe(0);
    expect(await rows('SELECT account_id FROM person')).toEqual([{ account_id: 'amy' }]);
    expect((await rows('SELECT action, object_kind FROM audit')).map((row) => Object.values(row))).toEqual([
      ['erased', 'everything'],
    ]);
    expect((await readingState()).ready).toBe(false);
    await settle();
    const after = await readModel(pool);
    const labelless = (all: typeof after) =>
      JSON.parse(JSON.stringify(all, (name, one) => (name === 'labels' ? one.length : one)));
    expect(labelless(after)).toEqual(labelless(before));
    expect(await rows("SELECT value FROM setting WHERE name = 'salt'")).not.toEqual([salt]);
    expect(auditLog).toBeDefined();
  });

  it('waits for a run that is under way, and nothing else begins meanwhile', async () => {
    const held = await jobs.acquire('backfill', 60);
    await eraseAll(desk, admin, { confirm: 'erase everything' });
    await run('erase');
    expect(await count('issue')).toBeGreaterThan(100);
    expect(value(await getStorage(desk, admin)).erasing).toMatchObject({ done: 0 });
    await run('dirty');
    await run('upkeep');
    if (held) await jobs.release(held);
    await run('erase');
    expect(await count('issue')).toBe(0);
  });

  it('killed at any statement, the next run ends it', async () => {
    await eraseAll(desk, admin, { confirm: 'erase everything' });
    for (let fatal = 1; fatal < 130; fatal += 6) {
      await killedAt(fatal, 'erase');
    }
    await run('erase');
    expect(await storage.held()).toBeNull();
    expect(await count('issue')).toBe(0);
    expect(await count('audit')).toBe(1);
  });
});
