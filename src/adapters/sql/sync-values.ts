import { z } from 'zod';
import type { SyncSettings } from '../../contract/sync';
import { SHARES } from '../../usecases/budget/allowance';
import type { SettingRow } from './setting-row';

export const SYNC_SETTING = 'sync';

const months = z.number().int().positive().nullable();
const saved = z.object({
  share: z.number().gt(0).max(1),
  largeShare: z.number().gt(0).max(1),
  retention: z.object({ historyMonths: months, kpiMonths: months }),
});

/** What holds until an admin decides otherwise: a small share, and the past is kept. */
export const SYNC_DEFAULTS: Omit<SyncSettings, 'version'> = {
  ...SHARES,
  retention: { historyMonths: null, kpiMonths: null },
};

/** What the site decided, out of its setting; what cannot be read is as if nobody had decided. */
export const syncSettingsOf = (row: Pick<SettingRow, 'value' | 'version'> | undefined): SyncSettings => {
  if (row === undefined) return { ...SYNC_DEFAULTS, version: 0 };
  const { data } = saved.safeParse(JSON.parse(row.value));
  return { ...(data ?? SYNC_DEFAULTS), version: row.version };
};
