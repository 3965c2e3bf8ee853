import type { SyncPorts } from './ports';

/** The tables of settings and doors come right after those of the panel, and before anybody can have opened the settings. */
export const makeTables = async ({ site, queue }: SyncPorts): Promise<void> => {
  if (!(await site.migrateSettings())) await queue.push({ kind: 'tables' }, SOON_SECONDS);
};

const SOON_SECONDS = 5;
