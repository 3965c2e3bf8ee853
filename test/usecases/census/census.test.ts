import { beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/units';
import type { IssueFacts } from '../../../src/usecases/facts/ports';
import { keepGoing, startSync } from '../../../src/usecases/sync/start';
import type { JiraIssue } from '../../fixtures/in-memory-jira';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { changeFacts, issueFacts, issueId, minutes, noon } from '../../fixtures/sync-facts';

const issue = (n: number, own: Partial<IssueFacts> = {}): JiraIssue => ({
  facts: issueFacts({
    ...{ id: issueId(10_000 + n), project: n % 4 === 3 ? 101 : 100, created: instant(noon - minutes(9000) - n) },
    ...{ updated: instant(noon - minutes(5000) + minutes(n)), worklogs: [] },
    ...own,
  }),
  changes: [changeFacts({ to: n })],
});

let desk: SyncDesk;
beforeEach(async () => {
  desk = syncDesk(Array.from({ length: 16 }, (_, n) => issue(n)));
  desk.jira.pageSize = 100;
  await startSync(desk.ports);
  await desk.settle();
});

const remove = (n: number) => desk.jira.issuesById.delete(issueId(10_000 + n));
/** Hours go by; events come or not, the schedule does. */
const hours = async (count: number) => {
  for (let n = 0; n < count; n += 1) {
    desk.advance(minutes(60));
    await keepGoing(desk.ports);
    await desk.settle();
  }
};
const row = async (project: number) => (await desk.census.rows()).find((one) => one.project === project);
const gone = async () => (await desk.facts.read()).filter(({ deleted }) => deleted).map(({ id }) => id);
const calls = (start: string) => desk.jira.calls.filter((call) => call.startsWith(start));

describe('the census of a site', () => {
  it('counts each open project daily, for a point each, and reads nothing where counts agree', async () => {
    await hours(2);
    desk.jira.calls.length = 0;
    await hours(24);
    expect(calls('count 100').length).toBeGreaterThanOrEqual(1);
    expect(calls('count').length).toBeLessThanOrEqual(4);
    expect(calls('ids')).toEqual([]);
    expect((await row(100))?.state).toBe('agrees');
  });

  it('compares every project issue by issue within 28 days, whatever its counts say', async () => {
    await hours(2);
    desk.jira.calls.length = 0;
    await hours(28 * 24);
    expect(new Set(calls('ids').map((call) => call.split(' ')[1]))).toEqual(new Set(['100', '101']));
    expect(calls('ids').length).toBeLessThanOrEqual(4);
  });

  it('removes an issue within a day whose deletion no event told', async () => {
    await hours(2);
    remove(5);
    await hours(23);
    expect(await gone()).toEqual(['10005']);
    await hours(2);
    expect((await row(100))?.state).toBe('agrees');
  });

  it('brings an issue that the facts never heard of', async () => {
    await hours(30);
    // As old as the others: no sweep finds it.
    const { facts, changes } = issue(40, { project: 100 });
    desk.jira.issuesById.set(facts.id, { facts, changes });
    await hours(23);
    expect((await desk.facts.read()).find(({ id }) => id === '10040')?.changes).toEqual(changes);
  });

  it('believes a difference only when it is there twice: what is on its way costs no walk', async () => {
    await hours(2);
    desk.advance(minutes(60) * 20);
    const { facts, changes } = issue(40, { project: 100 });
    desk.jira.issuesById.set(facts.id, { facts, changes });
    desk.queue.push({ message: { kind: 'census' }, due: 0 });
    await desk.settle(1);
    expect((await row(100))?.state).toBe('differs');
    await desk.ports.dirty.mark([facts.id], 'event');
    desk.queue.push({ message: { kind: 'dirty' }, due: 0 });
    await desk.settle();
    desk.jira.calls.length = 0;
    await hours(2);
    expect((await row(100))?.state).toBe('agrees');
    expect(calls('ids')).toEqual([]);
  });

  it('walks once where Jira counts about right only, and not again while it is off by as much', async () => {
    const { countIn } = desk.jira;
    Object.assign(desk.ports.jira, {
      countIn: async (...of: Parameters<typeof countIn>) =>
        ((await countIn(...of)) ?? 0) + (of[1] === undefined ? 2 : 0),
    });
    await hours(30);
    expect((await row(100))?.state).toBe('agrees');
    const walks = calls('ids 100').length;
    expect(walks).toBeGreaterThan(0);
    await hours(48);
    expect(calls('ids 100').length).toBe(walks);
    remove(5);
    await hours(23);
    expect(await gone()).toEqual(['10005']);
  });

  it('does not remove what Jira still gives when it is asked by id: an index may be behind', async () => {
    const { idsIn, countIn } = desk.jira;
    Object.assign(desk.ports.jira, {
      countIn: async (...of: Parameters<typeof countIn>) =>
        ((await countIn(...of)) ?? 0) - (of[1] === undefined ? 1 : 0),
      idsIn: async (...request: Parameters<typeof idsIn>) => {
        const page = await idsIn(...request);
        return page && { ...page, ids: page.ids.filter((id) => id !== '10005') };
      },
    });
    await hours(48);
    expect(await gone()).toEqual([]);
    expect(calls('ids').length).toBeGreaterThan(0);
  });

  it('follows an issue that moved to another project', async () => {
    await hours(2);
    const before = desk.jira.issuesById.get(issueId(10_005)) ?? issue(5);
    desk.jira.issuesById.set(before.facts.id, { ...before, facts: { ...before.facts, project: 101 } });
    await hours(23);
    expect((await desk.facts.read()).find(({ id }) => id === '10005')).toMatchObject({ project: 101, deleted: false });
    expect(await gone()).toEqual([]);
  });
});

describe('a project that is there no more', () => {
  it('for the app: keeps its facts, is labelled, and costs no more than a look a day', async () => {
    await hours(2);
    desk.jira.closed.add(101);
    await hours(24);
    expect(await gone()).toEqual([]);
    expect(desk.closedProjects).toContain(101);
    expect(await row(101)).toMatchObject({ state: 'closed', closed: true });
    desk.jira.calls.length = 0;
    await hours(24);
    expect(calls('count 101')).toEqual([]);
  });

  it('and comes back: counts again, with what changed and what was deleted meanwhile', async () => {
    await hours(2);
    desk.jira.closed.add(101);
    await hours(24);
    const before = desk.jira.issuesById.get(issueId(10_007)) ?? issue(7);
    const facts = { ...before.facts, rank: 'while away', updated: desk.ports.clock.now() };
    desk.jira.issuesById.set(facts.id, { ...before, facts });
    remove(11);
    await hours(48);
    desk.jira.closed.delete(101);
    await hours(26);
    expect(desk.closedProjects).not.toContain(101);
    const read = await desk.facts.read();
    expect(read.find(({ id }) => id === '10007')).toMatchObject({ rank: 'while away', deleted: false });
    expect(await gone()).toEqual(['10011']);
    expect((await row(101))?.state).toBe('agrees');
  });

  it('and comes back: is read whole, as fields may have changed meanwhile without an edit', async () => {
    await hours(2);
    desk.jira.closed.add(101);
    await hours(24);
    const before = desk.jira.issuesById.get(issueId(10_007)) ?? issue(7);
    const facts = { ...before.facts, points: 8 };
    desk.jira.issuesById.set(facts.id, { facts, changes: [...before.changes, changeFacts({ to: 99 })] });
    desk.jira.closed.delete(101);
    await hours(26);
    const read = (await desk.facts.read()).find(({ id }) => id === '10007');
    expect(read?.points).toBe(8);
    expect(read?.changes).toHaveLength(before.changes.length + 1);
  });

  it('and comes back: is learned anew, with what was not there when it was learned', async () => {
    const done = { category: 3, assignee: 'amy', resolved: instant(noon - minutes(6000)) } as const;
    const resolve = (n: number) => {
      const { facts, changes } = issue(n, done);
      desk.jira.issuesById.set(facts.id, { facts, changes });
    };
    resolve(3);
    await desk.ports.dirty.mark([issueId(10_003)], 'event');
    await hours(2);
    const learned = () => desk.experience.projects.get(101)?.issues.size;
    expect(learned()).toBe(1);
    desk.jira.closed.add(101);
    await hours(24);
    for (const n of [7, 11]) resolve(n);
    desk.jira.closed.delete(101);
    await hours(50);
    expect(learned()).toBe(3);
  });

  it('for an hour only, unseen: what changed in it meanwhile comes within a day', async () => {
    await hours(2);
    desk.jira.closed.add(101);
    const before = desk.jira.issuesById.get(issueId(10_007)) ?? issue(7);
    const facts = { ...before.facts, rank: 'while away', updated: desk.ports.clock.now() };
    desk.jira.issuesById.set(facts.id, { ...before, facts });
    // Others move the watermark on.
    const other = desk.jira.issuesById.get(issueId(10_001)) ?? issue(1);
    const moved = { ...other.facts, updated: instant(desk.ports.clock.now() + minutes(45)) };
    desk.jira.issuesById.set(moved.id, { ...other, facts: moved });
    await hours(1);
    desk.jira.closed.delete(101);
    await hours(23);
    expect((await desk.facts.read()).find(({ id }) => id === '10007')?.rank).toBe('while away');
    expect((await row(101))?.state).toBe('agrees');
  });

  it('because it was archived: keeps its facts and says so', async () => {
    await hours(2);
    const { project, issuesById } = desk.jira;
    const kept = [...issuesById].filter(([, { facts }]) => facts.project === 101);
    for (const [id] of kept) issuesById.delete(id);
    Object.assign(desk.ports.jira, {
      project: async (id: number) => {
        const found = await project(id);
        return found && id === 101 ? { ...found, archived: true } : found;
      },
    });
    await hours(24);
    expect(await gone()).toEqual([]);
    expect(await row(101)).toMatchObject({ state: 'archived', archived: true });
  });
});

describe('half a project that vanishes at once', () => {
  const half = [0, 1, 2, 4, 5, 6];

  it('is looked at again an hour later, and nothing of it goes before', async () => {
    await hours(2);
    for (const n of half) remove(n);
    for (let n = 0; n < 24 && (await row(100))?.state !== 'shrunk'; n += 1) await hours(1);
    expect((await row(100))?.state).toBe('shrunk');
    expect(await gone()).toEqual([]);
    await hours(2);
    expect(await gone()).toEqual(half.map((n) => String(10_000 + n)));
  });

  it('goes within a day when it was deleted', async () => {
    await hours(2);
    for (const n of half) remove(n);
    await hours(24);
    expect(await gone()).toHaveLength(half.length);
  });

  it('stays when it is back by then', async () => {
    await hours(2);
    const kept = half.map((n) => desk.jira.issuesById.get(issueId(10_000 + n)) ?? issue(n));
    for (const n of half) remove(n);
    for (let n = 0; n < 24 && (await row(100))?.state !== 'shrunk'; n += 1) await hours(1);
    for (const one of kept) desk.jira.issuesById.set(one.facts.id, one);
    await hours(24);
    expect(await gone()).toEqual([]);
    expect((await row(100))?.state).toBe('agrees');
  });

  it('stays when the whole project closes meanwhile', async () => {
    await hours(2);
    for (const n of half) remove(n);
    for (let n = 0; n < 24 && (await row(100))?.state !== 'shrunk'; n += 1) await hours(1);
    desk.jira.closed.add(100);
    await hours(5);
    expect(await gone()).toEqual([]);
    expect((await row(100))?.state).toBe('closed');
  });
});

describe('a census', () => {
  it('goes on where it was: ranges of a large project are compared one by one', async () => {
    await hours(30);
    const { rangeEnd } = desk.census;
    Object.assign(desk.ports.census, {
      rangeEnd: (project: number, from: never, _size: number) => rangeEnd(project, from, 3),
    });
    remove(5);
    remove(9);
    const { facts, changes } = issue(40, { project: 100 });
    desk.jira.issuesById.set(facts.id, { facts, changes });
    await hours(24);
    expect(calls('ids 100').length).toBeGreaterThan(3);
    expect(await gone()).toEqual(['10005', '10009']);
    expect((await desk.facts.read()).some(({ id }) => id === '10040')).toBe(true);
  });

  it('removes nothing where pages of ids lead nowhere, and goes on with the other projects', async () => {
    await hours(2);
    const { idsIn } = desk.jira;
    let isBroken = true;
    Object.assign(desk.ports.jira, {
      idsIn: async (...request: Parameters<typeof idsIn>) => {
        const page = await idsIn(...request);
        return isBroken && request[0] === 100 ? { ids: [], next: 'again' } : page;
      },
    });
    remove(5);
    remove(7);
    await hours(24);
    expect(await gone()).toEqual(['10007']);
    expect(await desk.ports.letters.list()).toMatchObject([{ kind: 'project', item: 100 }]);
    isBroken = false;
    // What rests is tried once a day by itself.
    await hours(26);
    expect(await gone()).toEqual(['10005', '10007']);
    expect(await desk.ports.letters.list()).toEqual([]);
  });
});
