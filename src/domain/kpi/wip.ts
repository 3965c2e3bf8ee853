import type { Instant } from '../units';
import { answer, type Frame } from './flow-frame';
import type { Stage } from './issue';
import type { Material } from './material';
import type { IssueStay } from './measure';
import type { KpiResult } from './result';

/** Whether an issue was in this stay just before an instant. */
export const isAt = ({ from, to }: Pick<IssueStay, 'from' | 'to'>, at: Instant): boolean =>
  from < at && (to === null || to >= at);

/** In progress, in review or waiting: what entered one of these has started, and only to do wipes that. */
export const isUnderWay = (stage: Stage): boolean => stage !== 'toDo' && stage !== 'done';

/** Issues that are started and not done at the end of the window; null for a scope without an issue by then. docs/kpis.md “WIP”. */
export const wip = ({ stays, since }: Material, frame: Frame): KpiResult => {
  const count = stays.filter((stay) => isUnderWay(stay.stage) && isAt(stay, frame.end)).length;
  const value = since !== null && since < frame.end ? count : null;
  return answer(frame, { value, unit: 'count', n: count });
};
