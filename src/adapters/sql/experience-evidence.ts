import type { PersonId } from '../../domain/capacity/types';
import type { Tie, TieKind } from '../../domain/suggestion/evidence';
import type { Term } from '../../domain/suggestion/term-hash';
import type { Instant } from '../../domain/units';
import type { ExperienceStore, IssueToLearn } from '../../usecases/learning/ports';
import { marks, query, type SqlValue } from './client';
import { readExperience } from './experience-read';
import { EVERYBODY } from './experience-rows';

/** Rows of the resolver alone: nobody else's grow. */
export const evidence: ExperienceStore['evidence'] = async (issue, project) => {
  const [experience, terms] = [await experienceOf(issue), await termsOf(issue)];
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

/** Of everybody, summed up in the store, as a suggestion reads it. */
export const gathered: ExperienceStore['gathered'] = async ({ project, id, ties, terms, resolved }, row) => {
  const asked = { project, issue: id, ties, terms, reporter: null, now: resolved };
  const { learned } = await readExperience(asked);
  return learned?.gathered ?? { project: row, people: [], ties: [], vocabulary: [], like: [] };
};

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

const experienceOf = async ({ project, ties, resolver }: IssueToLearn) => {
  const keys: readonly { kind: Tie['kind'] | 'all'; ref: number }[] = [{ kind: 'all', ref: 0 }, ...ties];
  const text = `SELECT kind, ref, person_id, issues, first_at, last_at, weight, weight14, weight365, through FROM experience
WHERE project_id = ? AND (${keys.map(() => '(kind = ? AND ref = ?)').join(' OR ')}) AND person_id = ?`;
  const params: SqlValue[] = [project, ...keys.flatMap(({ kind, ref }) => [kind, ref]), resolver];
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

const termsOf = async ({ project, terms, resolver }: IssueToLearn) => {
  if (terms.length === 0) return [];
  const text = `SELECT term, person_id, issues, weight, day, through FROM experience_term
WHERE project_id = ? AND term IN (${marks(terms.length)}) AND person_id IN (?, ?)`;
  const rows = await query<TermRow>(text, [project, ...terms.map(({ term }) => term), EVERYBODY, resolver]);
  return rows.map(({ person_id: person, ...row }) => ({ ...row, person }));
};
