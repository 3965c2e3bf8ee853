import { describe, expect, it } from 'vitest';
import { instant, zone } from '../../../src/domain/units';
import { issueEvent } from '../../../src/events/issue-event';
import { passOf, readBackTo, toJobState } from '../../../src/usecases/measuring/progress';
import { PortFailure } from '../../../src/usecases/ports';
import { toJobState as checkpointOf, firstCheckpoint } from '../../../src/usecases/sync/checkpoint';
import { keepGoing, startSync } from '../../../src/usecases/sync/start';
import { type SyncDesk, syncDesk } from '../../fixtures/in-memory-sync';
import { changeFacts, issueFacts, issueId, minutes, noon } from '../../fixtures/sync-facts';

const IDS = [10001, 10002, 10003].map(issueId);

/** A desk that read its issues; each went from to do (11) to in progress (12) an hour and a half before noon. */
const readDesk = async (): Promise<SyncDesk> => {
  const desk = syncDesk(
    IDS.map((id) => ({
      facts: issueFacts({ id, status: 12, category: 2 }),
      changes: [changeFacts({ from: 11, to: 12 })],
    })),
  );
  await startSync(desk.ports);
  await desk.settle();
  desk.advance(60_000);
  return desk;
};

const edit = async (desk: SyncDesk, own: Parameters<typeof issueFacts>[0], id = IDS[0] ?? issueId(0)) => {
  const now = desk.ports.clock.now();
  const before = desk.jira.issuesById.get(id);
  const facts = issueFacts({ ...before?.facts, id, updated: now, ...own });
  const moved = changeFacts({ at: now, from: before?.facts.status ?? 0, to: facts.status });
  desk.jira.issuesById.set(id, { facts, changes: [...(before?.changes ?? []), moved] });
  await issueEvent(desk.ports)({ eventType: 'avi:jira:updated:issue', issue: { id } });
};
const measure = async (desk: SyncDesk) => {
  await desk.ports.queue.push({ kind: 'measure' });
  await desk.settle();
};
const settingUp = new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
const storeFails = new PortFailure({ kind: 'unavailable', reason: 'store' });
const measured = ({ measures }: SyncDesk, n = 0) => measures.held.get(IDS[n] ?? issueId(0));

describe('measuring', () => {
  it('comes with the histories that the first reading reads', async () => {
    const desk = await readDesk();
    expect([...desk.measures.held.keys()].sort()).toEqual(IDS);
    expect(measured(desk)?.measure).toMatchObject({ started: noon - minutes(90), done: null });
    const pass = passOf(await desk.ports.jobs.read('measure'));
    expect(pass).toMatchObject({ backTo: 'all', finishedAt: expect.any(Number) });
  });

  it('follows an event with the facts', async () => {
    const desk = await readDesk();
    await edit(desk, { status: 13, category: 3 });
    const at = desk.ports.clock.now();
    await desk.settle();
    expect(measured(desk)?.measure).toMatchObject({ done: at });
  });

  it('lets an issue that got a security level, or is gone, count no more', async () => {
    const desk = await readDesk();
    await edit(desk, { security: 7 });
    desk.jira.issuesById.delete(IDS[1] ?? issueId(0));
    await issueEvent(desk.ports)({ eventType: 'avi:jira:deleted:issue', issue: { id: IDS[1] } });
    await desk.settle();
    expect(IDS.map((_, n) => measured(desk, n)?.counts)).toEqual([false, false, true]);
  });

  it('holds up no facts: before there are tables nothing is measured, and nothing fails', async () => {
    const desk = await readDesk();
    desk.measures.world.fail = settingUp;
    await edit(desk, { status: 13, category: 3, security: 7 });
    await desk.settle();
    expect((await desk.facts.read())[0]).toMatchObject({ status: 13 });
    expect(await desk.ports.dirty.nextInSeconds()).toBeNull();
  });

  it.each([
    ['the store', storeFails],
    ['a defect', new TypeError('ours')],
  ])('holds up no facts where %s fails: what hides is said again until it is measured', async (_name, failure) => {
    const desk = await readDesk();
    desk.measures.world.fail = failure;
    await edit(desk, { status: 13, category: 3 });
    await edit(desk, { security: 7 }, IDS[1]);
    await desk.settle(1);
    expect((await desk.facts.read()).map(({ status, security }) => [status, security])).toEqual([
      [13, null],
      [12, 7],
      [12, null],
    ]);
    desk.advance(60_000);
    expect((await desk.ports.dirty.due()).map(({ id }) => id)).toEqual([IDS[1]]);
    desk.measures.world.fail = null;
    await desk.settle();
    expect(measured(desk, 1)?.counts).toBe(false);
    await keepGoing(desk.ports);
    await desk.settle();
    expect(measured(desk)?.measure.done).not.toBeNull();
  });

  it('goes on behind an issue that nothing can be worked out of', async () => {
    const desk = await readDesk();
    desk.measures.world.zone = zone('Asia/Tokyo');
    desk.measures.world.broken = IDS[1] ?? null;
    const before = measured(desk)?.rules;
    await measure(desk);
    expect(IDS.map((_, n) => measured(desk, n)?.rules === before)).toEqual([false, true, false]);
    expect(desk.queue).toEqual([]);
  });
});

describe('rules', () => {
  it('have all measured anew where the zone, the map of the site or a category changed', async () => {
    const desk = await readDesk();
    const { world } = desk.measures;
    const rules = new Set([measured(desk)?.rules]);
    world.zone = zone('Asia/Tokyo');
    await measure(desk);
    rules.add(measured(desk)?.rules);
    world.stages = { site: { '12': 'inReview' }, projects: [] };
    await measure(desk);
    rules.add(measured(desk)?.rules);
    world.statuses = world.statuses.map((status) => (status.id === 13 ? { ...status, category: 2 } : status));
    await measure(desk);
    rules.add(measured(desk)?.rules);
    expect(rules.size).toBe(4);
    expect(new Set(IDS.map((_, n) => measured(desk, n)?.rules)).size).toBe(1);
    expect(measured(desk)?.stays.map(({ stage }) => stage)).toEqual(['toDo', 'inReview']);
  });

  it('have measured anew what was measured by a category that came and went before anybody compared it', async () => {
    const desk = await readDesk();
    const { world } = desk.measures;
    const known = [...world.statuses];
    world.statuses = known.map((status) => (status.id === 12 ? { ...status, category: 1 } : status));
    await edit(desk, { status: 12 });
    await desk.settle();
    expect(measured(desk)?.measure.started).toBeNull();
    world.statuses = known;
    await measure(desk);
    expect(measured(desk)?.measure.started).toBe(noon - minutes(90));
  });

  it('have measured anew what was measured before any category was ever compared', async () => {
    const desk = await readDesk();
    const { world } = desk.measures;
    const known = [...world.statuses];
    await desk.ports.measures.saveStatuses({ epoch: 0, categories: new Map() });
    world.statuses = known.map((status) => (status.id === 12 ? { ...status, category: 1 } : status));
    await edit(desk, { status: 12 });
    await desk.settle();
    world.statuses = known;
    await measure(desk);
    expect(IDS.map((_, n) => measured(desk, n)?.measure.started)).not.toContain(null);
  });

  it('of a project come before those of the site, and concern it alone', async () => {
    const desk = await readDesk();
    const before = measured(desk)?.rules;
    desk.measures.world.stages = { site: {}, projects: [{ project: '999', stages: { '12': 'waiting' } }] };
    await measure(desk);
    expect(measured(desk)?.rules).toBe(before);
    desk.measures.world.stages = {
      site: { '12': 'inReview', '11': 'waiting' },
      projects: [{ project: '100', stages: { '12': 'done' } }],
    };
    await measure(desk);
    expect(measured(desk)?.stays.map(({ stage }) => stage)).toEqual(['waiting', 'done']);
  });

  it('take a status of which nothing is known as to do, until more is known of it', async () => {
    const desk = await readDesk();
    await edit(desk, { status: 44 });
    await desk.settle();
    expect(measured(desk)).toMatchObject({ unknownStatus: true, measure: { started: null } });
    const others = measured(desk, 1);
    desk.measures.world.statuses.push({ id: 44, category: 2 });
    await measure(desk);
    expect(measured(desk)).toMatchObject({ unknownStatus: false });
    expect(measured(desk)?.measure.started).not.toBeNull();
    expect(measured(desk, 1)).toBe(others);
  });

  it('that change while a pass is under way begin another one', async () => {
    const desk = await readDesk();
    const { jobs, clock } = desk.ports;
    // Nothing was edited lately: only a pass finds what is behind.
    desk.advance(minutes(180));
    const before = passOf(await jobs.read('measure'));
    const lease = await jobs.acquire('measure', 60);
    if (!before || !lease) throw new Error('nothing was measured');
    await jobs.save(lease, 60, toJobState({ ...before, rules: 1, after: IDS[2] ?? null, total: 3, finishedAt: null }));
    await jobs.release(lease);
    desk.measures.world.zone = zone('Asia/Tokyo');
    const rules = measured(desk)?.rules;
    await measure(desk);
    expect(measured(desk)?.rules).not.toBe(rules);
    expect(passOf(await jobs.read('measure'))).toMatchObject({ done: 3, total: 3, finishedAt: clock.now() });
  });
});

describe('a message that finds somebody measuring', () => {
  it('comes again when that lease is over', async () => {
    const desk = await readDesk();
    desk.measures.world.zone = zone('Asia/Tokyo');
    const rules = measured(desk)?.rules;
    await desk.ports.jobs.acquire('measure', 60);
    await measure(desk);
    expect(measured(desk)?.rules).not.toBe(rules);
  });
});

describe('how far back histories were read', () => {
  const at = { ...firstCheckpoint(noon), sets: { updated: instant(5), id: issueId(1) } };
  it.each([
    ['open', null],
    ['recent', null],
    ['recent-sets', 5],
    ['rest', at.cutoff],
    ['rest-sets', 5],
    ['rest-people', 'all'],
  ] as const)('in the phase %s is %s', (phase, expected) => {
    expect(readBackTo(checkpointOf({ ...at, phase }))).toBe(expected);
  });

  it('is nowhere before anything was read, and everywhere at the end', () => {
    expect(readBackTo(null)).toBeNull();
    expect(readBackTo(checkpointOf({ ...at, phase: 'rest-sets', sets: null }))).toBe(at.cutoff);
    expect(readBackTo(checkpointOf({ ...at, phase: 'rest-people', finishedAt: noon }))).toBe('all');
  });
});
