import type { CapacityPanel, PlanningRules, Reply } from '../contract';
import type { Assumption } from '../domain/capacity/remaining';
import { localDateAt } from '../domain/time';
import { addDays, type Instant, mondayOf } from '../domain/units';
import { BROWSE_IS_GOOD_MS } from './may-count';
import { panelIssue, windowOf } from './panel-issue';
import { panelMember } from './panel-member';
import { issueIdOf, type PanelRequest, panelPeople } from './panel-people';
import { assumptionFor, siteZone } from './plan-people';
import type { OpenIssueFacts, PanelPorts, SiteFacts, TeamsOfProject, Viewer } from './ports';

const WEEKS = 4;

/** Who has room for this issue, week by week. Reading the issue as the viewer is the permission check. */
export const getCapacityPanel = async (
  ports: PanelPorts,
  viewer: Viewer,
  request: PanelRequest,
): Promise<Reply<CapacityPanel>> => {
  const [state, site] = await Promise.all([ports.reading(), ports.facts.site()]);
  const live = await ports.viewerJira.issue(issueIdOf(request), site.fields);
  if (live === null) return { ok: false, failure: { kind: 'not-found' } };
  const now = ports.clock.now();
  const [teams] = await Promise.all([
    ports.facts.teamsOf(live.project),
    ports.access.recordBrowse(viewer.accountId, [live.project], now),
  ]);
  const hidden =
    teams.project === null && state.ready && (await ports.projects.noteClosedIfHidden(live.project).catch(() => false));
  const asked = { place: live, teams, teamId: request.teamId, site, now };
  const { team, planned, open } = await panelPeople(ports, viewer, asked);

  const issue = panelIssue(live, site, teams);
  const today = localDateAt(now, siteZone(site));
  const window = windowOf(issue.due, today);
  const seen = seenIn(open, site, now);
  const weeks = Array.from({ length: WEEKS }, (_, k) => addDays(mondayOf(today), 7 * k));
  const last = addDays(mondayOf(today), 7 * WEEKS - 1);
  const until = window.to > last ? window.to : last;
  return {
    ok: true,
    value: {
      now,
      asOf: state.asOf,
      catchingUp: state.behind,
      pausedUntil: state.pausedUntil,
      stale: state.stale,
      reading: state.reading,
      readOnly: viewer.readOnly,
      issue,
      teams: teams.teams.map(({ id, name }) => ({ id, name })),
      team: team === null ? { kind: 'default' } : { kind: 'configured', id: team.id, name: team.name },
      window,
      weeks,
      members: planned.map((one) => panelMember(one, { live, issue, window, until, seen })),
      givenUp: state.givenUp ?? null,
      closedProjects: teams.closedProjects + (hidden ? 1 : 0),
      otherWorkIncluded: site.settings.otherWork,
      rules: planningRules(site, teams, { project: live.project, seen }),
    },
  };
};

/** Of these, the issues that the viewer may browse. With other work off, there are no others. */
const seenIn = (open: readonly OpenIssueFacts[], { settings }: SiteFacts, now: Instant): readonly OpenIssueFacts[] =>
  open.filter(
    ({ secured, browseCheckedAt }) =>
      !secured && (!settings.otherWork || (browseCheckedAt ?? 0) > now - BROWSE_IS_GOOD_MS),
  );

/** What was learned of a project is told only to whom its issues are: Browse seen just now or within five minutes. */
const planningRules = (
  site: SiteFacts,
  teams: TeamsOfProject,
  { project, seen }: { project: number; seen: readonly OpenIssueFacts[] },
): PlanningRules => {
  const learned = new Map<string, { project: string; type: string; seconds: Assumption['seconds'] }>();
  const add = (of: number, type: number, assumption: Assumption | null) => {
    if (assumption !== null)
      learned.set(`${of} ${type}`, { project: String(of), type: String(type), seconds: assumption.seconds });
  };
  for (const one of seen) add(one.project, one.type, assumptionFor(one.assumption, one.type, site));
  for (const [type, assumption] of teams.assumptions) add(project, type, assumptionFor(assumption, type, site));
  return {
    zone: siteZone(site),
    fields: site.fields ?? { start: null, sprint: null, rank: null, points: [] },
    secondsPerPoint: site.settings.secondsPerPoint,
    priorities: [...teams.priorities].sort(([, a], [, b]) => a - b).map(([id]) => String(id)),
    assumed: [...learned.values()],
  };
};
