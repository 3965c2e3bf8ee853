import { MOST_SECONDS } from '../../domain/budget/backoff';
import { reportAccounts } from '../accounts/report-accounts';
import { OutOfBudget } from '../budget/go-on';
import { census } from '../census/census';
import { learn } from '../learning/learn';
import { measureBehind } from '../measuring/measure-behind';
import { PortFailure } from '../ports';
import { readRatings } from '../ratings/read-ratings';
import { goOnErasing } from '../retention/erase-all';
import { keepSmall } from '../retention/keep-small';
import { StoreFull } from '../retention/ports';
import { sweep } from '../sweep/sweep';
import { backfill } from './backfill';
import { makeTables } from './make-tables';
import type { SyncMessage, SyncPorts } from './ports';
import { upkeep } from './upkeep';
import { isDirty, workOffDirty } from './work-off-dirty';

/**
 * What each message of the queue `sync` asks for. Answers after how many seconds a message that met a failing store is to
 * be delivered again, null = not at all. It is the same message each time: a new one for each failure would multiply while
 * the store is away, since messages are delivered at least once. The queue gives up after some tries, and the hourly
 * trigger takes over.
 */
export const runSync = async (ports: SyncPorts, message: SyncMessage): Promise<number | null> => {
  try {
    if (message.kind === 'dirty' && !(await isDirty(ports))) return null;
    const held = await ports.storage.held();
    if (held !== null && !GOES_ON[held].includes(message.kind)) {
      ports.log.info('run-held', { kind: message.kind, held });
      return null;
    }
    // What the hour asks for beside reading goes on: sums whose day has turned.
    const kind = held === 'paused' && message.kind === 'upkeep' ? 'glance' : message.kind;
    await ports.budget.during(() => work[kind](ports));
    return null;
  } catch (error) {
    if (!(error instanceof PortFailure)) throw error;
    if (error instanceof OutOfBudget) return rest(ports, message, error);
    if (error instanceof StoreFull) return full(ports, message);
    const { failure } = error;
    ports.log.warn('run-failed', { kind: message.kind, failure: failure.kind });
    const asked = failure.kind === 'busy' ? failure.retryAfterSeconds : 0;
    return Math.min(MOST_SECONDS, Math.max(asked, RETRY_SECONDS));
  }
};

/** What runs while everything else rests; the hourly trigger asks for the rest again. */
const GOES_ON: Readonly<Record<'full' | 'erasing' | 'paused', readonly SyncMessage['kind'][]>> = {
  full: ['retention', 'accounts', 'upkeep', 'glance', 'tables', 'erase'],
  erasing: ['erase'],
  paused: ['retention', 'accounts', 'upkeep', 'glance', 'measure', 'tables', 'erase'],
};

/** Reading rests until there is room, which is made at once. */
const full = async ({ log, queue, storage }: SyncPorts, { kind }: SyncMessage): Promise<null> => {
  log.warn('store-full', { kind });
  await storage.noteFull();
  if (kind !== 'retention') await queue.push({ kind: 'retention' });
  return null;
};

/** What rests for longer than a message may wait is asked for again once an hour. */
const rest = async ({ log, queue }: SyncPorts, message: SyncMessage, { failure }: OutOfBudget): Promise<null> => {
  const seconds = failure.kind === 'busy' ? failure.retryAfterSeconds : RETRY_SECONDS;
  log.info('run-rests', { kind: message.kind, seconds });
  if (seconds <= MOST_SECONDS) await queue.push(message, seconds);
  return null;
};

/** By then a lease that could not be let go has run out, whatever kind of work held it for seconds at a time. */
const RETRY_SECONDS = 95;

const work: Record<SyncMessage['kind'], (ports: SyncPorts) => Promise<void>> = {
  backfill,
  dirty: workOffDirty,
  upkeep,
  glance: ({ screens }) => screens.refreshGlance('all'),
  learn,
  measure: measureBehind,
  ratings: readRatings,
  tables: makeTables,
  sweep,
  census,
  accounts: reportAccounts,
  retention: keepSmall,
  erase: goOnErasing,
};
