import { describe, expect, it } from 'vitest';
import { instant } from '../../../src/domain/units';
import { retryLetter } from '../../../src/usecases/poison/retry-letter';
import { PortFailure } from '../../../src/usecases/ports';
import type { SyncPorts } from '../../../src/usecases/sync/ports';
import { readWords } from '../../../src/usecases/sync/read-words';
import { keepGoing, startSync } from '../../../src/usecases/sync/start';
import type { JiraIssue } from '../../fixtures/in-memory-jira';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { mortal } from '../../fixtures/mortal';
import { changeFacts, issueFacts, issueId, minutes, noon, worklogFacts } from '../../fixtures/sync-facts';

const DAYS = 86_400_000;

/** Five open issues, three done lately, three done long ago; every second one with a cut list of worklogs. */
const studio = (): JiraIssue[] =>
  Array.from({ length: 11 }, (_, n) => {
    const age = n < 8 ? (n + 1) * DAYS : (200 + n) * DAYS;
    const facts = issueFacts({
      id: issueId(10_000 + n),
      category: n < 5 ? 1 : 3,
      assignee: n % 3 === 0 ? 'amy' : 'ben',
      created: instant(noon - 400 * DAYS - n * minutes(1)),
      updated: instant(noon - age),
      worklogs: n % 2 === 0 ? [worklogFacts({ id: n + 1 })] : [],
    });
    return { facts, changes: [changeFacts({ to: n })] };
  });

const expected = (issues: readonly JiraIssue[]) =>
  [...issues]
    .sort((a, b) => Number(a.facts.id) - Number(b.facts.id))
    .map(({ facts, changes }) => ({ ...facts, worklogs: facts.worklogs ?? [], changes, deleted: false }));

const installed = async (issues = studio()): Promise<SyncDesk> => {
  const desk = syncDesk(issues);
  await startSync(desk.ports);
  return desk;
};

describe('backfill', () => {
  it('holds every issue with its sets when it is finished', async () => {
    const desk = await installed();
    await desk.settle();
    expect(await desk.facts.read()).toEqual(expected(studio()));
    expect((await desk.ports.jobs.read('backfill'))?.finishedAt).not.toBeNull();
  });

  it('reads all open issues first, then what was done lately, then the rest', async () => {
    const desk = await installed();
    await desk.settle();
    const order = desk.jira.calls
      .filter((call) => /^(page|changes)/.test(call))
      .map((call) => call.replace(/ [-\d]+$/, ''));
    const once = order.filter((call, n) => call !== order[n - 1]);
    expect(once).toEqual(['page open', 'page done', 'changes', 'page done', 'changes']);
  });

  it('brings screens up to date as soon as the open issues are read', async () => {
    const desk = await installed();
    let seen: string[] | null = null;
    const { refreshGlance } = desk.ports.screens;
    const ports: SyncPorts = {
      ...desk.ports,
      screens: {
        ...desk.ports.screens,
        refreshGlance: async (people) => {
          seen ??= (await desk.facts.read()).map((issue) => `${issue.category}`);
          await refreshGlance(people);
        },
      },
    };
    await desk.settle(200, ports);
    expect(seen).toEqual(['1', '1', '1', '1', '1']);
  });

  it('counts open issues of all open ones, then done ones of all done ones', async () => {
    const desk = await installed();
    const states: string[] = [];
    const ports: SyncPorts = {
      ...desk.ports,
      jobs: {
        ...desk.ports.jobs,
        save: (lease, seconds, state) => {
          if (lease.job === 'backfill' && state.total !== null) states.push(`${state.done}/${state.total}`);
          return desk.ports.jobs.save(lease, seconds, state);
        },
      },
    };
    await desk.settle(200, ports);
    const once = states.filter((state, n) => state !== states[n - 1]);
    expect(once).toEqual(['2/5', '4/5', '5/5', '2/6', '3/6', '5/6', '6/6']);
  });

  it('goes on where it was after a run ends early', async () => {
    const desk = await installed();
    const slow: SyncPorts = {
      ...desk.ports,
      jira: {
        ...desk.jira,
        page: async (...request) => {
          desk.advance(25_000);
          return desk.jira.page(...request);
        },
      },
    };
    await desk.settle(200, slow);
    expect(await desk.facts.read()).toEqual(expected(studio()));
    const pages = desk.jira.calls.filter((call) => call.startsWith('page'));
    expect(new Set(pages).size).toBe(5);
    expect(pages).toHaveLength(7);
  });

  it('waits as long as Jira asks and then goes on, without a call in between', async () => {
    const desk = await installed();
    let refusedAt = 0;
    desk.jira.before = (call) => {
      if (call === 'page open 2' && refusedAt === 0) {
        refusedAt = desk.ports.clock.now();
        throw new PortFailure({ kind: 'busy', retryAfterSeconds: 120 });
      }
      if (refusedAt > 0) expect(desk.ports.clock.now()).toBeGreaterThanOrEqual(refusedAt + 120_000);
    };
    await desk.settle();
    expect(refusedAt).toBeGreaterThan(0);
    expect(await desk.facts.read()).toEqual(expected(studio()));
  });

  it('waits longer after each failure in a row, at most 15 minutes', async () => {
    const desk = await installed();
    desk.jira.before = () => {
      throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
    };
    const waits: number[] = [];
    // The reading alone.
    desk.queue.splice(0, Number.POSITIVE_INFINITY, { message: { kind: 'backfill' }, due: 0 });
    for (let n = 0; n < 13; n += 1) {
      await desk.settle(1);
      waits.push(((desk.queue[0]?.due ?? 0) - desk.ports.clock.now()) / 1000);
    }
    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
    expect(waits.at(-1)).toBe(900);
  });

  it('starts a slice again from its last issue when its page token expires', async () => {
    const desk = await installed();
    let expired = false;
    const ports: SyncPorts = {
      ...desk.ports,
      jira: {
        ...desk.jira,
        page: (site, slice, token) => {
          const old = token !== null && !expired;
          if (old) expired = true;
          return desk.jira.page(site, slice, old ? 'expired' : token);
        },
      },
    };
    await desk.settle(200, ports);
    expect(expired).toBe(true);
    expect(await desk.facts.read()).toEqual(expected(studio()));
  });

  it('is done by one run when its message comes three times', async () => {
    const desk = await installed();
    desk.queue.push(...desk.queue.map((entry) => ({ ...entry })), ...desk.queue.map((entry) => ({ ...entry })));
    await desk.settle();
    expect(desk.jira.calls.filter((call) => call === 'page open -')).toHaveLength(1);
  });

  it('yields to whoever took the lease over', async () => {
    const desk = await installed();
    let stolen = false;
    desk.jira.before = async (call) => {
      if (call !== 'page open 2' || stolen) return;
      stolen = true;
      desk.advance(61_000);
      await desk.ports.jobs.acquire('backfill', 60);
    };
    await desk.settle(1);
    const pages = desk.jira.calls.filter((call) => call.startsWith('page'));
    expect(pages).toEqual(['page open -', 'page open 2']);
  });

  it('reads nothing anew once it is finished: another installation looks only for what changed meanwhile', async () => {
    const desk = await installed();
    await desk.settle();
    desk.jira.calls.length = 0;
    await startSync(desk.ports);
    expect(desk.queue.map(({ message }) => message.kind)).toEqual(
      expect.arrayContaining(['sweep', 'census', 'accounts']),
    );
    await desk.settle();
    expect(desk.jira.calls.filter((call) => /^(page (open|done)|changes)/.test(call))).toEqual([]);
  });
});

describe('a project that closes to the app while its histories are read', () => {
  it('is not taken for one without: they are read when it is seen again', async () => {
    const desk = await installed();
    const closed = [...desk.jira.issuesById.values()][0]?.facts.project ?? 0;
    let asked = 0;
    desk.jira.before = (call) => {
      if (call === 'changes') asked += 1;
      if (call === 'changes' && asked === 1) desk.jira.closed.add(closed);
      else if (asked > 0 && call !== 'changes' && !call.startsWith('sees')) desk.jira.closed.delete(closed);
    };
    await desk.settle();
    expect(asked).toBeGreaterThan(0);
    expect(await desk.facts.read()).toEqual(expected(studio()));
  });
});

describe('a field that facts are read by', () => {
  it('came, went or changed its type: every issue is read once more, and then no more', async () => {
    const desk = await installed();
    await desk.settle();
    const fields = async () => ({ ...(await desk.jira.fields()), points: ['customfield_1'] });
    const ports: SyncPorts = { ...desk.ports, jira: { ...desk.jira, fields } };
    const pagesOf = async () => {
      desk.jira.calls.length = 0;
      await readWords(ports);
      await keepGoing(ports);
      await desk.settle(200, ports);
      return desk.jira.calls.filter((call) => /^page (open|done)/.test(call)).length;
    };
    expect(await pagesOf()).toBeGreaterThan(1);
    expect(await pagesOf()).toBe(0);
  });
});

describe('backfill killed at every point', () => {
  it.each(['before', 'after'] as const)('ends with the same facts, killed %s any call', async (when) => {
    const whole = await installed();
    const counted = mortal(whole.ports, 0, when);
    await whole.settle(200, counted.ports);
    expect(counted.life.calls).toBeGreaterThan(60);
    for (let fatal = 1; fatal <= counted.life.calls; fatal += 1) {
      const desk = await installed();
      const { ports } = mortal(desk.ports, fatal, when);
      await desk.settle(200, ports).catch(() => {});
      // What the platform does not deliver again, the hourly trigger takes up.
      desk.advance(3_600_000);
      desk.queue.push({ message: { kind: 'backfill' }, due: 0 });
      await desk.settle();
      expect(await desk.facts.read(), `killed ${when} call ${fatal}`).toEqual(expected(studio()));
    }
  });
});

describe('a store that fails for a while', () => {
  const down = () => {
    throw new PortFailure({ kind: 'unavailable', reason: 'store' });
  };

  /** Ports whose store fails at its n-th call, once. */
  const failingAt = (desk: SyncDesk, fatal: number) => {
    let calls = 0;
    const wrap = <T extends object>(port: T): T =>
      Object.fromEntries(
        Object.entries(port).map(([name, own]) => [
          name,
          typeof own !== 'function'
            ? own
            : async (...request: unknown[]) => {
                calls += 1;
                return calls === fatal ? down() : own(...request);
              },
        ]),
      ) as T;
    const { facts, site, jobs, dirty } = desk.ports;
    const ports = { ...desk.ports, facts: wrap(facts), site: wrap(site), jobs: wrap(jobs), dirty: wrap(dirty) };
    return { ports, calls: () => calls };
  };

  it('delays the backfill by minutes at most, whichever call it meets: nobody has to wait for the hourly trigger', async () => {
    const whole = await installed();
    const counted = failingAt(whole, 0);
    await whole.settle(200, counted.ports);
    for (let fatal = 1; fatal <= counted.calls(); fatal += 1) {
      const desk = await installed();
      await desk.settle(200, failingAt(desk, fatal).ports);
      expect(await desk.facts.read(), `failed at call ${fatal}`).toEqual(expected(studio()));
      expect((await desk.ports.jobs.read('backfill'))?.finishedAt, `failed at call ${fatal}`).not.toBeNull();
      expect(desk.ports.clock.now() - noon).toBeLessThan(300_000);
    }
  });
});

describe('an issue that cannot be understood', () => {
  it('holds up no other: it is given up after five tries, and read when somebody asks again', async () => {
    const desk = await installed();
    desk.jira.unreadable = [issueId(10_001)];
    await desk.settle();
    const others = expected(studio()).filter(({ id }) => id !== '10001');
    expect(await desk.facts.read()).toEqual(others);
    expect((await desk.ports.jobs.read('backfill'))?.finishedAt).not.toBeNull();
    expect(await desk.ports.dirty.nextInSeconds()).toBeNull();
    const letter = { kind: 'issue', item: 10_001, class: 'unreadable', tries: 5 };
    expect(await desk.ports.letters.list()).toMatchObject([letter]);
    desk.jira.unreadable = [];
    expect(await retryLetter(desk.ports, 'issue', 10_001)).toBe(true);
    await desk.settle();
    expect(await desk.facts.read()).toEqual(expected(studio()));
    expect(await desk.ports.letters.count()).toBe(0);
  });
});
