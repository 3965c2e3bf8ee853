import { RATING } from './projects';

type Stage = 'inReview' | 'waiting';

/** What the studio's admin enters for KPIs: which statuses are reviews, which are waiting, where clients rate, and what is aimed at. */
export const kpiCalls = (): readonly (readonly [functionKey: string, payload: unknown])[] => [
  ['saveStages', { version: 0, stages: { site: STAGES, projects: [] } }],
  ['saveKpiFields', { version: 0, fields: FIELDS }],
  ['saveTargets', { version: 0, targets: ['10001', '10002', '10003', '10004', '10006'].flatMap(targetsOf) }],
];

const FIELDS = {
  ...{
    satisfaction: { field: RATING, min: 1, max: 5, top: 4 },
    nps: null,
    signOff: null,
    scopeItems: null,
    signedOff: [],
  },
  ...{
    safety: null,
    safetyIssues: null,
    incidents: null,
    nearMisses: null,
    coordination: null,
    tier: null,
    requester: null,
  },
  ...{ checklist: null, procedures: [], disciplines: [] },
};

const STAGES: Readonly<Record<string, Stage>> = {
  '10003': 'inReview',
  '10004': 'inReview',
  '10005': 'waiting',
  '10103': 'inReview',
  '10202': 'waiting',
};

type Aim = readonly [kpi: string, direction: 'higher' | 'lower', amber: number, red: number];

/** Met from the first threshold on, missed beyond the second; shares are 0 to 1, times days. */
const AIMS: readonly Aim[] = [
  ['onTimeDelivery', 'higher', 0.95, 0.85],
  ['cycleTime', 'lower', 5, 7],
  ['leadTime', 'lower', 7, 10],
  ['firstTimeRight', 'higher', 0.7, 0.5],
  ['revisionRounds', 'lower', 2, 3],
  ['wipAge', 'lower', 10, 20],
  ['flowEfficiency', 'higher', 0.6, 0.4],
];

const targetsOf = (project: string) =>
  AIMS.map(([kpi, direction, amber, red]) => ({
    owner: { kind: 'project', project },
    kpi,
    direction,
    amber,
    red,
    period: { unit: 'week', count: 4 },
  }));
