// Cuts that use cases make by who asks: each with what it becomes when somebody forgets it, and with what one sees then.
import { localDate } from '../../src/domain/units';
import type { Access } from '../../src/usecases/ports';
import { declares, inMemorySkills, mapOf } from '../fixtures/in-memory-skills';
import { aCalendar, aTeam, settingsDesk } from '../fixtures/settings-desk';
import { CUTS_OF_WORK } from './cuts-of-work';

/** A module of src as it is, or with the cut taken out. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the module exports, made anew from its text
export type Take = (file: string) => any;
export type Cut = {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly sees: (take: Take) => unknown;
};

const NOBODY: Access = { everything: false, teams: [], rates: false };
const MANAGER = { ...NOBODY, teams: [3] } as unknown as Access;
const ADMIN: Access = { ...NOBODY, everything: true };
const viewer = (access: Access, accountId = 'max') => ({ accountId, readOnly: false, access });
const seen = (reply: { readonly ok: boolean; readonly value?: unknown; readonly failure?: unknown }) =>
  reply.ok ? reply.value : reply.failure;

const teams = () => [
  { ...aTeam(3, 'Brand', ['amy', 'max']), projects: ['10'] },
  { ...aTeam(5, 'Copy', ['ben', 'amy']), projects: ['11'] },
];
/** Somebody who left the manager's team. */
const left = () => {
  const [brand, copy] = teams();
  const gone = { accountId: 'old', allocation: 1, reserve: 0, from: null, to: '2020-01-01' };
  return [{ ...brand!, members: [...brand!.members, gone] }, copy!];
};
const calendars = () => ['amy', 'ben', 'old'].map((one) => aCalendar(one, { zone: `Zone/${one}` }));
const desk = () => settingsDesk({ teams: left(), people: calendars() });

const skills = () =>
  inMemorySkills({
    teams: left(),
    map: mapOf(['Dielines']),
    people: ['amy', 'ben', 'old'].map((accountId) => ({ accountId, version: 1, skills: [declares(1, 3)] })),
  }).ports;

const REACH = 'src/usecases/skills/reach.ts';
const skillsOf = async (take: Take) =>
  seen(await take('src/usecases/skills/skills-page.ts').getSkills(skills(), viewer(MANAGER)));

const MAY_SEE = 'src/usecases/audit/may-see.ts';
const object = (kind: string, id: string | null, accountId: string | null = null) => ({ kind, id, accountId });
const maySee =
  (access: Access, ...asked: readonly ReturnType<typeof object>[]) =>
  (take: Take) =>
    Promise.all(asked.map((one) => take(MAY_SEE).maySee({ teams: async () => teams() }, viewer(access), one)));

const PAGE = 'src/usecases/audit/audit-page.ts';
const secretEntry = {
  ...{ seq: 1, at: 1, by: 'noor', action: 'saved', object: { kind: 'rates', id: null }, about: null, version: 1 },
  ...{ before: { rate: 1 }, after: { rate: 2 }, secret: true, hash: 'h', last: true },
};
const log = (run: 'getAuditLog' | 'exportAudit', more: object) => async (take: Take) => {
  const asked: unknown[] = [];
  const ports = {
    clock: { now: () => 0 },
    audit: { append: async () => {} },
    wayOf: () => () => ({ door: 'saveRates', request: {} }),
    log: {
      entries: async (one: { secrets: boolean }) => {
        asked.push(one.secrets);
        return [secretEntry];
      },
      ...{ count: async () => 1, actors: async () => [], lastExport: async () => 0 },
    },
  };
  const everything = { text: null, meant: { kinds: [], actions: [], people: [] }, by: null, actions: [], since: null };
  return [seen(await take(PAGE)[run](ports, viewer(ADMIN), { ...everything, ...more })), asked];
};

const TARGETS = 'src/usecases/kpi/targets.ts';
const target = (team: number) => ({
  ...{ owner: { kind: 'team', team }, kpi: 'cost', direction: 'lower', amber: 1, red: 2 },
  period: { unit: 'week', count: 4 },
});
const targets = async (take: Take) => {
  const stored = [target(3), target(5), { ...target(3), owner: { kind: 'project', project: '10' } }];
  const ports = {
    reading: async () => {},
    facts: { projects: async () => [{ project: 10 }], site: async () => ({ currency: null }) },
    store: { targets: async () => ({ value: stored, version: 1 }), teams: async () => [{ id: 3 }, { id: 5 }] },
  };
  return seen(await take(TARGETS).getTargets(ports, viewer(MANAGER)));
};

const OWN = 'src/usecases/settings/own-teams.ts';
const settings = {
  ...{ teams: teams(), people: calendars(), projects: ['10', '11'] },
  managers: [
    { teamId: 3, accountId: 'max' },
    { teamId: 5, accountId: 'eve' },
  ],
};
const cutTo = (take: Take) => take(OWN).cutTo(MANAGER, settings);
const mayNotSave =
  (change: object, before: unknown = teams()[0]) =>
  (take: Take) => {
    const { id, ...team } = teams()[0]!;
    return take(OWN).mayNotSave(MANAGER, { ...team, teamId: id, ...change }, before);
  };

const REQUESTS = 'src/usecases/personal/requests.ts';
const requests = (as: string) => async (take: Take) => {
  const waiting = ['amy', 'max', 'ben'].map((accountId) => ({
    accountId,
    kind: 'hours',
    value: {},
    seen: 0,
    version: 1,
  }));
  const ports = { settings: desk().ports, proposals: { all: async () => waiting } };
  return seen(await take(REQUESTS).getRequests(ports, viewer(MANAGER, as)));
};

const CALENDARS = 'src/usecases/calendars/calendar-settings.ts';
const calendarsOf = async (take: Take) => seen(await take(CALENDARS).getCalendars(desk().ports, viewer(MANAGER)));
const mayChange = (take: Take) =>
  Promise.all(
    [['amy'], ['ben'], ['amy', 'ben'], ['old']].map((accounts) =>
      take(CALENDARS).mayChange(desk().ports, viewer(MANAGER), accounts),
    ),
  );

const HOME = 'src/usecases/access/settings-home.ts';
const home = async (take: Take) => {
  const ports = {
    reading: async () => ({ reading: null }),
    start: { decided: async () => ({ choice: { steps: {} }, version: 0, teams: 1, stages: false }) },
    marks: [async () => [{ section: 'teams', kind: 'above-one', n: 1 }]],
  };
  return seen(await take(HOME).getSettingsHome(ports, viewer(MANAGER)));
};

const KPIS = 'src/usecases/kpi/get-kpis.ts';
const money = (take: Take) =>
  take(KPIS).maySeeMoney({ grants: async () => ({ rates: false }) }, viewer(ADMIN), ['cost']);

const RULES = 'src/domain/kpi/people-rules.ts';
const figure = {
  ...{
    value: 1,
    unit: 'ratio',
    n: 3,
    excluded: [],
    window: { from: localDate('2026-01-01'), to: localDate('2026-02-01') },
  },
  ...{ zone: 'UTC', asOf: 0, complete: true, unset: null, parts: {} },
};
const cohort = (people: readonly number[], kpi = 'participation') => ({
  ...{ kind: 'cohort', kpi, result: figure },
  behind: people.map((person) => ({ person, slice: 'all' })),
});
const released =
  (...asked: readonly unknown[]) =>
  (take: Take) =>
    take(RULES).releaseOfPeople({ person: 99 }, asked);

const COUNCIL = [
  { value: '{"worksCouncil":true,"selfService":{"hours":"free","absences":"free","skills":"free"}}', version: 1 },
];
const SKILL_VALUES = 'src/adapters/sql/skill-values.ts';
const RULES_ROW = {
  name: 'suggestion',
  value: '{"mode":"full","preset":"balanced","growth":true,"adapt":true}',
  version: 1,
};
const inForce = (take: Take) => take(SKILL_VALUES).rulesInForce(RULES_ROW, COUNCIL[0]);
const PRIVACY = 'src/adapters/sql/privacy-values.ts';
const LEARNING = 'src/adapters/sql/learning-rules.ts';
const learning = (privacy: string) => (take: Take) =>
  take(LEARNING).learningRules(
    new Map([
      ['suggestion', '{"mode":"full","adapt":true}'],
      ['privacy', privacy],
    ]),
  );

const cut = (file: string, from: string, to: string, sees: Cut['sees']): Cut => ({ file, from, to, sees });

export const CUTS: readonly Cut[] = [
  cut(REACH, "if (access.everything) return 'everybody';", "return 'everybody';", (take) =>
    take(REACH).reachOf(skills(), viewer(MANAGER)),
  ),
  cut(REACH, 'everything ? teams : teams.filter(({ id }) => own.some((team) => team === id))', 'teams', skillsOf),
  cut(REACH, 'to === null || to >= today', 'true', skillsOf),
  ...(
    [
      ["everything ? 'everybody' : membersOf(teams, today)", "'everybody'"],
      ['everything ? stored.needs : []', 'stored.needs'],
      ['admin: everything', 'admin: true'],
      ['everything ? ports.settings.projects() : []', 'ports.settings.projects()'],
    ] as const
  ).map(([from, to]) =>
    cut('src/usecases/skills/skills-page.ts', from, to, async (take) => {
      const own = inMemorySkills({
        ...{ teams: left(), projects: ['10'], people: [{ accountId: 'ben', version: 1, skills: [declares(1, 3)] }] },
        map: mapOf(['Dielines'], {
          needs: [{ kind: 'type', ref: '1', skill: 1 as never, need: 'required', level: 2 }],
        }),
      }).ports;
      return seen(await take('src/usecases/skills/skills-page.ts').getSkills(own, viewer(MANAGER)));
    }),
  ),
  cut(MAY_SEE, 'return access.rates;', 'return true;', maySee(ADMIN, object('rates', null), object('budgets', null))),
  cut(MAY_SEE, 'if (access.everything) return true;', 'return true;', maySee(MANAGER, object('site', null))),
  cut(
    MAY_SEE,
    'if (access.teams.length === 0) return false;',
    'if (access.teams.length === 0) return true;',
    maySee(NOBODY, object('site', null)),
  ),
  cut(
    MAY_SEE,
    'access.teams.some((team) => String(team) === id)',
    'true',
    maySee(MANAGER, object('team', '3'), object('team', '5')),
  ),
  cut(
    MAY_SEE,
    'access.teams.some((team) => `team:${team}` === id)',
    'true',
    maySee(MANAGER, object('targets', 'team:3'), object('targets', 'team:5'), object('targets', 'project:10')),
  ),
  cut(
    MAY_SEE,
    'if (accountId === null) return false;',
    'if (accountId === null) return true;',
    maySee(MANAGER, object('site', null)),
  ),
  cut(
    MAY_SEE,
    'access.teams.some((managed) => managed === team.id)',
    'true',
    maySee(MANAGER, object('calendar', null, 'ben')),
  ),
  cut(
    PAGE,
    'secrets: viewer.access.rates, before: null',
    'secrets: true, before: null',
    log('getAuditLog', { page: 0 }),
  ),
  cut(
    PAGE,
    'secrets: viewer.access.rates, before, skip',
    'secrets: true, before, skip',
    log('exportAudit', { before: null }),
  ),
  cut(PAGE, 'secret && !access.rates', 'false', log('getAuditLog', { page: 0 })),
  cut(PAGE, 'before: hidden ? null : before', 'before', log('getAuditLog', { page: 0 })),
  cut(PAGE, 'after: hidden ? null : after', 'after', log('exportAudit', { before: null })),
  cut(PAGE, '!hidden && canUndo', 'canUndo', log('getAuditLog', { page: 0 })),
  cut(TARGETS, 'access.everything ||', 'true ||', targets),
  cut(TARGETS, 'access.teams.includes(owner.team as TeamId)', 'true', targets),
  cut(
    TARGETS,
    'everything ? ports.facts.projects(viewer.accountId) : []',
    'ports.facts.projects(viewer.accountId)',
    targets,
  ),
  cut(TARGETS, "teams.filter(({ id }) => mayChange(viewer, { kind: 'team', team: id }))", 'teams', targets),
  cut(OWN, 'if (access.everything) return settings;', 'return settings;', cutTo),
  cut(
    OWN,
    'const mine = (teamId: number) => access.teams.some((id) => id === teamId);',
    'const mine = (_: number) => true;',
    cutTo,
  ),
  cut(OWN, 'settings.people.filter(({ accountId }) => people.has(accountId))', 'settings.people', cutTo),
  cut(OWN, 'settings.projects.filter((project) => projects.has(project))', 'settings.projects', cutTo),
  cut(OWN, 'settings.managers.filter(({ teamId }) => mine(teamId))', 'settings.managers', cutTo),
  cut(OWN, 'members.filter(({ accountId }) => people.has(accountId)).map', 'members.map', cutTo),
  cut(OWN, 'if (access.everything) return null;', 'return null;', mayNotSave({ name: 'Mine' })),
  cut(
    OWN,
    'before === null || !access.teams.some((id) => id === before.id)',
    'before === null',
    mayNotSave({ ...teams()[1], teamId: 5 }, teams()[1]),
  ),
  cut(OWN, 'team.name === before.name &&', '', mayNotSave({ name: 'Mine' })),
  cut(OWN, 'team.isDefault === before.isDefault &&', '', mayNotSave({ isDefault: true })),
  cut(
    OWN,
    'team.projects.every((project) => before.projects.includes(project))',
    'true',
    mayNotSave({ projects: ['11'] }),
  ),
  cut(OWN, 'team.projects.length === before.projects.length &&', '', mayNotSave({ projects: [] })),
  cut(HOME, 'everything ? start.decided() : null', 'start.decided()', home),
  cut(
    HOME,
    'everything ? Promise.all(marks.map((find) => find())) : []',
    'Promise.all(marks.map((find) => find()))',
    home,
  ),
  cut(REQUESTS, 'if (access.everything) return all;', 'return all;', requests('max')),
  cut(REQUESTS, 'access.teams.some((team) => team === id)', 'true', requests('max')),
  cut(REQUESTS, 'own.has(one.accountId) && ', '', requests('max')),
  cut(REQUESTS, ' && one.accountId !== accountId', '', requests('max')),
  cut(CALENDARS, 'if (viewer.access.everything) return true;', 'return true;', mayChange),
  cut(
    CALENDARS,
    'access.everything ? teams : teams.filter(({ id }) => access.teams.includes(id as TeamId))',
    'teams',
    mayChange,
  ),
  cut(
    CALENDARS,
    'everything ? people : people.filter(({ accountId }) => members.has(accountId))',
    'people',
    calendarsOf,
  ),
  cut(CALENDARS, 'to === null || to >= today', 'true', mayChange),
  cut(CALENDARS, 'accounts.every((account) => members.has(account))', 'true', mayChange),
  cut(KPIS, '(await grants(viewer.accountId)).rates', 'true', money),
  cut(
    RULES,
    "person === asker.person ? null : 'not-yours'",
    'true ? null : null',
    released({ kind: 'person', kpi: 'participation', person: 1, result: figure }),
  ),
  cut(
    RULES,
    "!holdsTogether([one.behind], asker.person, floor)) return 'too-few'",
    "false) return 'too-few'",
    released(cohort([1, 2])),
  ),
  cut(
    RULES,
    "if (!holdsTogether(family, asker.person, floor)) return 'complement';",
    '',
    released(cohort([1, 2, 3, 4, 5, 6]), cohort([1, 2, 3, 4, 5, 6, 7])),
  ),
  cut(SKILL_VALUES, "chosen.mode === 'off' || !isWorksCouncil(privacy, said)", 'true', inForce),
  cut(SKILL_VALUES, 'growth: false, adapt: false };\n};', '};\n};', inForce),
  cut(PRIVACY, '{ ...DEFAULTS, worksCouncil: true }', 'DEFAULTS', (take) =>
    take(PRIVACY).privacyOf({ value: '{"odd":1}', version: 3 }),
  ),
  cut(PRIVACY, ': privacyOf(privacy).worksCouncil', ': false', (take) =>
    take(PRIVACY).isWorksCouncil(COUNCIL[0], undefined),
  ),
  cut(LEARNING, "chosen === 'full' && !council", "chosen === 'full'", learning(COUNCIL[0]!.value)),
  ...CUTS_OF_WORK,
];

/** Lines that look as if they cut by who asks; each has to be named by a cut, or say `not-found` (levers.ts takes those out). */
export const CUTTING =
  /\baccess\.(everything|rates|teams)\b|\beverything \?|isWorksCouncil\(|worksCouncil: true|=== 'works-council'|\bmayMoney\b/;
/** Where such lines are looked for. */
export const WHERE: readonly string[] = ['src/usecases', 'src/adapters/sql'];
/** Lines that look like a cut and are none: they are told which settings there are, or carry them on. */
export const NO_CUT: readonly string[] = [
  'export const isWorksCouncil = (privacy: Row',
  'return { ...privacyOf(own), worksCouncil: isWorksCouncil(own, suggestion) };',
  'const council = isWorksCouncil(',
  // What a mode that was stored once means today.
  "privacy === undefined ? suggestionMode === 'works-council'",
  "const chosen = data?.mode === 'works-council' ? 'full'",
  ".transform((mode) => (mode === 'works-council' ? 'full' : mode))",
  'const [open, mayMoney] = await Promise.all([',
];
