import type { LocalDate } from '../units';
import { type Frame, isWithin, meanOf, type Sample, share, sift, withParts } from './flow-frame';
import type { Material } from './material';
import type { Measure } from './measure';
import type { KpiResult } from './result';

/** 1 for an issue done in the window on or before the date that was due at its start; docs/kpis.md “On-time delivery”. */
export const onTimeDeliveryOf = ({ started, done, doneDay, dueAtStart }: Measure, frame: Frame): Sample => {
  if (!isWithin(done, frame)) return null;
  return started === null ? 'never-started' : punctual(doneDay, dueAtStart);
};

/** The same by the latest due date, whether the issue was ever started or not. */
export const onTimeByLatestOf = ({ done, doneDay, due }: Measure, frame: Frame): Sample =>
  isWithin(done, frame) ? punctual(doneDay, due) : null;

/** Share of issues done in the window that had a due date, 0 to 1; parts `latest` and `latestN` by the latest due date. */
export const onTimeDelivery = ({ measures }: Material, frame: Frame): KpiResult => {
  const result = share(
    frame,
    sift(measures, (one) => onTimeDeliveryOf(one, frame)),
  );
  return withParts(result, () => {
    const latest = sift(measures, (one) => onTimeByLatestOf(one, frame)).samples;
    return { latest: meanOf(latest), latestN: latest.length };
  });
};

const punctual = (done: LocalDate | null, due: LocalDate | null): Sample =>
  due === null || done === null ? 'no-due-date' : Number(done <= due);
