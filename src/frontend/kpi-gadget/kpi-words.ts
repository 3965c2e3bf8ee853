import { CATALOGUE, type KpiId } from '../../domain/kpi/catalogue';

/** A KPI with the currency of its figure, where it is money. */
export type KpiLike = { readonly id: KpiId; readonly currency?: string | undefined };

const MEDIANS: readonly KpiId[] = [
  'leadTime',
  'cycleTime',
  'firstProofTime',
  'reviewDuration',
  'revisionRounds',
  'flowEfficiency',
  'estimateRatio',
];
const P85: readonly KpiId[] = ['wipAge', 'backlogAge'];

/** What the value is of many values; null where it is a sum, a share or a count. */
export const statisticOf = (id: KpiId): 'median' | 'P85' | null =>
  MEDIANS.includes(id) ? 'median' : P85.includes(id) ? 'P85' : null;

/** KPIs that are issues ÷ issues: the count of both tells more than the share. */
const QUOTIENTS: readonly KpiId[] = [
  'firstTimeRight',
  'reworkRate',
  'onTimeDelivery',
  'rushShare',
  'timeTrackedCoverage',
  'signOffShare',
  'procedureConformance',
  'skillCoverage',
];
export const isQuotient = (id: KpiId): boolean => QUOTIENTS.includes(id);

/** KPIs of a moment: what stands open at the end of the period. */
const MOMENTS: readonly KpiId[] = ['wip', 'wipAge', 'backlogAge', 'openSafetyIssues'];
export const isOfMoment = (id: KpiId): boolean => MOMENTS.includes(id);

const plural = (value: number, one: string, many: string) => (value === 1 ? one : many);

export const unitWords = ({ id, currency }: KpiLike, value: number): string => {
  switch (CATALOGUE[id].unit) {
    case 'days':
      return 'days';
    case 'share':
      return '%';
    case 'count':
      return id === 'revisionRounds' ? plural(value, 'round', 'rounds') : plural(value, 'issue', 'issues');
    case 'count-per-week':
      return 'a week';
    case 'count-per-1000-hours':
      return 'per 1,000 h';
    case 'hours':
      return 'h';
    case 'points':
      return 'points';
    case 'ratio':
      return '';
    case 'money-minor':
      return currency === undefined ? 'minor units' : '';
  }
};

/** Groups of the picker, in the order of a team's day: does it flow, is it right, what does it take, who needs what. */
export const KPI_GROUPS: readonly { readonly name: string; readonly kpis: readonly KpiId[] }[] = [
  {
    name: 'Flow',
    kpis: ['leadTime', 'cycleTime', 'throughput', 'onTimeDelivery', 'wip', 'wipAge', 'backlogAge', 'flowEfficiency'],
  },
  {
    name: 'Review and quality',
    kpis: [
      'firstProofTime',
      'reviewDuration',
      'revisionRounds',
      'firstTimeRight',
      'reworkRate',
      'procedureConformance',
      'signOffShare',
    ],
  },
  {
    name: 'Estimates and time',
    kpis: [
      'estimateBias',
      'estimateRatio',
      'estimateCorrelation',
      'timeTrackedCoverage',
      'loggedUtilisation',
      'coordinationShare',
    ],
  },
  { name: 'Plans and team', kpis: ['capacityVsDemand', 'loadBalance', 'skillCoverage', 'participation'] },
  { name: 'Requests', kpis: ['rushShare', 'mix', 'satisfaction', 'nps'] },
  { name: 'Cost', kpis: ['cost', 'costPerIssue', 'budgetBurn'] },
  { name: 'Safety', kpis: ['openSafetyIssues', 'incidentRate'] },
];
