import type { SuggestionSite } from '../../usecases/suggestion/ports';
import { query } from './client';
import { SITE_SETTINGS, siteFactsOf } from './panel-site';
import { JOBS, type JobRow, stateOf } from './reading';
import type { SettingRow } from './setting-row';
import { RULES_SETTING, rulesOf, SKILLS_SETTING, skillMapOf } from './skill-values';

const NAMES = [...SITE_SETTINGS, SKILLS_SETTING, RULES_SETTING, 'salt'];

const SITE = `SELECT 'job' AS kind, name, phase AS value, NULL AS version, checkpoint, done, total, started_at, finished_at, now_at, oldest
FROM (${JOBS}) jobs
UNION ALL SELECT 'setting', name, value, version, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM setting WHERE name IN (${NAMES.map((name) => `'${name}'`).join(', ')})`;

type Row = (Omit<JobRow, 'phase'> & { kind: 'job'; value: string | null }) | (SettingRow & { kind: 'setting' });

/** How far the facts have come, and everything that admins decided, in one statement. */
export const readSuggestionSite = async (): Promise<SuggestionSite> => {
  const rows = await query<Row>(SITE);
  const settings = rows.flatMap((row) => (row.kind === 'setting' ? [row] : []));
  const rowOf = (name: string) => settings.find((row) => row.name === name);
  return {
    state: stateOf(rows.flatMap((row) => (row.kind === 'job' ? [{ ...row, phase: row.value }] : []))),
    site: siteFactsOf(settings),
    rules: rulesOf(rowOf(RULES_SETTING)),
    skills: skillMapOf(rowOf(SKILLS_SETTING)),
    salt: rowOf('salt')?.value ?? null,
  };
};
