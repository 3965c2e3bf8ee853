import type { CapacityPanel } from '../../../contract';
import type { Candidate, Suggestions } from '../../../contract/suggestion';
import { hasWork } from '../windows';
import { ranks } from './suggesting';

/** Who stands in the card. Works-council mode has no best: `everybody` then lists who could take it. */
export type InCard = {
  readonly best: Candidate | null;
  /** At most four. People who would be late are among them only where the best is late too, or capacity does not rank. */
  readonly also: readonly Candidate[];
  /** Somebody to learn a skill who is neither of those. */
  readonly growth: Candidate | null;
  readonly everybody: readonly Candidate[];
  /** Neither the best nor possible: the ranked first. */
  readonly rest: readonly Candidate[];
};

const MOST = 5;

export const inCard = (suggestions: Suggestions, { issue }: Pick<CapacityPanel, 'issue'>): InCard => {
  const { ranked, leftOut, growth, mode, preset } = suggestions;
  if (!ranks(mode)) return { best: null, also: [], growth: null, everybody: ranked, rest: leftOut };
  const late = ({ capacity }: Candidate) =>
    capacity.lateByDays !== null || (capacity.couldFinishBy === null && hasWork(issue));
  const [best = null, ...others] = ranked;
  const anyway = preset === 'skills-only' || best === null || late(best);
  const also = others.filter((one) => anyway || !late(one)).slice(0, MOST - 1);
  const shown = new Set([best, ...also].map((one) => one?.accountId));
  const everybody = [...ranked, ...leftOut];
  const learner = everybody.find(({ accountId }) => accountId === growth?.accountId && !shown.has(accountId)) ?? null;
  return { best, also, growth: learner, everybody, rest: everybody.filter(({ accountId }) => !shown.has(accountId)) };
};
