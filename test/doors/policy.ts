// Who may pass which door, written down a second time and on purpose not taken from src/resolvers/registry.ts: the suite
// holds the doors against this table. A new door is one line here and one payload in fit.ts.

/**
 * anyone: whoever has a licence. any-grant: whoever manages something, sees rates or is an admin. manager: managers of any
 * team, and admins. rates: rate viewers alone. admin: app admins and Jira admins. jira-admin: these alone.
 */
export type Who = 'anyone' | 'any-grant' | 'manager' | 'rates' | 'admin' | 'jira-admin';
export type Page = 'panel' | 'gadget' | 'settings' | 'personal';
/** `what` the door looks at, where that decides, too: test/doors/store asks it about things that are not the caller's. */
export type Line = {
  readonly who: Who;
  readonly pages: readonly Page[];
  /** Whoever exports or writes waits for their turn; while the licence is inactive nobody writes. */
  readonly does: 'reads' | 'writes' | 'exports';
  /** The issue of the request, read as the viewer; the scope of a KPI; a plan of the caller's own; an entry of the log. */
  readonly about?: 'issue' | 'issues' | 'scope' | 'plan' | 'entry' | 'team' | 'project' | 'request';
};

const panel = ['panel'] as const;
const gadget = ['gadget', 'settings'] as const;
const settings = ['settings'] as const;
const planning = ['panel', 'settings'] as const;

export const policy: Readonly<Record<string, Line>> = {
  getCapacityPanel: { who: 'anyone', pages: panel, does: 'reads', about: 'issue' },
  getDailyLoads: { who: 'anyone', pages: panel, does: 'reads', about: 'issue' },
  assignIssue: { who: 'anyone', pages: panel, does: 'writes', about: 'issue' },
  getSuggestions: { who: 'anyone', pages: panel, does: 'reads', about: 'issue' },
  startPlanMany: { who: 'anyone', pages: planning, does: 'writes', about: 'issues' },
  continuePlanMany: { who: 'anyone', pages: planning, does: 'writes', about: 'plan' },
  getPlanMany: { who: 'anyone', pages: planning, does: 'reads', about: 'plan' },
  applyPlanMany: { who: 'anyone', pages: planning, does: 'writes', about: 'plan' },
  undoPlanMany: { who: 'anyone', pages: planning, does: 'writes', about: 'plan' },
  getKpis: { who: 'anyone', pages: gadget, does: 'reads', about: 'scope' },
  getKpiChart: { who: 'anyone', pages: gadget, does: 'reads', about: 'scope' },
  getKpiIssues: { who: 'anyone', pages: gadget, does: 'reads', about: 'scope' },
  getKpiOptions: { who: 'anyone', pages: gadget, does: 'reads' },
  getSettingsHome: { who: 'any-grant', pages: settings, does: 'reads' },
  getAccess: { who: 'admin', pages: settings, does: 'reads' },
  saveGrant: { who: 'admin', pages: settings, does: 'writes' },
  revokeGrant: { who: 'admin', pages: settings, does: 'writes' },
  getStart: { who: 'admin', pages: settings, does: 'reads' },
  saveStart: { who: 'admin', pages: settings, does: 'writes' },
  confirmTeams: { who: 'admin', pages: settings, does: 'writes' },
  getPersonal: { who: 'anyone', pages: ['personal'], does: 'reads' },
  saveOwnHours: { who: 'anyone', pages: ['personal'], does: 'writes' },
  saveOwnAbsences: { who: 'anyone', pages: ['personal'], does: 'writes' },
  saveOwnSkills: { who: 'anyone', pages: ['personal'], does: 'writes' },
  exportOwn: { who: 'anyone', pages: ['personal'], does: 'exports' },
  withdrawOwn: { who: 'anyone', pages: ['personal'], does: 'writes' },
  getRequests: { who: 'manager', pages: settings, does: 'reads' },
  decideRequest: { who: 'manager', pages: settings, does: 'writes', about: 'request' },
  exportPerson: { who: 'admin', pages: settings, does: 'exports' },
  erasePerson: { who: 'admin', pages: settings, does: 'writes', about: 'request' },
  getLastChange: { who: 'any-grant', pages: settings, does: 'reads' },
  undoChange: { who: 'any-grant', pages: settings, does: 'writes', about: 'entry' },
  getAuditLog: { who: 'admin', pages: settings, does: 'reads' },
  exportAudit: { who: 'admin', pages: settings, does: 'exports' },
  verifyAudit: { who: 'admin', pages: settings, does: 'reads' },
  recordExport: { who: 'anyone', pages: ['gadget'], does: 'exports' },
  getPrivacySettings: { who: 'admin', pages: settings, does: 'reads' },
  savePrivacySettings: { who: 'admin', pages: settings, does: 'writes' },
  getStorage: { who: 'admin', pages: settings, does: 'reads' },
  saveRetention: { who: 'admin', pages: settings, does: 'writes' },
  eraseAll: { who: 'admin', pages: settings, does: 'writes' },
  getSync: { who: 'admin', pages: settings, does: 'reads' },
  saveSync: { who: 'admin', pages: settings, does: 'writes' },
  retryDeadLetter: { who: 'admin', pages: settings, does: 'writes' },
  pauseSync: { who: 'admin', pages: settings, does: 'writes' },
  readAgain: { who: 'admin', pages: settings, does: 'writes' },
  checkIssue: { who: 'admin', pages: settings, does: 'exports', about: 'issue' },
  mendIssue: { who: 'admin', pages: settings, does: 'writes', about: 'issue' },
  getTeamSettings: { who: 'manager', pages: settings, does: 'reads' },
  saveTeam: { who: 'manager', pages: settings, does: 'writes', about: 'team' },
  deleteTeam: { who: 'admin', pages: settings, does: 'writes' },
  saveCalendar: { who: 'manager', pages: settings, does: 'writes', about: 'team' },
  saveSiteSettings: { who: 'admin', pages: settings, does: 'writes' },
  getCalendars: { who: 'manager', pages: settings, does: 'reads' },
  giveCalendar: { who: 'manager', pages: settings, does: 'writes', about: 'team' },
  saveHolidayList: { who: 'admin', pages: settings, does: 'writes' },
  deleteHolidayList: { who: 'admin', pages: settings, does: 'writes' },
  putImportPart: { who: 'manager', pages: settings, does: 'writes' },
  checkImport: { who: 'manager', pages: settings, does: 'reads', about: 'project' },
  applyImport: { who: 'manager', pages: settings, does: 'writes', about: 'project' },
  getSkillSettings: { who: 'admin', pages: settings, does: 'reads' },
  saveSkills: { who: 'admin', pages: settings, does: 'writes' },
  getSkills: { who: 'manager', pages: settings, does: 'reads' },
  savePersonSkills: { who: 'manager', pages: settings, does: 'writes', about: 'team' },
  getSkillHints: { who: 'manager', pages: settings, does: 'reads' },
  exportSkills: { who: 'manager', pages: settings, does: 'exports' },
  dismissSkillHint: { who: 'manager', pages: settings, does: 'writes', about: 'team' },
  saveSuggestionRules: { who: 'admin', pages: settings, does: 'writes' },
  relearn: { who: 'admin', pages: settings, does: 'writes' },
  getKpiSettings: { who: 'admin', pages: settings, does: 'reads' },
  getTargets: { who: 'manager', pages: settings, does: 'reads' },
  saveTargets: { who: 'manager', pages: settings, does: 'writes', about: 'project' },
  saveStages: { who: 'admin', pages: settings, does: 'writes' },
  saveKpiFields: { who: 'admin', pages: settings, does: 'writes' },
  getRates: { who: 'rates', pages: settings, does: 'reads' },
  saveRates: { who: 'rates', pages: settings, does: 'writes' },
  saveBudgets: { who: 'rates', pages: settings, does: 'writes' },
};

/** Modules of manifest.yml by page. */
export const MODULES: Readonly<Record<Page, readonly string[]>> = {
  panel: ['capacity-context', 'capacity-panel'],
  gadget: ['kpi-gadget', 'kpi-widget'],
  settings: ['settings', 'workspace'],
  personal: ['personal'],
};
export const ALL_MODULES = [...Object.values(MODULES).flat(), 'elsewhere', ''];

/** What somebody holds at the instant of the call. */
export type Powers = {
  readonly jiraAdmin: boolean;
  readonly appAdmin: boolean;
  readonly rates: boolean;
  readonly managesTeams: boolean;
};

/** What is known of a call before anybody looks at what it is about. */
export type Knock = {
  /** Forge vouches for a licensed account. */
  readonly licensedAccount: boolean;
  readonly module: string;
  readonly licence: 'active' | 'inactive';
  readonly payload: 'fits' | 'invalid' | 'too-large';
  readonly powers: Powers;
};
export type Decision = 'through' | 'not-found' | 'unavailable' | 'too-large' | 'invalid-request';

export const decide = ({ who, pages, does }: Line, knock: Knock): Decision => {
  if (!knock.licensedAccount) return 'not-found';
  if (knock.licence === 'inactive' && does === 'writes') return 'unavailable';
  if (!pages.some((page) => MODULES[page].includes(knock.module))) return 'not-found';
  if (knock.payload === 'too-large') return 'too-large';
  if (knock.payload === 'invalid') return 'invalid-request';
  return passes(who, knock.powers) ? 'through' : 'not-found';
};

const passes = (who: Who, { jiraAdmin, appAdmin, rates, managesTeams }: Powers): boolean => {
  const admin = jiraAdmin || appAdmin;
  const table: Record<Who, boolean> = {
    anyone: true,
    'any-grant': admin || rates || managesTeams,
    manager: admin || managesTeams,
    rates,
    admin,
    'jira-admin': jiraAdmin,
  };
  return table[who];
};
