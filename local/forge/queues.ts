import { randomUUID } from 'node:crypto';
import type { Switchboard } from '../faults/switchboard';
import type { Agenda } from './agenda';
import type { Result } from './app';
import type { Clock } from './clock';

type Push = {
  queueName: string;
  jobId: string;
  payload: { body: unknown; delayInSeconds?: number; concurrency?: { key: string; limit: number } }[];
};
type Stats = { success: number; inProgress: number; failed: number };
type RetryOptions = { retryAfter?: number; retryReason?: string; retryData?: unknown };
type Event = {
  queue: string;
  jobId: string;
  body: unknown;
  concurrency: { key: string; limit: number } | null;
  retry: (RetryOptions & { retryCount: number }) | null;
};

export type Queues = {
  push(push: Push): { status: number; body?: unknown };
  stats(query: { jobId: string }): { status: number; body?: unknown };
  cancel(query: { jobId: string }): { status: number };
};

const MAX_EVENTS = 50;
const MAX_TRIES = 4;
/** A message is never delivered in the very moment of its push. */
const TRANSIT_MS = 50;

/** Forge's queues: at least once, delayed, retried when the consumer asks or fails, limited by concurrency key. */
export const queues = (
  agenda: Agenda,
  clock: Clock,
  consume: (queue: string, event: Record<string, unknown>) => Promise<Result | null>,
  faults: Faults = { strike: () => null },
): Queues => {
  const jobs = new Map<string, Stats>();
  const cancelled = new Set<string>();
  const lanes = concurrencyLanes();

  const deliver = async (event: Event): Promise<void> => {
    const job = jobs.get(event.jobId);
    if (job === undefined || cancelled.has(event.jobId)) return;
    if (!lanes.enter(event)) return lanes.park(event);
    const { queue, jobId, body, retry } = event;
    const delivered = {
      body,
      jobId,
      queueName: queue,
      eventId: randomUUID(),
      ...(retry === null ? {} : { retryContext: retry }),
    };
    const result = await consume(queue, delivered).finally(() => {
      const next = lanes.leave(event);
      if (next !== undefined) schedule(next, 0);
    });
    settle(event, job, result);
  };
  const settle = (event: Event, job: Stats, result: Result | null) => {
    const wanted = retryOf(result);
    const tries = event.retry?.retryCount ?? 0;
    if (wanted !== null && tries < MAX_TRIES) {
      schedule({ ...event, retry: { ...wanted, retryCount: tries + 1 } }, (wanted.retryAfter ?? 1) * 1000, false);
      return;
    }
    job.inProgress--;
    if (result?.success === true && wanted === null) job.success++;
    else job.failed++;
  };
  const schedule = (event: Event, delayMs: number, soon = true) =>
    agenda.add(clock.now() + delayMs, () => deliver(event), soon);

  return {
    push: ({ queueName, jobId, payload }) => {
      if (payload.length > MAX_EVENTS) return { status: 413, body: { message: 'too many events' } };
      const refused = faults.strike(['push-refused'], ({ queue }) => queueName.includes(queue));
      if (refused !== null) return { status: refused.status, body: { message: 'the queue takes nothing' } };
      const taken = payload.slice(0, takenOf(faults, queueName, payload.length));
      jobs.set(jobId, { success: 0, inProgress: payload.length, failed: 0 });
      for (const { body, delayInSeconds = 0, concurrency = null } of taken) {
        const event: Event = { queue: queueName, jobId, body, concurrency, retry: null };
        for (let copy = copiesOf(faults, queueName); copy > 0; copy -= 1)
          schedule(event, delayInSeconds * 1000 + TRANSIT_MS, delayInSeconds === 0);
      }
      const failedEvents = payload.map((_, index) => ({ index, errorMessage: 'not taken' })).slice(taken.length);
      return failedEvents.length === 0 ? { status: 201, body: {} } : { status: 202, body: { failedEvents } };
    },
    stats: ({ jobId }) => (jobs.has(jobId) ? { status: 200, body: jobs.get(jobId) } : { status: 404, body: {} }),
    cancel: ({ jobId }) => {
      cancelled.add(jobId);
      return { status: jobs.has(jobId) ? 204 : 404 };
    },
  };
};

type Faults = Pick<Switchboard, 'strike'>;

/** How many messages of a push are taken: all of them, unless it is to be taken in part. */
const takenOf = (faults: Faults, queueName: string, pushed: number): number =>
  faults.strike(['push-partial'], ({ queue }) => queueName.includes(queue)) === null ? pushed : Math.floor(pushed / 2);

const copiesOf = (faults: Faults, queueName: string): number =>
  faults.strike(['message-doubled'], ({ queue }) => queueName.includes(queue)) === null ? 1 : 2;

/** How many events of a concurrency key may run at once; the others wait in line until one leaves. */
const concurrencyLanes = () => {
  const running = new Map<string, number>();
  const parked = new Map<string, Event[]>();
  const keyOf = ({ queue, concurrency }: Event) => (concurrency === null ? null : `${queue}/${concurrency.key}`);
  return {
    enter: (event: Event): boolean => {
      const key = keyOf(event);
      if (key === null) return true;
      const now = running.get(key) ?? 0;
      if (now >= (event.concurrency?.limit ?? 1)) return false;
      running.set(key, now + 1);
      return true;
    },
    park: (event: Event): void => {
      const key = keyOf(event) ?? '';
      parked.set(key, [...(parked.get(key) ?? []), event]);
    },
    /** Frees a place; answers who is next in line for it. */
    leave: (event: Event): Event | undefined => {
      const key = keyOf(event);
      if (key === null) return undefined;
      running.set(key, (running.get(key) ?? 1) - 1);
      return parked.get(key)?.shift();
    },
  };
};

/** A consumer asks for a retry by returning an InvocationError; one that throws is retried too. */
const retryOf = (result: Result | null): RetryOptions | null => {
  if (result === null) return null;
  if (!result.success) return { retryAfter: 5, retryReason: 'FUNCTION_ERROR' };
  const body = result.body as { _retry?: boolean; retryOptions?: RetryOptions } | null | undefined;
  return body?._retry === true ? (body.retryOptions ?? {}) : null;
};
