import { InvocationError, InvocationErrorCode, Queue } from '@forge/events';
import type { SyncMessage, SyncQueue } from '../usecases/sync/ports';

/** Forge delivers at least once, in no order; a delay is at most 900 s. */
export const syncQueue: SyncQueue = {
  push: async (message, delaySeconds = 0) => {
    const event = { body: message satisfies SyncMessage };
    await new Queue({ key: 'sync' }).push(
      delaySeconds > 0 ? { ...event, delayInSeconds: Math.min(MAX_DELAY, Math.ceil(delaySeconds)) } : event,
    );
  },
};

/** What a consumer returns to have its message delivered once more: at most four times, after at most 900 s. */
export const deliverAgain = (seconds: number): InvocationError =>
  new InvocationError({
    retryAfter: Math.min(MAX_DELAY, Math.ceil(seconds)),
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
  });

const MAX_DELAY = 900;
