import { type DoneIssue, doneInWindow } from '../../src/domain/kpi/done-issue';
import { doneIssueOf } from '../../src/domain/kpi/done-issue-of-flow';
import { estimateBias } from '../../src/domain/kpi/estimate-bias';
import { estimateCorrelation } from '../../src/domain/kpi/estimate-correlation';
import { estimateRatio } from '../../src/domain/kpi/estimate-ratio';
import type { Flow } from '../../src/domain/kpi/flow';
import type { Frame } from '../../src/domain/kpi/flow-frame';
import { mix } from '../../src/domain/kpi/mix';
import { timeTrackedCoverage } from '../../src/domain/kpi/time-tracked-coverage';

/** KPIs of estimates, hours and types, as far as a Jira export has their facts. `typeOf`: Jira's id of an issue's type. */
export const measures = (flows: readonly Flow[], frame: Frame, typeOf: ReadonlyMap<string, string>) => {
  const done = flows.map(doneIssueOf).filter((issue): issue is DoneIssue => issue !== null);
  const mixed = doneInWindow(frame, done).map(({ id, actual }) => ({
    id,
    keys: [typeOf.get(id) ?? ''],
    spent: actual,
  }));
  return {
    estimateBias: estimateBias(frame, done),
    estimateRatio: estimateRatio(frame, done),
    estimateCorrelation: estimateCorrelation(frame, done),
    timeTrackedCoverage: timeTrackedCoverage(frame, done),
    mix: mix(frame, mixed, 'type', true),
  };
};
