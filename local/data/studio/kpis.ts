import { HAZARDS, RATING, SAFETY, SIGNED_OFF, TIER } from './projects';

type Stage = 'inReview' | 'waiting';

/** What the studio's admin enters for KPIs: which statuses are reviews, which are waiting, where clients rate, and what is aimed at. */
export const kpiCalls = (): readonly (readonly [functionKey: string, payload: unknown])[] => [
  ['saveStages', { version: 0, stages: { site: STAGES, projects: [] } }],
  ['saveKpiFields', { version: 0, fields: FIELDS }],
  ['saveTargets', { version: 0, targets: ['10001', '10002', '10003', '10004', '10006'].flatMap(targetsOf) }],
];

const marked = (part: { readonly types?: readonly string[]; readonly options?: readonly string[] }) => ({
  ...{ types: [], labels: [], options: [] },
  ...part,
});
const ARTWORK = '10011';
const [HAZARD, INCIDENT, NEAR_MISS] = HAZARDS.map(({ id }) => id);

const FIELDS = {
  ...{ satisfaction: { field: RATING, min: 1, max: 5, top: 4 }, nps: null },
  ...{ signOff: { field: SIGNED_OFF }, scopeItems: marked({ types: [ARTWORK] }), signedOff: [] },
  ...{ safety: { field: SAFETY }, safetyIssues: marked({ options: [HAZARD ?? ''] }) },
  ...{ incidents: marked({ options: [INCIDENT ?? ''] }), nearMisses: marked({ options: [NEAR_MISS ?? ''] }) },
  ...{ coordination: null, tier: { field: TIER }, requester: null },
  ...{ checklist: null, procedures: [{ type: ARTWORK, steps: ['10003', '10004'], items: null }], disciplines: [] },
};

/** What hours cost: entered by somebody to whom rates were opened; admins do not see them. */
export const rateCalls = (
  accountIds: readonly string[],
): readonly (readonly [functionKey: string, payload: unknown])[] => [
  [
    'saveRates',
    {
      ...{ version: 0, currency: 'EUR' },
      roles: [
        { id: 1, name: 'Designer' },
        { id: 2, name: 'Writer' },
      ],
      rates: [
        { owner: { kind: 'role', role: 1 }, from: null, minorPerHour: 6200 },
        { owner: { kind: 'role', role: 1 }, from: '2026-07-01', minorPerHour: 6550 },
        { owner: { kind: 'role', role: 2 }, from: null, minorPerHour: 5400 },
        { owner: { kind: 'others' }, from: null, minorPerHour: 5000 },
      ],
      given: accountIds.map((accountId, n) => ({ accountId, role: (n % 2) + 1, from: null })),
    },
  ],
  [
    'saveBudgets',
    {
      version: 0,
      budgets: ['10001', '10002'].map((project) => ({
        ...{ project, from: '2026-01-01', to: '2026-12-31', minor: 18_000_000 },
      })),
    },
  ],
];

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
