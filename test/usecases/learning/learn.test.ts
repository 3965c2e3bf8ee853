import { describe, expect, it } from 'vitest';
import type { IssueId } from '../../../src/domain/capacity/types';
import { learnHistory } from '../../../src/domain/suggestion/learn-history';
import { instant } from '../../../src/domain/units';
import type { IssueFacts } from '../../../src/usecases/facts/ports';
import { learn } from '../../../src/usecases/learning/learn';
import { PortFailure } from '../../../src/usecases/ports';
import type { SyncPorts } from '../../../src/usecases/sync/ports';
import { keepGoing, startSync } from '../../../src/usecases/sync/start';
import { workOffDirty } from '../../../src/usecases/sync/work-off-dirty';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { issueFacts, issueId, noon } from '../../fixtures/sync-facts';

const DAY = 86_400_000;

/** An issue of a project that was resolved some days before noon. */
const done = (id: number, days: number, own: Partial<IssueFacts> = {}) => ({
  facts: issueFacts({
    id: issueId(id),
    category: 3,
    assignee: id % 3 === 0 ? 'amy' : 'cleo',
    created: instant(noon - (days + 3) * DAY),
    resolved: instant(noon - days * DAY),
    updated: instant(noon - days * DAY),
    components: [id % 2],
    ...own,
  }),
  changes: [],
  summary: `Carton ${id % 4 === 0 ? 'sleeve' : 'poster'}`,
});
const studio = () => [
  ...Array.from({ length: 8 }, (_, n) => done(10_000 + n, 30 - n)),
  ...Array.from({ length: 3 }, (_, n) => done(20_000 + n, 20 - n, { project: 200 })),
  done(10_050, 5, { security: 7 }),
  done(10_051, 5, { assignee: null }),
  { facts: issueFacts({ id: issueId(10_100) }), changes: [], summary: 'Carton sleeve' },
];

const installed = async (issues = studio()): Promise<SyncDesk> => {
  const desk = syncDesk(issues);
  await startSync(desk.ports);
  await desk.settle();
  return desk;
};
const learned = (desk: SyncDesk, project = 100) => desk.experience.projects.get(project);
const issuesOf = (desk: SyncDesk, project = 100) => learned(desk, project)?.store.rows().project.issues;

/** Something happens to an issue in Jira, and an event tells. */
const change = async (desk: SyncDesk, id: number, own: Partial<IssueFacts>) => {
  desk.advance(60_000);
  const before = desk.jira.issuesById.get(issueId(id));
  const facts = issueFacts({ ...before?.facts, ...own, updated: desk.ports.clock.now() });
  desk.jira.issuesById.set(issueId(id), { changes: [], ...before, facts });
  await desk.ports.dirty.mark([issueId(id)], 'event');
  await desk.ports.queue.push({ kind: 'dirty' });
};
const resolve = (desk: SyncDesk, id: number) =>
  change(desk, id, { category: 3, resolved: instant(desk.ports.clock.now()) });

describe('learning a site', () => {
  it('takes one project after the other once everything is read, and leaves out secrets and what nobody resolved', async () => {
    const desk = await installed();
    expect([issuesOf(desk, 100), issuesOf(desk, 200)]).toEqual([8, 3]);
    expect(desk.jira.calls.filter((call) => call === 'words')).toHaveLength(2);
    expect(desk.jira.calls.lastIndexOf('changes')).toBeLessThan(desk.jira.calls.indexOf('words'));
  });

  it('adapts the weights of a project, unless admins say that they stay', async () => {
    const desk = await installed();
    expect(learned(desk)?.adapted).toMatchObject({ through: 8 });
    desk.rules.adapts = false;
    Object.assign(learned(desk) ?? {}, { stale: true });
    desk.advance(2 * DAY);
    await desk.ports.queue.push({ kind: 'learn' });
    await desk.settle();
    expect(learned(desk)).toMatchObject({ adapted: null, stale: false });
  });

  it('leaves out what Jira does not give, and asks the worker to look at it', async () => {
    const desk = syncDesk(studio());
    desk.jira.unread = [issueId(10_003)];
    await startSync(desk.ports);
    await desk.settle(12);
    expect(issuesOf(desk)).toBe(7);
    expect((await desk.ports.dirty.nextInSeconds()) ?? 0).toBeGreaterThanOrEqual(0);
  });

  it('asks nothing when it is asked again', async () => {
    const desk = await installed();
    desk.jira.calls.length = 0;
    await startSync(desk.ports);
    await keepGoing(desk.ports);
    await desk.settle();
    expect(desk.jira.calls.filter((call) => call === 'words')).toEqual([]);
  });

  it('waits as long as Jira asks, and goes on', async () => {
    const desk = syncDesk(studio());
    let refusedAt = 0;
    desk.jira.before = (call) => {
      if (call !== 'words') return;
      if (refusedAt > 0) return expect(desk.ports.clock.now()).toBeGreaterThanOrEqual(refusedAt + 300_000);
      refusedAt = desk.ports.clock.now();
      throw new PortFailure({ kind: 'busy', retryAfterSeconds: 300 });
    };
    await startSync(desk.ports);
    await desk.settle();
    expect([issuesOf(desk, 100), issuesOf(desk, 200)]).toEqual([8, 3]);
  });

  it('forgets everything where nothing is to be learned, and publishes nothing that was begun before', async () => {
    const desk = await installed();
    desk.rules.learns = false;
    await desk.ports.queue.push({ kind: 'learn' });
    await desk.settle();
    expect(desk.experience.projects.size).toBe(0);
    desk.rules.learns = true;
    desk.jira.before = (call) => {
      if (call === 'words') desk.rules.learns = false;
    };
    await desk.ports.queue.push({ kind: 'learn' });
    await desk.settle();
    expect(desk.experience.projects.size).toBe(0);
  });
});

describe('an issue that is resolved', () => {
  it('is learned by the worker, once', async () => {
    const desk = await installed();
    desk.jira.calls.length = 0;
    await resolve(desk, 10_100);
    await desk.settle();
    expect(issuesOf(desk)).toBe(9);
    expect(desk.jira.calls).not.toContain('words');
    await change(desk, 10_100, { remaining: null });
    await desk.settle();
    expect(issuesOf(desk)).toBe(9);
    expect(learned(desk)?.adapted).toMatchObject({ through: 9 });
  });

  it('waits for the catch-up while somebody else is learning', async () => {
    const desk = await installed();
    const lease = await desk.ports.jobs.acquire('experience', 120);
    await resolve(desk, 10_100);
    await desk.settle();
    expect(issuesOf(desk)).toBe(8);
    if (lease) await desk.ports.jobs.release(lease);
    await keepGoing(desk.ports);
    await desk.settle();
    expect(issuesOf(desk)).toBe(9);
  });

  it('teaches a project that nobody learned yet with the next run', async () => {
    const desk = await installed();
    await change(desk, 10_100, { project: 300, category: 3, resolved: instant(noon) });
    await desk.settle();
    expect(learned(desk, 300)).toBeUndefined();
    await keepGoing(desk.ports);
    await desk.settle();
    expect(issuesOf(desk, 300)).toBe(1);
  });

  it('teaches nothing with a security level; one that got it later is taken away, and its project learned anew within a day', async () => {
    const desk = await installed();
    await change(desk, 10_100, { category: 3, resolved: instant(noon), security: 7 });
    await change(desk, 10_004, { security: 7 });
    await desk.settle();
    expect(learned(desk)).toMatchObject({ stale: true });
    expect(learned(desk)?.issues.has(issueId(10_004))).toBe(false);
    desk.advance(2 * DAY);
    await keepGoing(desk.ports);
    await desk.settle();
    expect(issuesOf(desk)).toBe(7);
  });

  it('is taken away when it is deleted', async () => {
    const desk = await installed();
    desk.jira.issuesById.delete(issueId(10_004));
    await desk.ports.dirty.mark([issueId(10_004)], 'deleted');
    await desk.ports.queue.push({ kind: 'dirty' });
    await desk.settle();
    expect(learned(desk)?.issues.has(issueId(10_004))).toBe(false);
  });

  it('is taken away when it is deleted, also where the run that noticed was cut off and its project closed then', async () => {
    const desk = await installed();
    const gone = issueId(10_004);
    const project = desk.jira.issuesById.get(gone)?.facts.project ?? 0;
    desk.jira.issuesById.delete(gone);
    await desk.ports.facts.markGone(gone, desk.ports.clock.now());
    desk.jira.closed.add(project);
    desk.refreshed.length = 0;
    await desk.ports.dirty.mark([gone], 'deleted');
    await desk.ports.queue.push({ kind: 'dirty' });
    await desk.settle();
    expect(learned(desk)?.issues.has(gone)).toBe(false);
    expect(desk.refreshed.length).toBeGreaterThan(0);
  });
});

describe('old issues that come back', () => {
  const back = async (desk: SyncDesk, ids: readonly number[]) => {
    for (const id of ids) desk.jira.issuesById.set(issueId(id), done(id, 40));
    await desk.ports.dirty.mark(ids.map(issueId), 'event');
    await desk.ports.queue.push({ kind: 'dirty' });
  };
  const dayLater = async (desk: SyncDesk) => {
    desk.advance(2 * DAY);
    await keepGoing(desk.ports);
    await desk.settle();
  };

  it('are learned by the worker, as soon as nobody else is learning', async () => {
    const desk = await installed();
    await desk.ports.jobs.acquire('experience', 300);
    await back(desk, [10_060]);
    await desk.settle();
    expect(issuesOf(desk)).toBe(9);
    expect(await desk.ports.dirty.nextInSeconds()).toBeNull();
  });

  it('are learned by the worker, as soon as the store lets them', async () => {
    const desk = await installed();
    let fails = 2;
    const failing = async (ids: readonly IssueId[]) => {
      fails -= 1;
      if (fails >= 0) throw new PortFailure({ kind: 'unavailable', reason: 'store' });
      return desk.ports.experience.unlearned(ids);
    };
    await back(desk, [10_060]);
    await desk.settle(200, { ...desk.ports, experience: { ...desk.ports.experience, unlearned: failing } });
    expect(issuesOf(desk)).toBe(9);
  });

  it('have their project learned anew within a day where they are many', async () => {
    const desk = await installed();
    await back(
      desk,
      Array.from({ length: 30 }, (_, n) => 10_060 + n),
    );
    await desk.settle();
    expect(learned(desk)).toMatchObject({ stale: true });
    await dayLater(desk);
    expect(learned(desk)).toMatchObject({ stale: false });
    expect(issuesOf(desk)).toBe(38);
  });

  it('have their project learned anew where it was being learned just then', async () => {
    const desk = await installed();
    const { experience } = desk.ports;
    Object.assign(learned(desk) ?? {}, { stale: true });
    desk.advance(2 * DAY);
    const replace: typeof experience.replace = async (project, ...rest) => {
      desk.experience.projects.delete(project);
      await back(desk, [10_060]);
      await workOffDirty(desk.ports);
      await experience.replace(project, ...rest);
    };
    await learn({ ...desk.ports, experience: { ...experience, replace } });
    expect(issuesOf(desk)).toBe(8);
    await dayLater(desk);
    expect(issuesOf(desk)).toBe(9);
  });
});

describe('learning killed at any call', () => {
  type Call = (...request: unknown[]) => Promise<unknown>;
  /** The n-th call on experience dies, before its effect or after it; so do all that follow. */
  const mortal = (ports: SyncPorts, fatal: number, when: 'before' | 'after') => {
    const life = { calls: 0 };
    const wrap =
      (method: Call): Call =>
      async (...request) => {
        life.calls += 1;
        const dies = fatal > 0 && life.calls >= fatal;
        if (dies && (when === 'before' || life.calls > fatal)) throw new Error('killed');
        const answer = await method(...request);
        if (dies) throw new Error('killed');
        return answer;
      };
    const experience = Object.fromEntries(
      Object.entries(ports.experience).map(([name, own]) => [
        name,
        typeof own === 'function' ? wrap(own as Call) : own,
      ]),
    ) as SyncPorts['experience'];
    return { life, ports: { ...ports, experience } };
  };

  it.each(['before', 'after'] as const)('ends with the same rows, killed %s any of them', async (when) => {
    const through = async (fatal: number) => {
      const desk = await installed();
      await resolve(desk, 10_100);
      const { life, ports } = mortal(desk.ports, fatal, when);
      await desk.settle(200, ports).catch(() => {});
      desk.advance(3_600_000);
      await desk.ports.queue.push({ kind: 'learn' });
      await desk.settle();
      return { calls: life.calls, rows: learned(desk)?.store.rows(), adapted: learned(desk)?.adapted };
    };
    const whole = await through(0);
    expect(whole.calls).toBeGreaterThan(6);
    for (let fatal = 1; fatal <= whole.calls; fatal += 1) {
      const { rows, adapted } = await through(fatal);
      expect(rows, `killed ${when} call ${fatal}`).toEqual(whole.rows);
      expect(adapted, `killed ${when} call ${fatal}`).toEqual(whole.adapted);
    }
  });
});

describe('going through a history', () => {
  it('predicts nothing before fifty issues were learned, and then counts by month', () => {
    const history = Array.from({ length: 80 }, (_, n) => ({
      key: String(1000 + n),
      created: instant(noon + n * DAY),
      issue: {
        ...{
          id: issueId(1000 + n),
          reporter: null,
          ties: [{ kind: 'component' as const, ref: n % 2 }],
          terms: [],
          length: 0,
        },
        ...{ resolver: (1 + (n % 2)) as never, resolved: instant(noon + n * DAY + DAY / 2) },
      },
    }));
    const { replay, rows, adapted } = learnHistory(history, true);
    expect(rows.project.issues).toBe(80);
    expect(adapted).not.toBeNull();
    expect(replay.reduce((sum, { issues }) => sum + issues, 0)).toBe(30);
    for (const month of replay) {
      expect(month.lastInComponent[0]).toBe(month.issues);
      expect(month.atelier[1]).toBe(month.issues);
      expect(month.mostFrequent[1]).toBe(month.issues);
    }
    expect(learnHistory(history, false)).toMatchObject({ adapted: null });
  });
});
