import type { IssueId } from '../../domain/capacity/types';

/** A value that is kept out of every sum, by the rule of docs/data.md. */
export type OddValue = { readonly field: OddField; readonly class: OddClass };
export type OddClass = 'negative' | 'huge' | 'wrong-type' | 'out-of-range' | 'unreadable';
/** Fields as the facts call them; `issue` = something that an issue cannot be without. */
export type OddField =
  | 'issue'
  | 'priority'
  | 'resolution'
  | 'parent'
  | 'assignee'
  | 'reporter'
  | 'creator'
  | 'resolved'
  | 'start'
  | 'due'
  | 'original'
  | 'remaining'
  | 'spent'
  | 'points'
  | 'rank'
  | 'component'
  | 'label'
  | 'fix_version'
  | 'sprint'
  | 'comment'
  | 'worklog'
  | 'change';
/** Found in the sets of an issue, which are read by themselves. */
export const SET_FIELDS: readonly OddField[] = ['worklog', 'change'];
export type OddOfIssues = ReadonlyMap<IssueId, readonly OddValue[]>;
/** So many issues of the project have such a value; null = their project is not known. */
export type OddCount = OddValue & { readonly project: number | null; readonly issues: number };

/** A set that hangs on an issue: what was understood, and whether something was left out. */
export type ReadSet<T> = { readonly entries: readonly T[]; readonly odd: readonly OddClass[] };

/** What the sync page shows of them. */
export type OddValues = {
  /** How many issues have a value that no sum takes, by project, field and class; the most first. */
  readonly oddValues: () => Promise<readonly OddCount[]>;
};
