import type { KpiId } from './catalogue';

/** Fields of an issue in which an odd value may stand, as facts call them; `issue` = something it cannot be without. */
export type OddFact =
  | 'issue'
  | 'change'
  | 'resolved'
  | 'due'
  | 'start'
  | 'original'
  | 'remaining'
  | 'spent'
  | 'points'
  | 'worklog'
  | 'assignee'
  | 'comment'
  | 'component'
  | 'label'
  | 'sprint'
  | 'fix_version';

/** Made of what is planned; every other KPI is made of what happened. */
const PLANS: readonly KpiId[] = ['capacityVsDemand', 'loadBalance', 'skillCoverage'];

/** KPIs that an odd value in this field is missing from; null = all that are made of what happened. */
const MISSED: Readonly<Record<OddFact, readonly KpiId[] | null>> = {
  issue: null,
  change: null,
  resolved: null,
  due: ['onTimeDelivery', 'rushShare', 'openSafetyIssues', ...PLANS],
  start: PLANS,
  original: ['estimateBias', 'estimateRatio', 'estimateCorrelation', ...PLANS],
  remaining: PLANS,
  spent: PLANS,
  points: PLANS,
  worklog: [
    ...(['estimateBias', 'estimateRatio', 'timeTrackedCoverage', 'mix', 'loggedUtilisation'] as const),
    ...(['coordinationShare', 'cost', 'costPerIssue', 'budgetBurn', 'incidentRate', 'participation'] as const),
  ],
  assignee: ['participation', ...PLANS],
  comment: ['participation'],
  component: ['mix'],
  label: ['mix', 'coordinationShare', 'openSafetyIssues', 'incidentRate'],
  sprint: PLANS,
  fix_version: PLANS,
};

/** Whether a value that no sum takes keeps the issue, or a part of it, out of this KPI. */
export const isMissedBy = (field: string, kpi: KpiId): boolean => {
  if (!Object.hasOwn(MISSED, field)) return false;
  const missed = MISSED[field as OddFact];
  return missed === null ? !PLANS.includes(kpi) : missed.includes(kpi);
};
