import type { LocalDate } from '../units';
import { answer, type Frame, isWithin, meanOf, type Sample, sift } from './flow-frame';
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
  const { samples, excluded } = sift(measures.map((one) => onTimeDeliveryOf(one, frame)));
  const latest = sift(measures.map((one) => onTimeByLatestOf(one, frame))).samples;
  const parts = { latest: meanOf(latest), latestN: latest.length };
  return answer(frame, { value: meanOf(samples), unit: 'share', n: samples.length, excluded, parts });
};

const punctual = (done: LocalDate | null, due: LocalDate | null): Sample =>
  due === null || done === null ? 'no-due-date' : Number(done <= due);
