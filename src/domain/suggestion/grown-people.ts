import type { Instant } from '../units';
import { added, HALF_LIFE } from './decay';
import type { PersonRow, ResolvedIssue, Tie, TieRow } from './evidence';

/** The resolver's row after one more issue. */
export const grownPerson = (rows: readonly PersonRow[], issue: ResolvedIssue, turn: number): PersonRow => {
  const was = rows.find(({ person }) => person === issue.resolver);
  if (was !== undefined && was.through >= turn) return was;
  return {
    person: issue.resolver,
    ...grownCount(was, issue.resolved, turn),
    weight14: grownWeight(was?.last, was?.weight14, issue.resolved, HALF_LIFE.lately),
    weight180: grownWeight(was?.last, was?.weight180, issue.resolved, HALF_LIFE.base),
    weight365: grownWeight(was?.last, was?.weight365, issue.resolved, HALF_LIFE.words),
  };
};

/** The resolver's row of a component, label, type or reporter after one more issue of it. */
export const grownTie = (rows: readonly TieRow[], { kind, ref }: Tie, issue: ResolvedIssue, turn: number): TieRow => {
  const was = rows.find((row) => row.person === issue.resolver && row.ref === ref && row.kind === kind);
  if (was !== undefined && was.through >= turn) return was;
  return {
    kind,
    ref,
    person: issue.resolver,
    ...grownCount(was, issue.resolved, turn),
    weight: grownWeight(was?.last, was?.weight, issue.resolved, HALF_LIFE[kind]),
  };
};

type Count = Pick<PersonRow, 'issues' | 'first' | 'last' | 'through'>;

const grownCount = (was: Count | undefined, resolved: Instant, turn: number): Count => ({
  issues: (was?.issues ?? 0) + 1,
  first: was !== undefined && was.first < resolved ? was.first : resolved,
  last: was !== undefined && was.last > resolved ? was.last : resolved,
  through: turn,
});

const grownWeight = (at: Instant | undefined, weight = 0, resolved: Instant, halfLife: number): number =>
  at === undefined ? 1 : added({ weight, at }, { weight: 1, at: resolved }, halfLife);
