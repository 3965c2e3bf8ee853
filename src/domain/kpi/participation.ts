import type { IssueId, PersonId } from '../capacity/types';
import { answered, type KpiFrame, notSetUp, share } from './frame';
import type { KpiResult } from './result';

/** How often a person commented on an issue in the window. */
export type Spoke = { readonly issue: IssueId; readonly person: PersonId; readonly comments: number };

/**
 * Evenness of who speaks on the team's issues: Pielou's J of commenters, 1 = all as often, towards 0 = one does. Null
 * for fewer than 2 commenters. Parts: `disciplines`, J of disciplines, and `acrossDisciplines`, the share of the team's
 * issues (silent ones too) on which at least 2 disciplines spoke. No part is a person's. `n` = comments.
 */
export const participation = (
  frame: KpiFrame,
  issues: readonly IssueId[],
  spoken: readonly Spoke[],
  disciplineOf: ReadonlyMap<PersonId, number>,
): KpiResult => {
  if (disciplineOf.size === 0) return notSetUp(frame, 'ratio', 'disciplines');
  const team = new Set(issues);
  const own = spoken.filter(({ issue, comments }) => team.has(issue) && comments > 0);
  const disciplined = own.flatMap(({ issue, person, comments }) => {
    const discipline = disciplineOf.get(person);
    return discipline === undefined ? [] : [{ issue, discipline, comments }];
  });
  const onIssue = new Map<IssueId, Set<number>>();
  for (const { issue, discipline } of disciplined) {
    onIssue.set(issue, (onIssue.get(issue) ?? new Set()).add(discipline));
  }
  const across = [...onIssue.values()].filter((disciplines) => disciplines.size >= 2).length;
  const comments = countOf(own);
  return answered(frame, 'ratio', evenness(sums(own, ({ person }) => person)), comments, {
    excluded: { 'not-mapped': comments - countOf(disciplined) },
    parts: {
      disciplines: evenness(sums(disciplined, ({ discipline }) => discipline)),
      acrossDisciplines: share(across, team.size),
    },
  });
};

const countOf = (entries: readonly { readonly comments: number }[]): number =>
  entries.reduce((sum, { comments }) => sum + comments, 0);

const sums = <T extends { readonly comments: number }>(entries: readonly T[], keyOf: (entry: T) => number) => {
  const found = new Map<number, number>();
  for (const entry of entries) found.set(keyOf(entry), (found.get(keyOf(entry)) ?? 0) + entry.comments);
  return [...found.values()];
};

/** E. C. Pielou 1966: Shannon's entropy over its greatest value for as many kinds. */
const evenness = (counts: readonly number[]): number | null => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length < 2) return null;
  const entropy = counts.reduce((sum, count) => sum - (count / total) * Math.log(count / total), 0);
  return Math.min(1, entropy / Math.log(counts.length));
};
