import { getSettingsHome } from '../usecases/access/settings-home';
import { assignIssue } from '../usecases/assign-issue';
import { getCapacityPanel } from '../usecases/get-capacity-panel';
import { getDailyLoads } from '../usecases/get-daily-loads';
import { getKpiChart } from '../usecases/kpi/get-kpi-chart';
import { getKpiIssues } from '../usecases/kpi/get-kpi-issues';
import { getKpis } from '../usecases/kpi/get-kpis';
import { getKpiOptions } from '../usecases/kpi/kpi-options';
import { getKpiSettings, saveKpiFields, saveStages } from '../usecases/kpi/kpi-settings';
import type { KpiPorts, KpiSettingsPorts } from '../usecases/kpi/ports';
import { getTargets, saveTargets } from '../usecases/kpi/targets';
import { getPersonal } from '../usecases/personal/get-personal';
import type { PersonalPorts } from '../usecases/personal/ports';
import { applyPlanMany, undoPlanMany } from '../usecases/planning/apply-plan-many';
import { continuePlanMany, getPlanMany } from '../usecases/planning/continue-plan-many';
import type { PlanningPorts } from '../usecases/planning/ports';
import { startPlanMany } from '../usecases/planning/start-plan-many';
import type { PanelPorts } from '../usecases/ports';
import type { RatePorts } from '../usecases/rates/ports';
import { getRates, saveBudgets, saveRates } from '../usecases/rates/rate-settings';
import { importPeople } from '../usecases/settings/import-people';
import type { SettingsPorts } from '../usecases/settings/ports';
import {
  deleteTeam,
  getTeamSettings,
  saveCalendar,
  saveSiteSettings,
  saveTeam,
} from '../usecases/settings/team-settings';
import { importSkills } from '../usecases/skills/import-skills';
import type { SkillPorts } from '../usecases/skills/ports';
import { savePersonSkills } from '../usecases/skills/save-person-skills';
import { saveSkills } from '../usecases/skills/save-skills';
import { getSkillSettings, relearn, saveSuggestionRules } from '../usecases/skills/skill-settings';
import { getSuggestions } from '../usecases/suggestion/get-suggestions';
import type { SuggestionPorts } from '../usecases/suggestion/ports';
import type { Behind } from './guard';

export type DoorPorts = {
  readonly panel: PanelPorts;
  readonly suggestion: SuggestionPorts;
  readonly settings: SettingsPorts;
  readonly skills: SkillPorts;
  readonly planning: PlanningPorts;
  readonly kpi: KpiPorts;
  readonly kpiSettings: KpiSettingsPorts;
  readonly rates: RatePorts;
  readonly personal: PersonalPorts;
};

/** The use case behind each door. */
export const behindDoors = ({
  panel,
  suggestion,
  settings,
  skills,
  planning,
  kpi,
  kpiSettings,
  rates,
  personal,
}: DoorPorts): Behind => ({
  getCapacityPanel: (viewer, request) => getCapacityPanel(panel, viewer, request),
  getDailyLoads: (viewer, request) => getDailyLoads(panel, viewer, request),
  assignIssue: (viewer, request) => assignIssue(panel, viewer, request),
  getSettingsHome: (viewer) => getSettingsHome(settings, viewer),
  getTeamSettings: (viewer) => getTeamSettings(settings, viewer),
  saveTeam: (viewer, request) => saveTeam(settings, viewer, request),
  deleteTeam: (viewer, request) => deleteTeam(settings, viewer, request),
  saveCalendar: (viewer, request) => saveCalendar(settings, viewer, request),
  saveSiteSettings: (viewer, request) => saveSiteSettings(settings, viewer, request),
  importPeople: (viewer, request) => importPeople(settings, viewer, request),
  getSuggestions: (viewer, request) => getSuggestions(suggestion, viewer, request),
  getSkillSettings: (viewer) => getSkillSettings(skills, viewer),
  saveSkills: (viewer, request) => saveSkills(skills, viewer, request),
  savePersonSkills: (viewer, request) => savePersonSkills(skills, viewer, request),
  importSkills: (viewer, request) => importSkills(skills, viewer, request),
  saveSuggestionRules: (viewer, request) => saveSuggestionRules(skills, viewer, request),
  relearn: (viewer, request) => relearn(skills, viewer, request),
  startPlanMany: (viewer, request) => startPlanMany(planning, viewer, request),
  continuePlanMany: (viewer, request) => continuePlanMany(planning, viewer, request),
  getPlanMany: (viewer, request) => getPlanMany(planning, viewer, request),
  applyPlanMany: (viewer, request) => applyPlanMany(planning, viewer, request),
  undoPlanMany: (viewer, request) => undoPlanMany(planning, viewer, request),
  getPersonal: (viewer) => getPersonal(personal, viewer),
  getKpis: (viewer, request) => getKpis(kpi, viewer, request),
  getKpiChart: (viewer, request) => getKpiChart(kpi, viewer, request),
  getKpiIssues: (viewer, request) => getKpiIssues(kpi, viewer, request),
  getKpiOptions: (viewer) => getKpiOptions({ ...kpi, settings: kpiSettings.store }, viewer),
  getKpiSettings: (viewer) => getKpiSettings(kpiSettings, viewer),
  getTargets: (viewer) => getTargets(kpiSettings, viewer),
  saveTargets: (viewer, request) => saveTargets(kpiSettings, viewer, request),
  saveStages: (viewer, request) => saveStages(kpiSettings, viewer, request),
  saveKpiFields: (viewer, request) => saveKpiFields(kpiSettings, viewer, request),
  getRates: (viewer) => getRates(rates, viewer),
  saveRates: (viewer, request) => saveRates(rates, viewer, request),
  saveBudgets: (viewer, request) => saveBudgets(rates, viewer, request),
});
