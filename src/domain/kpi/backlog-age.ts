import { ages, elapsedDays, type Frame, type Sample, sift } from './flow-frame';
import type { Material } from './material';
import type { IssueStay } from './measure';
import type { KpiResult } from './result';
import { isAt } from './wip';

/** Days since the creation of an issue that is in to do at the end of the window; docs/kpis.md “Backlog age”. */
export const backlogAgeOf = (stay: IssueStay, { end }: Frame): Sample =>
  stay.stage === 'toDo' && isAt(stay, end) ? elapsedDays(stay.created, end) : null;

/** P85 in elapsed days, with P50 and P95 beside it; null below 8 issues. */
export const backlogAge = ({ stays }: Material, frame: Frame): KpiResult =>
  ages(
    frame,
    sift(stays, (stay) => backlogAgeOf(stay, frame)),
  );
