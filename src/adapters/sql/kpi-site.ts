import { z } from 'zod';
import type { PersonId } from '../../domain/capacity/types';
import { dayNumber, dayOfNumber, type Instant, instant } from '../../domain/units';
import type { DayOfProjects, KpiFacts, KpiPlace, KpiSite, Named, SiteGaps } from '../../usecases/kpi/ports';
import { DEAD_AFTER, type PoisonKind } from '../../usecases/poison/ports';
import { marks, numberOf, query, type SqlValue } from './client';
import { unlessSettingUp } from './failures';
import { BROKEN_SETTING, brokenOf, FIELDS_SETTING, fieldsOf } from './kpi-fields';
import { readMeasures } from './kpi-measures';
import { readStays, readStaysBesides } from './kpi-stays';
import { STAGES_SETTING, stagesOf, TARGETS_SETTING, targetsOf } from './kpi-values';
import { conditionOf } from './kpi-where';
import { SITE_SETTINGS, siteFactsOf } from './panel-site';
import { JOBS, type JobRow, stateOf } from './reading';
import type { SettingRow } from './setting-row';
import { isAgain } from './sync-rows';

const NAMES = [...SITE_SETTINGS, TARGETS_SETTING, STAGES_SETTING, FIELDS_SETTING, BROKEN_SETTING, 'salt'];

const SITE = `SELECT 'job' AS kind, name, phase AS value, NULL AS version, checkpoint, done, total, started_at, finished_at, now_at, oldest
FROM (${JOBS}) jobs
UNION ALL SELECT 'past', name, phase, NULL, checkpoint, done, total, NULL, finished_at, NULL, NULL FROM job WHERE name IN ('backfill', 'measure', 'ratings', 'retention')
UNION ALL SELECT 'setting', name, value, version, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM setting WHERE name IN (${NAMES.map((name) => `'${name}'`).join(', ')})
UNION ALL SELECT 'closed', NULL, NULL, NULL, NULL, project_id, NULL, NULL, NULL, NULL, NULL FROM project WHERE closed = 1
UNION ALL SELECT 'me', NULL, NULL, NULL, NULL, person_id, NULL, NULL, NULL, NULL, NULL FROM person WHERE account_id = ?
UNION ALL SELECT 'currency', NULL, currency, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM rate_sheet WHERE kind = 'rates'`;

// Tables of the last sitting, which may still be to come. What a viewer cannot see by a security level is not counted.
const GAPS = `
UNION ALL SELECT 'given-up', d.kind, NULL, NULL, NULL, COUNT(*), IF(d.kind = 'project', d.item, i.project_id), NULL, NULL, NULL, NULL
FROM dead_letter d LEFT JOIN issue i ON i.issue_id = d.item AND d.kind = 'issue'
WHERE d.tries >= ${DEAD_AFTER} AND i.security_id IS NULL GROUP BY d.kind, IF(d.kind = 'project', d.item, i.project_id)
UNION ALL SELECT 'odd', o.field, o.class, NULL, NULL, COUNT(*), i.project_id, NULL, NULL, NULL, NULL
FROM odd_value o JOIN issue i ON i.issue_id = o.issue_id
WHERE i.deleted = 0 AND i.security_id IS NULL GROUP BY o.field, o.class, i.project_id`;

type GapRow = {
  readonly kind: 'given-up' | 'odd';
  readonly name: string;
  readonly value: string | null;
  readonly done: number | string;
  readonly total: number | null;
};

type PastRow = Omit<JobRow, 'phase' | 'now_at'> & { kind: 'past'; value: string | null };
type Row =
  | (Omit<JobRow, 'phase'> & { kind: 'job'; value: string | null })
  | PastRow
  | (SettingRow & { kind: 'setting' })
  | { kind: 'closed'; done: number }
  | { kind: 'me'; done: number }
  | { kind: 'currency'; value: string | null }
  | GapRow;

const readSite = async (viewer: string): Promise<KpiSite> => {
  const rows =
    (await unlessSettingUp(() => query<Row>(`${SITE}${GAPS}`, [viewer]))) ?? (await query<Row>(SITE, [viewer]));
  const me = rows.find((row) => row.kind === 'me');
  const settings = rows.flatMap((row) => (row.kind === 'setting' ? [row] : []));
  const past = rows.flatMap((row) => (row.kind === 'past' ? [row] : []));
  const rowOf = (name: string) => settings.find((row) => row.name === name);
  return {
    state: stateOf(rows.flatMap((row) => (row.kind === 'job' ? [{ ...row, phase: row.value }] : []))),
    site: siteFactsOf(settings),
    me: me === undefined ? null : (me.done as PersonId),
    salt: rowOf('salt')?.value ?? null,
    currency: rows.find((row) => row.kind === 'currency')?.value ?? null,
    targets: targetsOf(rowOf(TARGETS_SETTING)).value,
    stages: stagesOf(rowOf(STAGES_SETTING)).value,
    fields: fieldsOf(rowOf(FIELDS_SETTING)).value,
    broken: brokenOf(rowOf(BROKEN_SETTING)),
    ratingsJob: past.find(({ name }) => name === 'ratings') ?? null,
    closed: rows.flatMap((row) => (row.kind === 'closed' ? [row.done] : [])),
    gaps: gapsOf(rows.flatMap((row) => (row.kind === 'given-up' || row.kind === 'odd' ? [row] : []))),
    measuring: measuringOf(past.find(({ name }) => name === 'measure')),
    since: later(
      sinceOf(past.find(({ name }) => name === 'backfill')),
      keptFrom(past.find(({ name }) => name === 'retention')),
    ),
  };
};

const gapsOf = (rows: readonly GapRow[]): SiteGaps => ({
  given: rows
    .filter(({ kind }) => kind === 'given-up')
    .map(({ name, done, total }) => ({ of: name as PoisonKind, project: total, count: numberOf(done) })),
  odd: rows
    .filter(({ kind }) => kind === 'odd')
    .map(({ name, value, done, total }) => ({
      ...{ field: name, class: value ?? '', project: total ?? 0, issues: numberOf(done) },
    })),
});

/** Before the first run nothing is measured. */
const measuringOf = (job: PastRow | undefined): number | null => {
  if (job === undefined) return 0;
  if (job.finished_at !== null) return null;
  return job.total === null || job.total <= 0 ? 0 : Math.min(1, job.done / job.total);
};

/** Phases of the backfill after which histories of issues updated since its cutoff are read. */
const AFTER_RECENT = ['rest', 'rest-sets', 'rest-people'];
const checkpoint = z.object({ cutoff: z.number() });

const sinceOf = (backfill: PastRow | undefined) => {
  if (backfill === undefined || backfill.finished_at !== null || isAgain(backfill)) return null;
  const saved = checkpoint.safeParse(JSON.parse(backfill.checkpoint ?? 'null'));
  const read = saved.success && AFTER_RECENT.includes(backfill.value ?? '');
  return instant(read ? saved.data.cutoff : FAR_FUTURE);
};

const kept = z.object({ keptFrom: z.number().nullish() });
/** Histories before this were removed. */
const keptFrom = (retention: PastRow | undefined) => {
  const at = kept.safeParse(JSON.parse(retention?.checkpoint ?? 'null')).data?.keptFrom ?? null;
  return at === null ? null : instant(at);
};
const later = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null ? a : instant(Math.max(a, b));

/** Nothing is complete yet. */
const FAR_FUTURE = Date.UTC(2100, 0, 1);

type PlaceRow = { project_id: number; since: number | null; done: number | string | null; checked_at: number | null };

const places = async (named: Named, viewer: string): Promise<readonly KpiPlace[]> => {
  const { text, params } = projectsOf(named);
  const rows = await query<PlaceRow>(PLACES(text), [...params, viewer]);
  return rows.map(place);
};

// The rollup has a row a day at most: measures would be counted one by one.
const PLACES = (projects: string): string => `SELECT p.project_id,
  (SELECT MIN(d.day) FROM kpi_day d WHERE d.project_id = p.project_id) AS since,
  (SELECT SUM(d.done) FROM kpi_day d WHERE d.project_id = p.project_id AND d.day >= FLOOR(UNIX_TIMESTAMP() / 86400) - 365) AS done,
  b.checked_at
FROM (${projects}) p
LEFT JOIN person me ON me.account_id = ?
LEFT JOIN browse_check b ON b.person_id = me.person_id AND b.project_id = p.project_id`;

const place = ({ project_id, since, done, checked_at }: PlaceRow): KpiPlace => ({
  project: project_id,
  since: since === null ? null : dayOfNumber(since),
  done: numberOf(done ?? 0),
  browseCheckedAt: checked_at === null ? null : instant(checked_at),
});

const TEAMS_PROJECTS = `SELECT DISTINCT m.project_id FROM team t
JOIN team_member tm ON tm.team_id = t.team_id AND tm.gen = t.gen
JOIN measure m ON m.assignee_id = tm.person_id AND m.counts = 1 WHERE t.team_id = ? AND t.version > 0`;

const projectsOf = (named: Named): { readonly text: string; readonly params: readonly SqlValue[] } => {
  switch (named.kind) {
    case 'projects':
      return {
        text: `SELECT project_id FROM project WHERE project_id IN (${marks(named.projects.length)})`,
        params: named.projects,
      };
    case 'parent':
      return {
        text: 'SELECT DISTINCT project_id FROM measure WHERE parent_id = ? AND counts = 1',
        params: [named.issue],
      };
    case 'team':
      return { text: TEAMS_PROJECTS, params: [named.team] };
    case 'ids':
      return {
        text: `SELECT DISTINCT project_id FROM measure WHERE issue_id IN (${marks(named.ids.length)}) AND counts = 1`,
        params: named.ids.length === 0 ? [0] : named.ids,
      };
  }
};

type DayRow = {
  day: number;
  created: number | string;
  done: number | string;
  to_do: number | string;
  in_progress: number | string;
  in_review: number | string;
  waiting: number | string;
  in_done: number | string;
};

const GROWN = ['created', 'done', 'to_do', 'in_progress', 'in_review', 'waiting', 'in_done'];

/** Days before the window come as one. */
const days: KpiFacts['days'] = async ({ projects, narrow }, { from, to }) => {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const type = narrow.kind === 'type' ? ' AND type_id = ?' : '';
  const text = `SELECT d.day, ${GROWN.map((name) => `SUM(d.${name}) AS ${name}`).join(', ')}
FROM (SELECT GREATEST(day, ?) AS day, ${GROWN.join(', ')} FROM kpi_day
  WHERE project_id IN (${marks(projects.length)}) AND day < ?${type}) d GROUP BY d.day ORDER BY d.day`;
  const ids = projects.length === 0 ? [0] : projects;
  const rows = await query<DayRow>(text, [first - 1, ...ids, last, ...(narrow.kind === 'type' ? [narrow.type] : [])]);
  return rows.map(dayOf);
};

const dayOf = (row: DayRow): DayOfProjects => ({
  day: dayOfNumber(numberOf(row.day)),
  created: numberOf(row.created),
  done: numberOf(row.done),
  grown: {
    toDo: numberOf(row.to_do),
    inProgress: numberOf(row.in_progress),
    inReview: numberOf(row.in_review),
    waiting: numberOf(row.waiting),
    done: numberOf(row.in_done),
  },
});

const logged: KpiFacts['logged'] = async (where, people, { from, to }) => {
  if (people.length === 0) return new Map();
  const { text, params } = conditionOf({ ...where, narrow: { kind: 'all' } });
  const rows = await query<{ author_id: number; spent: number | string }>(
    `SELECT w.author_id, SUM(w.spent_s) AS spent FROM worklog w
JOIN issue i ON i.issue_id = w.issue_id AND i.worklogs_gen = w.gen
JOIN measure m ON m.issue_id = w.issue_id AND ${text}
WHERE w.author_id IN (${marks(people.length)}) AND w.started_at >= ? AND w.started_at < ? AND w.spent_s > 0 GROUP BY w.author_id`,
    [...params, ...people, from, to],
  );
  return new Map(rows.map(({ author_id, spent }) => [author_id as PersonId, numberOf(spent)]));
};

// Of facts, not of measures: settings and forms are open before anything is measured.
const PROJECTS = `SELECT p.project_id, p.issues, b.checked_at FROM
  (SELECT project_id, COUNT(*) AS issues FROM issue WHERE deleted = 0 AND security_id IS NULL GROUP BY project_id) p
LEFT JOIN person me ON me.account_id = ?
LEFT JOIN browse_check b ON b.person_id = me.person_id AND b.project_id = p.project_id
ORDER BY p.issues DESC, p.project_id LIMIT 1000`;

const projects = async (viewer: string): Promise<readonly KpiPlace[]> =>
  (await query<PlaceRow>(PROJECTS, [viewer])).map((row) => place({ ...row, since: null, done: 0 }));

export const kpiFacts: KpiFacts = {
  site: readSite,
  places,
  measures: readMeasures,
  stays: readStays,
  staysBesides: readStaysBesides,
  days,
  logged,
  projects,
};
