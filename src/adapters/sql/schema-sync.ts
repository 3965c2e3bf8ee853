import type { Migration } from './schema';

/** What keeps the read model true (a fifth sitting), made right after the tables of settings. Until then the sync does without. */
export const syncSchema: readonly Migration[] = [
  // Points of Jira's pool by hour (epoch ms of its start), by both cost models (docs/scale.md); `pool_*` as the headers last said.
  {
    name: 'v046_points_hour',
    ddl: `CREATE TABLE IF NOT EXISTS points_hour (
    hour_at BIGINT NOT NULL PRIMARY KEY,
    calls INT NOT NULL DEFAULT 0, points INT NOT NULL DEFAULT 0, points_alt INT NOT NULL DEFAULT 0, refused INT NOT NULL DEFAULT 0,
    pool_limit INT NULL, pool_left INT NULL, told_at BIGINT NULL)`,
  },
  // What was tried five times and rests until somebody asks again. kind: issue, project, person, page; `reason` a code, never Jira's words.
  {
    name: 'v047_dead_letter',
    ddl: `CREATE TABLE IF NOT EXISTS dead_letter (
    kind VARCHAR(12) NOT NULL, item BIGINT NOT NULL, class VARCHAR(24) NOT NULL, reason VARCHAR(48) NOT NULL,
    tries INT NOT NULL, first_at BIGINT NOT NULL, last_at BIGINT NOT NULL,
    PRIMARY KEY (kind, item), KEY by_age (last_at))`,
  },
  // A project's issues as Jira last counted them and as the facts have them. state: agrees, differs, walking, closed, archived, shrunk, gone.
  {
    name: 'v048_census',
    ddl: `CREATE TABLE IF NOT EXISTS census (
    project_id BIGINT NOT NULL PRIMARY KEY,
    state VARCHAR(12) NOT NULL, counted_at BIGINT NULL, in_jira INT NULL, in_facts INT NULL,
    walked_at BIGINT NULL, missing INT NOT NULL DEFAULT 0, removed INT NOT NULL DEFAULT 0, checkpoint TEXT NULL,
    KEY by_turn (counted_at))`,
  },
  // Values of an issue that no sum takes, by the rule of docs/data.md: field and class (negative, huge, wrong-type, out-of-range, unreadable).
  {
    name: 'v049_odd_value',
    ddl: `CREATE TABLE IF NOT EXISTS odd_value (
    issue_id BIGINT NOT NULL, field VARCHAR(16) NOT NULL, class VARCHAR(16) NOT NULL, seen_at BIGINT NOT NULL,
    PRIMARY KEY (issue_id, field))`,
  },
  // When Atlassian was last told that we hold this account, and what it said: null, closed, updated.
  {
    name: 'v050_account_report',
    ddl: `CREATE TABLE IF NOT EXISTS account_report (
    person_id BIGINT NOT NULL PRIMARY KEY, reported_at BIGINT NOT NULL, answer VARCHAR(12) NULL,
    KEY by_turn (reported_at))`,
  },
  // What Jira told us to stay away from: an endpoint, or everything (`*`). `fails` counts refusals in a row.
  {
    name: 'v051_call_gate',
    ddl: `CREATE TABLE IF NOT EXISTS call_gate (
    endpoint VARCHAR(48) NOT NULL PRIMARY KEY,
    not_before BIGINT NOT NULL, reason VARCHAR(32) NOT NULL, fails INT NOT NULL DEFAULT 1, told_at BIGINT NOT NULL)`,
  },
];
