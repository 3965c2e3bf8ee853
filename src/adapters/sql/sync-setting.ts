import type { SyncSettings } from '../../contract/sync';
import { replaceSetting, type SettingRow, settingRow } from './setting-row';
import { SYNC_SETTING, sharesOf } from './sync-values';

/** The site's shares of the pool, with the version that a save has to name. */
export const syncSettingOf = (row: Pick<SettingRow, 'value' | 'version'> | undefined): SyncSettings => ({
  ...sharesOf(row?.value ?? null),
  version: row?.version ?? 0,
});

export const readSyncSetting = async (): Promise<SyncSettings> => syncSettingOf(await settingRow(SYNC_SETTING));

export const saveSyncSetting = ({ version, ...settings }: SyncSettings): Promise<boolean> =>
  replaceSetting(SYNC_SETTING, JSON.stringify(settings), version);
