import type { Migration } from './schema';

/**
 * What suggestions need, made when the worker first wants to learn (docs/decisions/0010): the first sitting is as large as
 * Forge lets one be. Every key of what is learned begins with the project. Rows say through which of its issues they have grown.
 */
export const suggestionSchema: readonly Migration[] = [
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
