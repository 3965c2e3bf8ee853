import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { facts } from '../../src/adapters/sql/issues';
import { migrate, migrateSync } from '../../src/adapters/sql/migrate';
import { planFacts } from '../../src/adapters/sql/panel-facts';
import { personIds } from '../../src/adapters/sql/people';
import { instant } from '../../src/domain/units';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { issueFacts, issueId, noon } from '../fixtures/sync-facts';

let store: Store;
let pool: Pool;
let seam: Seam;
beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  seam = openSeam(pool, null);
  await migrate();
  await migrateSync();
});
afterAll(() => store.stop());

it('somebody with 16,000 open issues is read in answers under 4 MiB, others in one statement', async () => {
  for (let from = 0; from < 16_000; from += 2000)
    await facts.publish({
      issues: Array.from({ length: 2000 }, (_, n) =>
        issueFacts({
          ...{ id: issueId(100_000 + from + n), assignee: 'triage', rank: `0|i0${from + n}:zzzzzzzzzzzz` },
          ...{ created: instant(noon - n), category: 1 },
        }),
      ),
      ...{ terms: [], readAt: noon },
    });
  await facts.publish({ issues: [issueFacts({ assignee: 'amy' })], terms: [], readAt: noon });
  const ids = await personIds(['triage', 'amy']);
  const of = (who: string) => planFacts.openIssues({ kind: 'ids', ids: [ids.get(who) ?? (0 as never)] }, null);
  const found = await of('triage');
  expect(new Set(found.map(({ id }) => id)).size).toBe(16_000);
  expect(found).toHaveLength(16_000);
  seam.statements.length = 0;
  expect(await of('amy')).toHaveLength(1);
  expect(seam.statements).toHaveLength(1);
});
