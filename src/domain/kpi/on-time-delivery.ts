import type { LocalDate } from '../units';
import { valueAt } from './changes';
import type { Flow } from './flow';
import { answer, type Frame, isWithin, meanOf, type Sample, sift } from './flow-frame';
import type { KpiResult } from './result';

/** 1 for an issue done in the window on or before the date that was due at its start; docs/kpis.md “On-time delivery”. */
export const onTimeDeliveryOf = ({ issue, started, done }: Flow, frame: Frame): Sample => {
  if (!isWithin(done, frame)) return null;
  if (started === null) return 'never-started';
  return punctual(frame.days.dateAt(done), valueAt(issue.dueChanges, issue.due, started));
};

/** The same by the latest due date, whether the issue was ever started or not. */
export const onTimeByLatestOf = ({ issue, done }: Flow, frame: Frame): Sample =>
  isWithin(done, frame) ? punctual(frame.days.dateAt(done), issue.due) : null;

/** Share of issues done in the window that had a due date, 0 to 1; parts `latest` and `latestN` by the latest due date. */
export const onTimeDelivery = (flows: readonly Flow[], frame: Frame): KpiResult => {
  const { samples, excluded } = sift(flows.map((flow) => onTimeDeliveryOf(flow, frame)));
  const latest = sift(flows.map((flow) => onTimeByLatestOf(flow, frame))).samples;
  const parts = { latest: meanOf(latest), latestN: latest.length };
  return answer(frame, { value: meanOf(samples), unit: 'share', n: samples.length, excluded, parts });
};

const punctual = (done: LocalDate, due: LocalDate | null): Sample =>
  due === null ? 'no-due-date' : Number(done <= due);
