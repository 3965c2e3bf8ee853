import { describe, expect, it } from 'vitest';
import { agenda } from '../../../local/forge/agenda';
import { virtualClock } from '../../../local/forge/clock';
import { queues } from '../../../local/forge/queues';

const NOON = Date.UTC(2026, 10, 24, 12);

describe('the agenda', () => {
  it('settles what is due and leaves what is due later', async () => {
    const clock = virtualClock(NOON);
    const jobs = agenda(clock);
    const done: string[] = [];
    jobs.add(clock.now() + 3_600_000, async () => void done.push('later'));
    jobs.add(clock.now(), async () => void done.push('now'));
    jobs.add(clock.now() + 500, async () => void done.push('in transit'), true);
    expect(await jobs.settle(2000)).not.toBeNull();
    expect(done).toEqual(['now', 'in transit']);
    clock.set(clock.now() + 3_600_001);
    await jobs.settle(2000);
    expect(done).toEqual(['now', 'in transit', 'later']);
    jobs.stop();
  });
  it('follows what jobs ask for while it settles', async () => {
    const clock = virtualClock(NOON);
    const jobs = agenda(clock);
    let runs = 0;
    const again = async () => {
      runs += 1;
      if (runs < 5) jobs.add(clock.now(), again);
    };
    jobs.add(clock.now(), again);
    await jobs.settle(2000);
    expect(runs).toBe(5);
    jobs.stop();
  });
  it('says so when it does not come to rest', async () => {
    const jobs = agenda(virtualClock(NOON));
    jobs.add(NOON, () => new Promise(() => {}));
    expect(await jobs.settle(100)).toBeNull();
    jobs.stop();
  });
});

describe('a queue', () => {
  const withConsumer = (consume: (event: Record<string, unknown>) => unknown) => {
    const clock = virtualClock(NOON);
    const jobs = agenda(clock);
    const lines = queues(jobs, clock, async (_, event) => ({ success: true, body: await consume(event) }));
    return { clock, jobs, lines };
  };
  it('runs one event of a concurrency key after the other', async () => {
    let running = 0;
    let most = 0;
    const { jobs, lines } = withConsumer(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((next) => setTimeout(next, 20));
      running -= 1;
    });
    const concurrency = { key: 'k', limit: 1 };
    lines.push({ queueName: 'q', jobId: 'j', payload: [1, 2, 3].map((n) => ({ body: { n }, concurrency })) });
    expect(await jobs.settle(3000)).not.toBeNull();
    expect(most).toBe(1);
    expect(lines.stats({ jobId: 'j' }).body).toEqual({ success: 3, inProgress: 0, failed: 0 });
    jobs.stop();
  });
  it('delivers again after the time that a consumer asks for, and tells it so', async () => {
    const seen: unknown[] = [];
    const { clock, jobs, lines } = withConsumer((event) => {
      seen.push(event.retryContext);
      return seen.length === 1
        ? { _retry: true, retryOptions: { retryAfter: 60, retryReason: 'RATE_LIMIT' } }
        : undefined;
    });
    lines.push({ queueName: 'q', jobId: 'j', payload: [{ body: {} }] });
    await jobs.settle(2000);
    expect(seen).toHaveLength(1);
    clock.set(clock.now() + 61_000);
    await jobs.settle(2000);
    expect(seen[1]).toMatchObject({ retryCount: 1, retryReason: 'RATE_LIMIT' });
    jobs.stop();
  });
  it('refuses more than fifty events at once', () => {
    const { lines, jobs } = withConsumer(() => undefined);
    expect(
      lines.push({ queueName: 'q', jobId: 'j', payload: Array.from({ length: 51 }, () => ({ body: {} })) }).status,
    ).toBe(413);
    jobs.stop();
  });
});
