import type { QueryClient } from '@tanstack/react-query';
import type { CapacityPanel } from '../../../contract';
import type { Question } from '../../../domain/suggestion/weights';
import { backend, unwrap } from '../../shared/backend';
import { inCard } from './in-card';
import { readKeys } from './read-keys';
import { readNotAssignable } from './read-not-assignable';
import type { Suggested } from './suggesting';

const ASKED_AGAIN_MS = 5 * 60_000;

/** Whom Jira would refuse, then the answer, then the keys of its evidence: all as the viewer, points for the answer alone. */
export const readSuggestions = async (asked: {
  readonly queries: QueryClient;
  readonly panel: CapacityPanel;
  readonly teamId: number | undefined;
  readonly question: Question;
}): Promise<Suggested> => {
  const { queries, panel, teamId, question } = asked;
  const people = panel.members.map(({ accountId }) => accountId);
  const notAssignable = await queries
    .fetchQuery({
      queryKey: ['not-assignable', panel.issue.key, ...people],
      queryFn: () => readNotAssignable(panel.issue.key, people),
      staleTime: ASKED_AGAIN_MS,
    })
    // Jira says so itself when somebody is assigned.
    .catch(() => []);
  const suggestions = unwrap(
    await backend('getSuggestions', {
      issueId: panel.issue.id,
      question,
      ...(teamId === undefined ? {} : { teamId }),
      ...(notAssignable.length === 0 ? {} : { notAssignable: notAssignable.slice(0, MOST_NAMED) }),
    }),
  );
  const { best, also, growth, everybody } = inCard(suggestions, panel);
  const shown = [...(best === null ? everybody : [best, ...also]), ...(growth === null ? [] : [growth])];
  const ids = shown.flatMap(({ experience }) =>
    experience.flatMap((fact) => (fact.kind === 'alike' ? fact.nearest : [])),
  );
  // Without their keys issues are not named; the rest holds.
  return { ...suggestions, keys: await readKeys(ids).catch(() => new Map()) };
};

/** The door takes no more. */
const MOST_NAMED = 200;
