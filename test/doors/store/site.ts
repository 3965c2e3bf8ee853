import mysql, { type Pool } from 'mysql2/promise';
import { createLocalJira } from '../../../local/jira/jira';
import * as app from '../../../src/index';
import { on, type SiteSeam, siteSeam } from './seam';
import { P1, P2, type Scene, scene } from './world';

/** What src/index.ts exports: the real one, or one with a gate taken out. */
export type App = Pick<typeof app, 'resolver' | 'lozenge' | 'onLifecycle' | 'onSync' | 'onIssueEvent' | 'onHour'>;

export type Site = {
  readonly seam: SiteSeam;
  readonly pool: Pool;
  readonly scene: Scene;
  /** T1 plans P1, T2 does not. */
  readonly teams: readonly [number, number];
};

/** A second database on the same server, as every installation has one. */
export const databaseOn = async (pool: Pool, name: string): Promise<Pool> => {
  await pool.query(`CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const { socketPath } = (pool.pool as unknown as { config: { connectionConfig: { socketPath: string } } }).config
    .connectionConfig;
  const options = { socketPath, user: 'root', database: name, connectionLimit: 10 };
  return mysql.createPool({ ...options, dateStrings: true, supportBigNumbers: true, charset: 'utf8mb4' });
};

/** An installation of the app: everything read, teams entered by its admin, grants given. */
export const installed = async (name: string, pool: Pool, seed: number): Promise<Site> => {
  const made = scene(seed);
  const seam = siteSeam(name, pool, createLocalJira({ world: made.world, now: Date.now, points: 10_000_000 }));
  await on(seam, null, () => app.onLifecycle());
  await settled(seam);
  for (const { functionKey, payload, moduleKey } of made.setup)
    if (/^save(Team|Calendar|Skills|Stages)$/.test(functionKey))
      await call(app, seam, 'a10', functionKey, payload, moduleKey);
  const [rows] = await pool.query<mysql.RowDataPacket[]>(
    'SELECT t.team_id, MAX(p.project_id = ?) AS ours FROM team t JOIN team_project p ON p.team_id = t.team_id AND p.gen = t.gen GROUP BY t.team_id ORDER BY t.team_id',
    [P1],
  );
  const t1 = rows.find(({ ours }) => Number(ours) === 1)?.team_id as number;
  const t2 = rows.find(({ ours }) => Number(ours) === 0)?.team_id as number;
  await grant(pool, 'a7', 'manager', t1);
  await grant(pool, 'a8', 'manager', t2);
  await grant(pool, 'a9', 'app-admin', 0);
  await grant(pool, 'a11', 'rates', 0);
  await settled(seam);
  seam.asked.length = 0;
  return { seam, pool, scene: made, teams: [t1, t2] };
};

export const grant = async (pool: Pool, account: string, kind: string, team: number): Promise<void> => {
  await pool.query('INSERT INTO person (account_id) VALUES (?) ON DUPLICATE KEY UPDATE account_id = account_id', [
    account,
  ]);
  await pool.query(
    'INSERT INTO access_grant (person_id, kind, team_id, granted_by, granted_at) SELECT person_id, ?, ?, 0, 0 FROM person WHERE account_id = ?',
    [kind, team, account],
  );
};

export const revoke = (pool: Pool, account: string) =>
  pool.query('DELETE FROM access_grant WHERE person_id IN (SELECT person_id FROM person WHERE account_id = ?)', [
    account,
  ]);

/** Runs what was pushed, until nothing more is. */
export const settled = async (seam: SiteSeam): Promise<void> => {
  for (let next = seam.pushed.shift(); next; next = seam.pushed.shift()) {
    const body = next;
    await on(seam, null, () => app.onSync({ queueName: 'sync', jobId: 'job', body }));
  }
};

export type Who = { readonly account: string | null; readonly accountType?: string | undefined };

/** A call of the resolver, as Forge makes it. */
export const call = async (
  { resolver }: Pick<App, 'resolver'>,
  seam: SiteSeam,
  who: string | null | Who,
  functionKey: string,
  payload: unknown,
  moduleKey: string,
): Promise<unknown> => {
  const { account, accountType = 'licensed' } = typeof who === 'object' && who !== null ? who : { account: who };
  const context = { accountType, moduleKey, siteUrl: `https://${seam.name}.atlassian.net` };
  const vouched = account === null ? {} : { principal: { accountId: account } };
  return on(seam, account, async () => {
    const reply = await resolver({ call: { functionKey, payload }, context } as never, vouched as never).catch(
      (error: Error) => ({ thrown: error.message }),
    );
    // As it goes over the wire.
    return JSON.parse(JSON.stringify(reply)) as unknown;
  });
};

export { P1, P2 };
