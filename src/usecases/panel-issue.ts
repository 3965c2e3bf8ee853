import type { CapacityPanel, PanelIssue, PanelRemaining } from '../contract';
import { effectiveDue } from '../domain/capacity/due';
import { type Assumption, remainingOf } from '../domain/capacity/remaining';
import { HORIZON_DAYS } from '../domain/capacity/spread';
import { localDateAt } from '../domain/time';
import { addDays, type Instant, type LocalDate } from '../domain/units';
import { assumptionFor, siteZone } from './plan-people';
import type { LiveIssue, SiteFacts, TeamsOfProject } from './ports';

const TWO_WEEKS = 14;

/** Until the due date, today included, as far as planning looks; two weeks where there is none or it has passed. */
export const windowOf = (due: LocalDate | null, today: LocalDate): CapacityPanel['window'] => {
  if (due === null || due < today) return { kind: 'two-weeks', from: today, to: addDays(today, TWO_WEEKS - 1) };
  const furthest = addDays(today, HORIZON_DAYS - 1);
  return { kind: 'until-due', from: today, to: due < furthest ? due : furthest };
};

/** The issue on screen as planning sees it. */
export const panelIssue = (live: LiveIssue, site: SiteFacts, teams: TeamsOfProject): PanelIssue => {
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
