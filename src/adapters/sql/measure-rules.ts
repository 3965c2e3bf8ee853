import { z } from 'zod';
import type { MeasureStore, SeenStatuses, StatusCategory } from '../../usecases/measuring/ports';
import { execute, marks, query } from './client';
import { STAGES_SETTING, stagesOf } from './kpi-values';
import { SITE_SETTINGS, siteFactsOf } from './panel-site';
import type { SettingRow } from './setting-row';
import { saveSetting } from './site-words';

/** Categories of statuses as they were when all that knew them was measured. */
const STATUSES_SETTING = 'kpi.statuses';

const SETTINGS = [...SITE_SETTINGS, STAGES_SETTING, STATUSES_SETTING];
const READ = `SELECT name, value, version FROM setting WHERE name IN (${marks(SETTINGS.length)})`;
const STATUSES = "SELECT id, category FROM vocabulary WHERE kind = 'status'";

export const ruleFacts: MeasureStore['ruleFacts'] = async () => {
  const rows = await query<SettingRow>(READ, SETTINGS);
  const named = (name: string) => rows.find((row) => row.name === name);
  return {
    site: siteFactsOf(rows),
    stages: stagesOf(named(STAGES_SETTING)).value,
    statuses: await query<StatusCategory>(STATUSES),
    seen: seenOf(named(STATUSES_SETTING)),
  };
};

const saved = z.object({ epoch: z.number().int(), categories: z.array(z.tuple([z.number(), z.number()])) });

const seenOf = (row: SettingRow | undefined): SeenStatuses => {
  const parsed = saved.safeParse(JSON.parse(row?.value ?? 'null'));
  return parsed.success
    ? { epoch: parsed.data.epoch, categories: new Map(parsed.data.categories) }
    : { epoch: 0, categories: new Map() };
};

export const saveStatuses: MeasureStore['saveStatuses'] = ({ epoch, categories }) =>
  saveSetting(STATUSES_SETTING, JSON.stringify({ epoch, categories: [...categories] }), 'last');

export const distrustUnknown: MeasureStore['distrustUnknown'] = async () => {
  await execute('UPDATE measure SET rules = 0 WHERE unknown_status = 1');
};
