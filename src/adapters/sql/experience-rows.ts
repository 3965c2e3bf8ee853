import type { Evidence, PersonRow, TieRow } from '../../domain/suggestion/evidence';
import { type SqlValue, upsert } from './client';

/** Whether what is written comes over what is there: all of it, or only rows that have grown through a later turn. */
export type Over = 'all' | 'older';

/** A row of one table, as its columns stand in `TABLES`. */
type Rows = readonly (readonly SqlValue[])[];

const EXPERIENCE = ['issues', 'first_at', 'last_at', 'weight', 'weight14', 'weight365', 'through'];
const TERM = ['issues', 'weight', 'day', 'through'];

const overwrite = (columns: readonly string[], over: Over): string =>
  columns
    .map((column) =>
      over === 'all'
        ? `${column} = VALUES(${column})`
        : `${column} = IF(VALUES(through) >= through, VALUES(${column}), ${column})`,
    )
    .join(', ');

/** People and ties, then terms with their frequencies, then sketches. `through` is assigned last: the others look at its old value. */
export const writeRows = async (project: number, rows: Evidence, over: Over): Promise<void> => {
  await upsert(
    'experience',
    ['project_id', 'kind', 'ref', 'person_id', ...EXPERIENCE],
    [...rows.people.map((row) => personColumns(project, row)), ...rows.ties.map((row) => tieColumns(project, row))],
    overwrite(EXPERIENCE, over),
  );
  await upsert(
    'experience_term',
    ['project_id', 'term', 'person_id', ...TERM],
    byKey(termColumns(project, rows)),
    overwrite(TERM, over),
  );
  const sketches = byKey(rows.sketches.map(({ term, issue, weight }) => [project, term, Number(issue), weight]));
  await upsert('sketch', ['project_id', 'term', 'issue_id', 'weight'], sketches, 'weight = VALUES(weight)');
};

/** In the order of the key (project, term, …), so that pages of the table are filled one after the other. */
const byKey = (rows: Rows): Rows =>
  [...rows].sort(([, a, b], [, c, d]) => Number(a) - Number(c) || Number(b) - Number(d));

/** Learned issues; one that is there is written over. */
export const writeLearnedIssues = (project: number, { sketched }: Pick<Evidence, 'sketched'>): Promise<void> =>
  upsert(
    'learned_issue',
    ['project_id', 'issue_id', 'person_id', 'resolved_at', 'through'],
    sketched.map(({ issue, person, resolved, through }) => [project, Number(issue), person, resolved, through]),
    'person_id = VALUES(person_id), resolved_at = VALUES(resolved_at), through = VALUES(through)',
  );

const personColumns = (project: number, row: PersonRow): readonly SqlValue[] => [
  ...[project, 'all', 0, row.person, row.issues, row.first, row.last],
  ...[row.weight180, row.weight14, row.weight365, row.through],
];

const tieColumns = (project: number, row: TieRow): readonly SqlValue[] => [
  ...[project, row.kind, row.ref, row.person, row.issues, row.first, row.last],
  ...[row.weight, null, null, row.through],
];

const termColumns = (project: number, { terms, frequencies }: Evidence): Rows => [
  ...frequencies.map(({ term, issues, through }) => [project, term, EVERYBODY, issues, 0, 0, through]),
  ...terms.map(({ term, person, issues, weight, day, through }) => [
    project,
    term,
    person,
    issues,
    weight,
    day,
    through,
  ]),
];

/** Stands where a person would: in how many issues the term occurs. */
export const EVERYBODY = 0;
