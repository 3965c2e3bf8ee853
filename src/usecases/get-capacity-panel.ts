import type { CapacityPanel, PanelIssue, PanelMember, PanelRemaining, Reply } from '../contract';
import { couldFinishBy, lateByDays } from '../domain/capacity/could-finish-by';
import { effectiveDue } from '../domain/capacity/due';
import { type Assumption, remainingOf } from '../domain/capacity/remaining';
import { HORIZON_DAYS } from '../domain/capacity/spread';
import type { IssueId, TeamId } from '../domain/capacity/types';
import { allocationOn } from '../domain/capacity/working-day';
import { localDateAt } from '../domain/time';
import { addDays, type DateRange, type Instant, type LocalDate, mondayOf } from '../domain/units';
import { mayCount } from './may-count';
import { type PlannedPerson, planPeople, siteZone } from './plan-people';
import type { LiveIssue, PanelPorts, SiteFacts, TeamsOfProject, Viewer } from './ports';

const WEEKS = 4;
const TWO_WEEKS = 14;

export type PanelRequest = { readonly issueId: string; readonly teamId?: number | undefined };

/** Who has room for this issue, week by week. Reading the issue as the viewer is the permission check. */
export const getCapacityPanel = async (
  ports: PanelPorts,
  viewer: Viewer,
  request: PanelRequest,
): Promise<Reply<CapacityPanel>> => {
  const [state, site] = await Promise.all([ports.reading(), ports.facts.site()]);
  const issue = await ports.viewerJira.issue(request.issueId as IssueId, site.fields);
  if (issue === null) return { ok: false, failure: { kind: 'not-found' } };
  const now = ports.clock.now();
  const [teams] = await Promise.all([
    ports.facts.teamsOf(issue.project),
    ports.access.recordBrowse(viewer.accountId, [issue.project], now),
  ]);
  const hidden =
    teams.project === null &&
    state.ready &&
    (await ports.projects.noteClosedIfHidden(issue.project).catch(() => false));
  const team = teams.teams.find(({ id }) => id === request.teamId) ?? teams.teams[0] ?? null;
  const people = await ports.facts.people(wanted(issue, team, localDateAt(now, siteZone(site))));
  const everything = await ports.facts.openIssues(
    people.map(({ id }) => id),
    viewer.accountId,
  );
  const open = await mayCount(ports, viewer, site, everything, now);

  const planned = planPeople(people, open, site, now);
  const facts = panelIssue(issue, site, teams);
  const today = localDateAt(now, siteZone(site));
  const window = windowOf(facts.due, today);
  const weeks = Array.from({ length: WEEKS }, (_, k) => addDays(mondayOf(today), 7 * k));
  const members = planned.filter(({ person }) => person.active || person.accountId === issue.assignee);
  return {
    ok: true,
    value: {
      asOf: state.asOf,
      catchingUp: state.behind,
      reading: state.reading,
      readOnly: viewer.readOnly,
      issue: facts,
      teams: teams.teams.map(({ id, name }) => ({ id, name })),
      team: team === null ? { kind: 'default' } : { kind: 'configured', id: team.id, name: team.name },
      window,
      weeks,
      members: members.map((one) =>
        panelMember(one, {
          live: issue,
          priority: teams.priorities.get(issue.priority ?? -1) ?? null,
          facts,
          window,
          until: addDays(weeks[0] ?? today, 7 * WEEKS - 1),
        }),
      ),
      closedProjects: teams.closedProjects + (hidden ? 1 : 0),
      otherWorkIncluded: site.settings.otherWork,
    },
  };
};

const wanted = (issue: LiveIssue, team: { id: TeamId } | null, on: LocalDate) =>
  team === null
    ? ({ kind: 'learned', project: issue.project, alsoAccount: issue.assignee } as const)
    : ({ kind: 'team', team: team.id, alsoAccount: issue.assignee, on } as const);

/** Until the due date, today included, as far as planning looks; two weeks where there is none or it has passed. */
const windowOf = (due: LocalDate | null, today: LocalDate): CapacityPanel['window'] => {
  if (due === null || due < today) return { kind: 'two-weeks', from: today, to: addDays(today, TWO_WEEKS - 1) };
  const furthest = addDays(today, HORIZON_DAYS - 1);
  return { kind: 'until-due', from: today, to: due < furthest ? due : furthest };
};

const panelIssue = (issue: LiveIssue, site: SiteFacts, teams: TeamsOfProject): PanelIssue => {
  const dayOf = (at: Instant | null) => (at === null ? null : localDateAt(at, siteZone(site)));
  const sprints = issue.sprints.map(({ state, end }) => ({ state, start: null, end: dayOf(end) }));
  const due = effectiveDue(issue.due, sprints, issue.versions);
  const assumption = site.settings.assumeRemaining ? (teams.assumptions.get(issue.type) ?? null) : null;
  return {
    id: issue.id,
    key: issue.key,
    open: issue.open,
    remaining: panelRemaining(issue, site, assumption),
    start: issue.start,
    due: due?.day ?? null,
    dueFrom: due?.from ?? null,
    assignee: issue.assignee,
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

type Shown = {
  readonly live: LiveIssue;
  readonly priority: number | null;
  readonly facts: PanelIssue;
  readonly window: DateRange;
  readonly until: LocalDate;
};

const panelMember = (
  { person, calendar, today, issues, plan }: PlannedPerson,
  { live, priority, facts, window, until }: Shown,
): PanelMember => {
  const own = { from: today, to: window.to };
  const allocation = allocationOn(calendar, today);
  const remaining = facts.remaining.kind === 'unknown' ? null : facts.remaining.seconds;
  const date = couldFinishBy({
    calendar,
    today,
    issues,
    issue: { id: live.id, remaining, start: live.start, priority },
  });
  const dueBy = (due: LocalDate | null) => due !== null && due >= today && due <= window.to;
  return {
    accountId: person.accountId,
    assigned: person.accountId === live.assignee,
    zone: calendar.zone,
    today,
    calendarAssumed: calendar.assumed,
    allocatedAbove: allocation !== null && allocation > 1 ? allocation : null,
    days: plan.days({ from: today, to: until }),
    free: plan.free(own),
    couldFinishBy: date,
    lateByDays: lateByDays(date, facts.due),
    open: issues.length,
    unestimated: issues.filter(({ remaining: work }) => work.kind !== 'known').length,
    dueInWindow: issues.filter(({ due }) => dueBy(due)).length,
    overdue: issues.filter(({ due }) => due !== null && due < today).length,
    notPlaced: plan.notPlaced.length,
  };
};
