import type { KpiFigure, KpiScope } from '../../contract/kpi';
import type { KpiId } from '../../domain/kpi/catalogue';

/** What a look into details needs to know; `figure` null = it came from a chart, and is asked for anew. */
export type Opened = { readonly kpi: KpiId; readonly figure: KpiFigure | null; readonly scope: KpiScope };
