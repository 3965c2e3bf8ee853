import type { Clock } from '../ports';
import type { JiraSource, SiteStore } from './ports';

type Ports = {
  readonly clock: Clock;
  readonly jira: Pick<JiraSource, 'project'>;
  readonly site: Pick<SiteStore, 'saveProjects' | 'markProjectClosed'>;
};

/** A viewer opened an issue of a project that the facts do not know: either it is new, or the app may not read it (true). */
export const noteClosedIfHidden = async ({ clock, jira, site }: Ports, project: number): Promise<boolean> => {
  const now = clock.now();
  const found = await jira.project(project);
  if (found === null) await site.markProjectClosed(project, now);
  else await site.saveProjects([found], now);
  return found === null;
};
