import type { SkillNeeded, VetoShown } from '../../../contract/suggestion';
import { ranks, type Suggesting } from './suggesting';

/** "Best fit first": the place of each who is ranked, and why others are not. */
export type Fit = {
  readonly place: ReadonlyMap<string, number>;
  readonly leftOut: ReadonlyMap<string, readonly VetoShown[]>;
  readonly needed: readonly SkillNeeded[];
};

/** Null where nobody is ranked. */
export const fitOf = (suggesting: Suggesting): Fit | null => {
  if (suggesting.kind !== 'there' || !ranks(suggesting.of.mode)) return null;
  const { ranked, leftOut, needed } = suggesting.of;
  return {
    needed,
    place: new Map(ranked.map(({ accountId }, place) => [accountId, place])),
    leftOut: new Map(leftOut.map(({ accountId, vetoes }) => [accountId, vetoes])),
  };
};

/** Those ranked, then whom the answer does not know, then those left out. */
export const fitOrder =
  ({ place, leftOut }: Fit) =>
  (accountId: string): number =>
    place.get(accountId) ?? (leftOut.has(accountId) ? Number.MAX_SAFE_INTEGER : place.size);
