import { migrationRunner } from '@forge/sql';
import { ddl, query } from './client';
import { mapped, unlessSettingUp } from './failures';
import { jobs } from './leases';
import { isMade, type Migration, schema } from './schema';
import { kpiSchema } from './schema-kpi';
import { settingsSchema } from './schema-settings';
import { suggestionSchema } from './schema-suggestion';
import { syncSchema } from './schema-sync';

/** A part of the schema and the job whose `phase` names its last migration once all of them ran. */
type Part = { readonly job: string; readonly tables: readonly Migration[] };

/**
 * Brings what the panel needs up to date, under one lease; false = somebody else is at it. Safe to run at any time: a
 * finished part costs one SELECT. The table that holds the lease comes first and by itself. A fresh installation takes 20
 * statements at the DDL door: that table, the runner's own table and its list, and the 17 other tables.
 */
export const migrate = (): Promise<boolean> => migratePart({ job: 'schema', tables: schema });

/** The second sitting (docs/decisions/0010): the tables of suggestions and plans, 9 statements with the runner's own two. */
export const migrateSuggestion = async (): Promise<boolean> =>
  (await migrate()) && (await migratePart({ job: 'schema-suggestion', tables: suggestionSchema }));

/** The third sitting: the tables of KPIs, 7 statements with the runner's own two. */
export const migrateKpi = async (): Promise<boolean> =>
  (await migrate()) && (await migratePart({ job: 'schema-kpi', tables: kpiSchema }));

/** The fourth sitting: the tables of settings and doors. */
export const migrateSettings = async (): Promise<boolean> =>
  (await migrate()) && (await migratePart({ job: 'schema-settings', tables: settingsSchema }));

/** The fifth sitting: the tables that keep the read model true. */
export const migrateSync = async (): Promise<boolean> =>
  (await migrateSettings()) && (await migratePart({ job: 'schema-sync', tables: syncSchema }));

const migratePart = async (part: Part): Promise<boolean> => {
  if (await isComplete(part)) return true;
  const [jobTable] = schema;
  if (jobTable && part.tables === schema) await ddl(jobTable.ddl);
  const lease = await jobs.acquire(part.job, LEASE_SECONDS);
  if (!lease) return isComplete(part);
  try {
    for (const { name, ddl: statement } of part.tables)
      if (name !== jobTable?.name) migrationRunner.enqueue(name, statement);
    await mapped(() => migrationRunner.run());
    return await jobs.save(lease, LEASE_SECONDS, complete(part));
  } finally {
    await jobs.release(lease);
  }
};

const LEASE_SECONDS = 120;

const latest = ({ tables }: Part): string => tables.at(-1)?.name ?? '';

const complete = (part: Part) => ({
  phase: latest(part),
  checkpoint: null,
  done: part.tables.length,
  total: part.tables.length,
  startedAt: null,
  finishedAt: null,
});

const isComplete = async (part: Part): Promise<boolean> => {
  const text = 'SELECT phase, done FROM job WHERE name = ?';
  const rows = await unlessSettingUp(() => query<{ phase: string | null; done: number }>(text, [part.job]));
  return isMade(part.tables, rows?.[0]);
};
