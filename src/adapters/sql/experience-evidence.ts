import type { IssueId, PersonId } from '../../domain/capacity/types';
import { rarity } from '../../domain/suggestion/bm25';
import type { Evidence, IssueSigns, ProjectRow, Tie, TieKind } from '../../domain/suggestion/evidence';
import { gather } from '../../domain/suggestion/gather';
import { LIKE_ISSUES, type LikeIssue } from '../../domain/suggestion/like-issues';
import type { Term } from '../../domain/suggestion/term-hash';
import { type Instant, instant } from '../../domain/units';
import type { ExperienceStore, IssueToLearn } from '../../usecases/learning/ports';
import { marks, query, type SqlValue } from './client';
import { EVERYBODY } from './experience-rows';

/** Rows of the resolver alone: nobody else's grow. */
export const evidence: ExperienceStore['evidence'] = (issue, row) =>
  read(issue, row, [EVERYBODY as PersonId, issue.resolver]);

/** Of everybody. Like issues are summed up where they are: there may be a hundred thousand rows of these terms. */
export const gathered: ExperienceStore['gathered'] = async (issue, row) => {
  const found = await read(issue, row, null);
  const summedUp = gather(found, issue, issue.resolved);
  return { ...summedUp, like: await likeIssues(issue, found) };
};

/** Null = of everybody. */
type Whose = readonly PersonId[] | null;

const read = async (issue: IssueToLearn, project: ProjectRow, whose: Whose): Promise<Evidence> => {
  const [experience, terms] = [await experienceOf(issue, whose), await termsOf(issue, whose)];
  const frequencies = terms.filter((row) => row.person === EVERYBODY);
  return {
    project,
    people: experience.flatMap(({ kind, row }) => (kind === 'all' ? [row] : [])),
    ties: experience.flatMap(({ kind, tie }) => (kind === 'all' ? [] : [tie(kind)])),
    terms: terms.filter((row) => row.person !== EVERYBODY),
    frequencies: frequencies.map(({ term, issues, through }) => ({ term, issues, through })),
    sketched: [],
    sketches: [],
  };
};

const by = (whose: Whose): string => (whose === null ? '' : `AND person_id IN (${marks(whose.length)})`);

type ExperienceRow = {
  kind: TieKind | 'all';
  ref: number;
  person_id: PersonId;
  issues: number;
  first_at: Instant;
  last_at: Instant;
  weight: number;
  weight14: number | null;
  weight365: number | null;
  through: number;
};

const experienceOf = async ({ project, ties }: IssueToLearn, whose: Whose) => {
  const keys: readonly { kind: Tie['kind'] | 'all'; ref: number }[] = [{ kind: 'all', ref: 0 }, ...ties];
  const text = `SELECT kind, ref, person_id, issues, first_at, last_at, weight, weight14, weight365, through FROM experience
WHERE project_id = ? AND (${keys.map(() => '(kind = ? AND ref = ?)').join(' OR ')}) ${by(whose)}`;
  const params: SqlValue[] = [project, ...keys.flatMap(({ kind, ref }) => [kind, ref]), ...(whose ?? [])];
  return (await query<ExperienceRow>(text, params)).map(typed);
};

const typed = ({ kind, ref, person_id: person, weight, weight14, weight365, ...row }: ExperienceRow) => {
  const grown = { person, issues: row.issues, first: row.first_at, last: row.last_at, through: row.through };
  return {
    kind,
    row: { ...grown, weight14: weight14 ?? 0, weight180: weight, weight365: weight365 ?? 0 },
    tie: (of: TieKind) => ({ kind: of, ref, ...grown, weight }),
  };
};

type TermRow = { term: Term; person_id: PersonId; issues: number; weight: number; day: number; through: number };

const termsOf = async ({ project, terms }: IssueToLearn, whose: Whose) => {
  if (terms.length === 0) return [];
  const text = `SELECT term, person_id, issues, weight, day, through FROM experience_term
WHERE project_id = ? AND term IN (${marks(terms.length)}) ${by(whose)}`;
  const rows = await query<TermRow>(text, [project, ...terms.map(({ term }) => term), ...(whose ?? [])]);
  return rows.map(({ person_id: person, ...row }) => ({ ...row, person }));
};

type LikeRow = { issue_id: number; person_id: PersonId; resolved_at: number; likeness: number };

const likeIssues = async (
  { project, id, terms }: Pick<IssueToLearn, 'project' | 'id'> & IssueSigns,
  { project: row, frequencies }: Evidence,
): Promise<readonly LikeIssue[]> => {
  if (frequencies.length === 0) return [];
  const seen = new Map(frequencies.map(({ term, issues }) => [term, issues]));
  const words = terms.filter(({ term }) => seen.has(term));
  const text = `SELECT s.issue_id, l.person_id, l.resolved_at, SUM(s.weight * w.idf) AS likeness
FROM (${words.map(() => 'SELECT CAST(? AS SIGNED) AS term, ? AS idf').join(' UNION ALL ')}) w
JOIN sketch s ON s.project_id = ? AND s.term = w.term
JOIN learned_issue l ON l.project_id = s.project_id AND l.issue_id = s.issue_id
WHERE s.issue_id <> ? GROUP BY s.issue_id, l.person_id, l.resolved_at ORDER BY likeness DESC, s.issue_id LIMIT ${LIKE_ISSUES}`;
  const idf = words.flatMap(({ term }) => [term, rarity(row.issues, seen.get(term) ?? 0)]);
  return (await query<LikeRow>(text, [...idf, project, Number(id)])).map((like) => ({
    issue: String(like.issue_id) as IssueId,
    person: like.person_id,
    resolved: instant(like.resolved_at),
    likeness: Number(like.likeness),
  }));
};
