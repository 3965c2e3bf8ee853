import type { KpiId } from '../../domain/kpi/catalogue';
import { isAboutPeople } from '../../domain/kpi/people-rules';
import { daysOf, lineOf } from '../../domain/kpi/period';
import type { KpiResult, KpiWindow } from '../../domain/kpi/result';
import { type Desk, figuresIn } from './figures';
import type { OpenScope } from './open-scope';
import type { KpiPorts } from './ports';
import type { ReadMaterial } from './read-material';
import { released } from './release';

export type LinePoint = { readonly window: KpiWindow; readonly result: KpiResult };

/**
 * The windows of a line: periods as long as the one on screen, up to each of the last 26 Sundays. Of scopes of people they
 * must not overlap: the difference of two would be a figure of a week.
 */
export const lineWindows = (kpi: KpiId, { kind, today, window }: OpenScope): readonly KpiWindow[] => {
  const all = lineOf(today, daysOf(window));
  if (!isAboutPeople(kpi, kind)) return all;
  const apart: KpiWindow[] = [];
  for (const one of all.toReversed()) {
    const next = apart.at(-1);
    if (next === undefined || one.to <= next.from) apart.push(one);
  }
  return apart.reverse();
};

/** The points of a line that may be shown. */
export const linePoints = async (
  ports: KpiPorts,
  desk: Desk,
  kpi: KpiId,
  material: ReadMaterial,
): Promise<readonly LinePoint[]> => {
  const figures = figuresIn(desk, material);
  const points = lineWindows(kpi, desk.open).map((window) => ({
    kpi,
    window,
    result: figures(kpi, window),
  }));
  const releases = await released(ports, desk, material, points);
  return points.flatMap(({ window }, index) => {
    const release = releases[index];
    return release?.kind === 'shown' ? [{ window, result: release.result }] : [];
  });
};
