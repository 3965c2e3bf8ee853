import type { MeasureStore } from '../../usecases/measuring/ports';
import { behind, behindSince } from './measure-behind';
import { factsToMeasure } from './measure-facts';
import { distrustUnknown, ruleFacts, saveStatuses } from './measure-rules';
import { sumUp } from './measure-sums';
import { writeMeasures } from './measure-write';
import { migrateKpi } from './migrate';

/** Measures of issues, for the worker that writes them. */
export const measures: MeasureStore = {
  prepare: migrateKpi,
  ruleFacts,
  saveStatuses,
  distrustUnknown,
  facts: factsToMeasure,
  behind,
  behindSince,
  write: writeMeasures,
  sumUp,
};
