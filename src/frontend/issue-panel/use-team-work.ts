import { useQuery } from '@tanstack/react-query';
import type { CapacityPanel } from '../../contract';
import { fingerprint } from './fingerprint';
import type { NotListed } from './props';
import type { TeamWork } from './work';

/**
 * The team's open issues, listed as the viewer through the bridge once the panel has been painted: no points, and only what
 * they may browse. The code that does it comes in a chunk of its own. `notListed`: Jira did not.
 */
export const useTeamWork = (panel: CapacityPanel | undefined): { work: TeamWork | null; notListed: NotListed } => {
  const members = panel?.members ?? [];
  const work = useQuery({
    queryKey: ['work', panel?.issue.id, fingerprint(members)],
    enabled: panel !== undefined && members.length > 0,
    placeholderData: (previous) => previous,
    queryFn: async () => {
      if (panel === undefined) throw new Error('no panel');
      const { readTeamWork } = await import('./chosen/team-work');
      return readTeamWork(panel);
    },
  });
  return {
    work: work.data ?? null,
    notListed: work.isError ? { error: work.error, retry: () => void work.refetch() } : null,
  };
};
