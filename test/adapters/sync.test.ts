import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalJira, ProductEvent } from '../../local/jira/api';
import { createLocalJira } from '../../local/jira/jira';
import type { World } from '../../local/jira/model';
import { COMMENTS_IN_SEARCH } from '../../local/jira/routes/issue-context';
import { unportable } from '../../scripts/check/portable-sql';
import { deliverAgain } from '../../src/adapters/queue';
import { readingState } from '../../src/adapters/sql/reading';
import { syncPorts } from '../../src/adapters/sync-ports';
import { hourly } from '../../src/events/hourly';
import { issueEvent } from '../../src/events/issue-event';
import { lifecycle } from '../../src/events/lifecycle';
import { syncConsumer } from '../../src/events/sync-consumer';
import { naiveFacts } from '../fixtures/naive-facts';
import { readModel } from '../fixtures/read-model';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { CANARY, trickyWorld } from '../fixtures/tricky-world';

const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });

let store: Store;
let pool: Pool;
let seam: Seam;
let world: World;
let jira: LocalJira;
let statements = 0;
/** Statements of learning and measuring, which are not about facts. */
let others = 0;
const events: ProductEvent[] = [];

/** Hands product events over and delivers messages that are due now; what is delayed stays. */
const deliver = async (): Promise<void> => {
  for (const { payload } of events.splice(0)) await issueEvent(ports)(payload);
  const consume = syncConsumer(ports, deliverAgain);
  for (let n = 0; n < 100; n += 1) {
    const next = seam.pushed.findIndex(({ delay }) => delay === 0);
    if (next < 0) return;
    const [message] = seam.pushed.splice(next, 1);
    const before = seam.statements.length;
    await consume({ queueName: 'sync', jobId: 'job', body: message?.body });
    if (['learn', 'measure', 'tables'].includes(String(message?.body.kind))) others += seam.statements.length - before;
  }
};
const asAmy = async (method: 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<void> => {
  const actor = { kind: 'user', accountId: 'amy' } as const;
  const query = new URLSearchParams();
  const { status } = await jira.handle({ method, path, query, headers: {}, body, actor, via: 'rest', scopes: null });
  expect(status, `${method} ${path}`).toBeLessThan(300);
};
const projects = async (): Promise<string[]> => {
  const [rows] = await pool.query<RowDataPacket[]>(
    'SELECT project_id, closed, archived FROM project ORDER BY project_id',
  );
  return rows.map((row) => `${row.project_id} ${row.closed ? 'closed' : row.archived ? 'archived' : 'open'}`);
};
const salt = async (): Promise<string> => {
  const [rows] = await pool.query<RowDataPacket[]>("SELECT value FROM setting WHERE name = 'salt'");
  return rows[0]?.value;
};
const expected = async () => naiveFacts(world, { salt: await salt(), commentsShown: COMMENTS_IN_SEARCH });

/** What Jira gives for two issues, one of them with an instant from nowhere. */
const withBroken = async (id: string): Promise<Response> => {
  const body = { issueIdsOrKeys: ['10001', '10005'], fields: ['*all'] };
  const request = { method: 'POST' as const, path: '/rest/api/3/issue/bulkfetch', query: new URLSearchParams(), body };
  const answer = await jira.handle({ ...request, headers: {}, actor: { kind: 'app' }, via: 'app', scopes: null });
  const { issues } = structuredClone(answer.body) as { issues: { id: string; fields: { created: string } }[] };
  for (const issue of issues) if (issue.id === id) issue.fields.created = 'yesterday';
  return Response.json({ issues });
};

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  world = trickyWorld(Date.now() - 60_000);
  jira = createLocalJira({ world, now: Date.now, points: 1_000_000 });
  jira.onEvent((event) => events.push(event));
  seam = openSeam(pool, jira);
  await lifecycle(ports)();
  await deliver();
  statements = seam.statements.length - others;
});
afterAll(async () => {
  await store.stop();
  expect(seam.jiraProblems).toEqual([]);
});

describe('the facts of a site', () => {
  it('equal a naive recomputation from the site itself, row for row', async () => {
    const facts = await readModel(pool);
    expect(facts.length).toBeGreaterThan(180);
    expect(facts.flatMap((issue) => issue.worklogs).length).toBeGreaterThan(300);
    expect(facts.flatMap((issue) => issue.changes).length).toBeGreaterThan(500);
    expect(facts).toEqual(await expected());
  });

  it('are all there: nothing is being read any more', async () => {
    expect(await readingState()).toMatchObject({ ready: true, reading: null });
  });

  it('took few statements: under one an issue, sets, budget and migrations included', () => {
    expect(statements).toBeLessThan(185);
  });

  it('were written in SQL that TiDB, MySQL 8 and MariaDB all take, no statement over 1 MiB', () => {
    expect(seam.statements.flatMap(({ text }) => unportable(text))).toEqual([]);
    expect(Math.max(...seam.statements.map((one) => JSON.stringify(one).length))).toBeLessThan(1_000_000);
  });

  it('hold no text of the site in any column of any table', async () => {
    const [tables] = await pool.query<RowDataPacket[]>('SHOW TABLES');
    for (const table of tables.map((row) => String(Object.values(row)[0]))) {
      const [rows] = await pool.query(`SELECT * FROM ${table}`);
      expect(JSON.stringify(rows).toLowerCase(), table).not.toMatch(new RegExp(`${CANARY}|zürich`));
    }
  });

  it('know words by id: sprints with their state, versions with their day, priorities in order', async () => {
    const [rows] = await pool.query<RowDataPacket[]>(
      "SELECT kind, id, category, position, day, closed FROM vocabulary WHERE kind IN ('sprint', 'version', 'priority') ORDER BY kind, id",
    );
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'priority 1  0  0',
      'priority 2  1  0',
      'priority 3  2  0',
      'sprint 51 3   1',
      'sprint 52 2   0',
      'sprint 53 1   0',
      'version 41   2026-12-01 0',
      'version 42    1',
    ]);
  });

  it('know which projects count', async () => {
    expect(await projects()).toEqual(['100 open', '101 open', '103 archived']);
  });

  it('know people by zone and activity, once', async () => {
    const [rows] = await pool.query<RowDataPacket[]>('SELECT account_id, zone, active FROM person ORDER BY account_id');
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'amy Asia/Kathmandu 1',
      'ben  1',
      'cleo Asia/Kathmandu 1',
      'dora Asia/Kathmandu 0',
    ]);
  });

  it('stay the same when everything is read again', async () => {
    const before = await readModel(pool);
    await pool.query("DELETE FROM job WHERE name = 'backfill'");
    await hourly(ports)();
    await deliver();
    expect(await readModel(pool)).toEqual(before);
  });
});

describe('after a change', () => {
  it('facts follow the event: estimate, assignee, worklogs, status and history', async () => {
    await asAmy('PUT', '/rest/api/3/issue/10001', {
      fields: { timetracking: { remainingEstimate: '3h' }, duedate: '2027-01-31' },
    });
    await asAmy('PUT', '/rest/api/3/issue/10001/assignee', { accountId: 'cleo' });
    await asAmy('POST', '/rest/api/3/issue/10003/worklog', {
      timeSpentSeconds: 1800,
      started: '2026-11-02T10:00:00.000+0000',
    });
    await deliver();
    const facts = await readModel(pool);
    expect(facts.find((issue) => issue.id === '10001')).toMatchObject({
      remaining: 10_800,
      assignee: 'cleo',
      due: '2027-01-31',
    });
    expect(facts).toEqual(await expected());
  });

  it('an issue that was deleted is dropped', async () => {
    await asAmy('DELETE', '/rest/api/3/issue/10008');
    await deliver();
    const facts = await readModel(pool);
    expect(facts.find((issue) => issue.id === '10008')?.deleted).toBe(true);
    const left = facts.filter((issue) => !issue.deleted);
    expect(left.map((issue) => issue.id)).toEqual((await expected()).map((issue) => issue.id));
  });

  it('an issue whose project closed to the app stays as it was, and the project is named', async () => {
    const before = await readModel(pool);
    const access = world.projects.get('101')?.access;
    if (access) access.app = false;
    await asAmy('PUT', '/rest/api/3/issue/10009', { fields: { duedate: '2027-01-31' } });
    await deliver();
    expect(await readModel(pool)).toEqual(before);
    expect(await projects()).toEqual(['100 open', '101 closed', '103 archived']);
    if (access) access.app = true;
  });

  it('a page of HTML, a cut answer and another shape are failures: nothing is lost, all is tried again', async () => {
    const before = await readModel(pool);
    for (const body of ['<html>busy</html>', '{"issues":[', '{"issues":null}', '[]']) {
      seam.instead = (path) => (path.includes('bulkfetch') ? new Response(body, { status: 200 }) : null);
      await issueEvent(ports)({ eventType: 'avi:jira:updated:issue', issue: { id: '10004' } });
      await deliver();
      expect(await readModel(pool)).toEqual(before);
      const [rows] = await pool.query<RowDataPacket[]>('SELECT issue_id FROM dirty');
      expect(rows).toEqual([{ issue_id: 10_004 }]);
      await pool.query("DELETE FROM job WHERE name = 'dirty'");
    }
    seam.instead = () => null;
    await pool.query('UPDATE dirty SET not_before = 0');
    await issueEvent(ports)({ eventType: 'avi:jira:updated:issue', issue: { id: '10004' } });
    await deliver();
    expect((await pool.query<RowDataPacket[]>('SELECT * FROM dirty'))[0]).toEqual([]);
  });

  it('an issue in a shape that nobody understands stays marked, and the others are read', async () => {
    await asAmy('PUT', '/rest/api/3/issue/10005', { fields: { duedate: '2027-02-01' } });
    await asAmy('PUT', '/rest/api/3/issue/10001', { fields: { duedate: '2027-02-02' } });
    seam.instead = (path) => (path.includes('issue/bulkfetch') ? withBroken('10005') : null);
    await deliver();
    seam.instead = () => null;
    const facts = await readModel(pool);
    expect(facts.find((issue) => issue.id === '10001')?.due).toBe('2027-02-02');
    expect((await pool.query<RowDataPacket[]>('SELECT issue_id FROM dirty'))[0]).toEqual([{ issue_id: 10_005 }]);
    await pool.query('UPDATE dirty SET not_before = 0');
    await hourly(ports)();
    await deliver();
    expect((await pool.query<RowDataPacket[]>('SELECT * FROM dirty'))[0]).toEqual([]);
    expect((await readModel(pool)).find((issue) => issue.id === '10005')?.due).toBe('2027-02-01');
  });

  it('a refusal is obeyed: no call before Retry-After is over', async () => {
    let calls = 0;
    seam.instead = () => {
      calls += 1;
      return new Response('{}', {
        status: 429,
        headers: { 'Retry-After': '77', 'RateLimit-Reason': 'jira-burst-based' },
      });
    };
    await issueEvent(ports)({ eventType: 'avi:jira:updated:issue', issue: { id: '10005' } });
    await deliver();
    expect(calls).toBe(1);
    const wait = seam.pushed.findLast(({ body }) => body.kind === 'dirty')?.delay ?? 0;
    expect(wait).toBeGreaterThanOrEqual(76);
    expect(wait).toBeLessThanOrEqual(78);
    seam.instead = () => null;
  });
});
