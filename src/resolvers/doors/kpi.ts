import { z } from 'zod';
import type { KpiContract } from '../../contract/kpi';
import { KPI_IDS, type KpiId } from '../../domain/kpi/catalogue';
import { EXCLUSIONS } from '../../domain/kpi/result';
import { mostPeriods, PERIOD_UNITS } from '../../domain/kpi/target';
import { type Door, day, GADGET, projectId, SETTINGS, teamId, version } from './door';

/** Ids of one scope; elsewhere lists end at 200. */
const MOST_IDS = 5000;
const MOST_PROJECTS = 200;
const MOST_KPIS = 12;
const MOST_TARGETS = 500;
const MOST_OWNERS = 200;
const MOST_STATUSES = 500;
const MOST_MARKS = 50;

const jiraId = z.string().regex(/^[1-9]\d{0,14}$/, 'an id is a decimal number');
const different = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;
const distinct = (most: number) => z.array(jiraId).min(1).max(most).refine(different, 'an id stands in the list twice');
const projects = distinct(MOST_PROJECTS);

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('projects'), projects }),
  z.strictObject({ kind: z.literal('component'), project: projectId, component: jiraId }),
  z.strictObject({ kind: z.literal('version'), project: projectId, version: jiraId }),
  z.strictObject({ kind: z.literal('type'), projects, type: jiraId }),
  z.strictObject({ kind: z.literal('label'), projects, label: z.string().min(1).max(255) }),
  z.strictObject({ kind: z.literal('parent'), issue: jiraId }),
  z.strictObject({ kind: z.literal('team'), team: teamId }),
  z.strictObject({ kind: z.literal('ids'), ids: z.array(jiraId).max(MOST_IDS) }),
]);

const kpiId = z.enum(KPI_IDS as [KpiId, ...KpiId[]]);
const period = z
  .strictObject({ unit: z.enum(PERIOD_UNITS), count: z.number().int().min(1) })
  .refine(({ unit, count }) => count <= mostPeriods(unit), 'a period is at most a year');
const direction = z.enum(['higher', 'lower']);
const threshold = z.number().min(-1e12).max(1e12);
const ownTarget = z.strictObject({ direction, amber: threshold, red: threshold });
const targets = z.partialRecord(kpiId, ownTarget);

const chart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('trend'), kpi: kpiId }),
  z.strictObject({ kind: z.literal('cumulative-flow') }),
  z.strictObject({ kind: z.literal('scatter') }),
  z.strictObject({
    kind: z.literal('histogram'),
    kpi: z.enum(['leadTime', 'cycleTime', 'reviewDuration', 'firstProofTime']),
  }),
  z.strictObject({ kind: z.literal('ageing') }),
  z.strictObject({
    kind: z.literal('throughput'),
    ask: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('when-done'), issues: z.number().int().min(1).max(100_000) }),
        z.strictObject({ kind: z.literal('how-many'), until: day }),
      ])
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('revision-rounds') }),
]);

const stage = z.enum(['toDo', 'inProgress', 'inReview', 'waiting', 'done']);
const stages = z
  .record(jiraId, stage)
  .refine((map) => Object.keys(map).length <= MOST_STATUSES, `at most ${MOST_STATUSES} statuses`);
const owner = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('project'), project: projectId }),
  z.strictObject({ kind: z.literal('team'), team: teamId }),
]);

const storedTargets = z
  .array(z.strictObject({ owner, kpi: kpiId, direction, amber: threshold, red: threshold, period }))
  .max(MOST_TARGETS);

const field = z.string().regex(/^customfield_\d{1,9}$/, 'a custom field has an id like customfield_10123');
const nameMark = z.number().int().min(0).max(0xffffff).optional();
const rating = z.number().min(-1e6).max(1e6);
const scale = z
  .strictObject({ field, nameMark, min: rating, max: rating, top: rating })
  .refine(({ min, max, top }) => min < top && top <= max, 'a scale has min < top ≤ max');

const mappedField = z.strictObject({ field, nameMark }).nullable();
const marked = z
  .strictObject({
    types: z.array(jiraId).max(MOST_MARKS).refine(different, 'a type stands in the list twice'),
    labels: z.array(z.string().trim().min(1).max(255)).max(MOST_MARKS),
    options: z.array(jiraId).max(MOST_MARKS),
  })
  .nullable();
const fields = z.strictObject({
  ...{ satisfaction: scale.nullable(), nps: mappedField },
  ...{ signOff: mappedField, scopeItems: marked, signedOff: z.array(jiraId).max(MOST_MARKS) },
  ...{ safety: mappedField, safetyIssues: marked, incidents: marked, nearMisses: marked, coordination: marked },
  ...{ tier: mappedField, requester: mappedField, checklist: mappedField },
  procedures: z
    .array(
      z.strictObject({
        type: jiraId,
        steps: z.array(jiraId).min(1, 'a procedure has a step').max(20).refine(different, 'a step stands there twice'),
        items: z.number().int().min(1).max(100).nullable(),
      }),
    )
    .max(MOST_MARKS),
  disciplines: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, 'a discipline needs a name').max(60),
        teams: z.array(teamId).max(MOST_MARKS),
      }),
    )
    .max(MOST_MARKS),
});

const gadget = { modules: [...GADGET, ...SETTINGS], grant: 'licensed', writes: false, data: 'kpi' } as const;
const settings = { modules: SETTINGS, grant: 'app-admin', data: 'settings' } as const;

/** Doors of KPIs: what gadgets ask, and what admins set for them. */
export const kpiDoors = {
  getKpis: {
    ...gadget,
    schema: z.strictObject({
      scope,
      kpis: z.array(kpiId).min(1).max(MOST_KPIS).refine(different, 'a KPI is asked for twice'),
      period,
      targets: targets.optional(),
    }),
  },
  getKpiChart: { ...gadget, schema: z.strictObject({ scope, period, chart, targets: targets.optional() }) },
  getKpiIssues: {
    ...gadget,
    schema: z.strictObject({
      scope,
      kpi: kpiId,
      period,
      part: z.enum(['counted', ...EXCLUSIONS]),
      page: z.number().int().min(0).max(10_000),
    }),
  },
  getKpiOptions: { ...gadget, schema: z.strictObject({}) },
  getTargets: { ...settings, grant: 'manager', writes: false, schema: z.strictObject({}) },
  getKpiSettings: { ...settings, writes: false, schema: z.strictObject({}) },
  saveTargets: {
    ...settings,
    grant: 'manager',
    writes: true,
    schema: z.union([
      z.strictObject({ version, targets: storedTargets }),
      z.strictObject({ owners: z.array(owner).min(1).max(MOST_OWNERS), seen: storedTargets, targets: storedTargets }),
    ]),
  },
  saveStages: {
    ...settings,
    writes: true,
    schema: z.strictObject({
      version,
      stages: z.strictObject({
        site: stages,
        projects: z.array(z.strictObject({ project: projectId, stages })).max(MOST_PROJECTS),
      }),
    }),
  },
  saveKpiFields: {
    ...settings,
    writes: true,
    schema: z.strictObject({
      version,
      fields,
    }),
  },
} as const satisfies { readonly [Key in keyof KpiContract]: Door };
