import { useQuery } from '@tanstack/react-query';
import type { CapacityPanel, PanelMember } from '../../contract';
import type { TeamWork } from './work';

/** What the listing depends on: asked again when somebody's sums moved, not at every look. */
export const fingerprint = (members: readonly PanelMember[]): string =>
  members
    .map(({ accountId, days, open, free }) => `${accountId} ${open} ${Math.round(free)} ${days[0]?.day ?? ''}`)
    .join(';');

/**
 * The team's open issues, listed as the viewer through the bridge once the panel has been painted: no points, and only what
 * they may browse. The code that does it comes in a chunk of its own. `failed`: Jira did not list them.
 */
export const useTeamWork = (panel: CapacityPanel | undefined): { work: TeamWork | null; failed: boolean } => {
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
  return { work: work.data ?? null, failed: work.isError };
};
