import type { PersonDays, Reply } from '../contract';
import { HORIZON_DAYS } from '../domain/capacity/spread';
import { addDays, instant } from '../domain/units';
import { BROWSE_IS_GOOD_MS } from './may-count';
import { type IssuePlace, issueIdOf, type PanelRequest, panelPeople } from './panel-people';
import type { PanelPorts, Viewer } from './ports';

export type DailyLoadsRequest = PanelRequest & { readonly accountIds: readonly string[] };

/**
 * The sums of 400 days of people whom the issue's panel shows; others are left out. Needs no word from Jira where the
 * panel has just had it: the viewer's Browse counts for five minutes, unless the issue has a security level.
 */
export const getDailyLoads = async (
  ports: PanelPorts,
  viewer: Viewer,
  request: DailyLoadsRequest,
): Promise<Reply<readonly PersonDays[]>> => {
  const now = ports.clock.now();
  const [, site, place] = await Promise.all([
    ports.reading(),
    ports.facts.site(),
    placeFor(ports, viewer, request, instant(now - BROWSE_IS_GOOD_MS)),
  ]);
  if (place === null) return { ok: false, failure: { kind: 'not-found' } };
  const teams = await ports.facts.teamsOf(place.project);
  const { planned } = await panelPeople(ports, viewer, { place, teams, teamId: request.teamId, site, now });

  return {
    ok: true,
    value: planned
      .filter(({ person }) => request.accountIds.includes(person.accountId))
      .map(({ person, today, plan }) => ({
        accountId: person.accountId,
        days: plan.days({ from: today, to: addDays(today, HORIZON_DAYS - 1) }),
      })),
  };
};

/** Null = the viewer may not browse the issue, or there is none. */
const placeFor = async (
  ports: PanelPorts,
  viewer: Viewer,
  request: DailyLoadsRequest,
  since: number,
): Promise<IssuePlace | null> => {
  const known = await ports.facts.issue(issueIdOf(request), viewer.accountId);
  const seen = known !== null && !known.secured && known.browseCheckedAt !== null && known.browseCheckedAt > since;
  return seen ? known : ports.viewerJira.issue(issueIdOf(request), null);
};
