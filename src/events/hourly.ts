import type { SyncPorts } from '../usecases/sync/ports';
import { keepGoing } from '../usecases/sync/start';

/** The scheduled trigger; Forge may run it twice. */
export const hourly = (ports: SyncPorts) => (): Promise<void> => keepGoing(ports);
