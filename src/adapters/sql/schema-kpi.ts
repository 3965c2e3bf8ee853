import type { Migration } from './schema';

/**
 * What KPIs need, made when the worker first measures (a third sitting, docs/decisions/0010). Days are numbers since
 * 1970-01-01 in the site's zone; far days stand for "still".
 */
export const kpiSchema: readonly Migration[] = [
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
