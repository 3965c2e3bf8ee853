import type { SettingsStore } from '../../usecases/settings/ports';
import { query } from './client';
import { readSite, SITE_SETTING } from './panel-site';
import { personIds } from './people';
import { replaceSetting } from './setting-row';
import { saveCalendars, saveTogether, storedCalendars } from './settings-calendars';
import { deleteHolidayList, holidayLists, saveHolidayList } from './settings-holidays';
import { deleteTeam, saveTeam, teams } from './settings-teams';

/** Teams, calendars and settings, as admins entered them. */
export const settingsStore: SettingsStore = {
  teams,
  people: storedCalendars,
  projects: async () =>
    (
      await query<{ project_id: number }>(
        'SELECT project_id FROM project WHERE closed = 0 AND archived = 0 ORDER BY project_id',
      )
    ).map(({ project_id }) => String(project_id)),
  site: async () => (await readSite()).settings,
  saveTeam,
  deleteTeam,
  saveCalendars,
  saveTogether,
  holidayLists,
  saveHolidayList,
  deleteHolidayList,
  saveSite: ({ version, ...settings }) => replaceSetting(SITE_SETTING, JSON.stringify(settings), version),
  personIds: async (accountIds) => [...(await personIds(accountIds)).values()],
};
