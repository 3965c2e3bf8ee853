import { migrationRunner } from '@forge/sql';
import { PortFailure } from '../../usecases/ports';
import { ddl, query } from './client';
import { mapped } from './failures';
import { jobs } from './leases';
import { latest, schema } from './schema';

/**
 * Brings the schema up to date, under one lease; false = somebody else is at it. Safe to run at any time: a finished
 * schema costs one SELECT. The table that holds the lease comes first and by itself. A fresh installation takes 20
 * statements at the DDL door: that table, the runner's own table and its list, and the 17 other tables.
 */
export const migrate = async (): Promise<boolean> => {
  if (await isComplete()) return true;
  const [jobTable, ...rest] = schema;
  if (jobTable) await ddl(jobTable.ddl);
  const lease = await jobs.acquire('schema', LEASE_SECONDS);
  if (!lease) return isComplete();
  try {
    for (const { name, ddl: statement } of rest) migrationRunner.enqueue(name, statement);
    await mapped(() => migrationRunner.run());
    return await jobs.save(lease, LEASE_SECONDS, complete);
  } finally {
    await jobs.release(lease);
  }
};

const LEASE_SECONDS = 120;

const complete = {
  phase: latest,
  checkpoint: null,
  done: schema.length,
  total: schema.length,
  startedAt: null,
  finishedAt: null,
};

const isComplete = async (): Promise<boolean> => {
  try {
    const rows = await query<{ phase: string | null }>("SELECT phase FROM job WHERE name = 'schema'");
    return rows[0]?.phase === latest;
  } catch (error) {
    if (error instanceof PortFailure && error.failure.kind === 'unavailable' && error.failure.reason === 'setting-up')
      return false;
    throw error;
  }
};
