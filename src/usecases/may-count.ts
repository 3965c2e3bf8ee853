import { type Instant, instant } from '../domain/units';
import type { OpenIssueFacts, PanelPorts, SiteFacts, Viewer } from './ports';

/** How long a viewer's Browse on a project counts as seen. */
export const BROWSE_IS_GOOD_MS = 5 * 60_000;

/**
 * The issues that a viewer's sums may be made of. With other work on: all. With it off: those without a security level in
 * projects that the viewer may browse, asked of Jira as the viewer where that was not seen within five minutes.
 */
export const mayCount = async (
  ports: BrowsePorts,
  viewer: Viewer,
  site: SiteFacts,
  open: readonly OpenIssueFacts[],
  now: Instant,
): Promise<readonly OpenIssueFacts[]> => {
  if (site.settings.otherWork) return open;
  const browsable = await mayBrowse(ports, viewer, open, now);
  return open.filter(({ project, secured }) => !secured && browsable.has(project));
};

type BrowsePorts = {
  readonly viewerJira: Pick<PanelPorts['viewerJira'], 'browsable'>;
  readonly access: PanelPorts['access'];
};
type Place = { readonly project: number; readonly browseCheckedAt: Instant | null };

/** Those of the projects that the viewer may browse, asked of Jira as the viewer where that was not seen within five minutes. */
export const mayBrowse = async (
  ports: BrowsePorts,
  viewer: Viewer,
  places: readonly Place[],
  now: Instant,
): Promise<ReadonlySet<number>> => {
  const since = instant(now - BROWSE_IS_GOOD_MS);
  const seen = new Set(
    places
      .filter(({ browseCheckedAt }) => browseCheckedAt !== null && browseCheckedAt > since)
      .map(({ project }) => project),
  );
  // A no is as good as a yes for as long: somebody who asks again and again costs one point in five minutes.
  const refused = new Set(
    places
      .filter(({ browseCheckedAt }) => browseCheckedAt !== null && -browseCheckedAt > since)
      .map(({ project }) => project),
  );
  const unknown = [...new Set(places.map(({ project }) => project))].filter(
    (project) => !seen.has(project) && !refused.has(project),
  );
  const allowed = unknown.length === 0 ? [] : await ports.viewerJira.browsable(unknown);
  if (allowed.length > 0) await ports.access.recordBrowse(viewer.accountId, allowed, now);
  const denied = unknown.filter((project) => !allowed.includes(project));
  if (denied.length > 0) await ports.access.recordNoBrowse(viewer.accountId, denied, now);
  return new Set([...seen, ...allowed]);
};
