import { beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/units';
import type { IssueFacts } from '../../../src/usecases/facts/ports';
import { PortFailure } from '../../../src/usecases/ports';
import { keepGoing, startSync } from '../../../src/usecases/sync/start';
import type { JiraIssue } from '../../fixtures/in-memory-jira';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { changeFacts, issueFacts, issueId, minutes, noon, worklogFacts } from '../../fixtures/sync-facts';

const HOUR = minutes(60);

const issue = (n: number, own: Partial<IssueFacts> = {}): JiraIssue => ({
  facts: issueFacts({
    ...{ id: issueId(10_000 + n), category: n % 3 === 0 ? 3 : 1, created: instant(noon - minutes(9000) - n) },
    ...{ updated: instant(noon - minutes(5000) + minutes(n)), worklogs: [] },
    ...own,
  }),
  changes: [changeFacts({ to: n })],
});

let desk: SyncDesk;
/** Everything that the sync says of itself. */
let said: string[];
beforeEach(async () => {
  desk = syncDesk(Array.from({ length: 9 }, (_, n) => issue(n)));
  said = [];
  Object.assign(desk.ports.log, {
    info: (event: string) => said.push(event),
    warn: (event: string) => said.push(event),
  });
  await startSync(desk.ports);
  await desk.settle();
  desk.jira.calls.length = 0;
});

/** Somebody edits an issue and no event tells. */
const edit = (n: number, own: Partial<IssueFacts>, at: number = desk.ports.clock.now()) => {
  const before = desk.jira.issuesById.get(issueId(10_000 + n));
  const facts = { ...(before ?? issue(n)).facts, updated: instant(at), ...own };
  desk.jira.issuesById.set(facts.id, {
    facts,
    changes: [...(before?.changes ?? []), changeFacts({ at: instant(at) })],
  });
};
const hourLater = async () => {
  desk.advance(HOUR);
  await keepGoing(desk.ports);
  await desk.settle();
};
const sweepOnly = async (limit?: number) => {
  desk.queue.splice(0, Number.POSITIVE_INFINITY, { message: { kind: 'sweep' }, due: desk.ports.clock.now() });
  await desk.settle(limit);
};
const state = async () => {
  const job = await desk.ports.jobs.read('sweep');
  return { ...job, mark: JSON.parse(job?.checkpoint ?? '{}') as Record<string, number | null> };
};
const expected = () =>
  [...desk.jira.issuesById.values()]
    .sort((a, b) => Number(a.facts.id) - Number(b.facts.id))
    .map(({ facts, changes }) => ({ ...facts, worklogs: facts.worklogs ?? [], changes, deleted: false }));

describe('a sweep', () => {
  it('brings what no event told within an hour, histories included, and new issues with it', async () => {
    await hourLater();
    edit(4, { remaining: null, assignee: 'cleo' });
    edit(20, {});
    await hourLater();
    expect(await desk.facts.read()).toEqual(expected());
  });

  it('reads nothing twice that events brought: of an hour without a loss it costs the search alone', async () => {
    await hourLater();
    edit(4, { due: null });
    desk.advance(1000);
    await desk.ports.dirty.mark([issueId(10_004)], 'event');
    desk.queue.push({ message: { kind: 'dirty' }, due: 0 });
    await desk.settle();
    desk.jira.calls.length = 0;
    desk.advance(HOUR);
    await sweepOnly();
    expect(desk.jira.calls).toEqual(['page changed -', 'feed updated', 'feed deleted']);
  });

  it('changes nothing when it runs again', async () => {
    edit(4, { due: null });
    await hourLater();
    const before = await desk.facts.read();
    await hourLater();
    expect(await desk.facts.read()).toEqual(before);
  });

  it('is done once an hour, though the schedule runs twice', async () => {
    await hourLater();
    desk.jira.calls.length = 0;
    desk.advance(minutes(1));
    await sweepOnly();
    expect(desk.jira.calls).toEqual([]);
  });

  it('says since when all changes are in: the moment at which its round began', async () => {
    desk.advance(HOUR);
    const began = desk.ports.clock.now();
    desk.jira.before = (call) => {
      if (call.startsWith('page changed')) desk.advance(7_000);
    };
    await sweepOnly();
    expect((await state()).finishedAt).toBe(began);
  });

  it('moves its watermark only after a page is durable', async () => {
    for (const n of [1, 2, 4, 5, 7]) edit(n, { due: null }, desk.ports.clock.now() + minutes(n));
    desk.advance(HOUR);
    const before = Number((await state()).mark.watermark ?? 0);
    let published = 0;
    const { publish } = desk.ports.facts;
    const failing = {
      ...desk.ports,
      facts: {
        ...desk.ports.facts,
        publish: async (page: Parameters<typeof publish>[0]) => {
          published += 1;
          if (published === 2) throw new PortFailure({ kind: 'unavailable', reason: 'store' });
          return publish(page);
        },
      },
    };
    desk.queue.splice(0, Number.POSITIVE_INFINITY, { message: { kind: 'sweep' }, due: 0 });
    await desk.settle(1, failing);
    const { mark } = await state();
    const first = desk.jira.issuesById.get(issueId(10_002))?.facts.updated;
    expect(mark.watermark).toBe(first);
    expect(Number(mark.watermark)).toBeGreaterThan(before);
    await desk.settle();
    expect(await desk.facts.read()).toEqual(expected());
  });

  it('finds an edit that the index showed late, by ten minutes of overlap', async () => {
    await hourLater();
    edit(1, { due: null });
    await hourLater();
    const { mark } = await state();
    edit(2, { due: null, rank: 'late' }, Number(mark.watermark) - minutes(10));
    await hourLater();
    expect(await desk.facts.read()).toEqual(expected());
  });

  it('begins again at its watermark when a page token expires', async () => {
    for (const n of [1, 2, 4, 5, 7]) edit(n, { due: null }, desk.ports.clock.now() + minutes(n));
    desk.advance(HOUR);
    const { page } = desk.jira;
    let tokens = 0;
    Object.assign(desk.ports.jira, {
      page: (...[site, slice, token]: Parameters<typeof page>) => {
        tokens += token === null ? 0 : 1;
        return page(site, slice, tokens === 2 && token !== null ? 'expired' : token);
      },
    });
    await sweepOnly();
    expect(said).toContain('page-expired');
    expect(await desk.facts.read()).toEqual(expected());
    expect((await state()).finishedAt).not.toBeNull();
  });
});

describe('an issue whose history Jira cannot give', () => {
  it('holds up no sweep: the others are in, the watermark is past it, and it comes when it can be had', async () => {
    await hourLater();
    desk.jira.pageSize = 100;
    for (const n of [1, 2, 4, 5, 7]) edit(n, { rank: 'edited' });
    const { changes } = desk.jira;
    let isBroken = true;
    Object.assign(desk.ports.jira, {
      changes: async (...request: Parameters<typeof changes>) => {
        if (isBroken && request[1].includes(issueId(10_002)))
          throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
        return changes(...request);
      },
    });
    await hourLater();
    const ranks = (await desk.facts.read()).filter(({ rank }) => rank === 'edited').map(({ id }) => id);
    expect(ranks).toEqual(['10001', '10004', '10005', '10007']);
    expect(said).toContain('page-handed-over');
    const finished = (await state()).finishedAt;
    await hourLater();
    expect((await state()).finishedAt).not.toBe(finished);
    isBroken = false;
    await desk.ports.letters.retry('issue', 10_002);
    edit(2, { rank: 'edited' });
    await hourLater();
    expect(await desk.facts.read()).toEqual(expected());
  });
});

describe('pages that lead nowhere', () => {
  const broken: Record<string, (page: { next: string | null }, token: string | null) => object> = {
    'the token that was asked with': (page, token) => (token === null ? page : { ...page, next: token }),
    'no issues and another token': (page, token) =>
      token === null ? page : { ...page, issues: [], unreadable: [], next: '9' },
  };
  it.each(Object.keys(broken))('leave the round incomplete and not done: %s', async (name) => {
    await hourLater();
    for (const n of [1, 2, 4, 5, 7]) edit(n, { due: null }, desk.ports.clock.now() + n);
    desk.advance(HOUR);
    const before = await state();
    const { page } = desk.jira;
    let isBroken = true;
    Object.assign(desk.ports.jira, {
      page: async (...request: Parameters<typeof page>) => {
        const answer = await page(...request);
        return isBroken ? { ...answer, ...broken[name]?.(answer, request[2]) } : answer;
      },
    });
    await sweepOnly(8);
    const after = await state();
    expect(after.finishedAt).toBe(before.finishedAt);
    expect(said).toContain('sweep-incomplete');
    expect(Number(after.mark.watermark)).toBeGreaterThanOrEqual(Number(before.mark.watermark));
    expect(Number(after.mark.watermark)).toBeLessThanOrEqual(
      Number(desk.jira.issuesById.get(issueId(10_007))?.facts.updated),
    );
    isBroken = false;
    await desk.settle();
    expect(await desk.facts.read()).toEqual(expected());
    expect((await state()).finishedAt).not.toBe(before.finishedAt);
  });

  it('never end the backfill as done', async () => {
    const fresh = syncDesk(Array.from({ length: 9 }, (_, n) => issue(n)));
    const { page } = fresh.jira;
    let isBroken = true;
    Object.assign(fresh.ports.jira, {
      page: async (...request: Parameters<typeof page>) => {
        const answer = await page(...request);
        return isBroken ? { ...answer, issues: [], next: '4' } : answer;
      },
    });
    await startSync(fresh.ports);
    await fresh.settle(40);
    expect((await fresh.ports.jobs.read('backfill'))?.finishedAt ?? null).toBeNull();
    isBroken = false;
    await fresh.settle();
    expect((await fresh.facts.read()).length).toBe(9);
    expect((await fresh.ports.jobs.read('backfill'))?.finishedAt).not.toBeNull();
  });
});

describe('clocks', () => {
  it('that go back move the watermark nowhere and keep the sweep going', async () => {
    edit(1, { due: null });
    await hourLater();
    const before = Number((await state()).mark.watermark);
    desk.advance(-3 * HOUR);
    edit(2, { due: null, rank: 'x' }, before + minutes(30));
    await sweepOnly();
    expect(Number((await state()).mark.watermark)).toBe(before + minutes(30));
    expect((await desk.facts.read()).find(({ id }) => id === '10002')?.rank).toBe('x');
  });

  it('that are ten minutes ahead of Jira, or behind it, lose no edit', async () => {
    for (const skew of [-10, 10]) {
      await hourLater();
      edit(5, { rank: `skew ${skew}` }, desk.ports.clock.now() - minutes(skew));
      await hourLater();
      const found = (await desk.facts.read()).find(({ id }) => id === '10005');
      expect(found?.rank).toBe(`skew ${skew}`);
      expect(found?.changes).toEqual(desk.jira.issuesById.get(issueId(10_005))?.changes);
    }
  });

  it('of another century, on one issue, do not carry the watermark with them', async () => {
    await hourLater();
    edit(1, {}, Date.UTC(2199, 0, 1));
    await hourLater();
    edit(2, { rank: 'after' });
    await hourLater();
    expect((await desk.facts.read()).find(({ id }) => id === '10002')?.rank).toBe('after');
    expect(Number((await state()).mark.watermark)).toBeLessThan(Date.UTC(2100, 0, 1));
  });
});

describe('worklogs', () => {
  it('that were written, edited or deleted without a change of their issue are followed', async () => {
    await hourLater();
    const work = (n: number, worklogs: IssueFacts['worklogs']) => {
      const before = desk.jira.issuesById.get(issueId(10_000 + n)) ?? issue(n);
      desk.jira.issuesById.set(before.facts.id, { ...before, facts: { ...before.facts, worklogs } });
    };
    const written = { created: desk.ports.clock.now(), updated: desk.ports.clock.now() };
    work(1, [worklogFacts({ id: 71, ...written })]);
    work(2, [worklogFacts({ id: 72, ...written }), worklogFacts({ id: 73, ...written })]);
    await hourLater();
    expect(await desk.facts.read()).toEqual(expected());
    work(2, [worklogFacts({ id: 72, ...written })]);
    desk.jira.deletedWorklogs.push({ id: 73, at: desk.ports.clock.now() });
    work(1, [worklogFacts({ id: 71, ...written, spent: 60 as never, updated: desk.ports.clock.now() })]);
    await hourLater();
    expect(await desk.facts.read()).toEqual(expected());
  });

  it("of the feed's last minute come with the next round", async () => {
    await hourLater();
    desk.advance(HOUR);
    const at = { created: desk.ports.clock.now(), updated: desk.ports.clock.now() };
    const before = desk.jira.issuesById.get(issueId(10_001)) ?? issue(1);
    const facts = { ...before.facts, worklogs: [worklogFacts({ id: 81, ...at })] };
    desk.jira.issuesById.set(facts.id, { ...before, facts });
    await sweepOnly();
    expect((await desk.facts.read()).find(({ id }) => id === '10001')?.worklogs).toEqual([]);
    await hourLater();
    expect(await desk.facts.read()).toEqual(expected());
  });

  it('of more than one page are all read', async () => {
    await hourLater();
    desk.jira.feedPageSize = 2;
    for (const n of [1, 2, 4, 5, 7]) {
      const before = desk.jira.issuesById.get(issueId(10_000 + n)) ?? issue(n);
      const at = instant(desk.ports.clock.now() + n * 1000);
      const worklogs = [worklogFacts({ id: 90 + n, created: at, updated: at })];
      desk.jira.issuesById.set(before.facts.id, { ...before, facts: { ...before.facts, worklogs } });
    }
    await hourLater();
    expect(await desk.facts.read()).toEqual(expected());
  });
});

describe('an issue whose project closes to the app before its history was read', () => {
  it('keeps the history that is there, and gets the rest when the project is open again', async () => {
    const id = issueId(10_001);
    const stored = async () => (await desk.facts.read()).find((row) => row.id === id)?.changes;
    desk.advance(minutes(1));
    edit(1, {});
    const now = desk.ports.clock.now();
    const { facts } = desk.jira.issuesById.get(id) ?? issue(1);
    await desk.ports.facts.publish({ issues: [facts], terms: [], readAt: now });
    desk.jira.closed.add(facts.project);
    await hourLater();
    expect(await stored()).toHaveLength(1);
    desk.jira.closed.delete(facts.project);
    await hourLater();
    expect(await stored()).toHaveLength(2);
  });
});
