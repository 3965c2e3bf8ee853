/** A table, and the name under which it was made once and for all. */
export type Migration = { readonly name: string; readonly ddl: string };

/**
 * The read model, one CREATE TABLE per migration, in the order they run. Names never change once shipped; what comes
 * later is a new migration. Facts are ids, numbers and instants (epoch ms); days are `YYYY-MM-DD`; durations are integer
 * seconds (`_s`). docs/data.md explains each table. Portable: TiDB, MySQL 8 and MariaDB accept every statement.
 */
export const schema: readonly Migration[] = [
  // One row per background job and per lease: a compare-and-set owner with a fencing token, and the job's checkpoint.
  {
    name: 'v001_job',
    ddl: `CREATE TABLE IF NOT EXISTS job (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    owner VARCHAR(64) NULL, fence BIGINT NOT NULL DEFAULT 0, lease_until BIGINT NOT NULL DEFAULT 0,
    phase VARCHAR(32) NULL, checkpoint TEXT NULL, done INT NOT NULL DEFAULT 0, total INT NULL,
    started_at BIGINT NULL, finished_at BIGINT NULL, updated_at BIGINT NULL)`,
  },
  {
    name: 'v002_dirty',
    ddl: `CREATE TABLE IF NOT EXISTS dirty (
    issue_id BIGINT NOT NULL PRIMARY KEY,
    marked_at BIGINT NOT NULL, not_before BIGINT NOT NULL DEFAULT 0, tries INT NOT NULL DEFAULT 0, reason VARCHAR(24) NOT NULL,
    KEY by_turn (not_before, marked_at))`,
  },
  // The single place where an accountId stands.
  {
    name: 'v003_person',
    ddl: `CREATE TABLE IF NOT EXISTS person (
    person_id BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT,
    account_id VARCHAR(128) NOT NULL, account_type VARCHAR(16) NULL, active TINYINT NULL, zone VARCHAR(64) NULL,
    calendar_zone VARCHAR(64) NULL, calendar_version INT NOT NULL DEFAULT 0, calendar_gen BIGINT NOT NULL DEFAULT 0, fetched_at BIGINT NOT NULL DEFAULT 0,
    UNIQUE KEY by_account (account_id))`,
  },
  {
    name: 'v004_project',
    ddl: `CREATE TABLE IF NOT EXISTS project (
    project_id BIGINT NOT NULL PRIMARY KEY,
    project_type VARCHAR(24) NULL, simplified TINYINT NOT NULL DEFAULT 0, archived TINYINT NOT NULL DEFAULT 0,
    closed TINYINT NOT NULL DEFAULT 0, fetched_at BIGINT NOT NULL)`,
  },
  // Statuses (category 1 new, 2 in progress, 3 done), priorities (position), issue types (category 1 = sub-task), sprints, versions.
  {
    name: 'v005_vocabulary',
    ddl: `CREATE TABLE IF NOT EXISTS vocabulary (
    kind VARCHAR(12) NOT NULL, id BIGINT NOT NULL, category TINYINT NULL, position INT NULL, parent_id BIGINT NULL,
    start_at BIGINT NULL, end_at BIGINT NULL, day VARCHAR(10) NULL, closed TINYINT NOT NULL DEFAULT 0, fetched_at BIGINT NOT NULL,
    PRIMARY KEY (kind, id))`,
  },
  // Guarded: newer `updated_at`, or equal with a newer `fetched_at`. *_gen names the generation of each child set that readers join on.
  {
    name: 'v006_issue',
    ddl: `CREATE TABLE IF NOT EXISTS issue (
    issue_id BIGINT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL, type_id BIGINT NOT NULL, status_id BIGINT NOT NULL, category TINYINT NOT NULL,
    priority_id BIGINT NULL, resolution_id BIGINT NULL, parent_id BIGINT NULL, security_id BIGINT NULL,
    assignee_id BIGINT NULL, reporter_id BIGINT NULL, creator_id BIGINT NULL,
    created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, resolved_at BIGINT NULL,
    start_day VARCHAR(10) NULL, due_day VARCHAR(10) NULL,
    original_s BIGINT NULL, remaining_s BIGINT NULL, spent_s BIGINT NULL, points DOUBLE NULL, lexo_rank VARCHAR(255) NULL,
    fetched_at BIGINT NOT NULL, deleted TINYINT NOT NULL DEFAULT 0,
    refs_gen BIGINT NOT NULL DEFAULT 0, refs_digest VARCHAR(64) NULL, comments_complete TINYINT NOT NULL DEFAULT 0,
    changes_gen BIGINT NOT NULL DEFAULT 0, changes_digest VARCHAR(64) NULL, changes_read_to BIGINT NULL,
    worklogs_gen BIGINT NOT NULL DEFAULT 0, worklogs_digest VARCHAR(64) NULL, worklogs_read_to BIGINT NULL,
    KEY open_by_assignee (assignee_id, category, deleted),
    KEY by_project (project_id, category, assignee_id, resolved_at),
    KEY by_update (updated_at, issue_id))`,
  },
  // kind: component, label (salted hash), fix_version, sprint, comment (ref = comment id, with author and instant).
  {
    name: 'v007_issue_ref',
    ddl: `CREATE TABLE IF NOT EXISTS issue_ref (
    issue_id BIGINT NOT NULL, gen BIGINT NOT NULL, kind VARCHAR(12) NOT NULL, ref BIGINT NOT NULL,
    author_id BIGINT NULL, at BIGINT NULL,
    PRIMARY KEY (issue_id, gen, kind, ref))`,
  },
  // field: status, assignee, estimate, due, sprint, ... ; from/to are ids, seconds or day numbers, null = empty.
  {
    name: 'v008_change_log',
    ddl: `CREATE TABLE IF NOT EXISTS change_log (
    issue_id BIGINT NOT NULL, gen BIGINT NOT NULL, seq INT NOT NULL,
    at BIGINT NOT NULL, author_id BIGINT NULL, field VARCHAR(12) NOT NULL, from_ref BIGINT NULL, to_ref BIGINT NULL,
    PRIMARY KEY (issue_id, gen, seq))`,
  },
  {
    name: 'v009_worklog',
    ddl: `CREATE TABLE IF NOT EXISTS worklog (
    issue_id BIGINT NOT NULL, gen BIGINT NOT NULL, worklog_id BIGINT NOT NULL,
    author_id BIGINT NULL, started_at BIGINT NOT NULL, spent_s BIGINT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
    PRIMARY KEY (issue_id, gen, worklog_id),
    KEY by_author (author_id, started_at), KEY by_worklog (worklog_id))`,
  },
  // What admins enter comes in generations, too: `gen` names the children that count. Version 0 = a name kept for a team in the making.
  {
    name: 'v010_team',
    ddl: `CREATE TABLE IF NOT EXISTS team (
    team_id BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL, is_default TINYINT NOT NULL DEFAULT 0, gen BIGINT NOT NULL DEFAULT 0,
    version INT NOT NULL DEFAULT 0, updated_at BIGINT NOT NULL,
    UNIQUE KEY by_name (name))`,
  },
  {
    name: 'v011_team_project',
    ddl: `CREATE TABLE IF NOT EXISTS team_project (
    team_id BIGINT NOT NULL, gen BIGINT NOT NULL, project_id BIGINT NOT NULL,
    PRIMARY KEY (team_id, gen, project_id), KEY by_project (project_id, team_id, gen))`,
  },
  {
    name: 'v012_team_member',
    ddl: `CREATE TABLE IF NOT EXISTS team_member (
    team_id BIGINT NOT NULL, gen BIGINT NOT NULL, person_id BIGINT NOT NULL, from_day VARCHAR(10) NOT NULL, to_day VARCHAR(10) NULL,
    allocation DOUBLE NOT NULL, reserve DOUBLE NOT NULL,
    PRIMARY KEY (team_id, gen, person_id, from_day), KEY by_person (person_id, team_id, gen))`,
  },
  {
    name: 'v013_schedule',
    ddl: `CREATE TABLE IF NOT EXISTS schedule (
    person_id BIGINT NOT NULL, gen BIGINT NOT NULL, from_day VARCHAR(10) NOT NULL,
    mon_s INT NOT NULL, tue_s INT NOT NULL, wed_s INT NOT NULL, thu_s INT NOT NULL, fri_s INT NOT NULL, sat_s INT NOT NULL, sun_s INT NOT NULL,
    PRIMARY KEY (person_id, gen, from_day))`,
  },
  {
    name: 'v014_absence',
    ddl: `CREATE TABLE IF NOT EXISTS absence (
    person_id BIGINT NOT NULL, gen BIGINT NOT NULL, seq INT NOT NULL,
    from_day VARCHAR(10) NOT NULL, to_day VARCHAR(10) NOT NULL, per_day_s INT NULL,
    PRIMARY KEY (person_id, gen, seq))`,
  },
  {
    name: 'v015_setting',
    ddl: `CREATE TABLE IF NOT EXISTS setting (
    name VARCHAR(64) NOT NULL PRIMARY KEY, value TEXT NOT NULL, version INT NOT NULL DEFAULT 1, updated_at BIGINT NOT NULL)`,
  },
  {
    name: 'v016_browse_check',
    ddl: `CREATE TABLE IF NOT EXISTS browse_check (
    person_id BIGINT NOT NULL, project_id BIGINT NOT NULL, checked_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, project_id))`,
  },
  // What the lozenge reads: a person's capacity and load by day, kept by the worker. `ends_at` = the instant the day ends in their zone, `read_at` = when the facts behind the sums were read.
  {
    name: 'v017_person_day',
    ddl: `CREATE TABLE IF NOT EXISTS person_day (
    person_id BIGINT NOT NULL, day VARCHAR(10) NOT NULL, ends_at BIGINT NOT NULL, capacity_s DOUBLE NOT NULL, load_s DOUBLE NOT NULL,
    read_at BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (person_id, day))`,
  },
  // Learned daily per project: kind member (ref = person), assumed (ref = issue type, value seconds, n issues, source), sla (ref 0, P75 of created → resolved in seconds, n issues).
  {
    name: 'v018_project_default',
    ddl: `CREATE TABLE IF NOT EXISTS project_default (
    project_id BIGINT NOT NULL, kind VARCHAR(12) NOT NULL, ref BIGINT NOT NULL, value BIGINT NULL, n INT NULL, source VARCHAR(16) NULL,
    computed_at BIGINT NOT NULL,
    PRIMARY KEY (project_id, kind, ref))`,
  },
];

/** What a sitting's job says of it. */
type Told = { readonly phase: string | null; readonly done: number };

/**
 * Whether all of these migrations ran. A newer version of the app may have made more tables: what is added never changes what
 * is there, so an older one, which is still running somewhere, or was put back, reads and writes as before.
 */
export const isMade = (tables: readonly Migration[], told: Told | undefined): boolean =>
  told !== undefined && (told.phase === tables.at(-1)?.name || (told.phase !== null && told.done > tables.length));
