import { cycleTimeOf } from '../../domain/kpi/cycle-time';
import { sift } from '../../domain/kpi/flow-frame';
import { percentiles } from '../../domain/kpi/percentile';
import { wipAgeOf } from '../../domain/kpi/wip-age';
import type { Drawn } from './drawn';
import { frameFor, windowFor } from './figures';
import { deskOf } from './get-kpis';
import type { OpenScope } from './open-scope';
import type { KpiPorts } from './ports';
import { readMaterial } from './read-material';

const MOST = 500;

/** What is under way now by its age, with the cycle times of what was done lately to hold it against. */
export const ageing = async (ports: KpiPorts, open: OpenScope): Promise<Drawn> => {
  const kpis = ['wipAge', 'cycleTime'] as const;
  const now = windowFor('wipAge', open);
  const material = await readMaterial(ports, open, {
    kpis,
    windows: [{ from: open.today, to: now.to }, open.window],
    anyMoment: true,
  });
  const desk = deskOf(open);
  const [moment, past] = [frameFor(desk, now), frameFor(desk, open.window)];
  const aged = material.stays
    .flatMap((stay) => {
      const days = wipAgeOf(stay, moment);
      return typeof days === 'number' ? [{ issue: stay.id as string, stage: stay.stage, days }] : [];
    })
    .sort((a, b) => b.days - a.days);
  return {
    material,
    chart: {
      kind: 'ageing',
      issues: aged.slice(0, MOST),
      all: aged.length,
      percentiles: percentiles(sift(material.measures, (one) => cycleTimeOf(one, past)).samples),
    },
  };
};
