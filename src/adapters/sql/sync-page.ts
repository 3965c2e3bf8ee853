import type { DeadKind, DeadLetter, ProjectState, SyncProject } from '../../contract/sync';
import { instant } from '../../domain/units';
import { DEAD_AFTER } from '../../usecases/poison/ports';
import { AGAIN } from '../../usecases/sync/ports';
import type { PointsRow, SyncFacts, SyncStore } from '../../usecases/sync-page/ports';
import { execute, NOW_MS, numberOf, numberOrNull, query } from './client';
import { unlessSettingUp } from './failures';
import type { SettingRow } from './setting-row';
import { JOBS, type JobRow, PAUSE_JOB, PAUSED, syncRowsOf } from './sync-rows';
import { readSyncSetting, saveSyncSetting, syncSettingOf } from './sync-setting';
import { SYNC_SETTING } from './sync-values';

/** The page of the sync. Tables of the last sitting may still be to come: then they say nothing yet. */
export const syncStore: SyncStore = {
  facts: () => readFacts(),
  settings: readSyncSetting,
  saveSettings: saveSyncSetting,
  pause: async (paused) => {
    if (!paused) return (await execute(GO_ON)).affectedRows > 0;
    await execute(BEGIN_PAUSE);
    return (await execute(PAUSE)).affectedRows > 0;
  },
  readAgain: async () => (await execute(READ_AGAIN)).affectedRows > 0,
};

const BEGIN_PAUSE = `INSERT INTO job (name) VALUES ('${PAUSE_JOB}') ON DUPLICATE KEY UPDATE name = VALUES(name)`;
const PAUSE = `UPDATE job SET phase = '${PAUSED}', started_at = ${NOW_MS} WHERE name = '${PAUSE_JOB}' AND phase IS NULL`;
const GO_ON = `UPDATE job SET phase = NULL, started_at = NULL WHERE name = '${PAUSE_JOB}' AND phase IS NOT NULL`;
// A run that still holds the lease has nothing to do: all is read. Its fence is over all the same.
const READ_AGAIN = `UPDATE job SET phase = '${AGAIN}', checkpoint = CONCAT('{"again":', finished_at, '}'), done = 0, total = NULL,
  started_at = ${NOW_MS}, finished_at = NULL, owner = NULL, lease_until = 0, fence = fence + 1
WHERE name = 'backfill' AND finished_at IS NOT NULL`;

const readFacts = async (): Promise<SyncFacts> => {
  const [jobs, waiting, projects, setting, ofSync] = await Promise.all([
    query<JobRow>(JOBS),
    query<WaitingRow>(WAITING),
    query<ProjectRow>(PROJECTS),
    query<SettingRow>(`SELECT name, value, version FROM setting WHERE name = '${SYNC_SETTING}'`),
    unlessSettingUp(readOfSync),
  ]);
  const [row] = waiting;
  const issues = numberOf(row?.issues ?? 0);
  const dead = ofSync?.dead ?? { total: 0, letters: [] };
  const rows = syncRowsOf(jobs, { issues, dead: dead.total });
  const started = jobs.find(({ name }) => name === 'backfill')?.started_at ?? null;
  return {
    rows,
    waiting: { issues, tried: numberOf(row?.tried ?? 0), oldest: rows.waiting.oldest },
    firstStartedAt: started === null ? null : instant(started),
    hours: ofSync?.hours ?? [],
    projects: projectsOf(projects, ofSync?.census ?? []),
    dead,
    odd: ofSync?.odd ?? [],
    settings: syncSettingOf(setting[0]),
  };
};

const WAITING = 'SELECT COUNT(*) AS issues, COALESCE(SUM(tries > 0), 0) AS tried FROM dirty';
type WaitingRow = { readonly issues: number | string; readonly tried: number | string };

const PROJECTS = `SELECT p.project_id, p.archived, p.closed, COALESCE(n.issues, 0) AS issues, n.last_change
FROM project p LEFT JOIN (
  SELECT project_id, COUNT(*) AS issues, MAX(updated_at) AS last_change FROM issue WHERE deleted = 0 GROUP BY project_id
) n ON n.project_id = p.project_id`;
type ProjectRow = {
  readonly project_id: number;
  readonly archived: number;
  readonly closed: number;
  readonly issues: number | string;
  readonly last_change: number | null;
};

const CENSUS = 'SELECT project_id, state, counted_at, in_jira FROM census';
type CensusRow = {
  readonly project_id: number;
  readonly state: string;
  readonly counted_at: number | null;
  readonly in_jira: number | null;
};

/** The project itself tells that it is archived or closed sooner than the census does. */
const projectsOf = (rows: readonly ProjectRow[], census: readonly CensusRow[]): readonly SyncProject[] => {
  const counted = new Map(census.map((row) => [row.project_id, row]));
  return rows.map((row) => {
    const count = counted.get(row.project_id);
    return {
      id: String(row.project_id),
      state: stateOf(row, count),
      issues: numberOf(row.issues),
      inJira: count?.in_jira ?? null,
      lastChange: row.last_change === null ? null : instant(row.last_change),
      countedAt: count?.counted_at == null ? null : instant(count.counted_at),
    };
  });
};

const STATES: readonly ProjectState[] = ['agrees', 'differs', 'walking', 'closed', 'archived', 'shrunk', 'gone'];
const stateOf = ({ archived, closed }: ProjectRow, count: CensusRow | undefined): ProjectState => {
  if (closed === 1) return 'closed';
  if (archived === 1) return 'archived';
  const said = STATES.find((state) => state === count?.state) ?? 'not-counted';
  // What the census saw as closed or archived was opened since: it will be counted anew.
  return said === 'closed' || said === 'archived' ? 'not-counted' : said;
};

const DAY_MS = 86_400_000;
const HOURS = `SELECT hour_at, calls, points, refused, pool_limit, pool_left, told_at FROM points_hour
WHERE hour_at > ${NOW_MS} - ${DAY_MS} ORDER BY hour_at`;
type HourRow = {
  readonly hour_at: number;
  readonly calls: number;
  readonly points: number;
  readonly refused: number;
  readonly pool_limit: number | null;
  readonly pool_left: number | null;
  readonly told_at: number | null;
};

const hourOf = (row: HourRow): PointsRow => ({
  ...{ at: instant(row.hour_at), calls: row.calls, points: row.points, refused: row.refused },
  pool:
    row.pool_limit === null || row.pool_left === null || row.told_at === null
      ? null
      : { limit: row.pool_limit, left: row.pool_left, toldAt: instant(row.told_at) },
});

const DEAD = `SELECT kind, item, class, reason, tries, first_at, last_at, p.account_id, (SELECT COUNT(*) FROM dead_letter WHERE tries >= ${DEAD_AFTER}) AS total
FROM dead_letter LEFT JOIN person p ON kind = 'person' AND p.person_id = item WHERE tries >= ${DEAD_AFTER} ORDER BY last_at DESC, kind, item LIMIT 50`;
type DeadRow = {
  readonly kind: DeadKind;
  readonly item: number;
  readonly class: DeadLetter['class'];
  readonly reason: string;
  readonly tries: number;
  readonly first_at: number;
  readonly last_at: number;
  readonly account_id: string | null;
  readonly total: number | string;
};

const letterOf = (row: DeadRow): SyncFacts['dead']['letters'][number] => ({
  accountId: row.account_id,
  ...{ kind: row.kind, item: String(row.item), class: row.class, reason: row.reason, tries: row.tries },
  ...{ firstAt: instant(row.first_at), lastAt: instant(row.last_at) },
});

const ODD =
  'SELECT field, class, COUNT(*) AS issues FROM odd_value GROUP BY field, class ORDER BY issues DESC, field, class LIMIT 100';
type OddRow = { readonly field: string; readonly class: string; readonly issues: number | string };

const readOfSync = async () => {
  const [hours, census, dead, odd] = await Promise.all([
    query<HourRow>(HOURS),
    query<CensusRow>(CENSUS),
    query<DeadRow>(DEAD),
    query<OddRow>(ODD),
  ]);
  return {
    hours: hours.map(hourOf),
    census,
    dead: { total: numberOrNull(dead[0]?.total ?? null) ?? 0, letters: dead.map(letterOf) },
    odd: odd.map((row) => ({ ...row, issues: numberOf(row.issues) })),
  };
};
