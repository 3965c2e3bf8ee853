import type { KpiFigure, KpiPoint, KpiRequest, ShownResult, ShownTarget } from '../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../domain/kpi/catalogue';
import { type Frame, frameOf } from '../../domain/kpi/flow-frame';
import type { LocalDays } from '../../domain/kpi/local-days';
import type { Material } from '../../domain/kpi/material';
import { daysOf, lineOf, periodBefore } from '../../domain/kpi/period';
import type { KpiResult, KpiWindow } from '../../domain/kpi/result';
import type { Stages } from '../../domain/kpi/stages';
import { type Period, stateOf, trendOf } from '../../domain/kpi/target';
import { addDays } from '../../domain/units';
import { isOfMoment, resultOf } from './kinds';
import type { OpenScope } from './open-scope';
import { isAhead, type Members, memberResult } from './people-kpis';

/** What every figure of an answer is worked out with. */
export type Desk = {
  readonly open: OpenScope;
  readonly days: LocalDays;
  readonly complete: boolean;
  readonly stages: Stages;
  /** The team's members, where their KPIs are asked for. */
  readonly members: Members | null;
};

/** A KPI of this moment looks at now, and at the moments in which windows ended. */
export const windowFor = (kpi: KpiId, { window, today }: OpenScope): KpiWindow =>
  isOfMoment(kpi) ? { from: window.from, to: addDays(today, 1) } : window;

export const frameFor = ({ open, days, complete }: Desk, window: KpiWindow): Frame =>
  frameOf({ window, zone: open.zone, asOf: open.site.state.asOf, complete }, days);

/** What of the material a window is about, so that many windows do not look at everything. Stays go over moments: all stay. */
const within = ({ measures, ...rest }: Material, { from, to }: Frame): Material => ({
  ...rest,
  measures: measures.filter(
    ({ done, created }) => (done !== null && done >= from && done < to) || (created >= from && created < to),
  ),
});

export const figureOf = (desk: Desk, kpi: KpiId, material: Material, window: KpiWindow): KpiResult => {
  const frame = frameFor(desk, window);
  const ofMembers = memberResult(kpi, desk.open, desk.members, frame);
  if (ofMembers !== null) return ofMembers;
  return resultOf(kpi, within(material, frame), frame, desk.stages);
};

/** The target that holds: the gadget's own, else that of the one project or team which the scope is. */
export const targetFor = (
  { scope, site }: OpenScope,
  kpi: KpiId,
  own: KpiRequest['targets'],
): { readonly shown: ShownTarget; readonly period: Period | null } | null => {
  const given = own?.[kpi];
  if (given !== undefined) return { shown: { ...given, from: 'gadget' }, period: null };
  const stored = site.targets.find(({ kpi: of, owner }) => {
    if (of !== kpi) return false;
    if (owner.kind === 'team') return scope.kind === 'team' && scope.team === owner.team;
    return scope.kind === 'projects' && scope.projects.length === 1 && scope.projects[0] === owner.project;
  });
  if (stored === undefined) return null;
  const { direction, amber, red, owner, period } = stored;
  return { shown: { direction, amber, red, from: owner.kind }, period };
};

/** Windows that the figures of a request look at. */
export const windowsOf = (open: OpenScope, request: KpiRequest, withLine: boolean): readonly KpiWindow[] => {
  const judged = request.kpis.flatMap((kpi) => {
    const period = targetFor(open, kpi, request.targets)?.period;
    return period ? [periodBefore(open.today, period)] : [];
  });
  return [open.window, open.before, ...(withLine ? lineOf(open.today, daysOf(open.window)) : []), ...judged];
};

export const shownResult = ({ value, unit, n, excluded, unset, parts }: KpiResult): ShownResult => ({
  value,
  unit,
  n,
  excluded,
  unset,
  parts,
});

type Made = {
  readonly result: KpiResult;
  readonly before: KpiResult | null;
  readonly line: readonly KpiPoint[];
};

/** A figure with its target, state and trend. */
export const shownFigure = (
  desk: Desk,
  kpi: KpiId,
  { result, before, line }: Made,
  { own, material }: { readonly own: KpiRequest['targets']; readonly material: Material },
): KpiFigure => {
  const target = targetFor(desk.open, kpi, own);
  const judged = judgedBy(desk, kpi, target?.period ?? null, material);
  const direction = target?.shown.direction ?? CATALOGUE[kpi].direction;
  return {
    kpi,
    kind: 'shown',
    now: isOfMoment(kpi) || isAhead(kpi),
    result: shownResult(result),
    before: before?.value ?? null,
    trend: before === null ? null : trendOf(result, before, direction),
    target: target?.shown ?? null,
    state: target === null || result.unset !== null ? null : stateOf(judged ?? result, target.shown),
    judged,
    line,
  };
};

/** The figure of the target's own period, where that is another than the one on screen. */
const judgedBy = (desk: Desk, kpi: KpiId, period: Period | null, material: Material) => {
  if (period === null || isOfMoment(kpi)) return null;
  const window = periodBefore(desk.open.today, period);
  if (window.from === desk.open.window.from && window.to === desk.open.window.to) return null;
  return { value: figureOf(desk, kpi, material, window).value, window };
};

/** The KPI over periods as long as the one on screen, up to each of the last Sundays. */
export const lineFor = (desk: Desk, kpi: KpiId, material: Material): readonly KpiPoint[] =>
  lineOf(desk.open.today, daysOf(desk.open.window)).map((window) => {
    const { value, n } = figureOf(desk, kpi, material, window);
    return { to: addDays(window.to, -1), value, n };
  });
