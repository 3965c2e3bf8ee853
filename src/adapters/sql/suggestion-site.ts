import type { SuggestionFacts, SuggestionSite } from '../../usecases/suggestion/ports';
import { query } from './client';
import { SITE_SETTINGS, siteFactsOf } from './panel-site';
import { type TeamsRow, teamsAround, teamsFrom } from './panel-teams';
import { PRIVACY_SETTING } from './privacy-values';
import { JOBS, type JobRow, stateOf } from './reading';
import type { SettingRow } from './setting-row';
import { RULES_SETTING, rulesInForce, SKILLS_SETTING, skillMapOf } from './skill-values';

const NAMES = [...SITE_SETTINGS, SKILLS_SETTING, RULES_SETTING, PRIVACY_SETTING, 'salt'];

const SITE = `SELECT 'job' AS kind, name, phase AS value, NULL AS version, checkpoint, done, total, started_at, finished_at, now_at, oldest
FROM (${JOBS}) jobs
UNION ALL SELECT 'setting', name, value, version, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM setting WHERE name IN (${NAMES.map((name) => `'${name}'`).join(', ')})`;

// Where the facts have an issue, and all that is decided about its project.
const ITS_PROJECT = '(SELECT project_id FROM issue WHERE issue_id = ? AND deleted = 0)';
const SITE_AROUND = `${SITE}
UNION ALL SELECT 'place', p.account_id, NULL, NULL, NULL, i.project_id, NULL, NULL, NULL, NULL, NULL
FROM issue i LEFT JOIN person p ON p.person_id = i.assignee_id WHERE i.issue_id = ? AND i.deleted = 0
UNION ALL SELECT kind, name, NULL, NULL, NULL, id, n, NULL, NULL, NULL, NULL FROM (${teamsAround(ITS_PROJECT)}) about`;

type AroundRow = { kind: 'place' | TeamsRow['kind']; name: string | null; done: number; total: number | null };
type Row = (Omit<JobRow, 'phase'> & { kind: 'job'; value: string | null }) | (SettingRow & { kind: 'setting' });

/** How far the facts have come, and everything that admins decided, in one statement. */
export const readSuggestionSite = async (): Promise<SuggestionSite> => siteOf(await query<Row>(SITE));

/** The same, with what is known of an issue's place. */
export const readSiteAround: SuggestionFacts['siteAround'] = async (issue) => {
  const id = Number(issue);
  const rows = await query<Row | AroundRow>(SITE_AROUND, [id, id, id, id, id]);
  const around = rows.filter(isAround);
  const place = around.find(({ kind }) => kind === 'place');
  return {
    site: siteOf(rows.filter((row) => !isAround(row))),
    known: place === undefined ? null : { project: place.done, assignee: place.name, teams: teamsOf(around) },
  };
};

const isAround = (row: Row | AroundRow): row is AroundRow => row.kind !== 'job' && row.kind !== 'setting';

const teamsOf = (rows: readonly AroundRow[]) =>
  teamsFrom(
    rows.flatMap(({ kind, name, done, total }) => (kind === 'place' ? [] : [{ kind, name, id: done, n: total }])),
  );

const siteOf = (rows: readonly Row[]): SuggestionSite => {
  const settings = rows.flatMap((row) => (row.kind === 'setting' ? [row] : []));
  const rowOf = (name: string) => settings.find((row) => row.name === name);
  return {
    state: stateOf(rows.flatMap((row) => (row.kind === 'job' ? [{ ...row, phase: row.value }] : []))),
    site: siteFactsOf(settings),
    rules: rulesInForce(rowOf(RULES_SETTING), rowOf(PRIVACY_SETTING)),
    skills: skillMapOf(rowOf(SKILLS_SETTING)),
    salt: rowOf('salt')?.value ?? null,
  };
};
