import { events } from '@forge/bridge';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { backend, unwrap } from '../shared/backend';

/** Jira does not tell a frame about the viewer's own edits, nor about other issues: a visible panel asks now and then. */
const EVERY_MS = 20_000;
const SOON_MS = 2_000;
/** Facts follow a change through event, queue and worker; these moments catch them without a flicker. */
const AFTER_A_CHANGE_MS = [500, 2_500, 6_000];

/** The panel of an issue, kept fresh; what is shown stays while it is asked again. */
export const usePanel = (issueId: string, teamId: number | undefined) => {
  const queries = useQueryClient();
  const queryKey = ['panel', issueId, teamId ?? null] as const;
  const panel = useQuery({
    queryKey,
    queryFn: () => backend('getCapacityPanel', { issueId, ...(teamId === undefined ? {} : { teamId }) }).then(unwrap),
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) => (state.data?.reading || state.data?.catchingUp ? SOON_MS : EVERY_MS),
    refetchOnWindowFocus: true,
  });
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const follow = () => {
      for (const ms of AFTER_A_CHANGE_MS)
        timers.add(setTimeout(() => void queries.invalidateQueries({ queryKey: ['panel', issueId] }), ms));
    };
    const subscription = events.on('JIRA_ISSUE_CHANGED', follow);
    return () => {
      for (const timer of timers) clearTimeout(timer);
      void subscription.then((one) => one.unsubscribe());
    };
  }, [issueId, queries]);
  return { panel, queryKey };
};
