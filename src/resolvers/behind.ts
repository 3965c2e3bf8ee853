import { assignIssue } from '../usecases/assign-issue';
import { getCapacityPanel } from '../usecases/get-capacity-panel';
import { getDailyLoads } from '../usecases/get-daily-loads';
import type { PanelPorts } from '../usecases/ports';
import { importPeople } from '../usecases/settings/import-people';
import type { SettingsPorts } from '../usecases/settings/ports';
import {
  deleteTeam,
  getTeamSettings,
  saveCalendar,
  saveSiteSettings,
  saveTeam,
} from '../usecases/settings/team-settings';
import { getSuggestions } from '../usecases/suggestion/get-suggestions';
import type { SuggestionPorts } from '../usecases/suggestion/ports';
import type { Behind } from './guard';

/** The use case behind each door. */
export const behindDoors = (panel: PanelPorts, suggestion: SuggestionPorts, settings: SettingsPorts): Behind => ({
  getCapacityPanel: (viewer, request) => getCapacityPanel(panel, viewer, request),
  getDailyLoads: (viewer, request) => getDailyLoads(panel, viewer, request),
  assignIssue: (viewer, request) => assignIssue(panel, viewer, request),
  getTeamSettings: (viewer) => getTeamSettings(settings, viewer),
  saveTeam: (viewer, request) => saveTeam(settings, viewer, request),
  deleteTeam: (viewer, request) => deleteTeam(settings, viewer, request),
  saveCalendar: (viewer, request) => saveCalendar(settings, viewer, request),
  saveSiteSettings: (viewer, request) => saveSiteSettings(settings, viewer, request),
  importPeople: (viewer, request) => importPeople(settings, viewer, request),
  getSuggestions: (viewer, request) => getSuggestions(suggestion, viewer, request),
  getSkillSettings: notYet,
  saveSkills: notYet,
  savePersonSkills: notYet,
  importSkills: notYet,
  saveSuggestionRules: notYet,
  relearn: notYet,
});

// Replaced within this change by the use cases of suggestion and skills.
const notYet = async () => ({
  ok: false as const,
  failure: { kind: 'unavailable' as const, reason: 'setting-up' as const },
});
