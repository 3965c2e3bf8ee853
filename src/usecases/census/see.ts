import type { SyncPorts } from '../sync/ports';
import type { CensusProject, CensusRow } from './ports';

/** Null = the app sees the project, and it counts. Else how it is labelled from now on; its facts stay as they are. */
export const see = async ({ clock, jira, site }: SyncPorts, row: CensusProject): Promise<CensusRow | null> => {
  const now = clock.now();
  const found = await jira.project(row.project);
  if (found !== null) await site.saveProjects([found], now);
  if (found !== null && !found.archived) return null;
  if (found === null) await site.markProjectClosed(row.project, now);
  return frozen(row, found === null ? 'closed' : 'archived', now);
};

/** Nothing of it is counted until it comes back; when it was last counted stays, for what changed since. */
export const frozen = (row: CensusProject, state: 'closed' | 'archived', lookedAt: number): CensusRow => ({
  ...row,
  state,
  checkpoint: JSON.stringify({ kind: 'away', lookedAt }),
});
