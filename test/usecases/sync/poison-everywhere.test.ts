import { describe, expect, it } from 'vitest';
import { instant, seconds } from '../../../src/domain/units';
import { placeOf } from '../../../src/usecases/poison/place';
import { retryAll, retryLetter } from '../../../src/usecases/poison/retry-letter';
import { PortFailure } from '../../../src/usecases/ports';
import type { SyncPorts } from '../../../src/usecases/sync/ports';
import { keepGoing, startSync } from '../../../src/usecases/sync/start';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { issueFacts, issueId, noon } from '../../fixtures/sync-facts';

const HOUR = 3_600_000;
const failing = () => new PortFailure({ kind: 'unavailable', reason: 'jira' });

const hours = async (desk: SyncDesk, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    desk.advance(HOUR);
    await keepGoing(desk.ports);
    await desk.settle();
  }
};
const letters = (desk: SyncDesk) => desk.ports.letters.list();

/** Breaks a call of Jira for as long as the answer is true. */
const breaking = <Call extends keyof SyncPorts['jira']>(
  desk: SyncDesk,
  call: Call,
  isBroken: (...request: Parameters<SyncPorts['jira'][Call]>) => boolean,
): void => {
  const works = desk.ports.jira[call] as (...request: unknown[]) => Promise<unknown>;
  Object.assign(desk.ports.jira, {
    [call]: async (...request: unknown[]) => {
      if (isBroken(...(request as Parameters<SyncPorts['jira'][Call]>))) throw failing();
      return works(...request);
    },
  });
};

const crew = Array.from({ length: 200 }, (_, n) => `person-${n}`);
const POISON = 'person-77';

describe('a person whose read fails for ever', () => {
  const desk = () =>
    syncDesk(crew.map((assignee, n) => ({ facts: issueFacts({ id: issueId(20_000 + n), assignee }), changes: [] })));
  const read = (desk: SyncDesk) => desk.people();

  it('delays nobody: all others are read in the first run, and the site gets ready', async () => {
    const site = desk();
    breaking(site, 'people', (accounts) => accounts.includes(POISON));
    await startSync(site.ports);
    await site.settle();
    expect((await site.ports.jobs.read('backfill'))?.finishedAt).not.toBeNull();
    expect([...read(site)].filter(([, person]) => person === null)).toEqual([]);
    // With Ben, who reported them all.
    expect(read(site).size).toBe(crew.length);
    expect(read(site).has(POISON)).toBe(false);
  });

  it('is a letter after five tries, is left alone, and leaves it when it is read again', async () => {
    const site = desk();
    let isBroken = true;
    let calls = 0;
    breaking(site, 'people', (accounts) => {
      calls += 1;
      return isBroken && accounts.includes(POISON);
    });
    await startSync(site.ports);
    await site.settle();
    await hours(site, 6);
    const item = site.facts.person(POISON);
    expect(await letters(site)).toMatchObject([{ kind: 'person', item, class: 'failing', tries: 5 }]);
    calls = 0;
    await hours(site, 3);
    expect(calls).toBe(0);
    isBroken = false;
    expect(await retryLetter(site.ports, 'person', item)).toBe(true);
    await site.settle();
    expect(await letters(site)).toEqual([]);
    expect(read(site).get(POISON)).toMatchObject({ active: true });
  });

  it('is tried once a day by itself, and leaves when that works', async () => {
    const site = desk();
    let isBroken = true;
    breaking(site, 'people', (accounts) => isBroken && accounts.includes(POISON));
    await startSync(site.ports);
    await site.settle();
    await hours(site, 7);
    expect(await letters(site)).toHaveLength(1);
    isBroken = false;
    await hours(site, 26);
    expect(await letters(site)).toEqual([]);
  });

  it('is not blamed where Jira fails for everybody', async () => {
    const site = desk();
    breaking(site, 'people', () => true);
    await startSync(site.ports);
    await site.settle(60);
    await hours(site, 8);
    expect(await site.ports.letters.count()).toBe(0);
  });
});

describe('a project whose read fails for ever', () => {
  const issues = [10_001, 10_002, 10_003].flatMap((project, p) =>
    Array.from({ length: 5 }, (_, n) => ({
      facts: issueFacts({ id: issueId(30_000 + 10 * p + n), project }),
      changes: [],
    })),
  );

  it('delays no other: the others are counted in the first hour, it is a letter after five tries', async () => {
    const desk = syncDesk(issues);
    let isBroken = true;
    breaking(desk, 'countIn', (project) => isBroken && project === 10_001);
    await startSync(desk.ports);
    await desk.settle();
    await hours(desk, 1);
    const counted = async () => (await desk.census.rows()).filter(({ countedAt }) => countedAt !== null);
    expect((await counted()).map(({ project }) => project)).toEqual([10_002, 10_003]);
    await hours(desk, 5);
    expect(await letters(desk)).toMatchObject([{ kind: 'project', item: 10_001, class: 'failing', tries: 5 }]);
    isBroken = false;
    await retryLetter(desk.ports, 'project', 10_001);
    await desk.settle();
    expect(await letters(desk)).toEqual([]);
    expect(await counted()).toHaveLength(3);
  });

  it('holds up no other where it is neither listed nor to be asked for: words and people are read', async () => {
    const desk = syncDesk(issues);
    await startSync(desk.ports);
    await desk.settle();
    desk.jira.closed.add(10_002);
    breaking(desk, 'project', (project) => project === 10_002);
    await hours(desk, 27);
    expect((await desk.ports.jobs.read('upkeep'))?.finishedAt).toBeGreaterThan(noon + 20 * HOUR);
    expect(await letters(desk)).toMatchObject([{ kind: 'project', item: 10_002, class: 'failing' }]);
    expect((await desk.facts.read()).filter(({ deleted }) => deleted)).toEqual([]);
  });
});

const all = Array.from({ length: 60 }, (_, n) =>
  issueFacts({
    id: issueId(40_000 + n),
    created: instant(noon - 1000 * HOUR + n * 60_000),
    updated: instant(noon - 900 * HOUR + n * 60_000),
    category: n % 2 === 0 ? 1 : 3,
  }),
);
const site = () => {
  const desk = syncDesk(all.map((facts) => ({ facts, changes: [] })));
  desk.jira.pageSize = 10;
  return desk;
};
const bad = issueId(40_020);

describe('a page of a search that never parses', () => {
  it('is gone past after five tries: all its issues are read one by one, and nothing rests', async () => {
    const desk = site();
    desk.jira.breaksPages.add(bad);
    await startSync(desk.ports);
    await desk.settle();
    expect((await desk.ports.jobs.read('backfill'))?.finishedAt).not.toBeNull();
    expect((await desk.facts.read()).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(await letters(desk)).toEqual([]);
  });

  it('holds up only the issue that nobody can read, which is a letter of its own', async () => {
    const desk = site();
    desk.jira.breaksPages.add(bad);
    breaking(desk, 'issues', (_site, ids) => ids.includes(bad));
    await startSync(desk.ports);
    await desk.settle();
    expect(await desk.facts.read()).toHaveLength(all.length - 1);
    expect(await letters(desk)).toMatchObject([{ kind: 'issue', item: 40_020 }]);
  });

  it('is a letter where not even ids are to be had there; all others are read, and it leaves when it works again', async () => {
    const desk = site();
    desk.jira.breaksPages.add(bad);
    let isBroken = true;
    const { places } = desk.jira;
    Object.assign(desk.ports.jira, {
      places: async (...request: Parameters<typeof places>) => {
        const found = await places(...request);
        if (isBroken && found.issues.some(({ id }) => id === bad)) throw failing();
        return found;
      },
    });
    await startSync(desk.ports);
    await desk.settle();
    expect((await desk.ports.jobs.read('backfill'))?.finishedAt).not.toBeNull();
    const missing = () => desk.facts.read().then((rows) => all.filter(({ id }) => !rows.some((row) => row.id === id)));
    expect((await missing()).map(({ id }) => id)).toEqual([bad]);
    const [letter] = await letters(desk);
    expect(letter).toMatchObject({ kind: 'page', class: 'failing', tries: 5 });
    isBroken = false;
    desk.jira.breaksPages.clear();
    await retryLetter(desk.ports, 'page', letter?.item ?? 0);
    await desk.settle();
    expect(await missing()).toEqual([]);
    expect(await letters(desk)).toEqual([]);
  });

  it('does not hold up the sweep either', async () => {
    const desk = site();
    await startSync(desk.ports);
    await desk.settle();
    await hours(desk, 1);
    for (const { facts } of [...desk.jira.issuesById.values()]) {
      const edited = {
        ...facts,
        remaining: seconds(77),
        updated: instant(desk.ports.clock.now() + Number(facts.id) - 40_000),
      };
      desk.jira.issuesById.set(facts.id, { facts: edited, changes: [] });
    }
    desk.jira.breaksPages.add(bad);
    await hours(desk, 1);
    await hours(desk, 1);
    expect((await desk.facts.read()).filter(({ remaining }) => remaining === 77)).toHaveLength(all.length);
    expect(await letters(desk)).toEqual([]);
  });
});

describe('a history that never parses', () => {
  it('holds up no other in the first read: its issue is handed over, and is a letter', async () => {
    const desk = site();
    breaking(desk, 'changes', (_site, ids) => ids.includes(bad));
    await startSync(desk.ports);
    await desk.settle();
    expect((await desk.ports.jobs.read('backfill'))?.finishedAt).not.toBeNull();
    const rows = desk.facts.held().filter(({ changesReadTo }) => changesReadTo === 0);
    expect(rows.map(({ facts }) => facts.id)).toEqual([bad]);
    expect(await letters(desk)).toMatchObject([{ kind: 'issue', item: 40_020 }]);
  });
});

describe('a feed of worklogs that never parses', () => {
  it('is a letter, and the round goes on without it', async () => {
    const desk = site();
    await startSync(desk.ports);
    await desk.settle();
    let isBroken = true;
    breaking(desk, 'worklogFeed', (kind) => isBroken && kind === 'updated');
    const before = (await desk.ports.jobs.read('sweep'))?.finishedAt ?? 0;
    await hours(desk, 2);
    expect((await desk.ports.jobs.read('sweep'))?.finishedAt).toBeGreaterThan(before);
    expect(await letters(desk)).toMatchObject([{ kind: 'page', class: 'failing', tries: 5 }]);
    isBroken = false;
    await hours(desk, 2);
    expect(await letters(desk)).toEqual([]);
  });
});

describe('a new version', () => {
  it('tries everything again that rests', async () => {
    const desk = site();
    await desk.ports.letters.failed(
      { kind: 'page', class: 'failing', reason: 'x' },
      new Map([[placeOf('changed', noon), 5]]),
    );
    await desk.ports.letters.failed({ kind: 'project', class: 'failing', reason: 'x' }, new Map([[10_001, 5]]));
    await retryAll(desk.ports);
    expect(await letters(desk)).toEqual([]);
  });

  it('does so also while everything is being read once more', async () => {
    const desk = site();
    await desk.ports.jobs.acquire('backfill', 1);
    await desk.ports.letters.failed({ kind: 'project', class: 'failing', reason: 'x' }, new Map([[10_001, 5]]));
    expect((await desk.ports.jobs.read('backfill'))?.finishedAt ?? null).toBeNull();
    await startSync(desk.ports);
    expect(await letters(desk)).toEqual([]);
  });
});
