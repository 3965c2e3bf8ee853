import { z } from 'zod';
import type { PrivacySettings } from '../../contract/privacy';
import type { PrivacyStore } from '../../usecases/privacy/ports';
import { query } from './client';
import { replaceSetting, type SettingRow } from './setting-row';

export const PRIVACY_SETTING = 'privacy';

const selfService = z.enum(['free', 'approval', 'off']);
const saved = z.object({
  worksCouncil: z.boolean(),
  selfService: z.object({ hours: selfService, absences: selfService, skills: selfService }),
});

type Row = Pick<SettingRow, 'value' | 'version'> | undefined;

/** What holds until an admin decides otherwise: what people enter of themselves waits for somebody who says yes. */
const DEFAULTS: PrivacySettings = {
  worksCouncil: false,
  selfService: { hours: 'approval', absences: 'approval', skills: 'approval' },
  version: 0,
};

/** What the site decided about people's data, out of its setting; what cannot be read is the strictest. */
export const privacyOf = (row: Row): PrivacySettings => {
  if (row === undefined) return DEFAULTS;
  const { data } = saved.safeParse(JSON.parse(row.value));
  return { ...(data ?? { ...DEFAULTS, worksCouncil: true }), version: row.version };
};

/**
 * Whether works-council mode is on. It was a mode of suggestions once: where that was stored and nobody decided since, it
 * still holds.
 */
export const isWorksCouncil = (privacy: Row, suggestionMode: string | undefined): boolean =>
  privacy === undefined ? suggestionMode === 'works-council' : privacyOf(privacy).worksCouncil;

const READ = `SELECT name, value, version FROM setting WHERE name IN ('${PRIVACY_SETTING}', 'suggestion')`;
const mode = z.object({ mode: z.string() });

export const privacyStore: PrivacyStore = {
  settings: async () => {
    const rows = await query<SettingRow>(READ);
    const rowOf = (name: string) => rows.find((row) => row.name === name);
    const suggestion = mode.safeParse(JSON.parse(rowOf('suggestion')?.value ?? 'null')).data?.mode;
    const own = rowOf(PRIVACY_SETTING);
    return { ...privacyOf(own), worksCouncil: isWorksCouncil(own, suggestion) };
  },
  saveSettings: ({ version, ...settings }) => replaceSetting(PRIVACY_SETTING, JSON.stringify(settings), version),
};
