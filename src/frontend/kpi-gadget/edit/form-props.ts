import type { KpiOptions } from '../../../contract/kpi';
import type { Figures } from '../figures';
import type { Choice } from './choices';
import type { Problems } from './config-of';
import type { Draft } from './draft';

/** What every part of the form gets. */
export type FormProps = {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
  readonly options: KpiOptions;
  /** Null while names are read. */
  readonly projects: readonly Choice[] | null;
  readonly problems: Problems;
  readonly figures: Figures;
};
