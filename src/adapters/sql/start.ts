import type { StartStore } from '../../usecases/start/ports';
import { query } from './client';
import { STAGES_SETTING } from './kpi-values';
import { replaceSetting, type SettingRow } from './setting-row';
import { START_SETTING, startChoiceOf } from './start-values';

const DECIDED = `SELECT name, value, version FROM setting WHERE name IN (?, ?)
UNION ALL SELECT 'teams', '', COUNT(*) FROM team WHERE version > 0`;

// What projects taught by themselves of who works there: at most 30 people each, the last 90 days.
const WORK = `SELECT d.project_id, p.account_id, d.n FROM project_default d
JOIN person p ON p.person_id = d.ref JOIN project j ON j.project_id = d.project_id AND j.closed = 0 AND j.archived = 0
WHERE d.kind = 'member' AND d.n IS NOT NULL AND COALESCE(p.active, 1) = 1 AND p.account_id IS NOT NULL`;

/** See StartStore. */
export const startStore: StartStore = {
  decided: async () => {
    const rows = await query<SettingRow>(DECIDED, [START_SETTING, STAGES_SETTING]);
    const named = (name: string) => rows.find((row) => row.name === name);
    return {
      choice: startChoiceOf(named(START_SETTING)),
      version: Number(named(START_SETTING)?.version ?? 0),
      teams: Number(named('teams')?.version ?? 0),
      stages: Number(named(STAGES_SETTING)?.version ?? 0) > 0,
    };
  },
  save: (choice, seen) => replaceSetting(START_SETTING, JSON.stringify(choice), seen),
  work: async () =>
    (await query<{ project_id: number; account_id: string; n: number }>(WORK)).map(({ project_id, account_id, n }) => ({
      project: String(project_id),
      person: account_id,
      issues: n,
    })),
};
