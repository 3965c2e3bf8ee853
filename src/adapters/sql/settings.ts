import type { SiteSettings } from '../../contract';
import type { SettingsStore } from '../../usecases/settings/ports';
import { execute, NOW_MS, query } from './client';
import { readSite, SITE_SETTING } from './panel-site';
import { personIds } from './people';
import { saveCalendars, storedCalendars } from './settings-calendars';
import { deleteTeam, saveTeam, teams } from './settings-teams';

/** A first save meets no version: of two at once the row's own key lets one in. */
const saveSite = async ({ version, ...settings }: SiteSettings): Promise<boolean> => {
  const value = JSON.stringify(settings);
  const first = `INSERT INTO setting (name, value, version, updated_at)
    SELECT ?, ?, 1, ${NOW_MS} FROM (SELECT 1 AS one) row_of_one WHERE NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = ?)`;
  if (version === 0) return (await execute(first, [SITE_SETTING, value, SITE_SETTING])).affectedRows === 1;
  const update = `UPDATE setting SET value = ?, version = version + 1, updated_at = ${NOW_MS} WHERE name = ? AND version = ?`;
  return (await execute(update, [value, SITE_SETTING, version])).affectedRows > 0;
};

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
  saveSite,
  personIds: async (accountIds) => [...(await personIds(accountIds)).values()],
};
