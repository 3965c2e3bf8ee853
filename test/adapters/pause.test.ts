import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLocalJira } from '../../local/jira/jira';
import type { World } from '../../local/jira/model';
import { deliverAgain } from '../../src/adapters/queue';
import { audit } from '../../src/adapters/sql/audit';
import { kpiFacts } from '../../src/adapters/sql/kpi-site';
import { migrateSync } from '../../src/adapters/sql/migrate';
import { readingState } from '../../src/adapters/sql/reading';
import { syncStore } from '../../src/adapters/sql/sync-page';
import { syncPorts } from '../../src/adapters/sync-ports';
import { instant } from '../../src/domain/units';
import { hourly } from '../../src/events/hourly';
import { issueEvent } from '../../src/events/issue-event';
import { lifecycle } from '../../src/events/lifecycle';
import { syncConsumer } from '../../src/events/sync-consumer';
import { NO_ACCESS, type Viewer } from '../../src/usecases/ports';
import { backfill } from '../../src/usecases/sync/backfill';
import type { SyncPorts } from '../../src/usecases/sync/ports';
import { workOffDirty } from '../../src/usecases/sync/work-off-dirty';
import type { SyncPagePorts } from '../../src/usecases/sync-page/ports';
import { getSync, pauseSync, readAgain } from '../../src/usecases/sync-page/sync-page';
import { readModel } from '../fixtures/read-model';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });
const desk: SyncPagePorts = {
  ...{ store: syncStore, audit, reading: readingState, queue: ports.queue },
  retry: async () => false,
};
const admin: Viewer = { accountId: 'amy', readOnly: false, access: { ...NO_ACCESS, everything: true } };

let store: Store;
let pool: Pool;
let seam: Seam;
let calls: string[];
let world: World;

const rows = async (text: string): Promise<RowDataPacket[]> => (await pool.query<RowDataPacket[]>(text))[0];
const run = (kind: string) => syncConsumer(ports, deliverAgain)({ queueName: 'sync', jobId: 'job', body: { kind } });
const settle = async (most = 200): Promise<void> => {
  for (let n = 0; n < most; n += 1) {
    const next = seam.pushed.shift();
    if (next === undefined) return;
    await run(String(next.body.kind));
  }
};
const state = async () => {
  const reply = await getSync(desk, admin);
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};

const untilOpenIsRead: SyncPorts['jira']['page'] = (site, slice, token) => {
  if (slice.done) throw new Error('killed');
  return ports.jira.page(site, slice, token);
};

const estimates = async () =>
  (await readModel(pool)).map(({ id, project, points, start, category }) => ({
    ...{ id, project, points, start, category },
  }));
const remaining = async () => (await readModel(pool)).map((issue) => [issue.id, issue.remaining]);

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
});
afterAll(() => store.stop());
beforeEach(async () => {
  world = trickyWorld(Date.now() - 60_000);
  seam = openSeam(pool, createLocalJira({ world, now: Date.now, points: 10_000_000 }));
  calls = [];
  seam.instead = (path) => {
    calls.push(path);
    return null;
  };
  await migrateSync();
  for (const table of ['issue', 'dirty', 'change_log', 'worklog', 'issue_ref'])
    await pool.query(`DELETE FROM ${table}`);
  await pool.query("DELETE FROM job WHERE name NOT LIKE 'schema%'");
  await lifecycle(ports)();
  await settle();
});

describe('a pause by an admin', () => {
  it('has nothing read, notes what changes, says so on every screen, and goes on where it was', async () => {
    await pauseSync(desk, admin, { paused: true });
    calls.length = 0;
    const [one] = await rows('SELECT issue_id FROM issue WHERE deleted = 0 LIMIT 1');
    await issueEvent(ports)({ eventType: 'avi:jira:updated:issue', issue: { id: String(one?.issue_id) } });
    await hourly(ports)();
    await settle();
    expect(calls.filter((path) => !path.includes('report-accounts'))).toEqual([]);
    expect((await state()).state).toMatchObject({ kind: 'held' });
    expect((await state()).waiting.issues).toBe(1);
    expect(await readingState()).toMatchObject({ ready: true, stale: { kind: 'held' } });
    await pauseSync(desk, admin, { paused: false });
    await settle();
    expect(calls.length).toBeGreaterThan(0);
    expect((await state()).waiting.issues).toBe(0);
    expect((await readingState()).stale).toBeNull();
  });

  it('pressed by two admins at once leaves one entry', async () => {
    const before = (await rows('SELECT seq FROM audit')).length;
    await Promise.all([pauseSync(desk, admin, { paused: true }), pauseSync(desk, admin, { paused: true })]);
    expect((await rows('SELECT seq FROM audit')).length).toBe(before + 1);
  });
});

describe('a project that was away, and is seen again before the census saw that it was', () => {
  it('is read whole', async () => {
    await run('census');
    const right = await remaining();
    const id = Number([...world.projects.keys()][0]);
    await pool.query(`UPDATE issue SET remaining_s = 77 WHERE project_id = ${id}`);
    const now = Date.now();
    await ports.site.markProjectClosed(id, instant(now));
    await ports.site.saveProjects(await ports.jira.projects(), instant(now + 1));
    await run('census');
    await settle();
    expect(await remaining()).toEqual(right);
  });
});

describe('everything read again', () => {
  it('mends whatever was wrong in the facts, which count until then', async () => {
    const right = await readModel(pool);
    await pool.query('UPDATE issue SET remaining_s = 77, status_id = 3 WHERE category = 1');
    await pool.query('DELETE FROM change_log');
    await pool.query('DELETE FROM worklog ORDER BY worklog_id LIMIT 5');
    await readAgain(desk, admin);
    expect((await state()).state).toMatchObject({ kind: 'reading', phase: 'again' });
    expect(await readingState()).toMatchObject({ ready: true, reading: null, stale: null });
    expect((await kpiFacts.site('amy').catch(() => ({ since: null }))).since).toBeNull();
    await settle();
    expect(await readModel(pool)).toEqual(right);
    expect((await state()).state).toMatchObject({ kind: 'up-to-date' });
  });

  it('reads also what no page brought, as its project was closed just then', async () => {
    const right = await remaining();
    await pool.query('UPDATE issue SET remaining_s = 77, fetched_at = 1');
    await readAgain(desk, admin);
    const [project] = [...world.projects.values()];
    seam.instead = (path) => {
      if (project) Object.assign(project, { access: { ...project.access, app: !path.includes('/search/jql') } });
      return null;
    };
    await settle();
    expect(await remaining()).toEqual(right);
  });

  /** It waits for its lease, so by its clock all that it does is earlier. */
  const slowly: SyncPorts['jobs']['acquire'] = async (job, seconds) => {
    const lease = await ports.jobs.acquire(job, seconds);
    return lease && { ...lease, at: instant(lease.at - 10_000) };
  };
  const begins = {
    'an admin wants it': () => readAgain(desk, admin),
    'more of the past is kept': () => ports.storage.readAgain(),
  };
  it.each([
    ['an admin wants it', 'before it begins'],
    ['an admin wants it', 'while it reads them'],
    ['more of the past is kept', 'while it reads them'],
  ] as const)(
    'as %s, mends what a run publishes meanwhile that asked for the fields %s, when others were known',
    async (why, when) => {
      const right = await estimates();
      const isOpen = ({ points, category, project }: (typeof right)[number]) =>
        points !== null && category !== 3 && world.projects.get(String(project))?.archived === false;
      const open = right.filter(isOpen).map(({ id }) => id);
      await ports.site.saveFields({ start: null, sprint: null, rank: null, points: [] });
      let known = await ports.site.read();
      const fields = async () => {
        if (when === 'while it reads them') known = await ports.site.read();
        return ports.jira.fields();
      };
      await begins[why]();
      const jira = { ...ports.jira, fields, page: untilOpenIsRead };
      await backfill({ ...ports, jobs: { ...ports.jobs, acquire: slowly }, jira }).catch(() => null);
      // One of these is edited now, so that what is read of it counts as newer.
      Object.assign(world.issues.get(String(open[0])) ?? {}, { updated: Date.now() });
      await ports.dirty.mark(open, 'event');
      await workOffDirty({ ...ports, site: { ...ports.site, read: async () => known } });
      await pool.query("UPDATE job SET lease_until = 0 WHERE name = 'backfill'");
      await run('backfill');
      await settle();
      expect(open.length).toBeGreaterThan(1);
      expect(await estimates()).toEqual(right);
    },
  );

  it.each(['an admin wants it', 'more of the past is kept'] as const)(
    'as %s, asks for nothing twice, however long it waited for its lease',
    async (why) => {
      await begins[why]();
      await backfill({ ...ports, jobs: { ...ports.jobs, acquire: slowly } });
      expect((await ports.jobs.read('backfill'))?.finishedAt).not.toBeNull();
      expect(await rows("SELECT issue_id FROM dirty WHERE reason = 'sweep'")).toEqual([]);
    },
  );

  it('by fields that changed says so on every screen until the end, also where an admin had asked for it before', async () => {
    for (const asked of [false, true]) {
      if (asked) await readAgain(desk, admin);
      await ports.site.readAgain();
      const stale = { kind: 'behind', why: 'fields' };
      expect((await state()).state).toMatchObject(stale);
      expect(await readingState()).toMatchObject({ ready: true, reading: null, stale });
      let n = 0;
      seam.beforeSql = () => {
        n += 1;
        if (n === 40) throw new Error('killed');
      };
      await run('backfill').catch(() => null);
      seam.beforeSql = () => {};
      expect((await rows("SELECT phase FROM job WHERE name = 'backfill' AND finished_at IS NULL"))[0]?.phase).toBe(
        'open-people',
      );
      expect((await readingState()).stale).toMatchObject(stale);
      await pool.query("UPDATE job SET lease_until = 0 WHERE name = 'backfill'");
      await run('backfill');
      await settle();
      expect((await readingState()).stale).toBeNull();
    }
  });

  it('killed at any of its first statements goes on with the next run', async () => {
    const right = await readModel(pool);
    await pool.query('UPDATE issue SET remaining_s = 77');
    for (let fatal = 1; fatal <= 24; fatal += 1) {
      await pool.query("UPDATE job SET lease_until = 0 WHERE name = 'backfill'");
      if (fatal % 6 === 1) await readAgain(desk, admin);
      let n = 0;
      seam.beforeSql = () => {
        n += 1;
        if (n === fatal) throw new Error('killed');
      };
      await run('backfill').catch(() => null);
      seam.beforeSql = () => {};
      expect(await readingState()).toMatchObject({ ready: true });
    }
    await pool.query("UPDATE job SET lease_until = 0 WHERE name = 'backfill'");
    seam.pushed.push({ body: { kind: 'backfill' }, delay: 0 });
    await settle();
    expect(await readModel(pool)).toEqual(right);
  });

  it('begins nothing where the site is being read', async () => {
    await readAgain(desk, admin);
    const before = (await rows('SELECT seq FROM audit')).length;
    await readAgain(desk, admin);
    expect((await rows('SELECT seq FROM audit')).length).toBe(before);
  });
});
