import type { Reply } from '../../contract';
import type { KpiChartReply, KpiChartRequest } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { isAboutPeople } from '../../domain/kpi/people-rules';
import type { Viewer } from '../ports';
import { ageing } from './chart-ageing';
import { cumulativeFlowChart } from './chart-cumulative-flow';
import { histogram, revisionRounds, scatter } from './chart-issues';
import { throughputChart } from './chart-throughput';
import { trend } from './chart-trend';
import type { Drawn } from './drawn';
import { figuresIn, windowFor } from './figures';
import { deskOf } from './get-kpis';
import { basisOf, type OpenScope, openScope } from './open-scope';
import type { KpiPorts } from './ports';
import { notesOf, readMaterial } from './read-material';
import { released } from './release';

/** One chart of a scope with the viewer's rights. Of scopes of people it is drawn where its period as a whole may be shown. */
export const getKpiChart = async (
  ports: KpiPorts,
  viewer: Viewer,
  request: KpiChartRequest,
): Promise<Reply<KpiChartReply>> => {
  const open = await openScope(ports, viewer, request);
  if (open === null) return { ok: true, value: { kind: 'nothing-to-browse' } };
  const withheld = await whyWithheld(ports, open, request);
  const { material, chart } = withheld ?? (await draw(ports, open, request));
  const [taken, all] = [material?.measures.length ?? 0, material?.all ?? 0];
  const notes = material === null ? [] : notesOf(material, open);
  const basis = basisOf(open, { kpis: [kpiOf(request)], taken, all, notes });
  return { ok: true, value: { kind: 'answer', ...basis, chart } };
};

/** The KPI whose people are those of a chart. */
const kpiOf = ({ chart }: KpiChartRequest): KpiId => {
  if (chart.kind === 'trend' || chart.kind === 'histogram') return chart.kpi;
  const kpis = {
    'cumulative-flow': 'throughput',
    scatter: 'cycleTime',
    ageing: 'wipAge',
    throughput: 'throughput',
    'revision-rounds': 'revisionRounds',
  } as const;
  return kpis[chart.kind];
};

/** A trend is judged point by point; every other chart by its whole period. */
const whyWithheld = async (ports: KpiPorts, open: OpenScope, request: KpiChartRequest): Promise<Drawn | null> => {
  const kpi = kpiOf(request);
  if (request.chart.kind === 'trend' || !isAboutPeople(kpi, open.kind)) return null;
  const window = windowFor(kpi, open);
  const material = await readMaterial(ports, open, { kpis: [kpi], windows: [window], anyMoment: true });
  const desk = deskOf(open);
  const result = figuresIn(desk, material)(kpi, window);
  const [release] = await released(ports, desk, material, [{ kpi, window, result }]);
  return release?.kind === 'withheld' ? { material, chart: { kind: 'withheld', why: release.why } } : null;
};

const draw = (ports: KpiPorts, open: OpenScope, request: KpiChartRequest): Promise<Drawn> => {
  const { chart } = request;
  switch (chart.kind) {
    case 'trend':
      return trend(ports, open, chart.kpi, request.targets);
    case 'cumulative-flow':
      return cumulativeFlowChart(ports, open);
    case 'scatter':
      return scatter(ports, open);
    case 'histogram':
      return histogram(ports, open, chart.kpi);
    case 'ageing':
      return ageing(ports, open);
    case 'throughput':
      return throughputChart(ports, open, chart.ask);
    case 'revision-rounds':
      return revisionRounds(ports, open);
  }
};
