import { useQuery } from '@tanstack/react-query';
import type { CapacityPanel, PanelMember } from '../../contract';
import type { NotListed } from './props';
import type { TeamWork } from './work';

/** What the listing depends on: asked again when somebody's sums moved, not at every look. */
export const fingerprint = (members: readonly PanelMember[]): string =>
  members
    .map(({ accountId, days, open, couldFinishBy }) =>
      [accountId, open, couldFinishBy ?? '', days[0]?.day ?? '', traceOf(days)].join(' '),
    )
    .join(';');

/** A number that is another one as soon as work moves from one day to the next. */
const traceOf = (days: PanelMember['days']): number => {
  let trace = 0;
  const add = (value: number) => {
    trace = (Math.imul(trace, 31) + Math.round(value)) | 0;
  };
  for (const { capacity, dated, undated, assumed } of days) {
    for (const value of [capacity, dated, assumed]) add(value);
    for (const { priority, seconds } of undated) add(seconds + (priority ?? -1));
  }
  return trace;
};

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
