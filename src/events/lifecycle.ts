import type { SyncPorts } from '../usecases/sync/ports';
import { startSync } from '../usecases/sync/start';

/** Installation and upgrade of the app. */
export const lifecycle = (ports: SyncPorts) => (): Promise<void> => startSync(ports);
