import type { Reply } from '../../contract';
import type { KpiOptions } from '../../contract/kpi';
import { CATALOGUE, KPI_IDS, NEED_WORDS } from '../../domain/kpi/catalogue';
import type { GrantsOf } from '../access/ports';
import { mayBrowse } from '../may-count';
import { siteZone } from '../plan-people';
import type { Viewer } from '../ports';
import { isOfIssues } from './kinds';
import { missingFor } from './needs';
import type { KpiPorts, KpiSettingsStore, KpiSite } from './ports';

type Ports = KpiPorts & { readonly settings: Pick<KpiSettingsStore, 'teams'>; readonly grants: GrantsOf };

/** What the edit form offers. Two statements and the teams; Browse is asked for projects that were not seen lately. */
export const getKpiOptions = async (ports: Ports, viewer: Viewer): Promise<Reply<KpiOptions>> => {
  const [site, places, teams, jiraAdmin, { appAdmin }] = await Promise.all([
    ports.facts.site(viewer.accountId),
    ports.facts.projects(viewer.accountId),
    ports.settings.teams(),
    ports.viewerJira.isJiraAdmin(),
    ports.grants(viewer.accountId),
  ]);
  const browsable = await mayBrowse(ports, viewer, places, ports.clock.now());
  const projects = places.filter(({ project }) => browsable.has(project)).map(({ project }) => String(project));
  const open = new Set(projects);
  const reviewed = [site.stages.site, ...site.stages.projects.map(({ stages }) => stages)].some((stages) =>
    Object.values(stages).includes('inReview'),
  );
  return {
    ok: true,
    value: {
      zone: siteZone(site.site),
      projects,
      teams,
      unset: unsetOf(reviewed, site),
      admin: jiraAdmin || appAdmin,
      targets: site.targets.filter(({ owner }) => owner.kind === 'team' || open.has(owner.project)),
      currency: site.currency,
    },
  };
};

const unsetOf = (reviewed: boolean, site: KpiSite): KpiOptions['unset'] =>
  Object.fromEntries(
    KPI_IDS.flatMap((kpi) => {
      const { needs } = CATALOGUE[kpi];
      if (needs === null || (needs === 'review-stage' && reviewed && isOfIssues(kpi))) return [];
      // Whether rates, budgets or required skills are there, a figure says by itself.
      const missing = needs === 'review-stage' ? needs : missingFor(kpi, site);
      return missing === null ? [] : [[kpi, NEED_WORDS[missing]]];
    }),
  );
