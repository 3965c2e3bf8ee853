import type { SyncPorts } from './ports';

/**
 * The tables of settings and doors come right after those of the panel, and before anybody can have opened the settings;
 * those that keep the facts true after them.
 */
export const makeTables = async ({ site, queue }: SyncPorts): Promise<void> => {
  if (!((await site.migrateSettings()) && (await site.migrateSync())))
    await queue.push({ kind: 'tables' }, SOON_SECONDS);
};

const SOON_SECONDS = 5;
