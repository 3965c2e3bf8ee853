import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrateSettings } from '../../src/adapters/sql/migrate';
import { settingsStore } from '../../src/adapters/sql/settings';
import { startStore as start } from '../../src/adapters/sql/start';
import type { StartChoice } from '../../src/contract/start';
import { emptied, onStore } from '../fixtures/on-store';
import type { Seam } from '../fixtures/seam';
import type { Store } from '../fixtures/store';

let store: Store;
let pool: Pool;
let seam: Seam;
beforeAll(async () => {
  ({ store, pool, seam } = await onStore(migrateSettings));
});
afterAll(() => store.stop());
beforeEach(() => emptied({ pool, seam }, ['setting', 'team', 'person', 'project', 'project_default']));

const OPEN: StartChoice = { steps: { hours: 'open', teams: 'open', stages: 'open' }, hours: null };
const HALF: StartChoice = {
  steps: { hours: 'confirmed', teams: 'open', stages: 'kept' },
  hours: { week: [25_200, 25_200, 25_200, 25_200, 14_400, 0, 0], reserve: 0.1 },
};

describe('the first steps', () => {
  it('are open on a site on which nobody did anything, and that takes one statement', async () => {
    seam.statements.length = 0;
    expect(await start.decided()).toEqual({ choice: OPEN, version: 0, teams: 0, stages: false });
    expect(seam.statements).toHaveLength(1);
  });

  it('are kept as they were decided, and see what was entered without them', async () => {
    expect(await start.save(HALF, 0)).toBe(true);
    await settingsStore.saveTeam({
      ...{ teamId: null, version: null, name: 'Brand', isDefault: false, projects: [], members: [] },
    });
    await pool.query("INSERT INTO setting VALUES ('kpi.stages', '{}', 3, 1)");
    expect(await start.decided()).toEqual({ choice: HALF, version: 1, teams: 1, stages: true });
  });

  it('let one of two admins in: the other is told, by version and on the very first save', async () => {
    const first = await Promise.all([start.save(HALF, 0), start.save(OPEN, 0)].map((save) => save.catch(() => false)));
    expect(first.filter((saved) => saved)).toHaveLength(1);
    expect(await start.save(HALF, 1)).toBe(true);
    expect(await start.save(OPEN, 1)).toBe(false);
    expect(await start.decided()).toMatchObject({ choice: HALF, version: 2 });
  });

  it('that nobody can read, as an older version left them, are open and not an error', async () => {
    await pool.query(`INSERT INTO setting VALUES ('start', '{"steps":{"hours":"perhaps"}}', 4, 1)`);
    expect(await start.decided()).toMatchObject({ choice: OPEN, version: 4 });
  });
});

it('who works where is told of projects that are open, and of people who are there', async () => {
  await pool.query(
    "INSERT INTO person (person_id, account_id, active) VALUES (1, 'amy', 1), (2, 'gone', 0), (3, 'new', NULL)",
  );
  await pool.query(
    `INSERT INTO project (project_id, project_type, archived, closed, fetched_at) VALUES (100, 'software', 0, 0, 1), (101, 'software', 1, 0, 1), (102, 'software', 0, 1, 1)`,
  );
  const rows = [100, 101, 102].flatMap((project) =>
    [1, 2, 3].map((person) => `(${project}, 'member', ${person}, ${person + 4}, 1)`),
  );
  await pool.query(`INSERT INTO project_default (project_id, kind, ref, n, computed_at) VALUES ${rows.join(', ')}`);
  const found = await start.work();
  expect(found.toSorted((a, b) => a.issues - b.issues)).toEqual([
    { project: '100', person: 'amy', issues: 5 },
    { project: '100', person: 'new', issues: 7 },
  ]);
});
