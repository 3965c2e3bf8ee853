import { type Flow, stageBefore } from './flow';
import { ages, elapsedDays, type Frame, type Sample, sift } from './flow-frame';
import type { KpiResult } from './result';

/** Days since the creation of an issue that is in to do at the end of the window; docs/kpis.md “Backlog age”. */
export const backlogAgeOf = (flow: Flow, { end }: Frame): Sample =>
  stageBefore(flow, end) === 'toDo' ? elapsedDays(flow.issue.created, end) : null;

/** P85 in elapsed days, with P50 and P95 beside it; null below 8 issues. */
export const backlogAge = (flows: readonly Flow[], frame: Frame): KpiResult =>
  ages(frame, sift(flows.map((flow) => backlogAgeOf(flow, frame))));
