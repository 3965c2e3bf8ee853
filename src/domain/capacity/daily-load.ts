import type { LocalDate, Seconds } from '../units';

/** What one person gives and has to do on one day; sums, never single issues. */
export type DailyLoad = {
  readonly day: LocalDate;
  readonly capacity: Seconds;
  /** Planned working time taken by absences that day, in the same measure as capacity (times allocation, less reserve). */
  readonly away: Seconds;
  readonly dated: Seconds;
  /** Undated work by position of priority (null = none), in ascending order. */
  readonly undated: readonly { readonly priority: number | null; readonly seconds: Seconds }[];
  /** How much of dated + undated is assumed. */
  readonly assumed: Seconds;
};
