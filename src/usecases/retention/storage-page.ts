import type { Reply } from '../../contract';
import type { Retention, StoragePage } from '../../contract/storage';
import type { Viewer } from '../ports';
import { versionless } from '../settings/record';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { StoragePorts } from './desk-ports';
import { RETENTION } from './keep-small';
import { CONFIRM, ERASE, ERASING, eraseMarkOf, LIMIT_BYTES, markOf, stateOf } from './progress';

/** How much room everything takes, and how long it is kept. */
export const getStorage = async (ports: StoragePorts, { readOnly }: Viewer): Promise<Reply<StoragePage>> => {
  await ports.reading();
  const { store, jobs, erase } = ports;
  const [tables, retention, keeping, erasing] = await Promise.all([
    store.sizes(),
    store.retention(),
    jobs.read(RETENTION),
    jobs.read(ERASE),
  ]);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const done = eraseMarkOf(erasing)?.table ?? 0;
  return {
    ok: true,
    value: {
      ...{ readOnly, tables, bytes, limit: LIMIT_BYTES, retention },
      state: keeping?.phase === 'full' ? 'full' : stateOf(bytes),
      keptFrom: markOf(keeping).keptFrom,
      lookedAt: keeping?.finishedAt ?? null,
      erasing: erasing?.phase === ERASING ? { done, total: erase.tables.length } : null,
      confirm: CONFIRM,
    },
  };
};

/** Fewer months remove soon; more months have what was removed read again. */
export const saveRetention = async (
  ports: StoragePorts,
  viewer: Viewer,
  retention: Retention,
): Promise<Reply<StoragePage>> => {
  await ports.reading();
  const { audit, queue, store } = ports;
  const before = await store.retention();
  if (!(await store.saveRetention(retention))) return failed(changedMeanwhile('setting'));
  await audit.append({
    ...{ by: viewer, action: 'saved', object: { kind: 'retention', id: null }, version: retention.version + 1 },
    ...{ before: versionless(before), after: versionless(retention) },
  });
  const FOR_EVER = Number.POSITIVE_INFINITY;
  if ((retention.historyMonths ?? FOR_EVER) > (before.historyMonths ?? FOR_EVER)) {
    await store.readAgain();
    await queue.push({ kind: 'backfill' });
  }
  await queue.push({ kind: RETENTION });
  return getStorage(ports, viewer);
};
