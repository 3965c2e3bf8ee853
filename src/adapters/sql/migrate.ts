import { migrationRunner } from '@forge/sql';
import { ddl, marks, query } from './client';
import { mapped, unlessSettingUp } from './failures';
import { jobs } from './leases';
import { isMade, type Migration, schema } from './schema';
import { kpiSchema } from './schema-kpi';
import { settingsSchema } from './schema-settings';
import { suggestionSchema } from './schema-suggestion';
import { syncSchema } from './schema-sync';

/** A part of the schema and the job whose `phase` names its last migration once all of them ran. */
type Part = { readonly job: string; readonly tables: readonly Migration[] };
const PANEL: Part = { job: 'schema', tables: schema };
const SETTINGS: Part = { job: 'schema-settings', tables: settingsSchema };

/**
 * Brings what the panel needs up to date, under one lease; false = somebody else is at it. Safe to run at any time: a
 * finished part costs one SELECT. The table that holds the lease comes first and by itself. A fresh installation takes 20
 * statements at the DDL door: that table, the runner's own table and its list, and the 17 other tables.
 */
export const migrate = (): Promise<boolean> => migrateParts([PANEL]);

/** The second sitting (docs/decisions/0010): the tables of suggestions and plans, 9 statements with the runner's own two. */
export const migrateSuggestion = (): Promise<boolean> =>
  migrateParts([PANEL, { job: 'schema-suggestion', tables: suggestionSchema }]);

/** The third sitting: the tables of KPIs, 7 statements with the runner's own two. */
export const migrateKpi = (): Promise<boolean> => migrateParts([PANEL, { job: 'schema-kpi', tables: kpiSchema }]);

/** The fourth sitting: the tables of settings and doors. */
export const migrateSettings = (): Promise<boolean> => migrateParts([PANEL, SETTINGS]);

/** The fifth sitting: the tables that keep the read model true. */
export const migrateSync = (): Promise<boolean> =>
  migrateParts([PANEL, SETTINGS, { job: 'schema-sync', tables: syncSchema }]);

/** One after the other; those that are there already cost one SELECT together. */
const migrateParts = async (parts: readonly Part[]): Promise<boolean> => {
  const complete = await completeOf(parts);
  for (const part of parts) if (!complete.has(part.job) && !(await migratePart(part))) return false;
  return true;
};

const migratePart = async (part: Part): Promise<boolean> => {
  const [jobTable] = schema;
  if (jobTable && part.tables === schema) await ddl(jobTable.ddl);
  const lease = await jobs.acquire(part.job, LEASE_SECONDS);
  if (!lease) return (await completeOf([part])).has(part.job);
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

/** The jobs of those whose tables are all there. */
const completeOf = async (parts: readonly Part[]): Promise<ReadonlySet<string>> => {
  const text = `SELECT name, phase, done FROM job WHERE name IN (${marks(parts.length)})`;
  const names = parts.map(({ job }) => job);
  const rows = await unlessSettingUp(() => query<{ name: string; phase: string | null; done: number }>(text, names));
  const known = new Map(rows?.map((row) => [row.name, row]));
  return new Set(parts.filter(({ tables, job }) => isMade(tables, known.get(job))).map(({ job }) => job));
};
