import type { PersonId, TeamId } from '../../domain/capacity/types';
import { capacityOver } from '../../domain/capacity/working-day';
import { capacityVsDemand, type Planned } from '../../domain/kpi/capacity-vs-demand';
import type { KpiId } from '../../domain/kpi/catalogue';
import type { KpiFrame } from '../../domain/kpi/frame';
import { loadBalance } from '../../domain/kpi/load-balance';
import { loggedUtilisation } from '../../domain/kpi/logged-utilisation';
import { daysOf } from '../../domain/kpi/period';
import type { KpiResult, KpiWindow } from '../../domain/kpi/result';
import { endOfDay, localDateAt } from '../../domain/time';
import { addDays, seconds } from '../../domain/units';
import { mayCount } from '../may-count';
import { type PlannedPerson, planPeople } from '../plan-people';
import type { Viewer } from '../ports';
import type { OpenScope } from './open-scope';
import type { KpiPorts, Span } from './ports';

/** KPIs of a team's members and their calendars, not of issues. */
const OF_MEMBERS: ReadonlySet<KpiId> = new Set<KpiId>(['capacityVsDemand', 'loadBalance', 'loggedUtilisation']);
/** Those of them that look ahead, as many days as the period has, from today. */
const AHEAD: ReadonlySet<KpiId> = new Set<KpiId>(['capacityVsDemand', 'loadBalance', 'skillCoverage']);

export const isAhead = (kpi: KpiId): boolean => AHEAD.has(kpi);

/** A team's active members with their plans, and what they logged in the period and in the one before. */
export type Members = {
  readonly people: readonly PlannedPerson[];
  readonly logged: readonly (readonly [KpiWindow, ReadonlyMap<PersonId, number>])[];
};

/** Null where no KPI of members is asked for, or the scope is no team. Three statements at most. */
export const readMembers = async (
  ports: KpiPorts,
  viewer: Viewer,
  open: OpenScope,
  kpis: readonly KpiId[],
): Promise<Members | null> => {
  const { scope, now, today, site, window, before, where } = open;
  if (scope.kind !== 'team' || !kpis.some((kpi) => OF_MEMBERS.has(kpi))) return null;
  const team = scope.team as TeamId;
  const members = (await ports.people.people({ kind: 'team', team, alsoAccount: null, on: today })).filter(
    ({ active }) => active,
  );
  const ids = members.map(({ id }) => id);
  const logs = kpis.includes('loggedUtilisation');
  const [everything, logged] = await Promise.all([
    kpis.some((kpi) => isAhead(kpi) && OF_MEMBERS.has(kpi))
      ? ports.people.openIssues({ kind: 'ids', ids }, viewer.accountId)
      : [],
    Promise.all(
      (logs ? [window, before] : []).map(
        async (one) => [one, await ports.facts.logged(where, ids, spanOf(one, open))] as const,
      ),
    ),
  ]);
  const issues = await mayCount(ports, viewer, site.site, everything, now);
  return { people: planPeople(members, issues, site.site, now), logged };
};

const spanOf = ({ from, to }: KpiWindow, { zone }: OpenScope): Span => ({
  from: endOfDay(addDays(from, -1), zone),
  to: endOfDay(addDays(to, -1), zone),
});

/** The days ahead of a person, as many as the period has. */
const ahead = ({ window }: OpenScope, { today }: PlannedPerson) => ({
  from: today,
  to: addDays(today, daysOf(window) - 1),
});

const plannedOf = (open: OpenScope, person: PlannedPerson): Planned => {
  const range = ahead(open, person);
  const days = person.plan.days(range);
  return {
    person: person.person.id,
    load: person.plan.load(range),
    assumed: seconds(days.reduce((sum, { assumed }) => sum + assumed, 0)),
    unestimated: person.plan.unestimated.length,
    capacity: person.plan.capacity(range),
  };
};

/** Null = the KPI is not one of members. */
export const memberResult = (
  kpi: KpiId,
  open: OpenScope,
  members: Members | null,
  frame: KpiFrame,
): KpiResult | null => {
  if (members === null || !OF_MEMBERS.has(kpi)) return null;
  const { people, logged } = members;
  if (kpi === 'capacityVsDemand')
    return capacityVsDemand(
      framed(open, frame),
      people.map((one) => plannedOf(open, one)),
    );
  if (kpi === 'loadBalance')
    return loadBalance(
      framed(open, frame),
      people.map((one) => plannedOf(open, one)),
    );
  const hours = logged.find(([{ from }]) => from === frame.window.from)?.[1];
  const last = addDays(frame.window.to, -1);
  return loggedUtilisation(
    frame,
    people.map(({ person, calendar }) => {
      const spent = hours?.get(person.id);
      return {
        person: person.id,
        logged: spent === undefined ? null : seconds(spent),
        capacity: capacityOver(calendar, { from: frame.window.from, to: last }),
      };
    }),
  );
};

/** What looks ahead says so in its window. */
const framed = ({ window, now, zone }: OpenScope, frame: KpiFrame): KpiFrame => {
  const from = localDateAt(now, zone);
  return { ...frame, window: { from, to: addDays(from, daysOf(window)) } };
};
