import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letters } from '../../src/adapters/sql/dead-letters';
import { facts } from '../../src/adapters/sql/issues';
import { kpiFacts } from '../../src/adapters/sql/kpi-site';
import { migrate, migrateKpi, migrateSync } from '../../src/adapters/sql/migrate';
import { planFacts } from '../../src/adapters/sql/panel-facts';
import { readingState } from '../../src/adapters/sql/reading';
import type { PersonId } from '../../src/domain/capacity/types';
import { instant } from '../../src/domain/units';
import type { IssueFacts } from '../../src/usecases/facts/ports';
import type { OddValue } from '../../src/usecases/odd-values/ports';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { issueFacts, issueId } from '../fixtures/sync-facts';

let store: Store;
let pool: Pool;
let seam: Seam;
let amy: PersonId;

const failing = { class: 'failing', reason: 'PortFailure' } as const;
const publish = (issues: readonly IssueFacts[], odd: readonly [string, readonly OddValue[]][] = []) =>
  facts.publish({ issues, terms: [], readAt: instant(Date.now()), odd: new Map(odd) as never });
const openOfAmy = () => planFacts.openIssues({ kind: 'ids', ids: [amy] }, 'ben');

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  seam = openSeam(pool, null);
  await migrate();
  await publish([issueFacts({ id: issueId(1) })]);
  const [rows] = await pool.query("SELECT person_id FROM person WHERE account_id = 'amy'");
  amy = (rows as { person_id: PersonId }[])[0]?.person_id as PersonId;
});
afterAll(() => store.stop());

describe('what facts do not hold', () => {
  it('is not known before its tables are there, and screens answer all the same', async () => {
    expect(await openOfAmy()).toMatchObject([{ id: '1', oddEstimate: false, givenUp: false }]);
    expect((await readingState()).givenUp).toBeNull();
  });

  it('is told with the issues of a person, in the same statement', async () => {
    await migrateSync();
    await publish(
      [issueFacts({ id: issueId(2) }), issueFacts({ id: issueId(3) })],
      [
        ['2', [{ field: 'remaining', class: 'negative' }]],
        ['3', [{ field: 'rank', class: 'huge' }]],
      ],
    );
    await letters.failed(
      { kind: 'issue', ...failing },
      new Map([
        [3, 5],
        [1, 4],
      ]),
    );
    seam.statements.length = 0;
    const open = await openOfAmy();
    expect(seam.statements).toHaveLength(1);
    expect(open.map(({ id, oddEstimate, givenUp }) => [id, oddEstimate, givenUp])).toEqual([
      ['1', false, false],
      ['2', true, false],
      ['3', false, true],
    ]);
  });

  it('is told to panels as what nobody knows whose it is: never an issue whose facts are there', async () => {
    await letters.failed({ kind: 'issue', ...failing }, new Map([[77, 5]]));
    await letters.failed({ kind: 'page', ...failing }, new Map([[800, 5]]));
    expect((await readingState()).givenUp).toEqual({ issue: 1, project: 0, person: 0, page: 1 });
    await letters.succeeded('page', [800]);
    await letters.retry('issue', 77);
    expect((await readingState()).givenUp).toBeNull();
  });

  it('is told to KPIs by project, in the statement that reads the site, and without what has a security level', async () => {
    await migrateKpi();
    await publish(
      [issueFacts({ id: issueId(4), security: 9 }), issueFacts({ id: issueId(5), project: 101 })],
      [['4', [{ field: 'original', class: 'huge' }]]],
    );
    await letters.failed(
      { kind: 'issue', ...failing },
      new Map([
        [4, 5],
        [5, 5],
        [77, 6],
      ]),
    );
    await letters.failed({ kind: 'project', ...failing }, new Map([[101, 5]]));
    seam.statements.length = 0;
    const { gaps } = await kpiFacts.site('ben');
    expect(seam.statements).toHaveLength(1);
    expect([...gaps.given].sort((a, b) => `${a.of} ${a.project}`.localeCompare(`${b.of} ${b.project}`))).toEqual([
      { of: 'issue', project: 100, count: 1 },
      { of: 'issue', project: 101, count: 1 },
      { of: 'issue', project: null, count: 1 },
      { of: 'project', project: 101, count: 1 },
    ]);
    expect([...gaps.odd].sort((a, b) => a.field.localeCompare(b.field))).toEqual([
      { field: 'rank', class: 'huge', project: 100, issues: 1 },
      { field: 'remaining', class: 'negative', project: 100, issues: 1 },
    ]);
  });
});
