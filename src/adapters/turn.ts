import { AsyncLocalStorage } from 'node:async_hooks';
import { PortFailure } from '../usecases/ports';
import type { QuotaPort, Turn } from '../usecases/quota/ports';

// Whose turn a call is belongs to the call, wherever it goes: nothing of it stays behind in the module.
const turns = new AsyncLocalStorage<Promise<Turn>>();

/** See QuotaPort. */
export const duringTurn: QuotaPort['during'] = (turn, run) => turns.run(turn, run);

/** Resolves when the call has its turn, at once where it needs none; fails with `busy` when it has not. */
export const myTurn = async (): Promise<void> => {
  const turn = await turns.getStore();
  if (turn?.ok === false) throw new PortFailure({ kind: 'busy', retryAfterSeconds: turn.retryAfterSeconds });
};
