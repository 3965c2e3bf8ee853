// The same recipe from the whole text and history: words instead of hashes, no sums kept, nothing rounded or left out. What
// the product's storage costs is measured against this.
import type { PersonId } from '../../src/domain/capacity/types';
import { rarity, termWeight } from '../../src/domain/suggestion/bm25';
import { daysBetween, decay, HALF_LIFE } from '../../src/domain/suggestion/decay';
import type {
  IssueSigns,
  PersonRow,
  ProjectRow,
  ResolvedIssue,
  Tie,
  TieKind,
  TieRow,
} from '../../src/domain/suggestion/evidence';
import type { Gathered, Vocabulary } from '../../src/domain/suggestion/gather';
import { LIKE_ISSUES, type LikeIssue } from '../../src/domain/suggestion/like-issues';
import type { Instant } from '../../src/domain/units';

/** A project's learned issues as they are. */
export const exactStore = () => {
  const learned: ResolvedIssue[] = [];
  const postings = new Map<number, { index: number; count: number }[]>();
  const tied = new Map<string, number[]>();
  let words = 0;
  return {
    learn: (issue: ResolvedIssue): void => {
      for (const { term, count } of issue.terms) pushTo(postings, term, { index: learned.length, count });
      for (const tie of issue.ties) pushTo(tied, nameOf(tie), learned.length);
      learned.push(issue);
      words += issue.length;
    },
    gather: (issue: IssueSigns, now: Instant): Gathered => {
      const project = { issues: learned.length, words };
      const kept = { project, learned, postings, tied };
      const likeness = likenesses(issue, kept);
      return {
        project,
        people: peopleOf(learned, now),
        ties: tiesOf(kept, issue),
        vocabulary: vocabularyOf(learned, likeness, now),
        like: nearest(learned, likeness),
      };
    },
  };
};

const pushTo = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const found = map.get(key) ?? [];
  found.push(value);
  map.set(key, found);
};

type Kept = {
  readonly tied: ReadonlyMap<string, readonly number[]>;
  readonly project: ProjectRow;
  readonly learned: readonly ResolvedIssue[];
  readonly postings: ReadonlyMap<number, readonly { index: number; count: number }[]>;
};

const likenesses = ({ terms }: IssueSigns, { project, learned, postings }: Kept): Float64Array => {
  const sums = new Float64Array(learned.length);
  const mean = project.words / Math.max(1, project.issues);
  for (const { term } of terms) {
    const found = postings.get(term) ?? [];
    const idf = rarity(project.issues, found.length);
    for (const { index, count } of found)
      sums[index] = (sums[index] ?? 0) + idf * termWeight(count, learned[index]?.length ?? 0, mean);
  }
  return sums;
};

/** Rows as of now: nothing is left to age. */
const peopleOf = (learned: readonly ResolvedIssue[], now: Instant): PersonRow[] => {
  const rows = new Map<PersonId, PersonRow>();
  for (const { resolver, resolved } of learned) {
    const was = rows.get(resolver);
    const more = (halfLife: number) => decay(daysBetween(resolved, now), halfLife);
    rows.set(resolver, {
      person: resolver,
      issues: (was?.issues ?? 0) + 1,
      first: was?.first ?? resolved,
      last: resolved,
      through: 0,
      weight14: (was?.weight14 ?? 0) + more(HALF_LIFE.lately),
      weight180: (was?.weight180 ?? 0) + more(HALF_LIFE.base),
      weight365: (was?.weight365 ?? 0) + more(HALF_LIFE.words),
    });
  }
  return [...rows.values()].map((row) => ({
    ...row,
    weight14: row.weight14 / decay(daysBetween(row.last, now), HALF_LIFE.lately),
    weight180: row.weight180 / decay(daysBetween(row.last, now), HALF_LIFE.base),
    weight365: row.weight365 / decay(daysBetween(row.last, now), HALF_LIFE.words),
  }));
};

const nameOf = ({ kind, ref }: Tie): string => `${kind} ${ref}`;

/** One row per tie shared with a learned issue; matches of components and labels of one issue count 2 together at most. */
const tiesOf = ({ learned, tied }: Kept, issue: IssueSigns): TieRow[] => {
  const shared = new Map<number, Tie[]>();
  for (const tie of issue.ties)
    for (const index of tied.get(nameOf(tie)) ?? []) shared.set(index, [...(shared.get(index) ?? []), tie]);
  return [...shared].flatMap(([index, ties]) => {
    const one = learned[index];
    if (one === undefined) return [];
    const overlap = ties.reduce((sum, { kind }) => sum + (OVERLAP[kind] ?? 0), 0);
    const scale = overlap > 2 ? 2 / overlap : 1;
    return ties.map((tie) => ({
      ...tie,
      person: one.resolver,
      issues: 1,
      first: one.resolved,
      last: one.resolved,
      weight: tie.kind in OVERLAP ? scale : 1,
      through: 0,
    }));
  });
};

const OVERLAP: Partial<Record<TieKind, number>> = { component: 1, label: 0.25 };

const vocabularyOf = (learned: readonly ResolvedIssue[], likeness: Float64Array, now: Instant): Vocabulary[] =>
  learned.flatMap(({ resolver, resolved }, i) => {
    const like = likeness[i] ?? 0;
    return like === 0
      ? []
      : [{ person: resolver, terms: 0, weight: like * decay(daysBetween(resolved, now), HALF_LIFE.words) }];
  });

/** The last 3,000 issues, as the recipe has it. */
const WINDOW = 3000;

const nearest = (learned: readonly ResolvedIssue[], likeness: Float64Array): LikeIssue[] => {
  const from = Math.max(0, learned.length - WINDOW);
  const least = likeness.slice(from).sort().at(-LIKE_ISSUES) ?? 0;
  return learned
    .slice(from)
    .map(({ id, resolver, resolved }, i) => ({
      issue: id,
      person: resolver,
      resolved,
      likeness: likeness[from + i] ?? 0,
    }))
    .filter((one) => one.likeness > 0 && one.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness || (a.issue < b.issue ? -1 : 1))
    .slice(0, LIKE_ISSUES);
};
