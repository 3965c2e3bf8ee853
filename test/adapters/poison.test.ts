import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JiraRequest, JiraResponse, LocalJira } from '../../local/jira/api';
import { createLocalJira } from '../../local/jira/jira';
import { deliverAgain } from '../../src/adapters/queue';
import { letters } from '../../src/adapters/sql/dead-letters';
import { dirty } from '../../src/adapters/sql/dirty';
import { migrateSync } from '../../src/adapters/sql/migrate';
import { syncPorts } from '../../src/adapters/sync-ports';
import { lifecycle } from '../../src/events/lifecycle';
import { syncConsumer } from '../../src/events/sync-consumer';
import type { Failing } from '../../src/usecases/poison/ports';
import { retryLetter } from '../../src/usecases/poison/retry-letter';
import { followDirty } from '../../src/usecases/sync/follow-dirty';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });
let store: Store;
let pool: Pool;
let seam: Seam;

const rows = async (text: string): Promise<RowDataPacket[]> => (await pool.query<RowDataPacket[]>(text))[0];
const run = (kind: string) => syncConsumer(ports, deliverAgain)({ queueName: 'sync', jobId: 'job', body: { kind } });
/** Messages one after the other, those that wait as soon as it is their turn, until none is left. */
const settle = async (): Promise<void> => {
  for (let n = 0; n < 300; n += 1) {
    const next = seam.pushed.shift();
    if (next === undefined) return;
    await pool.query(
      "UPDATE job SET checkpoint = REPLACE(checkpoint, '\"notBefore\":1', '\"was\":1') WHERE name = 'backfill'",
    );
    await pool.query("UPDATE job SET checkpoint = NULL WHERE name = 'dirty'");
    await pool.query('UPDATE dirty SET not_before = 0');
    await run(String(next.body.kind));
  }
};

/** The site, with answers spoilt on their way. */
const open = (spoilt: (request: JiraRequest, answer: JiraResponse) => JiraResponse): void => {
  const jira = createLocalJira({ world: trickyWorld(Date.now() - 60_000), now: Date.now, points: 1_000_000 });
  const handle: LocalJira['handle'] = async (request) => spoilt(request, await jira.handle(request));
  seam = openSeam(pool, { ...jira, handle });
};
const honest = (_: JiraRequest, answer: JiraResponse) => answer;

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  open(honest);
  await migrateSync();
});
afterAll(() => store.stop());
beforeEach(async () => {
  for (const table of ['dead_letter', 'dirty', 'issue', 'person', 'project', 'issue_ref', 'change_log', 'worklog'])
    await pool.query(`DELETE FROM ${table}`);
  await pool.query("DELETE FROM job WHERE name NOT LIKE 'schema%'");
});

const failing: Failing = { kind: 'project', class: 'failing', reason: 'PortFailure' };
const letter = async () => (await rows('SELECT kind, item, tries, class, reason FROM dead_letter'))[0];

describe('tries', () => {
  it('are counted once, whoever says them again: a worker that was killed, or one that overlaps', async () => {
    for (const tries of [1, 1, 2, 2, 1, 3]) expect(await letters.failed(failing, new Map([[7, tries]]))).toEqual([]);
    expect(await letter()).toMatchObject({ item: 7, tries: 3 });
    await Promise.all([4, 4, 4].map((tries) => letters.failed(failing, new Map([[7, tries]]))));
    expect(await letter()).toMatchObject({ tries: 4 });
    expect(await letters.failed(failing, new Map([[7, 5]]))).toEqual([7]);
  });

  it('of a mark are counted once by two workers that overlap', async () => {
    await dirty.mark(['5' as never], 'event');
    const [mine, theirs] = [await dirty.due(), await dirty.due()];
    await Promise.all([dirty.postpone(mine, 0), dirty.postpone(theirs, 0)]);
    expect((await dirty.due()).map(({ tries }) => tries)).toEqual([1]);
  });

  it('of an issue are five, with the worker killed at each of its statements in turn', async () => {
    open((request, answer) =>
      request.path.endsWith('/issue/bulkfetch') ? { ...answer, body: { issues: 0 } } : answer,
    );
    await run('backfill').catch(() => null);
    const site = await ports.site.read();
    if (!site) throw new Error('the site was not read');
    await pool.query('DELETE FROM dirty');
    await dirty.mark(['10001' as never], 'event');
    // So many that nothing else could be read beside it: it is not blamed before.
    await pool.query('UPDATE dirty SET tries = 10');
    for (let fatal = 1; fatal <= 6; fatal += 1) {
      let n = 0;
      seam.beforeSql = () => {
        n += 1;
        if (n === fatal) throw new Error('killed');
      };
      const due = await dirty.due().catch(() => []);
      await followDirty(ports, site, due, 0).catch(() => null);
      seam.beforeSql = () => {};
      const [mark] = await rows('SELECT tries FROM dirty');
      const kept = await letter();
      // The letter is never ahead of the mark by more than the try that is under way.
      if (kept !== undefined && mark !== undefined) expect(kept.tries - mark.tries).toBeLessThanOrEqual(1);
      await pool.query('UPDATE dirty SET not_before = 0');
    }
  });
});

describe('what is held', () => {
  it('rests for a day after its fifth try, and is tried again where somebody asks', async () => {
    await letters.failed(failing, new Map([[7, 5]]));
    await letters.failed(failing, new Map([[8, 2]]));
    const held = await letters.held('project');
    expect([[...held.resting], [...held.tried]]).toEqual([
      [7],
      [
        [7, 5],
        [8, 2],
      ],
    ]);
    await pool.query('UPDATE dead_letter SET last_at = last_at - 86400001');
    expect((await letters.held('project')).resting.size).toBe(0);
    await letters.failed(failing, new Map([[7, 6]]));
    expect(await letters.retry('project', 7)).toBe(true);
    expect(await letters.retry('project', 7)).toBe(false);
    expect(await letters.count()).toBe(0);
    expect([...(await letters.held('project')).tried]).toContainEqual([7, 0]);
    await letters.succeeded('project', [7]);
    expect([...(await letters.held('project')).tried]).toEqual([[8, 2]]);
  });
});

describe('an issue that was given up', () => {
  const [before, after] = [1_000, 9e15];
  const giveUp = (id: number) => letters.failed({ ...failing, kind: 'issue' }, new Map([[id, 5]]));
  const read = (id: number, at: { row: number; changes: number; worklogs: number; deleted?: 0 | 1 }) =>
    pool.query(
      `INSERT INTO issue (issue_id, updated_at, project_id, type_id, status_id, category, created_at, deleted, fetched_at, changes_read_to, worklogs_read_to)
       VALUES (${id}, 1, 100, 1, 1, 1, 1, ${at.deleted ?? 0}, ${at.row}, ${at.changes}, ${at.worklogs})`,
    );

  it('is no more once it was wholly read all the same, or is gone', async () => {
    for (const id of [1, 2, 3, 4, 5, 6]) await giveUp(id);
    await read(1, { row: after, changes: after, worklogs: after });
    await read(2, { row: before, changes: after, worklogs: after });
    await read(3, { row: after, changes: before, worklogs: after });
    await read(4, { row: after, changes: after, worklogs: before });
    await read(5, { row: after, changes: before, worklogs: before, deleted: 1 });
    await letters.readAfterAll();
    expect((await letters.list()).map(({ item }) => item).sort()).toEqual([2, 3, 4, 6]);
    const [told] = await rows("SELECT done FROM job WHERE name = 'poison'");
    expect(told).toEqual({ done: 4 });
  });
});

describe('an answer about people in which one has another shape', () => {
  it('leaves that one as it was, and reads all others', async () => {
    const ben = 'ben';
    open((request, answer) => {
      const { values } = (answer.body ?? {}) as { values?: { accountId: string }[] };
      if (!request.path.endsWith('/user/bulk') || !values) return answer;
      return {
        ...answer,
        body: { values: values.map((one) => (one.accountId === ben ? { ...one, active: 'yes' } : one)) },
      };
    });
    await lifecycle(ports)();
    await settle();
    const people = await rows('SELECT account_id, active, fetched_at FROM person ORDER BY account_id');
    expect(people.filter(({ fetched_at }) => fetched_at === 0).map(({ account_id }) => account_id)).toEqual([ben]);
    expect(people.find(({ account_id }) => account_id === ben)?.active).toBeNull();
    expect(people.length).toBeGreaterThan(2);
    expect(await letter()).toMatchObject({ kind: 'person', class: 'unreadable', reason: 'JiraUnreadable' });
  });
});

describe('a page of a search with an entry that is nothing', () => {
  it('is gone past: all issues are read by their ids, and the first read ends', async () => {
    const clean = await everything(honest);
    const poison = clean[130] ?? '';
    expect(
      await everything((request, answer) => {
        const { issues } = (answer.body ?? {}) as { issues?: { id: string }[] };
        const asked = (request.body as { fields?: string[] } | undefined)?.fields ?? [];
        const isPage = request.path.endsWith('/search/jql') && asked.length > 2;
        if (!isPage || !issues?.some(({ id }) => id === poison)) return answer;
        return {
          ...answer,
          body: { ...(answer.body as object), issues: issues.map((one) => (one.id === poison ? null : one)) },
        };
      }),
    ).toEqual(clean);
    expect(await letters.list()).toEqual([]);
  });

  const everything = async (spoilt: Parameters<typeof open>[0]): Promise<readonly string[]> => {
    await pool.query('DELETE FROM issue');
    await pool.query("DELETE FROM job WHERE name NOT LIKE 'schema%'");
    open(spoilt);
    await lifecycle(ports)();
    await settle();
    expect((await rows("SELECT finished_at FROM job WHERE name = 'backfill'"))[0]?.finished_at).toBeGreaterThan(0);
    return (await rows('SELECT issue_id FROM issue ORDER BY issue_id')).map(({ issue_id }) => String(issue_id));
  };
});

describe('words of a site of which one has another shape', () => {
  it('are read without it', async () => {
    open((request, answer) =>
      request.path.endsWith('/rest/api/3/status')
        ? { ...answer, body: [...(answer.body as object[]), { id: 'x', statusCategory: null }] }
        : answer,
    );
    await lifecycle(ports)();
    await settle();
    expect(await rows("SELECT id FROM vocabulary WHERE kind = 'status'")).toHaveLength(3);
  });
});

describe('a project that is closed and cannot be looked at', () => {
  it('is a letter after five hours, delays no other, and leaves when it works again', async () => {
    let isBroken = false;
    open((request, answer) => {
      const about = isBroken && request.path.includes('/project/100');
      const counted = isBroken && JSON.stringify(request.body ?? '').includes('project = 100');
      return about || counted ? { status: 500, headers: {}, body: 'no' } : answer;
    });
    await lifecycle(ports)();
    await settle();
    isBroken = true;
    for (let hour = 0; hour < 5; hour += 1) {
      await pool.query("UPDATE job SET checkpoint = NULL, lease_until = 0 WHERE name = 'census'");
      await run('census');
    }
    expect(await letter()).toMatchObject({ kind: 'project', item: 100, tries: 5, class: 'failing' });
    expect(
      (await rows('SELECT project_id FROM census WHERE counted_at IS NOT NULL')).map((row) => row.project_id),
    ).toContain(101);
    isBroken = false;
    await retryLetter(ports, 'project', 100);
    await run('census');
    expect(await letters.held('project')).toMatchObject({ tried: new Map() });
  });
});
