/**
 * What a row takes in each table, its share of the indexes included, in bytes: measured on MariaDB by
 * `npm run bench:bytes` (docs/scale.md). Tables that are not named here are small: a row counts as `SMALL_ROW`.
 */
export const BYTES: Readonly<Record<string, number>> = {
  ...{ change_log: 185, worklog: 300, issue_ref: 145, issue: 710, issue_rating: 120 },
  ...{ measure: 800, measure_stay: 465, kpi_day: 270 },
  ...{ sketch: 120, experience: 150, experience_term: 175, learned_issue: 185, learned_project: 4100, person: 770 },
};
export const SMALL_ROW = 250;

/** Every table in the order in which erasing empties them: what names people last. */
export const TABLES: readonly string[] = [
  ...['dirty', 'dead_letter', 'census', 'odd_value', 'points_hour', 'call_gate'],
  ...[
    'change_log',
    'worklog',
    'issue_ref',
    'issue_rating',
    'measure_stay',
    'measure',
    'kpi_day',
    'kpi_day_todo',
    'issue',
  ],
  ...['sketch', 'experience_term', 'experience', 'learned_issue', 'learned_project', 'project_default', 'person_day'],
  ...['vocabulary', 'project', 'browse_check', 'plan_many', 'import_row', 'proposal', 'quota'],
  ...['team_project', 'team_member', 'team', 'schedule', 'second_week', 'absence', 'person_holidays', 'holiday_list'],
  ...[
    'person_skills',
    'skill_dismissal',
    'rate_line',
    'rate_sheet',
    'access_grant',
    'setting',
    'account_report',
    'person',
  ],
];
/** These are cut, or stay: the log, where it begins and ends, and what runs. */
export const KEPT_TABLES: readonly string[] = ['audit', 'audit_anchor', 'job'];
