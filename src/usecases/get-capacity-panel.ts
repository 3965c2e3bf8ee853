import type { CapacityPanel, PanelIssue, PanelRemaining, PlanningRules, Reply } from '../contract';
import { effectiveDue } from '../domain/capacity/due';
import { type Assumption, remainingOf } from '../domain/capacity/remaining';
import { HORIZON_DAYS } from '../domain/capacity/spread';
import { localDateAt } from '../domain/time';
import { addDays, type Instant, type LocalDate, mondayOf } from '../domain/units';
import { BROWSE_IS_GOOD_MS } from './may-count';
import { panelMember } from './panel-member';
import { issueIdOf, type PanelRequest, panelPeople } from './panel-people';
import { assumptionFor, siteZone } from './plan-people';
import type { LiveIssue, OpenIssueFacts, PanelPorts, SiteFacts, TeamsOfProject, Viewer } from './ports';

const WEEKS = 4;
const TWO_WEEKS = 14;

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
      reading: state.reading,
      readOnly: viewer.readOnly,
      issue,
      teams: teams.teams.map(({ id, name }) => ({ id, name })),
      team: team === null ? { kind: 'default' } : { kind: 'configured', id: team.id, name: team.name },
      window,
      weeks,
      members: planned.map((one) => panelMember(one, { live, issue, window, until })),
      closedProjects: teams.closedProjects + (hidden ? 1 : 0),
      otherWorkIncluded: site.settings.otherWork,
      rules: planningRules(site, teams, { project: live.project, open, now }),
    },
  };
};

/** Until the due date, today included, as far as planning looks; two weeks where there is none or it has passed. */
const windowOf = (due: LocalDate | null, today: LocalDate): CapacityPanel['window'] => {
  if (due === null || due < today) return { kind: 'two-weeks', from: today, to: addDays(today, TWO_WEEKS - 1) };
  const furthest = addDays(today, HORIZON_DAYS - 1);
  return { kind: 'until-due', from: today, to: due < furthest ? due : furthest };
};

const panelIssue = (live: LiveIssue, site: SiteFacts, teams: TeamsOfProject): PanelIssue => {
  const dayOf = (at: Instant | null) => (at === null ? null : localDateAt(at, siteZone(site)));
  const sprints = live.sprints.map(({ state, end }) => ({ state, start: null, end: dayOf(end) }));
  const due = effectiveDue(live.due, sprints, live.versions);
  const assumption = assumptionFor(teams.assumptions.get(live.type) ?? null, live.type, site);
  return {
    id: live.id,
    key: live.key,
    project: String(live.project),
    open: live.open,
    archived: teams.project?.archived ?? false,
    remaining: panelRemaining(live, site, assumption),
    start: live.start,
    due: due?.day ?? null,
    dueFrom: due?.from ?? null,
    assignee: live.assignee,
    priority: teams.priorities.get(live.priority ?? -1) ?? null,
    rank: live.rank,
    created: live.created,
  };
};

const panelRemaining = (
  { effort }: LiveIssue,
  { settings }: SiteFacts,
  assumption: Assumption | null,
): PanelRemaining => {
  const remaining = remainingOf(effort, settings.secondsPerPoint, assumption);
  if (remaining.kind !== 'assumed' || assumption === null)
    return remaining.kind === 'assumed' ? { kind: 'unknown' } : remaining;
  return { ...remaining, from: assumption.from, n: assumption.n };
};

/** What was learned of a project is told only to whom its issues are: Browse seen just now or within five minutes. */
const planningRules = (
  site: SiteFacts,
  teams: TeamsOfProject,
  { project, open, now }: { project: number; open: readonly OpenIssueFacts[]; now: Instant },
): PlanningRules => {
  // With other work off, `open` holds only what the viewer may browse.
  const isSeen = ({ secured, browseCheckedAt }: OpenIssueFacts) =>
    !secured && (!site.settings.otherWork || (browseCheckedAt ?? 0) > now - BROWSE_IS_GOOD_MS);
  const seen = open.filter(isSeen);
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
