import { seconds, toHours } from '../units';
import { answered, type KpiFrame, notSetUp, share } from './frame';
import { type LoggedWork, secondsOf, workInWindow } from './logged-work';
import { type Markable, type Marks, markedBy } from './marks';
import type { KpiResult } from './result';

/** Hours on types or labels marked as coordination ÷ all hours logged. `n` = worklogs. */
export const coordinationShare = (
  frame: KpiFrame,
  worklogs: readonly (LoggedWork & Markable)[],
  coordination: Marks | null,
): KpiResult => {
  const coordinates = markedBy(coordination);
  if (coordinates === null) return notSetUp(frame, 'share', 'coordination');
  const { work, bad } = workInWindow(frame, worklogs);
  const [part, all] = [secondsOf(work.filter(coordinates)), secondsOf(work)];
  const hoursOf = (spent: number) => (work.length ? toHours(seconds(spent)) : null);
  return answered(frame, 'share', share(part, all), work.length, {
    excluded: { 'bad-worklog': bad },
    parts: { coordinationHours: hoursOf(part), hours: hoursOf(all) },
  });
};
