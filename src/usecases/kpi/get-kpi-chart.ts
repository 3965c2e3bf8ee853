import type { Reply } from '../../contract';
import type { KpiChartReply, KpiChartRequest } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';
import { isAboutPeople, isMoney } from '../../domain/kpi/people-rules';
import type { Viewer } from '../ports';
import { ageing } from './chart-ageing';
import { cumulativeFlowChart } from './chart-cumulative-flow';
import { histogram, revisionRounds, scatter } from './chart-issues';
import { throughputChart } from './chart-throughput';
import { trend } from './chart-trend';
import type { Drawn } from './drawn';
import { figuresIn, windowFor } from './figures';
import { deskOf, maySeeMoney } from './get-kpis';
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
  const kpis = kpisOf(request);
  const [open, mayMoney] = await Promise.all([openScope(ports, viewer, request), maySeeMoney(ports, viewer, kpis)]);
  if (open === null) return { ok: true, value: { kind: 'nothing-to-browse' } };
  const withheld: Drawn | null =
    kpis.some(isMoney) && !mayMoney
      ? { material: null, chart: { kind: 'withheld', why: 'rate-viewers' } }
      : await whyWithheld(ports, open, request);
  const { material, chart } = withheld ?? (await draw(ports, open, request));
  const [taken, all] = [material?.measures.length ?? 0, material?.all ?? 0];
  const notes = material === null ? [] : notesOf(material, open);
  const basis = basisOf(open, { kpis, taken, all, notes });
  return { ok: true, value: { kind: 'answer', ...basis, chart } };
};

/** The KPIs whose people are those of a chart, what it is about first. */
const kpisOf = ({ chart }: KpiChartRequest): readonly KpiId[] => {
  switch (chart.kind) {
    case 'trend':
    case 'histogram':
      return [chart.kpi];
    case 'cumulative-flow':
    case 'throughput':
      return ['throughput', 'wip', 'backlogAge'];
    case 'scatter':
      return ['cycleTime'];
    case 'ageing':
      return ['wipAge', 'cycleTime'];
    case 'revision-rounds':
      return ['revisionRounds'];
  }
};

/** A trend is judged point by point; every other chart by all that is in it, over its whole period. */
const whyWithheld = async (ports: KpiPorts, open: OpenScope, request: KpiChartRequest): Promise<Drawn | null> => {
  const kpis = kpisOf(request).filter((kpi) => isAboutPeople(kpi, open.kind));
  if (request.chart.kind === 'trend' || kpis.length === 0) return null;
  const windows = kpis.map((kpi) => windowFor(kpi, open));
  const material = await readMaterial(ports, open, { kpis, windows, anyMoment: true });
  const desk = deskOf(open);
  const figures = figuresIn(desk, material);
  const asked = kpis.map((kpi) => ({ kpi, window: windowFor(kpi, open), result: figures(kpi, windowFor(kpi, open)) }));
  const releases = await released(ports, desk, material, asked);
  const withheld = releases.find((release) => release.kind === 'withheld');
  return withheld === undefined ? null : { material, chart: { kind: 'withheld', why: withheld.why } };
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
