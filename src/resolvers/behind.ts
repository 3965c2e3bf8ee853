import { getAccess, revokeGrant, saveGrant } from '../usecases/access/grants';
import type { GrantPorts } from '../usecases/access/ports';
import { getSettingsHome, type HomePorts } from '../usecases/access/settings-home';
import { assignIssue } from '../usecases/assign-issue';
import type { AuditPagePorts } from '../usecases/audit/audit-page';
import { exportAudit, getAuditLog, verifyAudit } from '../usecases/audit/audit-page';
import { getLastChange } from '../usecases/audit/last-change';
import { recordExport } from '../usecases/audit/record-export';
import { type UndoPorts, undoChange } from '../usecases/audit/undo-change';
import { getCalendars } from '../usecases/calendars/calendar-settings';
import { deleteHolidayList, saveHolidayList } from '../usecases/calendars/holiday-lists';
import { giveCalendar, saveCalendar } from '../usecases/calendars/save-calendar';
import { getCapacityPanel } from '../usecases/get-capacity-panel';
import { getDailyLoads } from '../usecases/get-daily-loads';
import { applyImport, checkImport, putImportPart } from '../usecases/imports/import-in-parts';
import type { ImportPorts } from '../usecases/imports/ports';
import { getKpiChart } from '../usecases/kpi/get-kpi-chart';
import { getKpiIssues } from '../usecases/kpi/get-kpi-issues';
import { getKpis } from '../usecases/kpi/get-kpis';
import { getKpiOptions } from '../usecases/kpi/kpi-options';
import { getKpiSettings, saveKpiFields, saveStages } from '../usecases/kpi/kpi-settings';
import type { KpiPorts, KpiSettingsPorts } from '../usecases/kpi/ports';
import { getTargets, saveTargets } from '../usecases/kpi/targets';
import { exportOwn } from '../usecases/personal/export-own';
import { getPersonal } from '../usecases/personal/get-personal';
import type { PersonalPorts } from '../usecases/personal/ports';
import { decideRequest, getRequests } from '../usecases/personal/requests';
import { saveOwn, withdrawOwn } from '../usecases/personal/save-own';
import { applyPlanMany, undoPlanMany } from '../usecases/planning/apply-plan-many';
import { continuePlanMany, getPlanMany } from '../usecases/planning/continue-plan-many';
import type { PlanningPorts } from '../usecases/planning/ports';
import { startPlanMany } from '../usecases/planning/start-plan-many';
import type { PanelPorts } from '../usecases/ports';
import { erasePerson, exportPerson } from '../usecases/privacy/person-data';
import type { PrivacyPorts } from '../usecases/privacy/ports';
import { getPrivacySettings, savePrivacySettings } from '../usecases/privacy/privacy-settings';
import type { RatePorts } from '../usecases/rates/ports';
import { getRates, saveBudgets, saveRates } from '../usecases/rates/rate-settings';
import type { StoragePorts } from '../usecases/retention/desk-ports';
import { eraseAll } from '../usecases/retention/erase-all';
import { getStorage, saveRetention } from '../usecases/retention/storage-page';
import type { SettingsPorts } from '../usecases/settings/ports';
import { deleteTeam, getTeamSettings, saveSiteSettings, saveTeam } from '../usecases/settings/team-settings';
import type { SkillPorts } from '../usecases/skills/ports';
import { savePersonSkills } from '../usecases/skills/save-person-skills';
import { saveSkills } from '../usecases/skills/save-skills';
import { dismissSkillHint, getSkillHints } from '../usecases/skills/skill-hints';
import { getSkillSettings, relearn, saveSuggestionRules } from '../usecases/skills/skill-settings';
import { exportSkills, getSkills } from '../usecases/skills/skills-page';
import { confirmTeams } from '../usecases/start/confirm-teams';
import type { StartPorts } from '../usecases/start/ports';
import { saveStart } from '../usecases/start/save-start';
import { getStart } from '../usecases/start/start-state';
import { getSuggestions } from '../usecases/suggestion/get-suggestions';
import type { SuggestionPorts } from '../usecases/suggestion/ports';
import { checkIssue, mendIssue } from '../usecases/sync-page/check-issue';
import type { CheckPorts, SyncPagePorts } from '../usecases/sync-page/ports';
import { getSync, pauseSync, readAgain, retryDeadLetter, saveSync } from '../usecases/sync-page/sync-page';
import type { Behind } from './guard';

export type DoorPorts = {
  readonly panel: PanelPorts;
  readonly suggestion: SuggestionPorts;
  readonly settings: SettingsPorts;
  readonly imports: ImportPorts;
  readonly skills: SkillPorts;
  readonly planning: PlanningPorts;
  readonly kpi: KpiPorts;
  readonly kpiSettings: KpiSettingsPorts;
  readonly rates: RatePorts;
  readonly access: GrantPorts & HomePorts;
  readonly start: StartPorts;
  readonly personal: PersonalPorts;
  readonly privacy: PrivacyPorts;
  readonly sync: SyncPagePorts;
  readonly checks: CheckPorts;
  readonly storage: StoragePorts;
  readonly log: AuditPagePorts & UndoPorts;
};

/** Behind the doors of panel, gadget and the page of one's own. */
const behindScreens = ({ panel, suggestion, planning, kpi, kpiSettings, personal }: DoorPorts) =>
  ({
    getCapacityPanel: (viewer, request) => getCapacityPanel(panel, viewer, request),
    getDailyLoads: (viewer, request) => getDailyLoads(panel, viewer, request),
    assignIssue: (viewer, request) => assignIssue(panel, viewer, request),
    getSuggestions: (viewer, request) => getSuggestions(suggestion, viewer, request),
    startPlanMany: (viewer, request) => startPlanMany(planning, viewer, request),
    continuePlanMany: (viewer, request) => continuePlanMany(planning, viewer, request),
    getPlanMany: (viewer, request) => getPlanMany(planning, viewer, request),
    applyPlanMany: (viewer, request) => applyPlanMany(planning, viewer, request),
    undoPlanMany: (viewer, request) => undoPlanMany(planning, viewer, request),
    getPersonal: (viewer) => getPersonal(personal, viewer),
    saveOwnHours: (viewer, request) => saveOwn(personal, viewer, 'hours', request),
    saveOwnAbsences: (viewer, request) => saveOwn(personal, viewer, 'absences', request),
    saveOwnSkills: (viewer, request) => saveOwn(personal, viewer, 'skills', request),
    exportOwn: (viewer, request) => exportOwn(personal, viewer, request),
    withdrawOwn: (viewer, request) => withdrawOwn(personal, viewer, request),
    getKpis: (viewer, request) => getKpis(kpi, viewer, request),
    getKpiChart: (viewer, request) => getKpiChart(kpi, viewer, request),
    getKpiIssues: (viewer, request) => getKpiIssues(kpi, viewer, request),
    getKpiOptions: (viewer) =>
      getKpiOptions({ ...kpi, settings: kpiSettings.store, grants: suggestion.grants }, viewer),
  }) satisfies Partial<Behind>;

/** Behind the doors of the settings. */
const behindSettings = (ports: DoorPorts) => {
  const { settings, imports, skills, kpiSettings, rates, access, start, personal } = ports;
  return {
    getSettingsHome: (viewer) => getSettingsHome(access, viewer),
    getAccess: (viewer) => getAccess(access, viewer),
    saveGrant: (viewer, request) => saveGrant(access, viewer, request),
    revokeGrant: (viewer, request) => revokeGrant(access, viewer, request),
    getStart: (viewer) => getStart(start, viewer),
    saveStart: (viewer, request) => saveStart(start, viewer, request),
    confirmTeams: (viewer, request) => confirmTeams(start, viewer, request),
    getTeamSettings: (viewer) => getTeamSettings(settings, viewer),
    saveTeam: (viewer, request) => saveTeam(settings, viewer, request),
    deleteTeam: (viewer, request) => deleteTeam(settings, viewer, request),
    saveCalendar: (viewer, request) => saveCalendar(settings, viewer, request),
    saveSiteSettings: (viewer, request) => saveSiteSettings(settings, viewer, request),
    getCalendars: (viewer) => getCalendars(settings, viewer),
    giveCalendar: (viewer, request) => giveCalendar(settings, viewer, request),
    saveHolidayList: (viewer, request) => saveHolidayList(settings, viewer, request),
    deleteHolidayList: (viewer, request) => deleteHolidayList(settings, viewer, request),
    putImportPart: (viewer, request) => putImportPart(imports, viewer, request),
    checkImport: (viewer, request) => checkImport(imports, viewer, request),
    applyImport: (viewer, request) => applyImport(imports, viewer, request),
    getSkills: (viewer) => getSkills(skills, viewer),
    exportSkills: (viewer) => exportSkills(skills, viewer),
    getSkillHints: (viewer) => getSkillHints(skills, viewer),
    dismissSkillHint: (viewer, request) => dismissSkillHint(skills, viewer, request),
    getSkillSettings: (viewer) => getSkillSettings(skills, viewer),
    saveSkills: (viewer, request) => saveSkills(skills, viewer, request),
    savePersonSkills: (viewer, request) => savePersonSkills(skills, viewer, request),
    saveSuggestionRules: (viewer, request) => saveSuggestionRules(skills, viewer, request),
    relearn: (viewer, request) => relearn(skills, viewer, request),
    getRequests: (viewer) => getRequests(personal, viewer),
    decideRequest: (viewer, request) => decideRequest(personal, viewer, request),
    getKpiSettings: (viewer) => getKpiSettings(kpiSettings, viewer),
    getTargets: (viewer) => getTargets(kpiSettings, viewer),
    saveTargets: (viewer, request) => saveTargets(kpiSettings, viewer, request),
    saveStages: (viewer, request) => saveStages(kpiSettings, viewer, request),
    saveKpiFields: (viewer, request) => saveKpiFields(kpiSettings, viewer, request),
    getRates: (viewer) => getRates(rates, viewer),
    saveRates: (viewer, request) => saveRates(rates, viewer, request),
    saveBudgets: (viewer, request) => saveBudgets(rates, viewer, request),
  } satisfies Partial<Behind>;
};

/** Behind the doors about what is kept: of people, in the log, as facts. */
const behindKeeping = ({ privacy, storage, sync, checks, log }: DoorPorts) =>
  ({
    getStorage: (viewer) => getStorage(storage, viewer),
    saveRetention: (viewer, request) => saveRetention(storage, viewer, request),
    eraseAll: (viewer, request) => eraseAll(storage, viewer, request),
    getSync: (viewer) => getSync(sync, viewer),
    saveSync: (viewer, request) => saveSync(sync, viewer, request),
    retryDeadLetter: (viewer, request) => retryDeadLetter(sync, viewer, request),
    pauseSync: (viewer, request) => pauseSync(sync, viewer, request),
    readAgain: (viewer) => readAgain(sync, viewer),
    checkIssue: (_, request) => checkIssue(checks, request),
    mendIssue: (viewer, request) => mendIssue(checks, viewer, request),
    getPrivacySettings: (viewer) => getPrivacySettings(privacy, viewer),
    savePrivacySettings: (viewer, request) => savePrivacySettings(privacy, viewer, request),
    exportPerson: (viewer, request) => exportPerson(privacy, viewer, request),
    erasePerson: (viewer, request) => erasePerson(privacy, viewer, request),
    getLastChange: (viewer, request) => getLastChange(log, viewer, request),
    undoChange: (viewer, request) => undoChange(log, viewer, request),
    getAuditLog: (viewer, request) => getAuditLog(log, viewer, request),
    exportAudit: (viewer, request) => exportAudit(log, viewer, request),
    verifyAudit: (_, request) => verifyAudit(log, request),
    recordExport: (viewer, request) => recordExport(log, viewer, request),
  }) satisfies Partial<Behind>;

/** The use case behind each door. */
export const behindDoors = (ports: DoorPorts): Behind => ({
  ...behindScreens(ports),
  ...behindSettings(ports),
  ...behindKeeping(ports),
});
