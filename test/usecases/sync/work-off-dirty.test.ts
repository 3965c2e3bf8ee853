import { describe, expect, it } from 'vitest';
import { instant, seconds } from '../../../src/domain/units';
import { issueEvent } from '../../../src/events/issue-event';
import { PortFailure } from '../../../src/usecases/ports';
import { refetchIssue } from '../../../src/usecases/sync/refetch-issue';
import { runSync } from '../../../src/usecases/sync/run-sync';
import { startSync } from '../../../src/usecases/sync/start';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { changeFacts, issueFacts, issueId, noon, worklogFacts } from '../../fixtures/sync-facts';

const issue = issueId(10001);

/** A desk whose backfill is over and whose one issue was read. */
const readDesk = async (): Promise<SyncDesk> => {
  const desk = syncDesk([{ facts: issueFacts(), changes: [] }]);
  await startSync(desk.ports);
  await desk.settle();
  desk.jira.calls.length = 0;
  desk.refreshed.length = 0;
  desk.advance(60_000);
  return desk;
};

/** The issue changes in Jira now; nobody is told yet. */
const edit = (desk: SyncDesk, own: Parameters<typeof issueFacts>[0], id = issue) => {
  const before = desk.jira.issuesById.get(id);
  const facts = issueFacts({ ...before?.facts, id, updated: desk.ports.clock.now(), ...own });
  desk.jira.issuesById.set(id, { facts, changes: [changeFacts({ at: desk.ports.clock.now() })] });
};

const updated = (id: string) => ({
  eventType: 'avi:jira:updated:issue',
  issue: { id, key: 'X-1', fields: { summary: 'secret' } },
});

describe('a product event', () => {
  it('brings the issue as it is now, its changes and its worklogs', async () => {
    const desk = await readDesk();
    edit(desk, { remaining: seconds(7200), worklogs: [worklogFacts()] });
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle();
    const [row] = await desk.facts.read();
    expect(row).toMatchObject({ remaining: 7200, worklogs: [worklogFacts()] });
    expect(row?.changes).toHaveLength(1);
  });

  it('names the issue of a worklog', async () => {
    const desk = await readDesk();
    edit(desk, { spent: seconds(60), worklogs: [worklogFacts({ spent: seconds(60) })] });
    await issueEvent(desk.ports)({ eventType: 'avi:jira:created:worklog', worklog: { id: '7', issueId: '10001' } });
    await desk.settle();
    expect((await desk.facts.read())[0]).toMatchObject({ spent: 60 });
  });

  it('names the issue of a comment that was deleted', async () => {
    const desk = await readDesk();
    edit(desk, { comments: [] });
    await issueEvent(desk.ports)({ ...updated('10001'), eventType: 'avi:jira:deleted:comment', comment: { id: '5' } });
    expect((await desk.ports.dirty.due()).map(({ id }) => id)).toEqual(['10001']);
  });

  it('costs one reading, however often it comes', async () => {
    const desk = await readDesk();
    edit(desk, { remaining: seconds(7200) });
    for (let n = 0; n < 20; n += 1) await issueEvent(desk.ports)(updated('10001'));
    await desk.settle();
    expect(desk.jira.calls).toEqual(['issues', 'changes']);
  });

  it('that comes late or out of order changes nothing', async () => {
    const desk = await readDesk();
    edit(desk, { remaining: seconds(7200) });
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle();
    const before = await desk.facts.read();
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle();
    expect(await desk.facts.read()).toEqual(before);
  });

  it('refreshes the sums of who had the issue and of who has it', async () => {
    const desk = await readDesk();
    edit(desk, { assignee: 'ben' });
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle();
    const [amy, ben] = ['amy', 'ben'].map(desk.facts.person);
    expect(desk.refreshed).toEqual([expect.arrayContaining([amy, ben])]);
  });

  it('without an issue is passed over', async () => {
    const desk = await readDesk();
    for (const event of [null, {}, { issue: { id: '1; DROP' } }, { worklog: {} }]) await issueEvent(desk.ports)(event);
    expect(desk.queue).toEqual([]);
  });

  it('that arrives before there are tables is dropped: the backfill has yet to read all', async () => {
    const desk = syncDesk();
    const mark = async () => {
      throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
    };
    await issueEvent({ ...desk.ports, dirty: { ...desk.ports.dirty, mark } })(updated('10001'));
    expect(desk.queue).toEqual([]);
  });
});

describe('the worker', () => {
  it('reads an issue again that was marked while it was being read', async () => {
    const desk = await readDesk();
    edit(desk, { remaining: seconds(100) });
    desk.jira.before = async (call) => {
      if (call !== 'issues' || desk.jira.calls.filter((one) => one === 'issues').length > 1) return;
      desk.advance(10);
      edit(desk, { remaining: seconds(50) });
      await desk.ports.dirty.mark([issue], 'event');
    };
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle();
    expect((await desk.facts.read())[0]).toMatchObject({ remaining: 50 });
    expect(await desk.ports.dirty.due()).toEqual([]);
  });

  it('drops an issue that Jira does not know any more', async () => {
    const desk = await readDesk();
    desk.jira.issuesById.delete(issue);
    await issueEvent(desk.ports)({ ...updated('10001'), eventType: 'avi:jira:deleted:issue' });
    await desk.settle();
    expect((await desk.facts.read())[0]?.deleted).toBe(true);
    expect(desk.refreshed).toHaveLength(1);
  });

  it('keeps the facts of a project that closed to the app, and names the project', async () => {
    const desk = await readDesk();
    desk.jira.closed.add(100);
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle();
    expect((await desk.facts.read())[0]?.deleted).toBe(false);
    expect([...desk.closedProjects]).toEqual([100]);
  });

  it('does not count an issue it never saw', async () => {
    const desk = await readDesk();
    await issueEvent(desk.ports)(updated('55555'));
    await desk.settle();
    expect(await desk.facts.read()).toHaveLength(1);
    expect(await desk.ports.dirty.due()).toEqual([]);
  });

  it('comes back for what Jira could not give, later each time', async () => {
    const desk = await readDesk();
    desk.jira.unread = [issue];
    await issueEvent(desk.ports)(updated('10001'));
    const times: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      times.push(desk.ports.clock.now());
      await desk.settle(1);
      desk.advance((desk.queue[0]?.due ?? 0) - desk.ports.clock.now());
    }
    expect(times.slice(1).map((time, n) => time - (times[n] ?? 0))).toEqual([2000, 4000]);
    desk.jira.unread = [];
    edit(desk, { remaining: seconds(1) });
    await desk.settle();
    expect((await desk.facts.read())[0]).toMatchObject({ remaining: 1 });
  });

  it('stays away as long as Jira asks', async () => {
    const desk = await readDesk();
    desk.jira.before = () => {
      throw new PortFailure({ kind: 'busy', retryAfterSeconds: 300 });
    };
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle(1);
    expect((desk.queue[0]?.due ?? 0) - desk.ports.clock.now()).toBe(300_000);
    expect(desk.jira.calls).toEqual(['issues']);
  });

  it('calls nobody before that, whatever else happens', async () => {
    const desk = await readDesk();
    desk.jira.before = () => {
      throw new PortFailure({ kind: 'busy', retryAfterSeconds: 300 });
    };
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle(1);
    desk.jira.before = () => {};
    const refusedAt = desk.ports.clock.now();
    for (let n = 0; n < 50; n += 1) await issueEvent(desk.ports)(updated(String(20_000 + n)));
    await desk.settle(50);
    expect(desk.jira.calls).toEqual(['issues']);
    expect(desk.queue).toHaveLength(1);
    await desk.settle();
    expect(desk.ports.clock.now()).toBe(refusedAt + 300_000);
    expect(await desk.ports.dirty.due()).toEqual([]);
  });

  it('asks to be woken once, however many hear that an issue waits', async () => {
    const desk = await readDesk();
    desk.jira.unread = [issue];
    for (let n = 0; n < 30; n += 1) await issueEvent(desk.ports)(updated('10001'));
    await desk.settle(30);
    expect(desk.queue).toHaveLength(1);
  });

  it('lets one issue that breaks it hold up nobody else', async () => {
    const desk = await readDesk();
    const other = issueId(10002);
    edit(desk, { remaining: seconds(5) });
    edit(desk, { remaining: seconds(6) }, other);
    const broken: SyncDesk['ports'] = {
      ...desk.ports,
      jira: {
        ...desk.jira,
        issues: (site, ids) => {
          if (ids.includes(issue)) throw new TypeError('no such shape');
          return desk.jira.issues(site, ids);
        },
      },
    };
    for (const id of ['10001', '10002']) await issueEvent(desk.ports)(updated(id));
    await desk.settle(2, broken);
    expect((await desk.facts.read()).map((row) => row.remaining)).toEqual([3600, 6]);
  });

  it('waits for the fields of the site before it reads anything', async () => {
    const desk = syncDesk([{ facts: issueFacts(), changes: [] }]);
    await issueEvent(desk.ports)(updated('10001'));
    await desk.settle();
    expect(desk.jira.calls).toEqual([]);
    await startSync(desk.ports);
    await desk.settle();
    expect(await desk.ports.dirty.due()).toEqual([]);
  });
});

describe('following our own write', () => {
  it('holds the new state when it answers', async () => {
    const desk = await readDesk();
    edit(desk, { assignee: 'ben' });
    expect(await refetchIssue(desk.ports, issue)).toBe(true);
    expect((await desk.facts.read())[0]).toMatchObject({ assignee: 'ben' });
    expect(desk.queue).toEqual([]);
  });

  it('leaves the issue to the worker when Jira cannot be read', async () => {
    const desk = await readDesk();
    edit(desk, { assignee: 'ben' });
    desk.jira.before = () => {
      throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
    };
    expect(await refetchIssue(desk.ports, issue)).toBe(false);
    desk.jira.before = () => {};
    await desk.settle();
    expect((await desk.facts.read())[0]).toMatchObject({ assignee: 'ben' });
  });

  it('does not lose to a worker that read the issue before the write', async () => {
    const desk = await readDesk();
    await issueEvent(desk.ports)(updated('10001'));
    desk.jira.before = async (call) => {
      if (call !== 'issues' || desk.jira.calls.filter((one) => one === 'issues').length > 1) return;
      desk.advance(1000);
      edit(desk, { assignee: 'ben', updated: instant(noon + 90_000) });
      await refetchIssue(desk.ports, issue);
    };
    await desk.settle();
    expect((await desk.facts.read())[0]).toMatchObject({ assignee: 'ben' });
  });
});

describe('a store that is away', () => {
  it('has the same message delivered again, and no other pushed: a storm of events stays as large as it is', async () => {
    const desk = await readDesk();
    const away = async (): Promise<never> => {
      throw new PortFailure({ kind: 'unavailable', reason: 'store' });
    };
    const ports = { ...desk.ports, dirty: { ...desk.ports.dirty, nextInSeconds: away } };
    const before = desk.queue.length;
    expect(await runSync(ports, { kind: 'dirty' })).toBe(95);
    expect(desk.queue.length).toBe(before);
    expect(await runSync(desk.ports, { kind: 'dirty' })).toBeNull();
  });
});
