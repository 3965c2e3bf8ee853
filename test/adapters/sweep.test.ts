import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LocalJira, ProductEvent } from '../../local/jira/api';
import { createLocalJira } from '../../local/jira/jira';
import type { Issue, World } from '../../local/jira/model';
import { COMMENTS_IN_SEARCH } from '../../local/jira/routes/issue-context';
import { syncPorts } from '../../src/adapters/sync-ports';
import { hourly } from '../../src/events/hourly';
import { issueEvent } from '../../src/events/issue-event';
import { lifecycle } from '../../src/events/lifecycle';
import { naiveFacts } from '../fixtures/naive-facts';
import { readModel } from '../fixtures/read-model';
import { openSeam, type Seam } from '../fixtures/seam';
import { expectSound, runQueue } from '../fixtures/seam-queue';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

const HOUR = 3_600_000;
const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });

let store: Store;
let pool: Pool;
let seam: Seam;
let world: World;
let jira: LocalJira;
const events: ProductEvent[] = [];

/** Hands events over and runs the queue. */
const deliver = async (): Promise<void> => {
  for (const { payload } of events.splice(0)) await issueEvent(ports)(payload);
  await runQueue(ports, seam);
};
const hours = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    vi.setSystemTime(Date.now() + HOUR);
    await hourly(ports)();
    await deliver();
  }
};
const issue = (id: number): Issue => {
  const found = world.issues.get(String(id));
  if (!found) throw new Error(`no issue ${id}`);
  return found;
};
/** Somebody does something, and no event tells. */
const asAmy = async (method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> => {
  const [base = '', search] = path.split('?');
  const query = new URLSearchParams(search);
  const actor = { kind: 'user', accountId: 'amy' } as const;
  const answer = await jira.handle({ method, path: base, query, headers: {}, body, actor, via: 'rest', scopes: null });
  expect(answer.status, `${method} ${path}`).toBeLessThan(300);
  events.length = 0;
};
/** Gone without a trace: the feed of deleted worklogs would tell of it, too. */
const remove = async (id: string): Promise<void> => {
  await asAmy('DELETE', `/rest/api/3/issue/${id}?deleteSubtasks=true`);
  world.deletedWorklogs.length = 0;
};
/** Edits without an event. */
const quietly = (id: number, own: Partial<Issue>): void => {
  const now = Date.now();
  const items = [{ field: 'duedate', fieldId: 'duedate', fieldtype: 'jira' as const, from: null, to: own.due ?? null }];
  Object.assign(issue(id), own, { updated: now });
  issue(id).histories.push({
    ...{ id: `9${id}${now % 1000}`, author: 'amy', created: now },
    items: items.map((one) => ({ ...one, fromString: null, toString: one.to })),
  });
};
const query = async (text: string) => (await pool.query<RowDataPacket[]>(text))[0];
/** How many comments there are depends on whether an issue was last read by a search or by its id. */
const uncut = <T extends { commentsComplete: boolean }>(all: readonly T[]) =>
  all.map((one) => ({ ...one, comments: [], commentsComplete: true }));
const alive = async () => uncut((await readModel(pool)).filter(({ deleted }) => !deleted));
const expected = async () => {
  const [row] = await query("SELECT value FROM setting WHERE name = 'salt'");
  return uncut(naiveFacts(world, { salt: row?.value, commentsShown: COMMENTS_IN_SEARCH }));
};
const points = () => jira.ledger.rows().points;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  store = await startStore();
  pool = await store.database();
  world = trickyWorld(Date.now() - 60_000);
  jira = createLocalJira({ world, now: Date.now, points: 1_000_000 });
  jira.onEvent((event) => events.push(event));
  seam = openSeam(pool, jira);
  await lifecycle(ports)();
  await deliver();
  await hours(1);
});
beforeEach(() => jira.ledger.clear());
afterEach(() => expectSound(seam));
afterAll(async () => {
  vi.useRealTimers();
  await store.stop();
});

describe('events', () => {
  it('in a storm of 1,000 cost about a point for each issue, however often it is named', async () => {
    const ids = [...world.issues.values()].filter(({ projectId }) => projectId === '100').map(({ id }) => id);
    for (let n = 0; n < 1000; n += 1) {
      const id = ids[n % ids.length] ?? '';
      vi.setSystemTime(Date.now() + 7);
      Object.assign(issue(Number(id)), { due: '2027-03-01', updated: Date.now() });
      await issueEvent(ports)({ eventType: 'avi:jira:updated:issue', issue: { id } });
    }
    await deliver();
    const cut = jira.ledger.rows().calls.find(({ endpoint }) => endpoint.endsWith('/worklog'))?.points ?? 0;
    // Lists of worklogs that Jira cuts cost a point for each worklog.
    expect(points() - cut).toBeLessThan(1.1 * ids.length);
    expect(await alive()).toEqual(await expected());
  });

  it('in a storm hold up nobody: marks are worked off a hundred at a time, the longest waiting first', async () => {
    expect(await query('SELECT * FROM dirty')).toEqual([]);
    const ids = [...world.issues.values()].filter(({ projectId }) => projectId !== '102').map(({ id }) => id);
    for (const id of ids) {
      vi.setSystemTime(Date.now() + 7);
      Object.assign(issue(Number(id)), { due: '2027-03-02', updated: Date.now() });
      await issueEvent(ports)({ eventType: 'avi:jira:updated:issue', issue: { id } });
    }
    await deliver();
    const calls = jira.ledger.rows().calls.find(({ endpoint }) => endpoint.endsWith('/issue/bulkfetch'))?.calls;
    expect(calls).toBe(Math.ceil(ids.length / 100));
    expect(await alive()).toEqual(await expected());
  });
});

describe('a lost event', () => {
  it('is healed within an hour by one sweep: edits, new issues and worklogs', async () => {
    quietly(10_001, { due: '2027-01-31', assignee: 'cleo' });
    quietly(10_002, { securityLevelId: '61' });
    await asAmy('POST', '/rest/api/3/issue', {
      fields: { project: { id: '100' }, issuetype: { id: '10' }, summary: 'new' },
    });
    await asAmy('POST', '/rest/api/3/issue/10003/worklog', { timeSpentSeconds: 900 });
    await hours(1);
    expect(await alive()).toEqual(await expected());
  });

  it('is healed by the feeds where the issue itself says nothing of it', async () => {
    const { updated } = issue(10_009);
    const [gone] = issue(10_009).worklogs;
    await asAmy('POST', '/rest/api/3/issue/10009/worklog', { timeSpentSeconds: 600 });
    await asAmy('DELETE', `/rest/api/3/issue/10009/worklog/${gone?.id}`);
    issue(10_009).updated = updated;
    await hours(1);
    expect((await alive()).find(({ id }) => id === '10009')?.worklogs).toEqual(
      (await expected()).find(({ id }) => id === '10009')?.worklogs,
    );
  });

  it('costs what the search gives, and a point more for each issue that was behind', async () => {
    await hours(2);
    quietly(10_001, { due: '2027-02-01' });
    quietly(10_003, { due: '2027-02-01' });
    jira.ledger.clear();
    await hours(1);
    const calls = jira.ledger.rows().calls;
    const spent = (name: string) => calls.find(({ endpoint }) => endpoint.endsWith(name))?.points ?? 0;
    expect(spent('/search/jql')).toBeLessThanOrEqual(1 + 2 + 3);
    expect(spent('/changelog/bulkfetch')).toBe(3);
    expect(spent('/issue/bulkfetch')).toBe(0);
  });

  it('is not looked for twice: another sweep changes no row', async () => {
    const before = await readModel(pool);
    await hours(1);
    expect(await readModel(pool)).toEqual(before);
  });
});

describe('a lost deletion', () => {
  it('is found within a day, and costs a count for each project and a page of ids for one', async () => {
    await hours(21);
    await remove('10004');
    jira.ledger.clear();
    await hours(24);
    expect((await readModel(pool)).find(({ id }) => id === '10004')?.deleted).toBe(true);
    expect(await alive()).toEqual(await expected());
    const calls = jira.ledger.rows().calls;
    expect(calls.find(({ endpoint }) => endpoint.endsWith('approximate-count'))?.points).toBeLessThanOrEqual(8);
  });

  it('of half a project is looked at twice before anything goes', async () => {
    const ids = [...world.issues.values()].filter(({ projectId }) => projectId === '101').map(({ id }) => id);
    const before = (await alive()).length;
    for (const id of ids.slice(0, ids.length / 2)) if (world.issues.has(id)) await remove(id);
    for (let n = 0; n < 24; n += 1) {
      await hours(1);
      const [row] = await query('SELECT state FROM census WHERE project_id = 101');
      if (row?.state === 'shrunk') break;
    }
    expect((await alive()).length).toBe(before);
    expect(await query('SELECT state FROM census WHERE project_id = 101')).toEqual([{ state: 'shrunk' }]);
    await hours(2);
    expect(await alive()).toEqual(await expected());
  });
});

describe('a project closed to the app', () => {
  it('freezes and is labelled; when it is back it follows what changed meanwhile', async () => {
    await hours(2);
    const access = world.projects.get('101')?.access;
    if (!access) throw new Error('no project 101');
    access.app = false;
    const before = await readModel(pool);
    await hours(24);
    expect(await readModel(pool)).toEqual(before);
    expect(await query('SELECT closed FROM project WHERE project_id = 101')).toEqual([{ closed: 1 }]);
    expect(await query('SELECT state FROM census WHERE project_id = 101')).toEqual([{ state: 'closed' }]);
    const [changed, deleted] = [...world.issues.values()].filter(({ projectId }) => projectId === '101').reverse();
    quietly(Number(changed?.id), { due: '2027-04-01' });
    await remove(String(deleted?.id));
    await hours(30);
    access.app = true;
    await hours(26);
    expect(await query('SELECT closed FROM project WHERE project_id = 101')).toEqual([{ closed: 0 }]);
    expect(await alive()).toEqual(await expected());
  });
});
