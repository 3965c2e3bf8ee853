import type { KpiChart } from '../../../contract/kpi';
import { CATALOGUE, type KpiId } from '../../../domain/kpi/catalogue';

export const chartTitle = (chart: KpiChart): string => {
  switch (chart.kind) {
    case 'trend':
      return `${CATALOGUE[chart.kpi].name}, trend`;
    case 'cumulative-flow':
      return 'Cumulative flow';
    case 'scatter':
      return 'Cycle time, each issue';
    case 'histogram':
      return `${CATALOGUE[chart.kpi].name}, spread`;
    case 'ageing':
      return 'Ageing work';
    case 'throughput':
      return 'Throughput and forecast';
    case 'revision-rounds':
      return 'Revision rounds';
  }
};

/** Whose issues a chart is made of; null = of all in its scope. */
export const kpiBehind = (chart: KpiChart): KpiId | null => {
  switch (chart.kind) {
    case 'trend':
    case 'histogram':
      return chart.kpi;
    case 'scatter':
      return 'cycleTime';
    case 'ageing':
      return 'wipAge';
    case 'throughput':
      return 'throughput';
    case 'revision-rounds':
      return 'revisionRounds';
    case 'cumulative-flow':
      return null;
  }
};
