/**
 * The read model, one CREATE TABLE per migration, in the order they run. Names never change once shipped; what comes
 * later is a new migration. Facts are ids, numbers and instants (epoch ms); days are `YYYY-MM-DD`; durations are integer
 * seconds (`_s`). docs/data.md explains each table. Portable: TiDB, MySQL 8 and MariaDB accept every statement.
 */
export const schema: readonly { readonly name: string; readonly ddl: string }[] = [
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
    KEY by_author (author_id, started_at))`,
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

/** The last migration of what the panel needs: what `job.schema` says once all of them ran. */
export const latest: string = schema.at(-1)?.name ?? '';

/**
 * What suggestions need, made when the worker first wants to learn (docs/decisions/0010): the first sitting is as large as
 * Forge lets one be. Every key of what is learned begins with the project. Rows say through which of its issues they have grown.
 */
export const suggestionSchema: typeof schema = [
  // A row = the project was learned. `stale` 1 = learned anew within a day, 2 = at once. `adapted` and `replay` are JSON: weights of the project {anybody, other, through}, and how well it would have done by month.
  {
    name: 'v019_learned_project',
    ddl: `CREATE TABLE IF NOT EXISTS learned_project (
    project_id BIGINT NOT NULL PRIMARY KEY,
    issues INT NOT NULL, words BIGINT NOT NULL, since_at BIGINT NOT NULL, stale TINYINT NOT NULL DEFAULT 0,
    adapted TEXT NULL, replay TEXT NULL, learned_at BIGINT NOT NULL)`,
  },
  // kind: all (ref 0), component, label (hash), type, reporter (ref = person). Weights are decayed sums as of `last_at`; 14 and 365 days for kind all alone.
  {
    name: 'v020_experience',
    ddl: `CREATE TABLE IF NOT EXISTS experience (
    project_id BIGINT NOT NULL, kind VARCHAR(12) NOT NULL, ref BIGINT NOT NULL, person_id BIGINT NOT NULL,
    issues INT NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL,
    weight DOUBLE NOT NULL, weight14 DOUBLE NULL, weight365 DOUBLE NULL, through INT NOT NULL,
    PRIMARY KEY (project_id, kind, ref, person_id))`,
  },
  // person 0 = in how many issues the term occurs; others: Σ BM25 weight × decay as of `day` (since 1970).
  {
    name: 'v021_experience_term',
    ddl: `CREATE TABLE IF NOT EXISTS experience_term (
    project_id BIGINT NOT NULL, term BIGINT NOT NULL, person_id BIGINT NOT NULL,
    issues INT NOT NULL, weight DOUBLE NOT NULL DEFAULT 0, day INT NOT NULL DEFAULT 0, through INT NOT NULL,
    PRIMARY KEY (project_id, term, person_id))`,
  },
  // Every issue that was learned, so that none is learned twice. `through` beyond the project's count = begun, not ended.
  {
    name: 'v022_learned_issue',
    ddl: `CREATE TABLE IF NOT EXISTS learned_issue (
    project_id BIGINT NOT NULL, issue_id BIGINT NOT NULL, person_id BIGINT NOT NULL, resolved_at BIGINT NOT NULL, through INT NOT NULL,
    PRIMARY KEY (project_id, issue_id), KEY by_turn (project_id, through))`,
  },
  // The rarest terms of the last 3,000 learned issues of a project.
  {
    name: 'v023_sketch',
    ddl: `CREATE TABLE IF NOT EXISTS sketch (
    project_id BIGINT NOT NULL, term BIGINT NOT NULL, issue_id BIGINT NOT NULL, weight DOUBLE NOT NULL,
    PRIMARY KEY (project_id, term, issue_id), KEY by_issue (project_id, issue_id))`,
  },
  // What a person declared, as one JSON list: it is saved and read as a whole.
  {
    name: 'v024_person_skills',
    ddl: `CREATE TABLE IF NOT EXISTS person_skills (
    person_id BIGINT NOT NULL PRIMARY KEY, skills TEXT NOT NULL, version INT NOT NULL DEFAULT 1, updated_at BIGINT NOT NULL)`,
  },
  // Planning many: the question with what was read for it, the search, what was applied; JSON, each within a request. Owner alone reads it.
  {
    name: 'v025_plan_many',
    ddl: `CREATE TABLE IF NOT EXISTS plan_many (
    plan_id VARCHAR(36) NOT NULL PRIMARY KEY,
    owner_id BIGINT NOT NULL, asked MEDIUMTEXT NOT NULL, search MEDIUMTEXT NULL, done MEDIUMTEXT NOT NULL,
    status VARCHAR(12) NOT NULL, version INT NOT NULL, created_at BIGINT NOT NULL, KEY by_age (created_at))`,
  },
];

/**
 * What KPIs need, made when the worker first measures (a third sitting, docs/decisions/0010). Days are numbers since
 * 1970-01-01 in the site's zone; far days stand for "still".
 */
export const kpiSchema: typeof schema = [
  // One issue's numbers (src/domain/kpi/measure.ts). `counts` 0 = deleted, or with a security level: no KPI sees it. `gen` names the stays that count; facts_at (the issue's `updated_at`), read_at (its `fetched_at`), changes_gen, worklogs_gen and rules say what it was worked out from.
  {
    name: 'v026_measure',
    ddl: `CREATE TABLE IF NOT EXISTS measure (
    issue_id BIGINT NOT NULL PRIMARY KEY,
    project_id BIGINT NOT NULL, type_id BIGINT NOT NULL, parent_id BIGINT NULL, assignee_id BIGINT NULL,
    counts TINYINT NOT NULL, unknown_status TINYINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL, started_at BIGINT NULL, done_at BIGINT NULL, created_day INT NOT NULL, done_day INT NULL,
    first_proof_ms BIGINT NULL, review_ms BIGINT NULL, rounds INT NOT NULL, reworked TINYINT NOT NULL,
    due_created INT NULL, due_started INT NULL, due INT NULL,
    lead_work DOUBLE NULL, cycle_work DOUBLE NULL, active_work DOUBLE NULL,
    estimate_s BIGINT NULL, start_estimate_s BIGINT NULL, actual_s BIGINT NULL,
    gen BIGINT NOT NULL, facts_at BIGINT NOT NULL, read_at BIGINT NOT NULL, changes_gen BIGINT NOT NULL, worklogs_gen BIGINT NOT NULL, rules BIGINT NOT NULL,
    KEY done_by_project (project_id, counts, done_day), KEY created_by_project (project_id, counts, created_day),
    KEY by_parent (parent_id, counts), KEY by_assignee (assignee_id, counts))`,
  },
  // A stay in a stage: 0 to do, 1 in progress, 2 in review, 3 waiting, 4 done. `to_at` null and `to_day` 2000000000 = still there.
  {
    name: 'v027_measure_stay',
    ddl: `CREATE TABLE IF NOT EXISTS measure_stay (
    issue_id BIGINT NOT NULL, gen BIGINT NOT NULL, seq INT NOT NULL,
    project_id BIGINT NOT NULL, stage TINYINT NOT NULL, from_at BIGINT NOT NULL, to_at BIGINT NULL,
    from_day INT NOT NULL, to_day INT NOT NULL, started_at BIGINT NULL,
    PRIMARY KEY (issue_id, gen, seq), KEY going (project_id, stage, to_day, from_day), KEY ending (project_id, to_day), KEY beginning (project_id, from_day))`,
  },
  // Rollup of what counts, a row a day on which something happened: created, done, and by how much each stage grew.
  {
    name: 'v028_kpi_day',
    ddl: `CREATE TABLE IF NOT EXISTS kpi_day (
    project_id BIGINT NOT NULL, type_id BIGINT NOT NULL, day INT NOT NULL,
    created INT NOT NULL, done INT NOT NULL,
    to_do INT NOT NULL, in_progress INT NOT NULL, in_review INT NOT NULL, waiting INT NOT NULL, in_done INT NOT NULL,
    PRIMARY KEY (project_id, day, type_id))`,
  },
  // Days whose rollup is to be worked out again: written before measures change, removed afterwards.
  {
    name: 'v029_kpi_day_todo',
    ddl: `CREATE TABLE IF NOT EXISTS kpi_day_todo (
    project_id BIGINT NOT NULL, type_id BIGINT NOT NULL, day INT NOT NULL, PRIMARY KEY (project_id, day, type_id))`,
  },
  // What a mapped field of an issue holds, null = empty. `kind` 1 satisfaction, 2 NPS, 3 signed off, 4 safety, 5 tier, 6 requester, 7 checklist (src/domain/kpi/mapped-fields.ts); `gen` = the version of the setting that mapped the field: readers join on it, others go. Guarded as an issue is: newer `facts_at` (its `updated`), or equal with a newer `read_at`.
  {
    name: 'v030_issue_rating',
    ddl: `CREATE TABLE IF NOT EXISTS issue_rating (
    issue_id BIGINT NOT NULL, kind TINYINT NOT NULL, gen BIGINT NOT NULL,
    value DOUBLE NULL, facts_at BIGINT NOT NULL, read_at BIGINT NOT NULL, PRIMARY KEY (issue_id, kind, gen))`,
  },
];

/**
 * What settings and doors need, made right after what the panel needs (a fourth sitting). Its last table is the one that the
 * guard reads: where that is there, all are.
 */
export const settingsSchema: typeof schema = [
  // Append-only. `hash` covers the entry and the hash of the one before (audit-hash.ts). People by surrogate id, in the values too (`$person`).
  {
    name: 'v032_audit',
    ddl: `CREATE TABLE IF NOT EXISTS audit (
    seq BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL, actor_id BIGINT NOT NULL, action VARCHAR(12) NOT NULL,
    object_kind VARCHAR(24) NOT NULL, object_id VARCHAR(64) NULL, subject_id BIGINT NULL, version INT NULL,
    before_value MEDIUMTEXT NULL, after_value MEDIUMTEXT NULL, secret TINYINT NOT NULL DEFAULT 0, hash VARCHAR(64) NOT NULL,
    KEY by_object (object_kind, object_id, seq), KEY by_actor (actor_id, seq), KEY by_age (at))`,
  },
  // What people asked to have changed of their own, one at a time of each kind (hours, absences, skills): `value` is JSON, `seen` the version that it was made on.
  {
    name: 'v044_proposal',
    ddl: `CREATE TABLE IF NOT EXISTS proposal (
    person_id BIGINT NOT NULL, kind VARCHAR(12) NOT NULL, value MEDIUMTEXT NOT NULL, seen INT NOT NULL,
    version INT NOT NULL DEFAULT 1, asked_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, kind))`,
  },
  // Two ends of the log, kept beside it: `start` = the last entry that went by age, `newest` = the last one that was added.
  {
    name: 'v045_audit_anchor',
    ddl: `CREATE TABLE IF NOT EXISTS audit_anchor (
    name VARCHAR(16) NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, hash VARCHAR(64) NOT NULL, at BIGINT NOT NULL)`,
  },
  // A bucket of tokens by person (0 = the whole site, -1 = whoever is not known yet) and kind of call: when it is full again.
  {
    name: 'v033_quota',
    ddl: `CREATE TABLE IF NOT EXISTS quota (
    person_id BIGINT NOT NULL, kind VARCHAR(12) NOT NULL, full_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, kind))`,
  },
  // What counts of rates and of budgets: the generation of lines that is read, the currency, the roles as JSON.
  {
    name: 'v034_rate_sheet',
    ddl: `CREATE TABLE IF NOT EXISTS rate_sheet (
    kind VARCHAR(8) NOT NULL PRIMARY KEY, gen BIGINT NOT NULL, version INT NOT NULL,
    currency VARCHAR(3) NULL, roles TEXT NULL, updated_at BIGINT NOT NULL)`,
  },
  // kind: person, role, others (amount = minor units an hour from that day on), given (amount = role of the person from that day on, null = none), budget (of a project, `to_day` included).
  {
    name: 'v035_rate_line',
    ddl: `CREATE TABLE IF NOT EXISTS rate_line (
    gen BIGINT NOT NULL, kind VARCHAR(8) NOT NULL, owner_id BIGINT NOT NULL, from_day VARCHAR(10) NOT NULL, to_day VARCHAR(10) NULL,
    amount BIGINT NULL,
    PRIMARY KEY (gen, kind, owner_id, from_day), KEY by_owner (kind, owner_id))`,
  },
  // A hint of skills from history that nobody wants to see again.
  {
    name: 'v040_skill_dismissal',
    ddl: `CREATE TABLE IF NOT EXISTS skill_dismissal (
    person_id BIGINT NOT NULL, skill_id BIGINT NOT NULL, dismissed_at BIGINT NOT NULL, PRIMARY KEY (person_id, skill_id))`,
  },
  // The second of two working weeks that alternate: seven numbers of seconds, Monday first. Counts where its schedule counts.
  {
    name: 'v037_second_week',
    ddl: `CREATE TABLE IF NOT EXISTS second_week (
    person_id BIGINT NOT NULL, gen BIGINT NOT NULL, from_day VARCHAR(10) NOT NULL, week VARCHAR(64) NOT NULL,
    PRIMARY KEY (person_id, gen, from_day))`,
  },
  // `days` is what planning reads: days with a space between, an h after half ones. `names` has their names, as JSON. Version 0 = a name kept for a list in the making.
  {
    name: 'v038_holiday_list',
    ddl: `CREATE TABLE IF NOT EXISTS holiday_list (
    list_id BIGINT NOT NULL PRIMARY KEY AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL, country VARCHAR(8) NULL, region VARCHAR(80) NULL, is_default TINYINT NOT NULL DEFAULT 0,
    days TEXT NULL, names TEXT NULL, version INT NOT NULL DEFAULT 0, updated_at BIGINT NOT NULL,
    UNIQUE KEY by_name (name))`,
  },
  // Whose holidays are not those of the site's default list; list 0 = none at all. Counts where the person's calendar counts.
  {
    name: 'v039_person_holidays',
    ddl: `CREATE TABLE IF NOT EXISTS person_holidays (
    person_id BIGINT NOT NULL, gen BIGINT NOT NULL, list_id BIGINT NOT NULL, PRIMARY KEY (person_id, gen))`,
  },
  // An import on its way: kind part = a piece of the text; other kinds = what one statement is about to publish (n = its id). A day later it is gone.
  {
    name: 'v043_import_row',
    ddl: `CREATE TABLE IF NOT EXISTS import_row (
    import_id VARCHAR(36) NOT NULL, kind VARCHAR(8) NOT NULL, n BIGINT NOT NULL,
    owner_id BIGINT NOT NULL, gen BIGINT NULL, seen INT NULL, zone VARCHAR(64) NULL, text MEDIUMTEXT NULL, created_at BIGINT NOT NULL,
    PRIMARY KEY (import_id, kind, n), KEY by_age (created_at))`,
  },
  // kind: app-admin, rates, manager (of `team_id`; 0 for the others).
  {
    name: 'v031_access_grant',
    ddl: `CREATE TABLE IF NOT EXISTS access_grant (
    person_id BIGINT NOT NULL, kind VARCHAR(12) NOT NULL, team_id BIGINT NOT NULL DEFAULT 0,
    granted_by BIGINT NOT NULL, granted_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, kind, team_id), KEY by_team (team_id, kind))`,
  },
];
