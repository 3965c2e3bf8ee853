import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import { fromJobState } from '../sync/checkpoint';
import type { JobState } from '../sync/ports';
import type { MeasuredBackTo } from './ports';

/** A pass through all issues, by one set of rules. `after` = the issue up to which it has come. */
export type Pass = {
  readonly after: IssueId | null;
  readonly rules: number;
  readonly done: number;
  /** How many were behind when it began. */
  readonly total: number;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** As of the last pass that came to its end, and as it will be when this one does. */
  readonly backTo: MeasuredBackTo;
  readonly readBackTo: MeasuredBackTo;
};

export const toJobState = ({ done, total, startedAt, finishedAt, ...rest }: Pass): JobState => ({
  ...{ phase: 'measure', checkpoint: JSON.stringify(rest), done, total, startedAt, finishedAt },
});

/** Null = nothing was ever measured. */
export const passOf = (state: JobState | null): Pass | null => {
  if (!state?.checkpoint || state.startedAt === null) return null;
  const { done, total, startedAt, finishedAt } = state;
  return { ...(JSON.parse(state.checkpoint) as Saved), done, total: total ?? 0, startedAt, finishedAt };
};
type Saved = Pick<Pass, 'after' | 'rules' | 'backTo' | 'readBackTo'>;

/** How far back issues were read with their histories. The backfill reads these by the last update, newest first. */
export const readBackTo = (state: JobState | null): MeasuredBackTo => {
  const at = fromJobState(state);
  if (at === null) return null;
  if (at.finishedAt !== null) return 'all';
  switch (at.phase) {
    case 'recent-sets':
      return at.sets?.updated ?? null;
    case 'rest':
      return instant(at.cutoff);
    case 'rest-sets':
      return at.sets?.updated ?? instant(at.cutoff);
    case 'rest-people':
      return 'all';
    default:
      return null;
  }
};
