import { z } from 'zod';
import { instant } from '../../domain/units';
import type { MeasuringProgress } from '../../usecases/measuring/ports';

/** The row of the job `measure`, as it is stored. */
export type MeasureJobRow = {
  readonly checkpoint: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly finished_at: number | null;
};

const saved = z.object({ backTo: z.union([z.number().transform(instant), z.literal('all'), z.null()]) });

/** What the row says; without one nothing was measured yet. */
export const measuringProgress = (row: MeasureJobRow | undefined): MeasuringProgress => {
  if (row === undefined) return { pass: null, backTo: null };
  const parsed = saved.safeParse(JSON.parse(row.checkpoint ?? 'null'));
  const underWay = row.finished_at === null && row.total !== null;
  return {
    pass: underWay ? { done: row.done, total: row.total } : null,
    backTo: parsed.success ? parsed.data.backTo : null,
  };
};
