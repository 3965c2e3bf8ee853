import type { ChartData } from '../../contract/kpi';
import type { ReadMaterial } from './read-material';

/** A chart, and the issues looked at for it; null = it came from sums by day. */
export type Drawn = { readonly material: ReadMaterial | null; readonly chart: ChartData };
