import type { Migration } from './schema';

/**
 * What settings and doors need, made right after what the panel needs (a fourth sitting). Its last table is the one that the
 * guard reads: where that is there, all are.
 */
export const settingsSchema: readonly Migration[] = [
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
