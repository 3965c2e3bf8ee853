import { z } from 'zod';
import type { SyncPorts } from '../usecases/sync/ports';
import { runSync } from '../usecases/sync/run-sync';

/** Consumer of the queue `sync`. `again` is the queue's word for a message that is to be delivered once more. */
export const syncConsumer =
  <Again>(ports: SyncPorts, again: (seconds: number) => Again) =>
  async (event: unknown): Promise<Again | null> => {
    const { data } = delivery.safeParse(event);
    if (!data) {
      ports.log.warn('message-unknown');
      return null;
    }
    const seconds = await runSync(ports, data.body);
    return seconds === null ? null : again(seconds);
  };

const delivery = z.object({
  body: z.object({
    kind: z.enum([
      ...(['backfill', 'dirty', 'upkeep', 'glance', 'learn', 'measure', 'ratings', 'tables'] as const),
      ...(['sweep', 'census', 'accounts', 'retention', 'erase'] as const),
    ]),
  }),
});
