import { describe, expect, it } from 'vitest';
import type { SyncProject } from '../../../src/contract/sync';
import { instant } from '../../../src/domain/units';
import type { SyncFacts, SyncPagePorts } from '../../../src/usecases/sync-page/ports';
import {
  getSync,
  pauseSync,
  readAgain,
  retryDeadLetter,
  saveSync,
  secondsLeft,
} from '../../../src/usecases/sync-page/sync-page';
import { auditLog } from '../../fixtures/access';
import { anAdmin } from '../../fixtures/settings-desk';

const NOW = instant(Date.UTC(2026, 10, 24, 9, 40));
const HOUR = 3_600_000;
const ago = (ms: number) => instant(NOW - ms);

const project = (id: number, over: Partial<SyncProject> = {}): SyncProject => ({
  ...{ id: String(id), state: 'agrees', issues: 10 * id, inJira: 10 * id, lastChange: NOW, countedAt: ago(HOUR) },
  ...over,
});
const calm: SyncFacts = {
  rows: {
    ...{
      now: NOW,
      lookedAt: ago(HOUR / 2),
      waiting: { issues: 0, oldest: null },
      pauses: [],
      heldSince: null,
      full: false,
      dead: 0,
    },
    first: { openRead: true, finishedAt: ago(48 * HOUR), done: 300, total: 300, again: false, changed: null },
  },
  waiting: { issues: 0, tried: 0, oldest: null },
  firstStartedAt: ago(50 * HOUR),
  hours: [],
  projects: [project(1), project(2)],
  dead: { total: 0, letters: [] },
  odd: [],
  settings: { share: 0.01, largeShare: 0.1, version: 3 },
};
const deskOf = (facts: Partial<SyncFacts>, saves = true) => {
  const audit = auditLog();
  const retried: unknown[] = [];
  const pushed: string[] = [];
  const ports: SyncPagePorts = {
    audit,
    reading: async () => ({ ready: true, reading: null, asOf: NOW, behind: false, pausedUntil: null, stale: null }),
    store: {
      facts: async () => ({ ...calm, ...facts }),
      settings: async () => calm.settings,
      saveSettings: async () => saves,
      pause: async () => saves,
      readAgain: async () => saves,
    },
    queue: {
      push: async ({ kind }) => void pushed.push(kind),
    },
    retry: async (kind, item) => {
      retried.push([kind, item]);
      return item === 7;
    },
  };
  return { ports, audit, retried, pushed };
};
const pageOf = async (facts: Partial<SyncFacts>) => {
  const reply = await getSync(deskOf(facts).ports, anAdmin);
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};

describe('the page of the sync', () => {
  it('puts projects that ask for a look first, and those that count nowhere last', async () => {
    const states = ['agrees', 'archived', 'differs', 'closed', 'not-counted', 'shrunk'] as const;
    const { projects } = await pageOf({ projects: states.map((state, n) => project(n + 1, { state })) });
    expect(projects.map(({ state }) => state)).toEqual([
      ...['closed', 'shrunk', 'differs', 'not-counted', 'agrees', 'archived'],
    ]);
  });
  it('lists 200 projects and says how many more there are', async () => {
    const page = await pageOf({ projects: Array.from({ length: 230 }, (_, n) => project(n + 1)) });
    expect([page.projects.length, page.moreProjects]).toEqual([200, 30]);
  });
  it('tells no oldest count while a project that counts was never counted', async () => {
    const never = project(3, { state: 'not-counted', countedAt: null, inJira: null });
    expect((await pageOf({ projects: [project(1), never] })).census).toMatchObject({ oldest: null, counted: 1, of: 2 });
    const closed = project(4, { state: 'closed', countedAt: null });
    expect((await pageOf({ projects: [project(1), closed] })).census).toMatchObject({
      ...{ oldest: ago(HOUR), counted: 1, of: 1, differing: 0 },
    });
  });
  it('is caught up with nothing before everything was read once', async () => {
    const first = { openRead: true, finishedAt: null, done: 150, total: 300, again: false, changed: null };
    const page = await pageOf({ rows: { ...calm.rows, first } });
    expect(page).toMatchObject({ caughtUpTo: null, state: { kind: 'reading' } });
  });
  it('grants what the pool of this hour allows; what an earlier hour told says nothing', async () => {
    const hour = (at: number, left: number) => ({
      ...{ at: instant(at), calls: 4, points: 120, refused: 0 },
      pool: { limit: 65_000, left, toldAt: instant(at + 1000) },
    });
    const top = NOW - (NOW % HOUR);
    expect((await pageOf({ hours: [hour(top, 60_000)] })).points).toMatchObject({ spent: 120, share: 6500 });
    expect((await pageOf({ hours: [hour(top, 30_000)] })).points).toMatchObject({ spent: 120, share: 650 });
    expect((await pageOf({ hours: [hour(top - HOUR, 60_000)] })).points).toMatchObject({ spent: 0, share: 650 });
  });
  it('saves the shares with an entry in the log, and tells who was slower', async () => {
    const asked = { share: 0.02, largeShare: 0.2, version: 3 };
    const { ports, audit } = deskOf({});
    expect(await saveSync(ports, anAdmin, asked)).toMatchObject({ ok: true });
    expect(audit.entries).toMatchObject([
      {
        ...{ action: 'saved', object: { kind: 'sync', id: null }, version: 4 },
        ...{ before: { share: 0.01, largeShare: 0.1 }, after: { share: 0.02, largeShare: 0.2 } },
      },
    ]);
    const late = deskOf({}, false);
    expect(await saveSync(late.ports, anAdmin, asked)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    expect(late.audit.entries).toEqual([]);
  });
  it('has what rests tried again, and logs that only where something rested', async () => {
    const { ports, audit, retried } = deskOf({});
    await retryDeadLetter(ports, anAdmin, { kind: 'issue', item: '7' });
    await retryDeadLetter(ports, anAdmin, { kind: 'issue', item: '8' });
    expect(retried).toEqual([
      ['issue', 7],
      ['issue', 8],
    ]);
    expect(audit.entries).toMatchObject([{ action: 'retried', object: { kind: 'dead-letter', id: 'issue:7' } }]);
  });
});

describe('an admin', () => {
  it('has the sync pause and go on, each with an entry; what waited is taken up at once', async () => {
    const { ports, audit, pushed } = deskOf({});
    await pauseSync(ports, anAdmin, { paused: true });
    expect(pushed).toEqual([]);
    await pauseSync(ports, anAdmin, { paused: false });
    expect(pushed).toEqual(['backfill', 'dirty', 'sweep', 'census', 'upkeep']);
    expect(audit.entries).toMatchObject([
      { action: 'saved', object: { kind: 'sync-pause' }, after: { paused: true } },
      { action: 'saved', object: { kind: 'sync-pause' }, after: { paused: false } },
    ]);
  });
  it('leaves no entry where it is paused, or read, already', async () => {
    const { ports, audit, pushed } = deskOf({}, false);
    await pauseSync(ports, anAdmin, { paused: true });
    await readAgain(ports, anAdmin);
    expect([audit.entries, pushed]).toEqual([[], []]);
  });
  it('has everything read once more', async () => {
    const { ports, audit, pushed } = deskOf({});
    await readAgain(ports, anAdmin);
    expect(audit.entries).toMatchObject([{ action: 'retried', object: { kind: 'everything' } }]);
    expect(pushed).toEqual(['backfill']);
  });
});

describe('the time that the first read still takes', () => {
  it.each([
    ['goes on as fast as so far', 1000, 4000, 3600, 10_800],
    ['is nothing once everything counted is read', 4000, 4000, 3600, 0],
    ['is not told of too few issues', 99, 4000, 3600, null],
    ['is not told in the first minute', 1000, 4000, 59, null],
  ])('%s', (_, done, total, seconds, left) => {
    expect(secondsLeft(NOW, ago(seconds * 1000), done, total)).toBe(left);
  });
  it('is not told while nobody knows how many there are', () => {
    expect(secondsLeft(NOW, ago(HOUR), 1000, null)).toBeNull();
  });
});
