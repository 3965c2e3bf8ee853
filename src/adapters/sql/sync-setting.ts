import { z } from 'zod';
import type { SyncSettings } from '../../contract/sync';
import { replaceSetting, type SettingRow, settingRow } from './setting-row';

export const SYNC_SETTING = 'sync';

const share = z.number().min(0).max(1);
const saved = z.object({ share, largeShare: share });

/** `design.md` §3: 1 % of the pool as a rule, up to 10 % while more than 60 % of it are left. */
const DEFAULTS = { share: 0.01, largeShare: 0.1 };

/** The site's shares of the pool; what cannot be read is the usual one. */
export const syncSettingOf = (row: Pick<SettingRow, 'value' | 'version'> | undefined): SyncSettings => {
  const parsed = row === undefined ? undefined : saved.safeParse(JSON.parse(row.value)).data;
  return { ...(parsed ?? DEFAULTS), version: row?.version ?? 0 };
};

export const readSyncSetting = async (): Promise<SyncSettings> => syncSettingOf(await settingRow(SYNC_SETTING));

export const saveSyncSetting = ({ version, ...settings }: SyncSettings): Promise<boolean> =>
  replaceSetting(SYNC_SETTING, JSON.stringify(settings), version);
