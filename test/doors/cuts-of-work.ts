// Cuts of what work tells about people and money: works-council mode in suggestions and plans, and every caller of `maySeeMoney`.
import type { DeclaredSkill } from '../../src/domain/suggestion/skills';
import { instant, localDate } from '../../src/domain/units';
import { NO_ACCESS } from '../../src/usecases/ports';
import { anIssue, planningDesk } from '../fixtures/planning-many';
import { aPerson, NOW, openIssue, skillId, suggesting, theIssue } from '../fixtures/suggesting';
import type { Cut, Take } from './cuts';

const viewer = { accountId: 'p1', readOnly: false, access: NO_ACCESS };
const COUNCIL = { mode: 'works-council', growth: true } as const;
const people = [aPerson(1), aPerson(2)];

const dielines = skillId(1);
const declared = (level: DeclaredSkill['level'], wantsToLearn = false): DeclaredSkill[] => [
  { skill: dielines, level, wantsToLearn },
];
const map = {
  skills: [{ id: dielines, name: 'Dielines' }],
  needs: [{ kind: 'component' as const, ref: '7', skill: dielines, need: 'required' as const, level: 2 as const }],
};

/** p1 is the best, and has no room: p2 comes first by capacity, and p1 would with a later due date. */
const suggested = async (take: Take) => {
  const issue = theIssue({ components: [{ ref: 7, name: 'Packaging' }] }, { due: localDate('2026-11-27') });
  const open = [openIssue('600', 1, 64, '2026-12-03')];
  const skills = { 1: declared(5), 2: declared(2), 3: declared(1, true) };
  const { ports } = suggesting({ people: [...people, aPerson(3)], open, issue, map, skills, rules: COUNCIL });
  return take('src/usecases/suggestion/get-suggestions.ts').getSuggestions(ports, viewer, { issueId: '500' });
};
const planned = async (take: Take) => {
  const desk = planningDesk({ issues: [anIssue('11'), anIssue('12')], people, rules: COUNCIL });
  const start = take('src/usecases/planning/start-plan-many.ts').startPlanMany;
  const { value } = await start(desk.ports, viewer, desk.question());
  const goOn = take('src/usecases/planning/continue-plan-many.ts').continuePlanMany;
  await goOn(desk.ports, viewer, { planId: value.planId });
  return [value.by, JSON.parse(desk.stored()[0]?.plan ?? '{}').asked.request.issues];
};

const period = { unit: 'week', count: 4 };
const scope = { kind: 'projects', projects: ['10'] };
const marks = { scopeItems: null, safetyIssues: null, incidents: null, nearMisses: null, coordination: null };
const site = {
  state: { ready: true, reading: null, asOf: NOW, behind: false, pausedUntil: null, stale: null },
  site: { fields: null, timeTracking: null, settings: { zone: 'UTC', otherWork: true } },
  ...{ me: 1, salt: 'salt', targets: [], currency: 'EUR', stages: { site: {}, projects: [] }, broken: [] },
  fields: { ...marks, signedOff: [], procedures: [], disciplines: [], gens: {} },
  ...{ ratingsJob: null, closed: [], measuring: null, since: null, gaps: { given: [], odd: [] } },
};
/** Whoever asks holds no grant; what is read of the store is told, and what money is made of is not there at all. */
const withheld = (file: string, run: string, request: object) => async (take: Take) => {
  const read: string[] = [];
  const facts = {
    site: async () => site,
    places: async () => [{ project: 10, since: localDate('2026-01-01'), done: 1, browseCheckedAt: NOW }],
    measures: async () => {
      read.push('measures');
      return { rows: [], all: 0 };
    },
    ...{ stays: async () => [], staysBesides: async () => ({ open: [], back: [] }), days: async () => [] },
  };
  const extra = new Proxy({}, { get: (_, what) => async () => Promise.reject(new Error(`read ${String(what)}`)) });
  const ports = {
    ...{ clock: { now: () => instant(NOW) }, facts, extra },
    grants: async () => ({ appAdmin: true, rates: false, teams: [] }),
    viewerJira: { browsable: async (projects: unknown) => projects, isJiraAdmin: async () => true },
    access: { recordBrowse: async () => {}, recordNoBrowse: async () => {} },
  };
  const reply = await take(`src/usecases/kpi/${file}.ts`)
    [run](ports, viewer, { scope, period, ...request })
    .catch((error: Error) => {
      // What the stand-in does not have would hide what this looks for.
      if (!error.message.startsWith('read ')) throw error;
      return error.message;
    });
  return [reply, read];
};
const board = withheld('get-kpis', 'getKpis', { kpis: ['costPerIssue'] });
const issues = withheld('get-kpi-issues', 'getKpiIssues', { kpi: 'costPerIssue', part: 'counted', page: 0 });
const chart = withheld('get-kpi-chart', 'getKpiChart', { chart: { kind: 'trend', kpi: 'costPerIssue' } });

const cut = (file: string, from: string, to: string, sees: Cut['sees']): Cut => ({
  ...{ file: `src/usecases/${file}.ts`, from, to, sees },
});

export const CUTS_OF_WORK: readonly Cut[] = [
  cut('suggestion/judge', "if (site.rules.mode === 'works-council')", 'if (false)', suggested),
  cut('suggestion/judge', 'ranking: byPerson(ranking)', 'ranking', suggested),
  cut(
    'suggestion/judge',
    'later: new Map(), growth: null }',
    'later: new Map(), growth: growthPick(contenders, { skills, needed, race }) }',
    suggested,
  ),
  cut('planning/fits-of', "if (site.rules.mode === 'works-council')", 'if (false)', planned),
  cut('planning/start-plan-many', "mode === 'off' || mode === 'works-council'", "mode === 'off'", planned),
  cut('kpi/get-kpis', 'mayMoney || !isMoney(kpi)', 'true', board),
  cut('kpi/get-kpis', '(await grants(viewer.accountId)).rates', 'true', board),
  cut('kpi/get-kpi-issues', 'takesMeasures(kpi) && (mayMoney || !isMoney(kpi))', 'takesMeasures(kpi)', issues),
  cut('kpi/get-kpi-issues', 'isMoney(kpi) && !mayMoney ? NO_EXTRA', 'false ? NO_EXTRA', issues),
  cut('kpi/get-kpi-issues', 'if (isMoney(kpi) && !mayMoney)', 'if (false)', issues),
  cut('kpi/get-kpi-chart', 'kpis.some(isMoney) && !mayMoney', 'false', chart),
];
