import type { Reply } from '../../contract';

/** Replaced within the hour by the use cases themselves. */
export const notYet = async (): Promise<Reply<never>> => ({
  ok: false,
  failure: { kind: 'unavailable', reason: 'setting-up' },
});
