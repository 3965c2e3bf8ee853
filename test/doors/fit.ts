// One payload for each door that it takes, with everything optional in it. Ids are marks that test/doors/store replaces by
// those of its world; test/doors/mutations.ts breaks the payloads in every way it knows.

/** Marks: an issue, a project, somebody's account, a team, the version of what is saved, a plan. */
export const ISSUE = '910001';
export const OTHER_ISSUE = '910002';
export const PROJECT = '920001';
export const ACCOUNT = 'acc-930001';
export const TEAM = 940_001;
export const VERSION = 950_001;
export const PLAN = '0b7c3a52-5a0e-4c55-8a52-0f6d3c1f9d11';

/**
 * Paths name properties by dots, `*` for any item of a list or any key of a record. nullable, optional: null or absence is
 * taken there. free: any text of a sensible length is; codes: any short code is. keyed: a record whose keys are ids.
 */
export type Fit = {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Others of another kind, such as scopes. */
  readonly also?: readonly Readonly<Record<string, unknown>>[];
  readonly nullable?: readonly string[];
  readonly optional?: readonly string[];
  readonly free?: readonly string[];
  /** Words of one's own: what they may look like. */
  readonly shapes?: Readonly<Record<string, RegExp>>;
};

const PROJECTS = { kind: 'projects', projects: [PROJECT] };
const period = { unit: 'week', count: 4 };
const WEEK = [28800, 0, 0, 0, 0, 0, 0];
const target = { direction: 'lower', amber: 5, red: 9.5 };

/** Work of a kind, as fields, types and labels tell it. */
const MARK = { types: ['10001'], labels: ['print'], options: ['10002'] };

const log = {
  text: 'Copy',
  meant: { kinds: ['team'], actions: ['saved'], people: [ACCOUNT] },
  by: ACCOUNT,
  actions: ['saved'],
  since: 1_700_000_000_000,
};
const ofLog = {
  nullable: ['text', 'by', 'since'],
  free: ['text'],
  shapes: { 'meant.kinds.*': /^[a-z-]{1,24}$/ },
};

export const fit: Readonly<Record<string, Fit>> = {
  getCapacityPanel: { payload: { issueId: ISSUE, teamId: TEAM }, optional: ['teamId'] },
  getDailyLoads: { payload: { issueId: ISSUE, accountIds: [ACCOUNT], teamId: TEAM }, optional: ['teamId'] },
  assignIssue: {
    payload: { issueId: ISSUE, accountId: ACCOUNT, expected: null, teamId: TEAM },
    ...{ nullable: ['accountId', 'expected'], optional: ['teamId'] },
  },
  getSuggestions: {
    payload: { issueId: ISSUE, teamId: TEAM, question: 'other', notAssignable: [ACCOUNT] },
    optional: ['teamId', 'question', 'notAssignable'],
  },
  startPlanMany: {
    payload: {
      issueIds: [ISSUE, OTHER_ISSUE],
      teamId: null,
      weeks: 4,
      locks: [{ issueId: ISSUE, accountId: ACCOUNT }],
      seed: 7,
    },
    ...{ nullable: ['teamId', 'locks.*.accountId'], optional: ['seed'] },
  },
  continuePlanMany: { payload: { planId: PLAN } },
  getPlanMany: { payload: { planId: PLAN } },
  applyPlanMany: { payload: { planId: PLAN, issueIds: [ISSUE] }, optional: ['issueIds'] },
  undoPlanMany: { payload: { planId: PLAN } },
  getKpis: {
    payload: { scope: PROJECTS, kpis: ['leadTime', 'wip'], period, targets: { leadTime: target } },
    also: [
      { kind: 'component', project: PROJECT, component: '1' },
      { kind: 'version', project: PROJECT, version: '1' },
      { kind: 'type', projects: [PROJECT], type: '1' },
      { kind: 'label', projects: [PROJECT], label: 'rush' },
      { kind: 'parent', issue: ISSUE },
      { kind: 'team', team: TEAM },
      { kind: 'ids', ids: [ISSUE] },
    ].map((scope) => ({ scope, kpis: ['leadTime'], period })),
    ...{ optional: ['targets', 'targets.*'], free: ['scope.label'] },
  },
  getKpiChart: {
    payload: {
      scope: PROJECTS,
      period,
      chart: { kind: 'throughput', ask: { kind: 'how-many', until: '2026-12-31' } },
      targets: { leadTime: target },
    },
    also: [
      { kind: 'trend', kpi: 'leadTime' },
      { kind: 'cumulative-flow' },
      { kind: 'histogram', kpi: 'cycleTime' },
    ].map((chart) => ({ scope: PROJECTS, period, chart })),
    ...{ nullable: ['chart.ask'], optional: ['targets', 'targets.*'] },
  },
  getKpiIssues: { payload: { scope: PROJECTS, kpi: 'leadTime', period, part: 'counted', page: 0 } },
  getKpiOptions: { payload: {} },
  getSettingsHome: { payload: {} },
  getAccess: { payload: {} },
  saveGrant: { payload: { kind: 'manager', accountId: ACCOUNT, teamId: TEAM }, nullable: ['teamId'] },
  revokeGrant: { payload: { kind: 'manager', accountId: ACCOUNT, teamId: TEAM }, nullable: ['teamId'] },
  getStart: { payload: {} },
  saveStart: {
    payload: {
      version: VERSION,
      steps: { hours: 'confirmed', teams: 'open', stages: 'kept' },
      hours: { week: [28800, 28800, 28800, 28800, 28800, 0, 0], reserve: 0.125 },
    },
    nullable: ['hours'],
  },
  confirmTeams: {
    payload: { version: VERSION, teams: [{ name: 'Copy', projects: [PROJECT], accountIds: [ACCOUNT] }] },
    free: ['teams.*.name'],
  },
  getPersonal: { payload: {} },
  saveOwnHours: {
    payload: {
      version: VERSION,
      zone: 'Europe/Berlin',
      schedules: [{ from: '2026-01-01', week: [28800, 0, 0, 0, 0, 0, 0] }],
    },
    nullable: ['zone', 'schedules.*.from'],
  },
  saveOwnAbsences: {
    payload: { version: VERSION, absences: [{ from: '2026-11-24', to: '2026-11-25', secondsPerDay: 3600 }] },
    nullable: ['absences.*.secondsPerDay'],
  },
  saveOwnSkills: {
    payload: { version: VERSION, skills: [{ skill: 1, level: 3, wantsToLearn: false }] },
    nullable: ['skills.*.level'],
  },
  exportOwn: { payload: { page: 0 } },
  withdrawOwn: { payload: { kind: 'hours', version: VERSION } },
  getRequests: { payload: {} },
  decideRequest: { payload: { accountId: ACCOUNT, kind: 'hours', version: VERSION, approve: false } },
  exportPerson: { payload: { accountId: ACCOUNT, page: 0 } },
  erasePerson: { payload: { accountId: ACCOUNT } },
  getLastChange: {
    payload: { kind: 'team', id: '1', accountId: ACCOUNT },
    ...{ nullable: ['id', 'accountId'], shapes: { kind: /^[a-z-]{1,24}$/, id: /^[A-Za-z0-9:._-]{1,64}$/ } },
  },
  undoChange: { payload: { seq: 777_777 } },
  getAuditLog: { payload: { ...log, page: 0 }, ...ofLog },
  exportAudit: { payload: { ...log, before: 777_777 }, ...ofLog, nullable: [...ofLog.nullable, 'before'] },
  verifyAudit: { payload: { after: 0 } },
  recordExport: { payload: { what: 'issues', kpi: 'leadTime', scope: 'project', rows: 10 }, nullable: ['kpi'] },
  getPrivacySettings: { payload: {} },
  savePrivacySettings: {
    payload: {
      worksCouncil: true,
      selfService: { hours: 'free', absences: 'approval', skills: 'off' },
      version: VERSION,
    },
  },
  getStorage: { payload: {} },
  saveRetention: { payload: { historyMonths: 24, version: VERSION }, nullable: ['historyMonths'] },
  // Not the words: whoever may pass is told to type them.
  eraseAll: { payload: { confirm: 'erase' }, free: ['confirm'] },
  getSync: { payload: {} },
  saveSync: { payload: { share: 0.01, largeShare: 0.1, version: VERSION } },
  retryDeadLetter: { payload: { kind: 'issue', item: '910003' } },
  pauseSync: { payload: { paused: true } },
  readAgain: { payload: {} },
  checkIssue: { payload: { issueId: ISSUE } },
  mendIssue: { payload: { issueId: ISSUE } },
  getTeamSettings: { payload: {} },
  saveTeam: {
    payload: {
      teamId: TEAM,
      version: VERSION,
      name: 'Copy',
      isDefault: false,
      projects: [PROJECT],
      members: [{ accountId: ACCOUNT, allocation: 1, reserve: 0.1, from: '2026-01-01', to: '2026-12-31' }],
    },
    ...{ nullable: ['teamId', 'version', 'members.*.from', 'members.*.to'], free: ['name'] },
  },
  deleteTeam: { payload: { teamId: TEAM, version: VERSION } },
  saveCalendar: {
    payload: {
      accountId: ACCOUNT,
      version: VERSION,
      zone: 'Europe/Berlin',
      schedules: [{ from: '2026-01-01', week: WEEK, second: WEEK }],
      absences: [{ from: '2026-11-24', to: '2026-11-25', secondsPerDay: 3600 }],
      holidays: 1,
    },
    nullable: ['zone', 'schedules.*.from', 'schedules.*.second', 'absences.*.secondsPerDay', 'holidays'],
    optional: ['schedules.*.second', 'holidays'],
  },
  saveSiteSettings: {
    payload: {
      otherWork: true,
      assumeRemaining: true,
      secondsPerPoint: 3600,
      zone: 'Europe/Berlin',
      assumedByType: [{ type: '1', seconds: 60 }],
      version: VERSION,
    },
    nullable: ['secondsPerPoint', 'zone'],
  },
  getCalendars: { payload: {} },
  giveCalendar: {
    payload: {
      people: [{ accountId: ACCOUNT, version: VERSION }],
      schedule: { from: '2026-01-01', week: WEEK, second: WEEK },
      holidays: 1,
    },
    ...{
      nullable: ['schedule', 'schedule.from', 'schedule.second', 'holidays'],
      optional: ['schedule.second', 'holidays'],
    },
  },
  saveHolidayList: {
    payload: {
      listId: 1,
      version: VERSION,
      name: 'Germany, Berlin',
      country: 'DE',
      region: 'BE',
      isDefault: true,
      days: [{ day: '2026-12-25', name: 'Christmas Day', half: false }],
    },
    nullable: ['listId', 'version', 'country', 'region'],
    free: ['name', 'days.*.name'],
    shapes: { region: /^[A-Za-z0-9.-]{1,24}$/ },
  },
  deleteHolidayList: { payload: { listId: 1, version: VERSION } },
  putImportPart: {
    payload: {
      importId: PLAN,
      part: 0,
      text: `account
${ACCOUNT}`,
    },
    free: ['text'],
  },
  checkImport: { payload: { importId: PLAN, parts: 1, kind: 'people' } },
  applyImport: { payload: { importId: PLAN, parts: 1, kind: 'people', seen: 'a1' }, free: ['seen'] },
  getSkillSettings: { payload: {} },
  saveSkills: {
    payload: {
      version: VERSION,
      groups: ['Design'],
      skills: [{ id: null, name: 'Dielines', group: 'Design' }],
      levels: ['One', 'Two', 'Three', 'Four', 'Five'],
      needs: [{ kind: 'component', ref: '10001', skill: 'Dielines', need: 'required', level: 2 }],
    },
    nullable: ['skills.*.id', 'skills.*.group'],
    free: ['groups.*', 'skills.*.name', 'skills.*.group', 'levels.*', 'needs.*.ref', 'needs.*.skill'],
  },
  savePersonSkills: {
    payload: { accountId: ACCOUNT, version: VERSION, skills: [{ skill: 1, level: 3, wantsToLearn: false }] },
    nullable: ['skills.*.level'],
  },
  getSkills: { payload: {} },
  getSkillHints: { payload: {} },
  exportSkills: { payload: {} },
  dismissSkillHint: { payload: { accountId: ACCOUNT, skill: 1, dismissed: true } },
  saveSuggestionRules: { payload: { mode: 'full', preset: 'balanced', growth: false, adapt: true, version: VERSION } },
  relearn: { payload: { what: 'weights' } },
  getKpiSettings: { payload: {} },
  saveTargets: {
    payload: {
      version: VERSION,
      targets: [{ owner: { kind: 'project', project: PROJECT }, kpi: 'leadTime', ...target, period }],
    },
  },
  saveStages: {
    payload: {
      version: VERSION,
      stages: { site: { '10': 'toDo' }, projects: [{ project: PROJECT, stages: { '10': 'done' } }] },
    },
    optional: ['stages.site.*', 'stages.projects.*.stages.*'],
  },
  saveKpiFields: {
    payload: {
      version: VERSION,
      fields: {
        satisfaction: { field: 'customfield_10040', min: 1, max: 5, top: 4 },
        nps: { field: 'customfield_10041' },
        ...{ signOff: { field: 'customfield_10042' }, scopeItems: MARK, signedOff: ['10006'] },
        ...{ safety: { field: 'customfield_10043' }, safetyIssues: MARK, incidents: MARK, nearMisses: MARK },
        ...{ coordination: MARK, tier: { field: 'customfield_10044' }, requester: { field: 'customfield_10045' } },
        checklist: { field: 'customfield_10046' },
        procedures: [{ type: '10001', steps: ['10002', '10003'], items: 3 }],
        disciplines: [{ name: 'Design', teams: [TEAM] }],
      },
    },
    nullable: [
      ...['satisfaction', 'nps', 'signOff', 'scopeItems', 'safety', 'safetyIssues', 'incidents', 'nearMisses'],
      ...['coordination', 'tier', 'requester', 'checklist', 'procedures.*.items'],
    ].map((path) => `fields.${path}`),
    free: [
      ...['scopeItems', 'safetyIssues', 'incidents', 'nearMisses', 'coordination'].map((of) => `fields.${of}.labels.*`),
      'fields.disciplines.*.name',
    ],
  },
  getTargets: { payload: {} },
  getRates: { payload: {} },
  saveRates: {
    payload: {
      version: VERSION,
      currency: 'EUR',
      roles: [{ id: 1, name: 'Designer' }],
      rates: [{ owner: { kind: 'role', role: 1 }, from: '2026-01-01', minorPerHour: 4500 }],
      given: [{ accountId: ACCOUNT, role: 1, from: '2026-11-24' }],
    },
    ...{ nullable: ['rates.*.from', 'given.*.role', 'given.*.from'], free: ['roles.*.name'] },
  },
  saveBudgets: {
    payload: {
      version: VERSION,
      budgets: [{ project: PROJECT, from: '2026-01-01', to: '2026-12-31', minor: 100_000 }],
    },
  },
};
