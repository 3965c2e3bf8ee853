import { z } from 'zod';
import type { SyncPorts } from '../usecases/sync/ports';
import { runSync } from '../usecases/sync/run-sync';

/** Consumer of the queue `sync`. */
export const syncConsumer =
  (ports: SyncPorts) =>
  async (event: unknown): Promise<void> => {
    const { data } = delivery.safeParse(event);
    if (!data) return ports.log.warn('message-unknown');
    await runSync(ports, data.body);
  };

const delivery = z.object({
  body: z.object({
    again: z.number().int().positive().optional(),
    kind: z.enum([
      ...(['backfill', 'dirty', 'upkeep', 'glance', 'learn', 'measure', 'ratings', 'tables'] as const),
      ...(['sweep', 'census', 'accounts', 'retention', 'erase'] as const),
    ]),
  }),
});
