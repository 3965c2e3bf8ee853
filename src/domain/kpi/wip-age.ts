import { ages, elapsedDays, type Frame, type Sample, sift } from './flow-frame';
import type { Material } from './material';
import type { IssueStay } from './measure';
import type { KpiResult } from './result';
import { isAt, isUnderWay } from './wip';

/** Days since the start of an issue that is under way at the end of the window; docs/kpis.md “WIP”. */
export const wipAgeOf = (stay: IssueStay, { end }: Frame): Sample => {
  if (!isUnderWay(stay.stage) || !isAt(stay, end)) return null;
  return stay.started === null ? 'never-started' : elapsedDays(stay.started, end);
};

/** P85 in elapsed days, with P50 and P95 beside it; null below 8 issues. */
export const wipAge = ({ stays }: Material, frame: Frame): KpiResult =>
  ages(
    frame,
    sift(stays, (stay) => wipAgeOf(stay, frame)),
  );
