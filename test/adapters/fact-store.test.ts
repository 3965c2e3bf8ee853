import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { facts as sqlFacts } from '../../src/adapters/sql/issues';
import { migrate } from '../../src/adapters/sql/migrate';
import { site as sqlSite } from '../../src/adapters/sql/site';
import { instant, localDate, seconds } from '../../src/domain/units';
import type { FactStore } from '../../src/usecases/sync/ports';
import { inMemoryFacts, type ReadIssue } from '../fixtures/in-memory-facts';
import { readModel } from '../fixtures/read-model';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { changeFacts, issueFacts, issueId, minutes, noon, worklogFacts } from '../fixtures/sync-facts';

type Held = { readonly facts: FactStore; readonly read: () => Promise<readonly ReadIssue[]> };

let store: Store;
let pool: Pool;
let seam: Seam;
beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  seam = openSeam(pool, null);
  await migrate();
});
afterAll(() => store.stop());

const emptied = async (): Promise<Held> => {
  seam.beforeSql = () => {};
  for (const table of ['issue', 'issue_ref', 'change_log', 'worklog', 'person', 'vocabulary']) {
    await pool.query(`DELETE FROM ${table}`);
  }
  return { facts: sqlFacts, read: () => readModel(pool) };
};

const kinds: readonly [string, () => Promise<Held>][] = [
  [
    'in memory',
    async () => {
      const facts = inMemoryFacts();
      return { facts, read: facts.read };
    },
  ],
  ['in SQL', emptied],
];

describe.each(kinds)('facts kept %s', (_name, open) => {
  let held: Held;
  beforeEach(async () => {
    held = await open();
  });
  const publish = (...[own, at]: [Parameters<typeof issueFacts>[0], number]) =>
    held.facts.publish({ issues: [issueFacts(own)], terms: [], readAt: instant(at) });

  it('reads back every field of an issue', async () => {
    const full = issueFacts({
      ...{ priority: 2, resolution: 5, parent: 10000, security: 77, resolved: noon, category: 3 },
      ...{ start: localDate('2026-05-04'), due: localDate('2026-05-08'), spent: seconds(60), points: 2.5 },
      ...{ components: [7, 3], labels: [4_503_599_627_370_495, 12], fixVersions: [9], sprints: [31, 30] },
      comments: [
        { id: 5, author: 'cleo', at: noon },
        { id: 4, author: null, at: noon },
      ],
      commentsComplete: false,
      worklogs: [worklogFacts({ id: 2 }), worklogFacts({ author: null })],
    });
    await held.facts.publish({ issues: [full], terms: [], readAt: noon });
    expect(await held.read()).toEqual([
      {
        ...full,
        ...{ components: [3, 7], labels: [12, 4_503_599_627_370_495], sprints: [30, 31] },
        comments: [...full.comments].reverse(),
        ...{ worklogs: [...(full.worklogs ?? [])].reverse(), changes: [], deleted: false },
      },
    ]);
  });

  it('lets a newer state win, whichever comes first', async () => {
    const older = { updated: instant(noon - minutes(60)), remaining: seconds(100), components: [1] };
    const newer = { updated: instant(noon - minutes(5)), remaining: seconds(200), components: [2] };
    await publish(older, noon);
    await publish(newer, noon + 1);
    await publish(older, noon + 2);
    const [issue] = await held.read();
    expect(issue).toMatchObject({ remaining: 200, components: [2], updated: newer.updated });
  });

  it('takes the later reading of two that are equally new, as a rank or a sprint changes without a new "updated"', async () => {
    await publish({ rank: 'b', sprints: [2] }, noon);
    await publish({ rank: 'a', sprints: [1] }, noon - 1);
    expect((await held.read())[0]).toMatchObject({ rank: 'b', sprints: [2] });
  });

  it('changes nothing when the same reading is published again', async () => {
    await publish({ components: [1], worklogs: [worklogFacts()] }, noon);
    const before = await held.read();
    await publish({ components: [1], worklogs: [worklogFacts()] }, noon);
    expect(await held.read()).toEqual(before);
  });

  it('keeps worklogs and changes that a later reading brought when an older one arrives', async () => {
    await publish({}, noon);
    const id = issueId(10001);
    await held.facts.publishSets(
      [{ id, changes: [changeFacts({ to: 12 })], worklogs: [worklogFacts({ id: 9 })] }],
      instant(noon + 10),
    );
    await held.facts.publishSets([{ id, changes: [], worklogs: [] }], instant(noon + 5));
    await publish({ worklogs: [] }, noon + 5);
    const [issue] = await held.read();
    expect(issue?.changes).toEqual([changeFacts({ to: 12 })]);
    expect(issue?.worklogs).toEqual([worklogFacts({ id: 9 })]);
  });

  it('leaves worklogs alone that an issue came without', async () => {
    await publish({ worklogs: [worklogFacts()] }, noon);
    await publish({ worklogs: null }, noon + 1);
    expect((await held.read())[0]?.worklogs).toEqual([worklogFacts()]);
  });

  it('empties a set whose last entry went', async () => {
    await publish({ worklogs: [worklogFacts()], components: [1] }, noon);
    await publish({ worklogs: [], components: [] }, noon + 1);
    expect((await held.read())[0]).toMatchObject({ worklogs: [], components: [] });
  });

  it('stores changes in their order, people and empty ends included', async () => {
    await publish({}, noon);
    const changes = [
      changeFacts({ author: null }),
      changeFacts({ field: 'assignee', from: null, to: 'dora' }),
      changeFacts({ field: 'due', from: 20_000, to: null }),
    ];
    await held.facts.publishSets([{ id: issueId(10001), changes, worklogs: null }], noon);
    expect((await held.read())[0]?.changes).toEqual(changes);
  });

  it('names the assignees before and after', async () => {
    const first = await publish({ assignee: 'amy' }, noon);
    const both = await publish({ assignee: 'ben', updated: noon }, noon + 1);
    expect(first).toHaveLength(1);
    expect(both).toHaveLength(2);
    expect(both).toContain(first[0]);
    expect(await publish({ assignee: null, updated: instant(noon + 1) }, noon + 2)).toHaveLength(1);
  });

  it('drops an issue that is gone, and takes it back when Jira gives it again', async () => {
    await publish({}, noon);
    await held.facts.markGone(issueId(10001), instant(noon + 10));
    await publish({}, noon + 5);
    expect((await held.read())[0]?.deleted).toBe(true);
    await publish({}, noon + 20);
    expect((await held.read())[0]?.deleted).toBe(false);
  });

  it('does not drop an issue that was read after it was missed', async () => {
    await publish({}, noon);
    await held.facts.markGone(issueId(10001), instant(noon - 10));
    expect((await held.read())[0]?.deleted).toBe(false);
  });

  it('lists issues whose sets are behind, last updated first, and goes on after a mark', async () => {
    const issues = [1, 2, 3, 4].map((n) =>
      issueFacts({ id: issueId(n), updated: instant(noon - minutes(n)), worklogs: n === 2 ? null : [] }),
    );
    await held.facts.publish({ issues, terms: [], readAt: noon });
    await held.facts.publishSets([{ id: issueId(3), changes: [], worklogs: null }], noon);
    const behind = await held.facts.withoutSets(instant(noon - minutes(4)), null);
    expect(behind.map(({ id, worklogs }) => [id, worklogs])).toEqual([
      ['1', false],
      ['2', true],
      ['4', false],
    ]);
    expect((await held.facts.withoutSets(null, behind[0] ?? null)).map((issue) => issue.id)).toEqual(['2', '4']);
    expect(await held.facts.withoutSets(instant(noon - minutes(2)), behind[1] ?? null)).toEqual([]);
  });
});

describe('generations in SQL', () => {
  const counts = async () => {
    const [rows] = await pool.query(
      'SELECT (SELECT COUNT(*) FROM issue_ref) AS refs, (SELECT COUNT(*) FROM worklog) AS logs',
    );
    return (rows as { refs: number; logs: number }[])[0];
  };

  it('never mix: a writer killed before it publishes leaves readers where they were', async () => {
    await emptied();
    const page = (own: object, at: number) =>
      sqlFacts.publish({ issues: [issueFacts(own)], terms: [], readAt: instant(at) });
    await page({ components: [1, 2], worklogs: [worklogFacts()] }, noon);
    const before = await readModel(pool);
    seam.beforeSql = ({ text }) => {
      if (text.startsWith('INSERT INTO issue (')) throw new Error('killed');
    };
    await expect(page({ components: [3], worklogs: [], updated: noon }, noon + 1)).rejects.toThrow('killed');
    seam.beforeSql = () => {};
    expect(await readModel(pool)).toEqual(before);
    await page({ components: [3], worklogs: [], updated: noon }, noon + 1);
    expect((await readModel(pool))[0]).toMatchObject({ components: [3], worklogs: [] });
  });

  it('are written only when the set changed', async () => {
    await emptied();
    const page = (at: number) =>
      sqlFacts.publish({
        issues: [issueFacts({ components: [1], worklogs: [worklogFacts()] })],
        terms: [],
        readAt: instant(at),
      });
    await page(noon);
    seam.statements.length = 0;
    await page(noon + 1);
    expect(seam.statements.filter(({ text }) => /INTO (issue_ref|worklog)/.test(text))).toEqual([]);
    expect(await counts()).toEqual({ refs: 1, logs: 1 });
  });

  it.each(['INSERT INTO issue (', 'UPDATE issue JOIN'])(
    'stay where the same content was published under another one just before %s, and the one before is gone',
    async (statement) => {
      await emptied();
      const id = issueId(10001);
      const page = (component: number, at: number) =>
        sqlFacts.publish({
          issues: [issueFacts({ id, components: [component], worklogs: [worklogFacts({ id: component })] })],
          terms: [],
          readAt: instant(at),
        });
      const sets = (worklog: number, at: number) =>
        sqlFacts.publishSets(
          [{ id, changes: [changeFacts({ to: worklog })], worklogs: [worklogFacts({ id: worklog })] }],
          instant(at),
        );
      await page(1, noon);
      await sets(1, noon);
      seam.beforeSql = async ({ text }) => {
        if (!text.startsWith(statement)) return;
        seam.beforeSql = () => {};
        for (const [content, at] of [
          [2, 1],
          [1, 2],
        ] as const) {
          await page(content, noon + minutes(at));
          await sets(content, noon + minutes(at));
        }
        await sqlFacts.clean(null, instant(noon + minutes(160)));
      };
      await page(1, noon + minutes(3));
      await sets(1, noon + minutes(3));
      expect(await readModel(pool)).toMatchObject([
        { components: [1], worklogs: [worklogFacts({ id: 1 })], changes: [changeFacts({ to: 1 })] },
      ]);
    },
  );

  it('go when nobody reads them, but not before a slow writer could no longer want them', async () => {
    await emptied();
    await sqlFacts.publish({ issues: [issueFacts({ components: [1, 2] })], terms: [], readAt: noon });
    await sqlFacts.publish({
      issues: [issueFacts({ components: [3] })],
      terms: [],
      readAt: instant(noon + minutes(90)),
    });
    await sqlFacts.clean(null, instant(noon + minutes(60)));
    expect((await counts())?.refs).toBe(3);
    expect(await sqlFacts.clean(null, instant(noon + minutes(160)))).toBeNull();
    expect((await counts())?.refs).toBe(1);
    expect((await readModel(pool))[0]?.components).toEqual([3]);
  });
});

describe('a status that now means something else', () => {
  const status = (category: number) => ({
    ...({ kind: 'status', id: 7, category, position: null, parent: null, start: null, end: null } as const),
    ...{ day: null, closed: false },
  });

  it('moves the issues that hold it, but for those read later than it was', async () => {
    await emptied();
    const read = (id: number, at: number) =>
      sqlFacts.publish({
        issues: [issueFacts({ id: issueId(id), status: 7, category: 1 })],
        terms: [],
        readAt: instant(at),
      });
    await read(10_001, noon);
    await read(10_002, noon + minutes(2));
    await sqlSite.saveTerms([status(2)], instant(noon + minutes(1)));
    expect((await readModel(pool)).map(({ category }) => category)).toEqual([2, 1]);
  });
});

describe('a function whose clock is ahead', () => {
  it('says of no set that it was read later than now: who reads next, with a clock that is right, is believed', async () => {
    await emptied();
    await sqlFacts.publish({ issues: [issueFacts({})], terms: [], readAt: noon });
    const id = issueFacts({}).id;
    const set = (to: number) => ({ id, changes: [changeFacts({ to })], worklogs: null, odd: [] });
    const now = Date.now();
    await sqlFacts.publishSets([set(1)], instant(now + minutes(10)));
    await sqlFacts.publishSets([set(2)], instant(now + minutes(1)));
    expect((await readModel(pool))[0]?.changes.map(({ to }) => to)).toEqual([2]);
  });
});
