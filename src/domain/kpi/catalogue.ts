import type { KpiEntry } from './catalogue-entry';
import { FLOW_ENTRIES } from './catalogue-flow';
import { MEASURE_ENTRIES } from './catalogue-measures';
import type { Need } from './frame';

export type { KpiEntry } from './catalogue-entry';

export type KpiId = keyof typeof FLOW_ENTRIES | keyof typeof MEASURE_ENTRIES;

/** Every KPI there is. One that is not here cannot be shown. */
export const CATALOGUE: Readonly<Record<KpiId, KpiEntry>> = { ...FLOW_ENTRIES, ...MEASURE_ENTRIES };

export const KPI_IDS = Object.keys(CATALOGUE) as KpiId[];

/** What an admin has to set; read after "Not set up:". */
export const NEED_WORDS: Readonly<Record<Need, string>> = {
  'review-stage': 'which statuses are the review stage',
  coordination: 'which issue types or labels are coordination',
  'tier-labels': 'the field of the tier',
  departments: 'the field of the requesting department',
  rates: 'hourly rates',
  budget: 'a budget of the project for every day of the period',
  'satisfaction-field': 'the satisfaction field and its scale',
  'nps-field': 'the field of the 0 to 10 recommendation',
  safety: 'which issue types, labels or options are safety issues',
  incidents: 'which issue types, labels or options are incidents and near misses',
  'sign-off': 'which issues are scope items, and the field or status that signs one off',
  procedures: 'the steps and checklist of a procedure by issue type',
  disciplines: 'which teams are which discipline',
  'required-skills': 'which work requires which skills',
  team: 'a team as the scope',
  'broken-field': 'another field: the one that is mapped is gone from Jira, or changed its type',
};
