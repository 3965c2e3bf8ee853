import { entry, PERCENTILES } from './catalogue-entry';

export const FLOW_ENTRIES = {
  leadTime: entry({
    name: 'Lead time',
    unit: 'days',
    direction: 'lower',
    formula: 'done − created',
    wholeParts: [...PERCENTILES, 'workingP50', 'workingP85', 'workingP95'],
    benchmark: 'asset turnaround under 5 days in house, under 7 with an agency',
  }),
  cycleTime: entry({ name: 'Cycle time', unit: 'days', direction: 'lower', formula: 'done − started' }),
  firstProofTime: entry({
    name: 'First-proof time',
    needs: 'review-stage',
    unit: 'days',
    direction: 'lower',
    formula: 'first entry into review − started',
  }),
  reviewDuration: entry({
    name: 'Review duration',
    needs: 'review-stage',
    unit: 'days',
    direction: 'lower',
    formula: 'sum of time in review stages',
    benchmark: '64 % of teams track it',
  }),
  revisionRounds: entry({
    name: 'Revision rounds',
    needs: 'review-stage',
    unit: 'count',
    direction: 'lower',
    formula: 're-entries into work from review',
    wholeParts: [...PERCENTILES, 'mean'],
    benchmark: '3 is healthy, above 5 points to a weak brief, below 2 is lax',
  }),
  firstTimeRight: entry({
    name: 'First time right',
    needs: 'review-stage',
    unit: 'share',
    direction: 'higher',
    formula: 'issues with no bounce ÷ done',
    benchmark: 'at most 20 % bounce',
  }),
  reworkRate: entry({
    name: 'Rework rate',
    unit: 'share',
    direction: 'lower',
    formula: 'issues that left a done status ÷ done',
    // What left done in the window is other issues than what is done.
    wholeParts: [],
  }),
  onTimeDelivery: entry({
    name: 'On-time delivery',
    unit: 'share',
    direction: 'higher',
    formula: 'done on or before the due date as of commitment ÷ done with one',
    // By the latest due date other issues count than by the one at start.
    wholeParts: [],
    benchmark: 'target 95 %',
  }),
  throughput: entry({
    name: 'Throughput',
    unit: 'count-per-week',
    direction: 'higher',
    formula: 'issues done per week, zero weeks kept',
    wholeParts: [...PERCENTILES, 'total'],
  }),
  wip: entry({ name: 'WIP', unit: 'count', direction: 'lower', formula: 'open started issues' }),
  wipAge: entry({ name: 'WIP age', unit: 'days', direction: 'lower', formula: 'P85 of today − started' }),
  backlogAge: entry({
    name: 'Backlog age',
    unit: 'days',
    direction: 'lower',
    formula: 'P85 of today − created of not started issues',
  }),
  flowEfficiency: entry({
    name: 'Flow efficiency',
    unit: 'share',
    direction: 'higher',
    formula: 'working time in active stages ÷ cycle time',
    wholeParts: [...PERCENTILES, 'overall'],
  }),
  rushShare: entry({
    name: 'Rush share',
    unit: 'share',
    direction: 'lower',
    formula: 'issues created with less than the P50 cycle time to their due date ÷ created',
    // The median is of what is done, not of what was created.
    wholeParts: [],
  }),
} as const;
