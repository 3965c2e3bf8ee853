import { describe, expect, it } from 'vitest';
import type { IssueId } from '../../../src/domain/capacity/types';
import { instant, seconds } from '../../../src/domain/units';
import { PortFailure } from '../../../src/usecases/ports';
import type { SyncPorts } from '../../../src/usecases/sync/ports';
import { startSync } from '../../../src/usecases/sync/start';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { issueFacts, issueId } from '../../fixtures/sync-facts';

const GOOD = 500;
const poison = issueId(20_250);
const all = Array.from({ length: GOOD + 1 }, (_, n) => issueId(20_000 + n));

/** Five hundred good issues and one at which Jira, or we, break; all of them were edited. */
const poisoned = async (): Promise<SyncDesk> => {
  const desk = syncDesk(all.map((id) => ({ facts: issueFacts({ id }), changes: [] })));
  desk.jira.pageSize = 100;
  await startSync(desk.ports);
  await desk.settle();
  desk.advance(60_000);
  for (const id of all) {
    const facts = issueFacts({ id, remaining: seconds(77), updated: desk.ports.clock.now() });
    desk.jira.issuesById.set(id, { facts, changes: [] });
  }
  desk.jira.calls.length = 0;
  await desk.ports.dirty.mark(all, 'event');
  return desk;
};

const breaking = (desk: SyncDesk, error: () => Error): SyncPorts => ({
  ...desk.ports,
  jira: {
    ...desk.jira,
    issues: async (site, ids) => {
      if (ids.includes(poison)) {
        desk.jira.calls.push('issues');
        throw error();
      }
      return desk.jira.issues(site, ids);
    },
  },
});

const current = async (desk: SyncDesk): Promise<readonly IssueId[]> =>
  (await desk.facts.read()).filter(({ remaining }) => remaining === 77).map(({ id }) => id);

const kinds = {
  'at which Jira fails': () => new PortFailure({ kind: 'unavailable', reason: 'jira' }),
  'that breaks us': () => new TypeError('cannot read'),
};

describe.each(Object.entries(kinds))('an issue %s', (_name, error) => {
  it('delays none of 500 others: they are read in the first run, in few calls more', async () => {
    const desk = await poisoned();
    await desk.ports.queue.push({ kind: 'dirty' });
    const before = desk.ports.clock.now();
    await desk.settle(1, breaking(desk, error));
    expect(await current(desk)).toHaveLength(GOOD);
    expect(desk.ports.clock.now()).toBe(before);
    expect(desk.jira.calls.filter((call) => call === 'issues').length).toBeLessThan(5 + 2 * 8);
  });

  it('is given up after five tries, later each time', async () => {
    const desk = await poisoned();
    await desk.ports.queue.push({ kind: 'dirty' });
    await desk.settle(40, breaking(desk, error));
    expect(desk.queue).toEqual([]);
    const [letter, ...more] = await desk.ports.letters.list();
    expect([letter?.kind, letter?.item, more]).toEqual(['issue', 20_250, []]);
    expect(letter?.tries).toBeGreaterThanOrEqual(5);
    expect(await desk.ports.dirty.nextInSeconds()).toBeNull();
  });
});

describe('a Jira that fails at everything', () => {
  it('has no issue given up, and is asked a few times in a run, not once for each issue', async () => {
    const desk = await poisoned();
    const down: SyncPorts = {
      ...desk.ports,
      jira: {
        ...desk.jira,
        issues: async () => {
          desk.jira.calls.push('issues');
          throw kinds['at which Jira fails']();
        },
        timeTracking: async () => {
          throw kinds['at which Jira fails']();
        },
      },
    };
    await desk.ports.queue.push({ kind: 'dirty' });
    await desk.settle(1, down);
    expect(desk.jira.calls.length).toBeLessThanOrEqual(6);
    await desk.settle(30, down);
    expect(await desk.ports.letters.count()).toBe(0);
    desk.jira.calls.length = 0;
    await desk.settle();
    expect(await current(desk)).toHaveLength(GOOD + 1);
    // The first part is small, as after so many failures; what goes through is asked for by twice as many each time.
    expect(desk.jira.calls.filter((call) => call === 'issues').length).toBeLessThan(GOOD / 2);
  });

  it('is left alone for as long as it asks, and no call is made before', async () => {
    const desk = await poisoned();
    const asked: number[] = [];
    const busy: SyncPorts = {
      ...desk.ports,
      jira: {
        ...desk.jira,
        issues: async () => {
          asked.push(desk.ports.clock.now());
          throw new PortFailure({ kind: 'busy', retryAfterSeconds: 300 });
        },
      },
    };
    await desk.ports.queue.push({ kind: 'dirty' });
    await desk.settle(6, busy);
    expect(asked.length).toBeGreaterThan(2);
    for (const [n, at] of asked.slice(1).entries())
      expect(at).toBeGreaterThanOrEqual(instant((asked[n] ?? 0) + 300_000));
  });
});
