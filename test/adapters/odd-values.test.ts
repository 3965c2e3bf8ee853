import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jira } from '../../src/adapters/jira/source';
import { oddValues } from '../../src/adapters/sql/held';
import { facts } from '../../src/adapters/sql/issues';
import { migrateSync } from '../../src/adapters/sql/migrate';
import { instant } from '../../src/domain/units';
import type { Site } from '../../src/usecases/sync/ports';
import { readSets, wanting } from '../../src/usecases/sync/refetch';
import { badness, FIELDS, type Outcome, outcomeOf } from '../fixtures/bad-values';
import { readModel } from '../fixtures/read-model';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { issueId } from '../fixtures/sync-facts';

const knownNow = (): Site => ({
  fields: { start: 'customfield_1', sprint: 'customfield_2', rank: 'customfield_3', points: ['customfield_4'] },
  rated: [],
  salt: 'salt',
  learning: { learns: false, adapts: false },
  readAt: instant(Date.now()),
});
const at = '2026-05-04T12:00:00.000+0000';
const person = (accountId: string) => ({ accountId });
const worklog = (id: number) => ({
  ...{ id: String(id), author: person('amy'), started: at, created: at, updated: at, timeSpentSeconds: 600 },
});
const history = (id: number) => ({
  ...{ id: String(id), author: person('ben'), created: at },
  items: [{ fieldId: 'status', from: '1', to: '2' }],
});
const good = (): Record<string, unknown> => ({
  ...{ project: { id: '100' }, issuetype: { id: '1' }, status: { id: '2', statusCategory: { key: 'indeterminate' } } },
  ...{ priority: { id: '3' }, resolution: { id: '4' }, parent: { id: '5' }, security: null },
  ...{ assignee: person('amy'), reporter: person('ben'), creator: person('cleo') },
  ...{ created: at, updated: at, resolutiondate: at, duedate: '2026-06-01' },
  ...{ timeoriginalestimate: 7200, timeestimate: 3600, timespent: 1800 },
  ...{ components: [{ id: '6' }], labels: ['a'], fixVersions: [{ id: '7', released: false, archived: false }] },
  customfield_1: '2026-05-01',
  customfield_2: [{ id: 8, state: 'active', startDate: at, endDate: at }],
  customfield_3: '0|i0000f:',
  customfield_4: 5,
  comment: { total: 1, comments: [{ id: '9', author: person('amy'), created: at }] },
  worklog: { total: 1, worklogs: [worklog(10)] },
});

let store: Store;
let pool: Pool;
let seam: Seam;
let now: { fields: Record<string, unknown>; histories: unknown[]; worklogs: unknown[] };

/** Reads the one issue as the worker does, and publishes it with its sets. */
const read = async (): Promise<void> => {
  const site = knownNow();
  const page = await jira.issues(site, [issueId(10_001)]);
  const sets = await readSets({ jira }, site, wanting(page.issues), page.changes);
  await facts.publish(page);
  await facts.publishSets(sets, page.readAt);
};
const odd = async (): Promise<string[]> => {
  const [rows] = await pool.query<RowDataPacket[]>('SELECT field, class FROM odd_value ORDER BY field');
  return rows.map((row) => `${row.field} ${row.class}`);
};

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  seam = openSeam(pool, null);
  await migrateSync();
  seam.instead = (path) => {
    if (path.includes('changelog')) {
      const issueChangeLogs = [{ issueId: '10001', changeHistories: now.histories }];
      return Response.json({ issueChangeLogs });
    }
    if (path.includes('/worklog')) return Response.json({ total: now.worklogs.length, worklogs: now.worklogs });
    return Response.json({ issues: [{ id: '10001', fields: now.fields }] });
  };
});
afterAll(() => store.stop());
beforeEach(async () => {
  now = { fields: good(), histories: [history(1)], worklogs: [worklog(10)] };
  await read();
  expect(await odd()).toEqual([]);
});

const without = (row: object | undefined, columns: readonly string[]) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([column]) => !columns.includes(column)));

describe.each(FIELDS)('the field $name', ({ name, column, empty }) => {
  const untouched = (row: object | undefined) => without(row, [column, 'commentsComplete']);
  const columnNow = async () => (await readModel(pool))[0]?.[column as 'spent'];

  it.each(badness)('$name: is as its rule says, and nothing else is touched', async ({ name: kind, value: bad }) => {
    const [before] = await readModel(pool);
    const expected: Outcome = outcomeOf(name, kind);
    now.fields = { ...good(), [name]: bad };
    await read();
    expect(untouched((await readModel(pool))[0])).toEqual(untouched(before));
    expect(await odd()).toEqual(notedOf(expected));
    const value = await columnNow();
    // A list of worklogs that is none is read by itself, and there it is well.
    if (expected === 'unreadable' || name === 'worklog') expect(value).toEqual(before?.[column as 'spent']);
    else if (expected === 'kept') expect(value).not.toEqual(empty);
    else expect(value).toEqual(empty);
    // Once it is well again, nothing of it is left.
    now.fields = good();
    await read();
    expect(await odd()).toEqual([]);
    expect((await readModel(pool))[0]).toEqual(before);
  });
});

const notedOf = (expected: Outcome): string[] =>
  expected === 'unreadable' ? ['issue unreadable'] : ['kept', 'empty'].includes(expected) ? [] : [expected];

describe('an entry of a set', () => {
  const broken: [string, object, string][] = [
    ['negative', { timeSpentSeconds: -60 }, 'negative'],
    ['of a century', { timeSpentSeconds: 3_200_000_000 }, 'huge'],
    ['of text', { timeSpentSeconds: '1h' }, 'wrong-type'],
    ['without time', { timeSpentSeconds: null }, 'wrong-type'],
    ['started before there was a Jira', { started: '1970-01-01T00:00:00.000+0000' }, 'out-of-range'],
    ['started in another life', { started: '2099-01-01T00:00:00.000+0000' }, 'out-of-range'],
    ['started nowhere', { started: '\ud800' }, 'wrong-type'],
  ];
  it.each(broken)('that is time %s is left out and counted, wherever it stands', async (_name, own, why) => {
    now.fields = { ...good(), worklog: { total: 2, worklogs: [worklog(10), { ...worklog(11), ...own }] } };
    await read();
    expect((await readModel(pool))[0]?.worklogs.map(({ id }) => id)).toEqual([10]);
    expect(await odd()).toEqual([`worklog ${why}`]);
    now.fields = { ...good(), worklog: null };
    now.worklogs = [worklog(10), { ...worklog(12), ...own }];
    await read();
    expect((await readModel(pool))[0]?.worklogs.map(({ id }) => id)).toEqual([10]);
    expect(await odd()).toEqual([`worklog ${why}`]);
  });

  it('of no seconds is kept: it says so itself', async () => {
    now.fields = { ...good(), worklog: { total: 1, worklogs: [{ ...worklog(10), timeSpentSeconds: 0 }] } };
    await read();
    expect((await readModel(pool))[0]?.worklogs).toMatchObject([{ id: 10, spent: 0 }]);
    expect(await odd()).toEqual([]);
  });

  it.each(badness.filter(({ value }) => value !== undefined).map(({ name }) => name))(
    'of a history that is %s is left out and counted, the others stay',
    async (kind) => {
      const value = badness.find((one) => one.name === kind)?.value;
      for (const own of [{ created: value }, { items: value }, { id: value }]) {
        now.histories = [history(1), { ...history(2), ...own }];
        await read();
        const [issue] = await readModel(pool);
        expect(issue?.changes[0]).toMatchObject({ field: 'status', from: 1, to: 2 });
        // A number may well be an instant, an empty list is no change.
        if ((issue?.changes.length ?? 0) === 1 && kind !== 'an empty list') expect(await odd()).toHaveLength(1);
      }
    },
  );

  it('of comments that nobody understands leaves the list incomplete', async () => {
    const comments = [{ id: '9', author: person('amy'), created: at }, { id: '12' }];
    now.fields = { ...good(), comment: { total: 2, comments } };
    await read();
    expect((await readModel(pool))[0]).toMatchObject({ comments: [{ id: 9 }], commentsComplete: false });
    expect(await odd()).toEqual(['comment wrong-type']);
  });
});

describe('odd values', () => {
  it('are counted by project, field and class', async () => {
    now.fields = { ...good(), timespent: -5, duedate: 'soon', customfield_4: '13' };
    await read();
    expect(await oddValues.oddValues()).toEqual([
      { project: 100, field: 'due', class: 'wrong-type', issues: 1 },
      { project: 100, field: 'points', class: 'wrong-type', issues: 1 },
      { project: 100, field: 'spent', class: 'negative', issues: 1 },
    ]);
    now.fields = good();
    await read();
  });

  it('of an older reading do not come back', async () => {
    now.fields = { ...good(), timespent: -5 };
    const older = await jira.issues(knownNow(), [issueId(10_001)]);
    now.fields = good();
    await new Promise((next) => setTimeout(next, 5));
    await read();
    await facts.publish(older);
    expect((await readModel(pool))[0]?.spent).toBe(1800);
    expect(await odd()).toEqual([]);
  });

  it('in an instant that is yet to come keep the issue as it was, and every later state can still come', async () => {
    const [before] = await readModel(pool);
    now.fields = { ...good(), updated: '2199-01-01T00:00:00.000+0000', timespent: 60 };
    await read();
    expect((await readModel(pool))[0]).toEqual(before);
    expect(await odd()).toEqual(['issue out-of-range']);
    now.fields = { ...good(), timespent: 120 };
    await read();
    expect((await readModel(pool))[0]?.spent).toBe(120);
  });
});
