import { describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/units';
import { byStore } from '../../../src/usecases/sync/by-store';
import { syncDesk } from '../../fixtures/in-memory-sync';
import { issueFacts } from '../../fixtures/sync-facts';

const MINUTES = 60_000;
const SITE = { learning: { learns: false } } as never;

/** A function whose clock is off by so much, with a lease that the store has just given it. */
const functionOff = async (ms: number) => {
  const facts = issueFacts();
  const { ports } = syncDesk([{ facts, changes: [] }]);
  const now = ports.clock.now();
  const lease = await ports.jobs.acquire('dirty', 60);
  if (lease === null) throw new Error('nobody else holds it');
  const off = (at: number) => instant(at + ms);
  const jira = {
    ...ports.jira,
    issues: async (...asked: Parameters<typeof ports.jira.issues>) => {
      const page = await ports.jira.issues(...asked);
      return { ...page, readAt: off(page.readAt) };
    },
    rated: async (...asked: Parameters<typeof ports.jira.rated>) => {
      const page = await ports.jira.rated(...asked);
      return { ...page, readAt: off(page.readAt) };
    },
  };
  const own = byStore({ ...ports, jira, clock: { now: () => off(ports.clock.now()) } }, lease);
  const rating = { kind: 'satisfaction', gen: 1, field: 'customfield_1' } as never;
  return { now, own, readings: () => [own.jira.issues(SITE, [facts.id]), own.jira.rated(rating, null, null)] };
};

describe('a function whose clock is off', () => {
  it.each([10 * MINUTES, -10 * MINUTES, 5, 0])('by %i ms goes by the store’s', async (ms) => {
    const { now, own, readings } = await functionOff(ms);
    expect(own.clock.now()).toBe(now);
    for (const reading of readings()) expect((await reading).readAt).toBe(now);
  });
});
