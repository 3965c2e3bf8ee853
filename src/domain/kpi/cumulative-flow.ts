import type { LocalDate } from '../units';
import { datesOf, type Frame } from './flow-frame';
import type { Stage } from './issue';
import type { IssueStay } from './measure';

/** Issues by stage at the end of a local day. */
export type FlowDay = { readonly date: LocalDate } & Readonly<Record<Stage, number>>;

/**
 * A row for each local day of the window. What happens at the very end of a day belongs to the next one; issues that do
 * not exist yet are counted nowhere. docs/kpis.md “Cumulative flow”.
 */
export const cumulativeFlow = (stays: readonly IssueStay[], frame: Frame): FlowDay[] => {
  const dates = datesOf(frame.window);
  const first = dates[0];
  if (first === undefined) return [];
  const firstDay = frame.days.dayAt(frame.from);
  const steps = dates.map(noIssues);
  for (const { stage, from, to } of stays) {
    step(steps, frame.days.dayAt(from) - firstDay, stage, 1);
    if (to !== null) step(steps, frame.days.dayAt(to) - firstDay, stage, -1);
  }
  const sums = noIssues();
  return dates.map((date, index) => {
    for (const stage of STAGES) sums[stage] += steps[index]?.[stage] ?? 0;
    return { date, ...sums };
  });
};

type Counts = Record<Stage, number>;

const STAGES = ['toDo', 'inProgress', 'inReview', 'waiting', 'done'] as const satisfies readonly Stage[];

const noIssues = (): Counts => ({ toDo: 0, inProgress: 0, inReview: 0, waiting: 0, done: 0 });

/** What came before the window stands on its first day. */
const step = (steps: readonly Counts[], index: number, stage: Stage, by: number): void => {
  const day = steps[Math.max(0, index)];
  if (day !== undefined) day[stage] += by;
};
