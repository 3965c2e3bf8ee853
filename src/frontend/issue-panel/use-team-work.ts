import { useQuery } from '@tanstack/react-query';
import type { CapacityPanel, PanelMember } from '../../contract';
import type { PlannedIssue } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { KnownParts } from './week-sums';

/** An open issue as the viewer sees it in Jira, and as planning takes it. */
export type ListedIssue = {
  readonly key: string;
  readonly summary: string;
  readonly updated: Instant;
  readonly planned: PlannedIssue;
};

/** One teammate's issues that the viewer may browse, and where they lie in the sums. */
export type MemberWork = KnownParts & {
  readonly issues: readonly ListedIssue[];
  /** An issue changed after the facts were read: the sums stay, the row says so. */
  readonly changedSince: boolean;
};
export type TeamWork = {
  readonly byAccount: ReadonlyMap<string, MemberWork>;
  /** More issues were open than are listed. */
  readonly cut: boolean;
};

/** Issues that are listed by name at most; what lies beyond stays in the sums. */
export const MOST_LISTED = 2_000;

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
