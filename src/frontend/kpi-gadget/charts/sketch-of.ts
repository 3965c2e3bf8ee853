import type { ChartData, KpiBasis } from '../../../contract/kpi';
import { ageingSketch } from './ageing';
import { cumulativeFlowSketch } from './cumulative-flow';
import { histogramSketch } from './histogram';
import { revisionRoundsSketch } from './revision-rounds';
import { scatterSketch } from './scatter';
import type { Drawn, Sketch } from './sketch';
import { throughputSketch } from './throughput';
import { trendSketch } from './trend';

/** Works a chart out for a width; nothing in it is measured from the page. */
export const sketchOf = (data: Exclude<ChartData, { kind: 'withheld' }>, basis: KpiBasis, drawn: Drawn): Sketch => {
  switch (data.kind) {
    case 'trend':
      return trendSketch(data, drawn);
    case 'cumulative-flow':
      return cumulativeFlowSketch(data, drawn);
    case 'scatter':
      return scatterSketch(data, basis, drawn);
    case 'histogram':
      return histogramSketch(data, drawn);
    case 'ageing':
      return ageingSketch(data, drawn);
    case 'throughput':
      return throughputSketch(data, basis, drawn);
    case 'revision-rounds':
      return revisionRoundsSketch(data, drawn);
  }
};
