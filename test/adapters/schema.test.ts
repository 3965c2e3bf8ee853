import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalJira } from '../../local/jira/jira';
import { deliverAgain } from '../../src/adapters/queue';
import { migrate, migrateKpi, migrateSettings, migrateSuggestion, migrateSync } from '../../src/adapters/sql/migrate';
import { planFacts } from '../../src/adapters/sql/panel-facts';
import { readingState } from '../../src/adapters/sql/reading';
import { isMade, type Migration, schema } from '../../src/adapters/sql/schema';
import { kpiSchema } from '../../src/adapters/sql/schema-kpi';
import { settingsSchema } from '../../src/adapters/sql/schema-settings';
import { suggestionSchema } from '../../src/adapters/sql/schema-suggestion';
import { syncSchema } from '../../src/adapters/sql/schema-sync';
import { syncPorts } from '../../src/adapters/sync-ports';
import { lifecycle } from '../../src/events/lifecycle';
import { syncConsumer } from '../../src/events/sync-consumer';
import { readModel } from '../fixtures/read-model';
import { openSeam, type Seam, type Statement } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { trickyWorld } from '../fixtures/tricky-world';

let store: Store;
let pool: Pool;
let seam: Seam;

const rows = async (text: string): Promise<RowDataPacket[]> => (await pool.query<RowDataPacket[]>(text))[0];
const ports = syncPorts({ refreshGlance: async () => {}, refreshProjectDefaults: async () => {} });
const run = (kind: string) => syncConsumer(ports, deliverAgain)({ queueName: 'sync', jobId: 'job', body: { kind } });

beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  seam = openSeam(pool, null);
});
afterAll(() => store.stop());

const tableOf = ({ name }: Migration): string => name.replace(/^v\d+_/, '');
const made = async (tables: readonly Migration[]) =>
  Promise.all(
    tables.map(async (one) => (await rows(`SHOW CREATE TABLE ${tableOf(one)}`))[0]?.['Create Table'] as string),
  );

const sittings = [
  { name: 'first', job: 'schema', tables: schema, make: migrate },
  { name: 'second', job: 'schema-suggestion', tables: suggestionSchema, make: migrateSuggestion },
  { name: 'third', job: 'schema-kpi', tables: kpiSchema, make: migrateKpi },
  { name: 'fourth', job: 'schema-settings', tables: settingsSchema, make: migrateSettings },
  { name: 'fifth', job: 'schema-sync', tables: syncSchema, make: migrateSync },
] as const;

describe.each(sittings)('the $name sitting', ({ job, tables, make }) => {
  const forget = async (): Promise<void> => {
    if (job === 'schema')
      for (const row of await rows('SHOW TABLES')) await pool.query(`DROP TABLE ${String(Object.values(row)[0])}`);
    else {
      for (const one of tables) await pool.query(`DROP TABLE IF EXISTS ${tableOf(one)}`);
      await pool.query(
        `DELETE FROM __migrations WHERE name IN (${tables.map(() => '?').join(',')})`,
        tables.map(({ name }) => name),
      );
      await pool.query('DELETE FROM job WHERE name = ?', [job]);
    }
  };

  it('killed before or after any of its statements is ended by the next run, as if nothing had happened', async () => {
    expect(await make()).toBe(true);
    const whole = await made(tables);
    await forget();
    seam.statements.length = 0;
    await make();
    const most = seam.statements.length;
    const first = job === 'schema' ? 1 : 2;
    // The first sitting drops everything each time: every third statement of it, both before and after.
    for (const when of ['beforeSql', 'afterSql'] as const)
      for (let fatal = first; fatal <= most; fatal += job === 'schema' ? 3 : 1) {
        await forget();
        let n = 0;
        seam[when] = () => {
          n += 1;
          if (n === fatal) throw new Error('killed');
        };
        await make().catch(() => null);
        seam[when] = () => {};
        // Its lease runs out.
        await pool.query('UPDATE job SET lease_until = 0').catch(() => null);
        expect(await make(), `killed ${when} ${fatal}`).toBe(true);
        expect(await made(tables)).toEqual(whole);
      }
  });
});

describe('a version of the app that is older than the tables', () => {
  const settle = async (): Promise<void> => {
    for (let next = seam.pushed.shift(); next; next = seam.pushed.shift()) await run(String(next.body.kind));
  };
  /** What a later version adds: columns, tables and sittings, never a change of what is there. */
  const upgrade = async (): Promise<void> => {
    for (const table of ['issue', 'person', 'project', 'dirty', 'job', 'setting', 'dead_letter', 'census', 'worklog'])
      await pool.query(`ALTER TABLE ${table} ADD COLUMN future INT NULL`);
    await pool.query('CREATE TABLE of_the_future (id INT PRIMARY KEY)');
    for (const { job } of sittings)
      await pool.query(
        "UPDATE job SET phase = 'v990_of_the_future', done = done + 3, total = total + 3 WHERE name = ?",
        [job],
      );
  };

  it('knows that its own are there, and those that are missing to it are not', () => {
    const told = { phase: schema.at(-1)?.name ?? '', done: schema.length };
    expect(isMade(schema, told)).toBe(true);
    expect(isMade(schema, { phase: 'v990_of_the_future', done: schema.length + 1 })).toBe(true);
    expect(isMade(schema, { phase: 'v010_team', done: 10 })).toBe(false);
    expect(isMade(schema, { phase: null, done: 0 })).toBe(false);
    expect(isMade(schema, undefined)).toBe(false);
  });

  it('reads and writes as before, makes nothing anew, and says nothing of setting up', async () => {
    const world = trickyWorld(Date.now() - 60_000);
    seam = openSeam(pool, createLocalJira({ world, now: Date.now, points: 10_000_000 }));
    await lifecycle(ports)();
    await settle();
    const right = await readModel(pool);
    await upgrade();
    seam.statements.length = 0;
    for (const { make } of sittings) expect(await make()).toBe(true);
    expect(seam.statements.filter(({ ddl }) => ddl)).toEqual([]);
    expect(await readingState()).toMatchObject({ ready: true, stale: null });
    await pool.query('UPDATE issue SET remaining_s = 77, refs_digest = NULL WHERE deleted = 0');
    await pool.query("DELETE FROM job WHERE name = 'backfill'");
    await run('backfill');
    for (const kind of ['sweep', 'census', 'upkeep', 'retention', 'accounts', 'measure']) await run(kind);
    await settle();
    expect(await readModel(pool)).toEqual(right);
  });

  it('of which every statement that it said on its own tables is taken by the newest ones, with the same answer', async () => {
    // What the first sitting alone is asked, recorded with nothing else there.
    for (const row of await rows('SHOW TABLES')) await pool.query(`DROP TABLE ${String(Object.values(row)[0])}`);
    seam = openSeam(
      pool,
      createLocalJira({ world: trickyWorld(Date.now() - 60_000), now: Date.now, points: 10_000_000 }),
    );
    await migrate();
    await run('backfill');
    seam.statements.length = 0;
    const panel = async () => {
      const open = await planFacts.openIssues({ kind: 'ids', ids: [1, 2, 3, 4] as never }, 'amy');
      return JSON.stringify([await planFacts.site(), await planFacts.teamsOf(100), open]);
    };
    const before = await panel();
    const said: Statement[] = [...seam.statements].filter(({ text }) => !text.includes('dead_letter'));
    const answers = async () =>
      Promise.all(said.map(async ({ text, params }) => JSON.stringify((await pool.query(text, params as never[]))[0])));
    const old = await answers();
    for (const { make } of sittings) await make();
    expect(await answers()).toEqual(old);
    expect(await panel()).toBe(before);
  });
});
