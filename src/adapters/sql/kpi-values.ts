import { z } from 'zod';
import type { StageSettings, StoredTarget } from '../../contract/kpi-settings';
import { KPI_IDS, type KpiId } from '../../domain/kpi/catalogue';
import { mostPeriods, PERIOD_UNITS } from '../../domain/kpi/target';
import type { FindMarks } from '../../usecases/access/ports';
import type { KnownStatusRow, KpiSettingsStore, Versioned } from '../../usecases/kpi/ports';
import { numberOf, query } from './client';
import { BROKEN_SETTING, brokenOf, FIELDS_SETTING, fieldsOf } from './kpi-fields';
import { replaceSetting, type SettingRow, settingRow } from './setting-row';

export const TARGETS_SETTING = 'kpi.targets';
export const STAGES_SETTING = 'kpi.stages';

const stages = z.record(z.string(), z.enum(['toDo', 'inProgress', 'inReview', 'waiting', 'done']));
const stageSettings = z.object({
  site: stages,
  projects: z.array(z.object({ project: z.string(), stages })),
});
const target = z.object({
  owner: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('project'), project: z.string() }),
    z.object({ kind: z.literal('team'), team: z.number() }),
  ]),
  kpi: z.enum(KPI_IDS as [KpiId, ...KpiId[]]),
  direction: z.enum(['higher', 'lower']),
  amber: z.number(),
  red: z.number(),
  period: z
    .object({ unit: z.enum(PERIOD_UNITS), count: z.number().int().min(1) })
    .refine(({ unit, count }) => count <= mostPeriods(unit)),
});

const NO_STAGES: StageSettings = { site: {}, projects: [] };

/** A value that an older version wrote, or nobody did, is none: what holds without a mapping holds. */
const versioned = <T>(schema: z.ZodType<T>, none: T, row: SettingRow | undefined): Versioned<T> => {
  const parsed = schema.safeParse(JSON.parse(row?.value ?? 'null'));
  return { value: parsed.success ? parsed.data : none, version: row?.version ?? 0 };
};

export const stagesOf = (row: SettingRow | undefined): Versioned<StageSettings> =>
  versioned(stageSettings, NO_STAGES, row);
export const targetsOf = (row: SettingRow | undefined): Versioned<readonly StoredTarget[]> =>
  versioned<readonly StoredTarget[]>(z.array(target), [], row);

// Those in which nothing stands now have had issues, too: all that Jira lists, and what it does not list any more.
const STATUSES = `SELECT s.id AS status_id, v.category, COALESCE(i.issues, 0) AS issues FROM
  (SELECT id FROM vocabulary WHERE kind = 'status' UNION SELECT DISTINCT status_id FROM issue WHERE deleted = 0) s
LEFT JOIN vocabulary v ON v.kind = 'status' AND v.id = s.id
LEFT JOIN (SELECT status_id, COUNT(*) AS issues FROM issue WHERE deleted = 0 GROUP BY status_id) i ON i.status_id = s.id
ORDER BY v.category, issues DESC, s.id`;

const statuses = async (): Promise<readonly KnownStatusRow[]> => {
  const rows = await query<{ status_id: number; category: 1 | 2 | 3 | null; issues: number | string }>(STATUSES);
  return rows.map(({ status_id, category, issues }) => ({ id: status_id, category, issues: numberOf(issues) }));
};

export const kpiSettings: KpiSettingsStore = {
  targets: async () => targetsOf(await settingRow(TARGETS_SETTING)),
  saveTargets: (targets, seen) => replaceSetting(TARGETS_SETTING, JSON.stringify(targets), seen),
  stages: async () => stagesOf(await settingRow(STAGES_SETTING)),
  saveStages: (value, seen) => replaceSetting(STAGES_SETTING, JSON.stringify(value), seen),
  fields: async () => fieldsOf(await settingRow(FIELDS_SETTING)),
  saveFields: (value, seen) => replaceSetting(FIELDS_SETTING, JSON.stringify(value), seen),
  broken: async () => brokenOf(await settingRow(BROKEN_SETTING)),
  statuses,
  teams: async () => {
    const text = 'SELECT team_id, name FROM team WHERE version > 0 ORDER BY name';
    const rows = await query<{ team_id: number; name: string }>(text);
    return rows.map(({ team_id, name }) => ({ id: team_id, name }));
  },
};

/** Mapped fields that the worker found gone, or of another type; those that are mapped no more count no more. */
export const brokenMarks: FindMarks = async () => {
  const rows = await query<SettingRow & { readonly name: string }>(
    'SELECT name, value, version FROM setting WHERE name IN (?, ?)',
    [BROKEN_SETTING, FIELDS_SETTING],
  );
  const rowOf = (name: string) => rows.find((row) => row.name === name);
  const fields = fieldsOf(rowOf(FIELDS_SETTING)).value;
  const n = brokenOf(rowOf(BROKEN_SETTING)).filter(({ kind, field }) => fields[kind]?.field === field).length;
  return n === 0 ? [] : [{ section: 'stages', kind: 'broken-field', n }];
};
