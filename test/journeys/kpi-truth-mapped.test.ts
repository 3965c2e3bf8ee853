import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, people, rateViewer } from '../../local/data/studio/people';
import { HAZARDS, SAFETY, SIGNED_OFF } from '../../local/data/studio/projects';
import { setupCalls } from '../../local/data/studio/setup-calls';
import type { KpiBoard, KpiFigure } from '../../src/contract/kpi';
import type { KpiSettings } from '../../src/contract/kpi-settings';
import type { Reply } from '../../src/contract/reply';
import type { SkillSettings } from '../../src/contract/skills';
import { STUDIO_NOW, type TestDesk } from '../fixtures/desk';
import { aKeptDesk } from '../fixtures/kept-desk';
import { naiveClock } from '../fixtures/naive-clock';
import { naivePrepare, naiveStages } from '../fixtures/naive-flow';
import {
  type NaiveComment,
  type NaiveEntered,
  type NaiveWork,
  type NaiveWorked,
  type NaiveWorklog,
  naiveBurn,
  naiveCoordination,
  naiveCost,
  naiveCostPerIssue,
  naiveIncidents,
  naiveParticipation,
  naiveProcedure,
  naiveSafety,
  naiveSignOff,
  naiveSkillCover,
  naiveTeamOf,
  naiveWork,
} from '../fixtures/naive-mapped';
import { rawHistories } from '../fixtures/raw-histories';

const ZONE = 'Europe/Berlin';
const CLOCK = naiveClock(ZONE);
const TODAY = CLOCK.date(STUDIO_NOW);
const REVIEWS = {
  'Internal review': 'inReview',
  'Client review': 'inReview',
  Checking: 'inReview',
  'On hold': 'waiting',
  'Waiting for customer': 'waiting',
} as const;
const [HAZARD, INCIDENT, NEAR_MISS] = HAZARDS.map(({ id }) => id);
const ARTWORK = '10011';
const PROCEDURES = [
  { type: ARTWORK, steps: ['10003', '10004'] },
  { type: '10010', steps: ['10002', '10004', '10003'] },
  { type: '10012', steps: ['10005', '10003'] },
  { type: '10021', steps: ['10102', '10103'] },
];
const SAFETY_ISSUES = { types: [], labels: ['export', 'rush'], options: [HAZARD ?? ''] };
const SCOPE_ITEMS = { types: [ARTWORK], labels: ['sustainability'], options: [] };
const MORE_NEEDS = [
  { kind: 'label', ref: 'relaunch', skill: 'Grading', need: 'required', level: 4 },
  { kind: 'type', ref: '10014', skill: 'Dielines', need: 'required', level: 4 },
] as const;
const COORDINATION = { types: ['10014'], labels: ['retainer'] };
const PERIODS = [
  { unit: 'week', count: 4 },
  { unit: 'week', count: 26 },
  { unit: 'month', count: 2 },
  { unit: 'quarter', count: 2 },
] as const;
const EPSILON = 1e-9;

let desk: TestDesk;
let projects: Map<string, NaiveWorked[]>;
let entered: NaiveEntered;
beforeAll(async () => {
  desk = await aKeptDesk(500);
  await desk.settle();
  await mapWhatTheStudioDoesNot();
  await desk.settle();
  projects = await readJira();
  entered = whatWasEntered();
}, 180_000);
afterAll(() => desk.stop());

const ask = async <T>(door: string, payload: unknown, as = admin.accountId): Promise<T> => {
  const reply = await desk.invoke<Reply<T>>('settings', door, payload, as);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};

/** What is coordination, and who is of which discipline: one for each team. */
const mapWhatTheStudioDoesNot = async (): Promise<void> => {
  const { fields, fieldsVersion, teams } = await ask<KpiSettings>('getKpiSettings', {});
  await ask('saveKpiFields', {
    version: fieldsVersion,
    fields: {
      ...fields,
      safetyIssues: SAFETY_ISSUES,
      scopeItems: SCOPE_ITEMS,
      procedures: PROCEDURES.map((one) => ({ ...one, items: null })),
      coordination: { ...COORDINATION, options: [] },
      disciplines: teams.map(({ id, name }) => ({ name, teams: [id] })),
    },
  });
  // Two labels ask for skills that few have at that level.
  const { skills: map } = await ask<SkillSettings>('getSkillSettings', {});
  const named = map.needs.map(({ skill, ...need }) => ({
    ...need,
    skill: map.skills.find(({ id }) => id === skill)?.name,
  }));
  await ask('saveSkills', { ...map, needs: [...named, ...MORE_NEEDS] });
};

const readJira = async (): Promise<Map<string, NaiveWorked[]>> => {
  const raw = await rawHistories(desk);
  const stageOf = naiveStages(raw, REVIEWS);
  const found = new Map<string, NaiveWorked[]>();
  const whole = async <T>(path: string, key: string): Promise<T[]> => {
    const query = new URLSearchParams({ maxResults: '5000' });
    const call = { method: 'GET' as const, path, query, body: undefined, headers: {}, scopes: null };
    const answer = await desk.desk.jira.handle({ ...call, actor: { kind: 'app' }, via: 'rest' });
    const page = answer.body as Record<string, T[]> & { total: number };
    expect(page[key]).toHaveLength(page.total);
    return page[key] ?? [];
  };
  for (const issue of raw) {
    const { id } = issue.fields.project as unknown as { id: string };
    const path = `/rest/api/3/issue/${issue.id}`;
    const worklogs = await whole<NaiveWorklog>(`${path}/worklog`, 'worklogs');
    const comments = await whole<NaiveComment>(`${path}/comment`, 'comments');
    found.set(id, [...(found.get(id) ?? []), { ...naivePrepare(issue, stageOf), worklogs, comments }]);
  }
  return found;
};

/** What the studio's people typed into the settings, as the doors got it. */
const whatWasEntered = (): NaiveEntered => {
  const calls = setupCalls(STUDIO_NOW);
  const of = <T>(door: string) => calls.filter((call) => call.functionKey === door).map(({ payload }) => payload as T);
  const [skills] = of<{ needs: NaiveEntered['needs']; skills: { name: string }[] }>('saveSkills');
  const idOf = (name: unknown) => (skills?.skills.findIndex((one) => one.name === name) ?? -1) + 1;
  const declared = of<{ accountId: string; skills: { skill: number; level: number | null }[] }>('savePersonSkills');
  const calendars = of<NaiveEntered['calendars'][string] & { accountId: string }>('saveCalendar');
  const [rates] = of<NaiveEntered['rates']>('saveRates');
  const [budgets] = of<{ budgets: NaiveEntered['budgets'] }>('saveBudgets');
  if (rates === undefined) throw new Error('the studio has no rates');
  return {
    teams: of<NaiveEntered['teams'][number]>('saveTeam'),
    calendars: Object.fromEntries(calendars.map((one) => [one.accountId, one])),
    zones: Object.fromEntries(people.map(({ accountId, zone }) => [accountId, zone])),
    inactive: [],
    skills: declared.flatMap(({ accountId, skills: own }) => own.map((one) => ({ ...one, person: accountId }))),
    needs: [...(skills?.needs ?? []), ...MORE_NEEDS].map((need) => ({ ...need, skill: idOf(need.skill) })),
    rates,
    budgets: budgets?.budgets ?? [],
  };
};

type Answer = Extract<KpiBoard, { kind: 'answer' }>;
type Period = (typeof PERIODS)[number];
type Naive = { value: number | null; n: number } & Record<string, number | null>;

/** One KPI a question, so that nothing is held back for what was asked beside it. */
const figureOf = async (project: string, kpi: string, period: Period, as: string) => {
  const scope = { kind: 'projects', projects: [project] };
  const answer = await ask<KpiBoard>('getKpis', { scope, kpis: [kpi], period }, as);
  if (answer.kind !== 'answer') throw new Error('nothing to browse');
  expect(answer).toMatchObject({ complete: true, reading: null, zone: ZONE });
  const [figure] = answer.figures;
  if (figure === undefined) throw new Error(`no ${kpi}`);
  return { answer, figure };
};

const same = (found: unknown, wanted: number | null): boolean =>
  wanted === null
    ? found === null || found === undefined
    : typeof found === 'number' && Math.abs(found - wanted) <= EPSILON * Math.max(1, Math.abs(wanted));

/** Holds a figure against the naive one; false = the people rules keep it back. */
const compare = (where: string, figure: KpiFigure, naive: Naive): boolean => {
  if (figure.kind !== 'shown') return false;
  const { result } = figure;
  const found: Record<string, unknown> = { ...result.parts, value: result.value, n: result.n };
  for (const [name, wanted] of Object.entries(naive)) {
    if (!(name in found)) continue;
    if (!same(found[name], wanted)) expect({ where, [name]: found[name] }).toEqual({ where, [name]: wanted });
  }
  return true;
};

type Given = { all: NaiveWorked[]; work: NaiveWork; project: string; asked: Asked; period: Period };
type Asked = { from: string; to: string; clock: typeof CLOCK };

/** Every project and period; the least and the most that a value was, so that nothing is compared which is always nought. */
const throughout = async (kpi: string, as: string, naive: (given: Given) => Naive) => {
  const clocks = new Map<string, typeof CLOCK>();
  const clockOf = (zone: string) => {
    const clock = clocks.get(zone) ?? naiveClock(zone);
    clocks.set(zone, clock);
    return clock;
  };
  const values: number[] = [];
  let [compared, withheld] = [0, 0];
  for (const [project, all] of projects) {
    const work = naiveWork(all, entered, clockOf);
    for (const period of PERIODS) {
      const { answer, figure } = await figureOf(project, kpi, period, as);
      const wanted = naive({ all, work, project, period, asked: { ...windowOf(answer), clock: CLOCK } });
      if (compare(`${project} ${kpi} ${period.count} ${period.unit}`, figure, wanted)) compared++;
      else withheld++;
      if (figure.kind === 'shown' && figure.result.value !== null) values.push(figure.result.value);
    }
  }
  return { compared, withheld, values };
};

const windowOf = ({ window: { from, to } }: Answer) => ({ from, to });

const MARKS = { incidents: { options: [INCIDENT ?? ''] }, nearMisses: { options: [NEAR_MISS ?? ''] }, field: SAFETY };

const CASES: readonly (readonly [kpi: string, as: 'admin' | 'rates', naive: (given: Given) => Naive])[] = [
  ['openSafetyIssues', 'admin', ({ all }) => naiveSafety(all, SAFETY_ISSUES, SAFETY, TODAY)],
  ['incidentRate', 'admin', ({ all, work, asked }) => naiveIncidents(all, work, MARKS, asked)],
  ['signOffShare', 'admin', ({ all }) => naiveSignOff(all, SCOPE_ITEMS, SIGNED_OFF)],
  ['procedureConformance', 'admin', ({ all, asked }) => naiveProcedure(all, PROCEDURES, asked)],
  ['participation', 'admin', ({ all, asked }) => naiveParticipation(all, naiveTeamOf(entered, TODAY), asked)],
  ['coordinationShare', 'admin', ({ work, asked }) => naiveCoordination(work, COORDINATION, asked)],
  [
    'skillCoverage',
    'admin',
    ({ all, project, asked }) =>
      naiveSkillCover(all, entered, project, { today: TODAY, weeks: Math.round(daysIn(asked) / 7) }),
  ],
  ['cost', 'rates', ({ work, asked }) => naiveCost(work, entered.rates, asked)],
  ['costPerIssue', 'rates', ({ all, work, asked }) => naiveCostPerIssue(all, work, entered.rates, asked)],
  ['budgetBurn', 'rates', ({ work, project, asked }) => naiveBurn(work, entered, project, asked)],
];
const daysIn = ({ from, to }: Asked) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

describe('what admins map, enter and say', () => {
  it.each(CASES)(
    '%s says what a naive reading of Jira’s histories and of the settings says',
    async (kpi, as, naive) => {
      const found = await throughout(kpi, as === 'rates' ? rateViewer.accountId : admin.accountId, naive);
      expect(found.compared).toBeGreaterThanOrEqual(8);
      expect(new Set(found.values).size).toBeGreaterThan(1);
    },
  );
});
