import { z } from 'zod';
import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { PersonRow, Tie, TieKind, TieRow } from '../../domain/suggestion/evidence';
import { LIKE_ISSUES } from '../../domain/suggestion/like-issues';
import type { Question, Weights } from '../../domain/suggestion/weights';
import { type Instant, instant } from '../../domain/units';
import type { Experience, ExperienceAsked, LearnedExperience } from '../../usecases/suggestion/ports';
import { marks, query, type SqlValue } from './client';

// Formulas: `rarity` and `aged` of src/domain/suggestion, said in SQL so that thousands of rows stay in the store
// (docs/suggestion.md), in floating point (e0) as there: decimals take three times as long. Joins go from the issue's few
// terms outwards: the outer joins keep that order, and what they find nothing for is left out by HAVING.
const IDF = 'LN(1e0 + (GREATEST(0e0, l.issues - f.issues) + 0.5e0) / (f.issues + 0.5e0))';
const AGED = 'POW(2e0, -GREATEST(0e0, (? - t.day * 86400000e0) / 86400000e0) / 365e0)';
const FREQUENT = (terms: string): string => `FROM learned_project l
  JOIN experience_term f ON f.project_id = l.project_id AND f.person_id = 0 AND f.term IN (${terms})`;

const LEARNED = (terms: string, ties: string): string => `SELECT 'reporter' AS kind, person_id, NULL AS ref, NULL AS a,
  NULL AS issues, NULL AS first_at, NULL AS last_at, NULL AS w, NULL AS w14, NULL AS w365 FROM person WHERE account_id = ?
UNION ALL SELECT 'project', NULL, words, adapted, issues, since_at, NULL, NULL, NULL, NULL
FROM learned_project WHERE project_id = ?
UNION ALL SELECT 'all', person_id, NULL, NULL, issues, first_at, last_at, weight, weight14, weight365
FROM experience WHERE project_id = ? AND kind = 'all' AND ref = 0
UNION ALL SELECT 'tie', person_id, ref, kind, issues, first_at, last_at, weight, NULL, NULL
FROM experience WHERE project_id = ? AND (${ties})
UNION ALL SELECT 'words', t.person_id, NULL, NULL, COUNT(*), NULL, NULL, SUM(${IDF} * t.weight * ${AGED}), NULL, NULL
${FREQUENT(terms)} LEFT JOIN experience_term t ON t.project_id = f.project_id AND t.term = f.term AND t.person_id > 0
WHERE l.project_id = ? GROUP BY t.person_id HAVING t.person_id IS NOT NULL
UNION ALL SELECT 'like', d.person_id, d.issue_id, NULL, NULL, NULL, d.resolved_at, near.likeness, NULL, NULL
FROM (SELECT l.project_id, s.issue_id, SUM(s.weight * ${IDF}) AS likeness
  ${FREQUENT(terms)} LEFT JOIN sketch s ON s.project_id = f.project_id AND s.term = f.term
  WHERE l.project_id = ? GROUP BY l.project_id, s.issue_id HAVING s.issue_id <> ?
  ORDER BY likeness DESC, CAST(s.issue_id AS CHAR) LIMIT ${LIKE_ISSUES}) near
JOIN learned_issue d ON d.project_id = near.project_id AND d.issue_id = near.issue_id`;

/** What one prediction reads, summed up by the store. */
export const readExperience = async (asked: ExperienceAsked): Promise<Experience> => {
  const { project, issue, reporter, now } = asked;
  const terms = asked.terms.map(({ term }) => term);
  const given = terms.length > 0 ? terms : [null];
  const ties = tiesOf(asked);
  const params = [
    ...[reporter, project, project, project, ...ties.params],
    ...[now, ...given, project],
    ...[...given, project, Number(issue)],
  ];
  return experienceOf(await query<Row>(LEARNED(marks(terms.length), ties.text), params));
};

/** One range of the key for each kind of tie. */
const tiesOf = ({ ties, reporter }: ExperienceAsked): { text: string; params: SqlValue[] } => {
  const parts = KINDS.flatMap((kind) => {
    const refs = ties.filter((tie: Tie) => tie.kind === kind).map(({ ref }) => ref);
    return refs.length === 0 ? [] : [{ text: `(kind = '${kind}' AND ref IN (${marks(refs.length)}))`, params: refs }];
  });
  const reported = "(kind = 'reporter' AND ref IN (SELECT person_id FROM person WHERE account_id = ?))";
  return {
    text: [...parts.map(({ text }) => text), reported].join(' OR '),
    params: [...parts.flatMap(({ params }) => params), reporter],
  };
};
const KINDS = ['component', 'label', 'type', 'reporter'] as const;

type Row = {
  kind: 'reporter' | 'project' | 'all' | 'tie' | 'words' | 'like';
  person_id: PersonId;
  ref: number | string;
  a: string | null;
  issues: number | string;
  first_at: number | string;
  last_at: number | string;
  w: number | string;
  w14: number | string;
  w365: number | string;
};

const experienceOf = (rows: readonly Row[]): Experience => {
  const of = <T>(kind: Row['kind'], read: (row: Row) => T): T[] => rows.filter((row) => row.kind === kind).map(read);
  return {
    reporter: of('reporter', ({ person_id }) => person_id)[0] ?? null,
    learned: of('project', (project) => learnedOf(project, of))[0] ?? null,
  };
};

const learnedOf = (project: Row, of: <T>(kind: Row['kind'], read: (row: Row) => T) => T[]): LearnedExperience => ({
  since: at(project.first_at),
  adapted: adaptedOf(project.a),
  gathered: {
    project: { issues: Number(project.issues), words: Number(project.ref) },
    people: of('all', personRow),
    ties: of(
      'tie',
      (row): TieRow => ({ ...counted(row), kind: row.a as TieKind, ref: Number(row.ref), weight: Number(row.w) }),
    ),
    vocabulary: of('words', ({ person_id, issues, w }) => ({
      person: person_id,
      terms: Number(issues),
      weight: Number(w),
    })),
    like: of('like', ({ ref, person_id, last_at, w }) => ({
      issue: String(ref) as IssueId,
      person: person_id,
      resolved: at(last_at),
      likeness: Number(w),
    })).sort((a, b) => b.likeness - a.likeness || (a.issue < b.issue ? -1 : 1)),
  },
});

const personRow = (row: Row): PersonRow => ({
  ...counted(row),
  weight14: Number(row.w14),
  weight180: Number(row.w),
  weight365: Number(row.w365),
});

/** Reading never grows a row, so it does not matter through which issue one has grown. */
const counted = ({ person_id, issues, first_at, last_at }: Row) => ({
  person: person_id,
  issues: Number(issues),
  first: at(first_at),
  last: at(last_at),
  through: 0,
});

const at = (value: number | string): Instant => instant(Number(value));

const weights = z.record(z.string(), z.number());
const adapted = z.object({ anybody: weights, other: weights });
const adaptedOf = (text: string | null): Readonly<Record<Question, Weights>> | null =>
  text === null ? null : (adapted.parse(JSON.parse(text)) as Record<Question, Weights>);
