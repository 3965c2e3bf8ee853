import type { KpiFigure, KpiPoint, KpiRequest, ShownResult, ShownTarget } from '../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../domain/kpi/catalogue';
import { type Frame, frameOf } from '../../domain/kpi/flow-frame';
import type { LocalDays } from '../../domain/kpi/local-days';
import { daysOf, lineOf, periodBefore } from '../../domain/kpi/period';
import type { KpiResult, KpiWindow } from '../../domain/kpi/result';
import type { Stages } from '../../domain/kpi/stages';
import { type Period, stateOf, trendOf } from '../../domain/kpi/target';
import { addDays } from '../../domain/units';
import { cutter } from './cut';
import { isOfMoment, type RatedMaterial, resultOf } from './kinds';
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

/** Figures of one request: its material, cut into windows as they are asked for. */
export type Figures = (kpi: KpiId, window: KpiWindow) => KpiResult;

export const figuresIn = (desk: Desk, material: RatedMaterial): Figures => {
  const part = cutter(material, (window) => frameFor(desk, window));
  const mapped = { stages: desk.stages, scales: desk.open.site.fields };
  return (kpi, window) => {
    const { frame, material: own } = part(kpi, window);
    return memberResult(kpi, desk.open, desk.members, frame) ?? resultOf(kpi, own, frame, mapped);
  };
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
  { own, figures }: { readonly own: KpiRequest['targets']; readonly figures: Figures },
): KpiFigure => {
  const target = targetFor(desk.open, kpi, own);
  const judged = judgedBy(desk, kpi, target?.period ?? null, figures);
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
const judgedBy = (desk: Desk, kpi: KpiId, period: Period | null, figures: Figures) => {
  if (period === null || isOfMoment(kpi)) return null;
  const window = periodBefore(desk.open.today, period);
  if (window.from === desk.open.window.from && window.to === desk.open.window.to) return null;
  return { value: figures(kpi, window).value, window };
};

/** The KPI over periods as long as the one on screen, up to each of the last Sundays. */
export const lineFor = ({ today, window: shown }: OpenScope, kpi: KpiId, figures: Figures): readonly KpiPoint[] =>
  lineOf(today, daysOf(shown)).map((window) => {
    const { value, n } = figures(kpi, window);
    return { to: addDays(window.to, -1), value, n };
  });
