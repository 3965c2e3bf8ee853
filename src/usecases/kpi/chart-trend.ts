import type { KpiRequest } from '../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../domain/kpi/catalogue';
import { addDays } from '../../domain/units';
import type { Drawn } from './drawn';
import { readExtra } from './extra';
import { targetFor } from './figures';
import { deskOf } from './get-kpis';
import { takesMeasures } from './kinds';
import { linePoints, lineWindows } from './lines';
import type { OpenScope } from './open-scope';
import type { KpiPorts } from './ports';
import { readMaterial } from './read-material';

/** A KPI with its percentiles over periods up to each of the last 26 Sundays. */
export const trend = async (
  ports: KpiPorts,
  open: OpenScope,
  kpi: KpiId,
  own: KpiRequest['targets'],
): Promise<Drawn> => {
  const windows = lineWindows(kpi, open);
  const [material, extra] = await Promise.all([
    readMaterial(ports, open, { kpis: takesMeasures(kpi) ? [kpi] : [], windows, anyMoment: false }),
    readExtra(ports, open, [kpi], windows),
  ]);
  const desk = deskOf(open, null, extra);
  const points = await linePoints(ports, desk, kpi, material);
  return {
    material,
    chart: {
      kind: 'trend',
      kpi,
      unit: CATALOGUE[kpi].unit,
      unset: points.find(({ result }) => result.unset !== null)?.result.unset ?? null,
      target: targetFor(open, kpi, own)?.shown ?? null,
      points: points.map(({ window, result: { value, n, parts } }) => ({
        to: addDays(window.to, -1),
        value,
        n,
        p50: parts.p50 ?? null,
        p85: parts.p85 ?? null,
        p95: parts.p95 ?? null,
      })),
    },
  };
};
