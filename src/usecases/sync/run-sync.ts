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
import { workOffDirty } from './work-off-dirty';

/** What each message of the queue `sync` asks for. A message that met a failing store is sent again. */
export const runSync = async (ports: SyncPorts, message: SyncMessage): Promise<void> => {
  try {
    const held = await ports.storage.held();
    if (held !== null && !GOES_ON[held].includes(message.kind))
      return ports.log.info('run-held', { kind: message.kind, held });
    await ports.budget.during(() => work[message.kind](ports));
  } catch (error) {
    if (!(error instanceof PortFailure)) throw error;
    if (error instanceof OutOfBudget) return rest(ports, message, error);
    if (error instanceof StoreFull) return full(ports, message);
    const { failure } = error;
    ports.log.warn('run-failed', { kind: message.kind, failure: failure.kind });
    const asked = failure.kind === 'busy' ? failure.retryAfterSeconds : 0;
    await sayAgain(ports, message, Math.max(asked, RETRY_SECONDS));
  }
};

/** A message goes on being said for an hour or so, later each time; then the hourly trigger asks for the work. */
const sayAgain = async ({ queue, budget }: SyncPorts, message: SyncMessage, asked: number): Promise<void> => {
  const again = (message.again ?? 0) + 1;
  // Many hints ask for one and the same run: while it fails, each time half of them are enough.
  const isOneOfMany = message.kind === 'dirty' && again > 1 && budget.random() < 0.5;
  if (again > MOST_AGAIN || isOneOfMany) return;
  await queue.push({ ...message, again }, Math.min(MOST_SECONDS, asked * 2 ** (again - 1)));
};
const MOST_AGAIN = 6;

/** What runs while everything else rests; the hourly trigger asks for the rest again. */
const GOES_ON: Readonly<Record<'full' | 'erasing', readonly SyncMessage['kind'][]>> = {
  full: ['retention', 'accounts', 'upkeep', 'glance', 'tables', 'erase'],
  erasing: ['erase'],
};

/** Reading rests until there is room, which is made at once. */
const full = async ({ log, queue, storage }: SyncPorts, { kind }: SyncMessage): Promise<void> => {
  log.warn('store-full', { kind });
  await storage.noteFull();
  if (kind !== 'retention') await queue.push({ kind: 'retention' });
};

/** What rests for longer than a message may wait is asked for again once an hour. */
const rest = async ({ log, queue }: SyncPorts, message: SyncMessage, { failure }: OutOfBudget): Promise<void> => {
  const seconds = failure.kind === 'busy' ? failure.retryAfterSeconds : RETRY_SECONDS;
  log.info('run-rests', { kind: message.kind, seconds });
  if (seconds <= MOST_SECONDS) await queue.push(message, seconds);
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
  accounts: reportAccounts,
  retention: keepSmall,
  erase: goOnErasing,
  sweep,
  census,
};
