import { retryAll } from '../poison/retry-letter';
import { PortFailure } from '../ports';
import type { SyncPorts } from './ports';

/** After installation and upgrade: brings the schema up to date and has the site read. */
export const startSync = async (ports: SyncPorts): Promise<void> => {
  try {
    // After an upgrade; a first backfill asks for it itself, so that an installation asks for no more tables than it may.
    const isReady = await ports.site.migrate();
    // Also while everything is being read once more: a new version may read what the one before it could not.
    if (isReady) await retryAll(ports);
    const isUpgrade = isReady && (await ports.jobs.read('backfill'))?.finishedAt;
    if (isUpgrade) for (const kind of ['learn', 'measure'] as const) await ports.queue.push({ kind });
    // Installed again over an older store, or after it was restored: what happened meanwhile is looked for at once.
    if (isUpgrade) for (const kind of ['sweep', 'census', 'accounts'] as const) await ports.queue.push({ kind });
  } finally {
    // Whatever happened to the schema: the consumer takes it up, with more time. Not before, because it would find it half-way and wait.
    await ports.queue.push({ kind: 'backfill' });
    await ports.queue.push({ kind: 'tables' });
  }
};

/** Once an hour: takes up whatever stopped for a reason nobody reported, and has the facts held against Jira. */
export const keepGoing = async (ports: SyncPorts): Promise<void> => {
  if (!(await ports.site.migrate())) return;
  const backfill = await ports.jobs.read('backfill');
  if (!backfill?.finishedAt) await ports.queue.push({ kind: 'backfill' });
  if ((await ports.dirty.nextInSeconds()) !== null) await ports.queue.push({ kind: 'dirty' });
  await ports.queue.push({ kind: 'tables' });
  await ports.queue.push({ kind: 'upkeep' });
  await ports.queue.push({ kind: 'learn' });
  await ports.queue.push({ kind: 'measure' });
  await ports.queue.push({ kind: 'ratings' });
  await ports.queue.push({ kind: 'accounts' });
  await ports.queue.push({ kind: 'retention' });
  await ports.queue.push({ kind: 'erase' });
  await ports.queue.push({ kind: 'sweep' });
  await ports.queue.push({ kind: 'census' });
};

/** Hints that arrive before there is a table to keep them are about issues that the backfill has yet to read. */
export const isSettingUp = (error: unknown): boolean =>
  error instanceof PortFailure && error.failure.kind === 'unavailable' && error.failure.reason === 'setting-up';
