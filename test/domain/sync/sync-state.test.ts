import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caughtUpTo,
  MOST_LAG_MS,
  MOST_WAIT_MS,
  SHORT_PAUSE_MS,
  type SyncRows,
  staleOf,
  syncState,
} from '../../../src/domain/sync/sync-state';
import { type Instant, instant } from '../../../src/domain/units';

const NOW = instant(Date.UTC(2026, 10, 24, 9, 40));
const ago = (ms: number): Instant => instant(NOW - ms);
const MINUTE = 60_000;

const calm: SyncRows = {
  now: NOW,
  first: {
    openRead: true,
    finishedAt: ago(30 * 24 * 60 * MINUTE),
    done: 3000,
    total: 3000,
    again: false,
    changed: null,
  },
  lookedAt: ago(20 * MINUTE),
  waiting: { issues: 0, oldest: null },
  pauses: [],
  heldSince: null,
  full: false,
  dead: 0,
};
const stateOf = (over: Partial<SyncRows>) => syncState({ ...calm, ...over });

describe('the state of the sync', () => {
  it('is up to date when all that is known is in', () => {
    expect(stateOf({})).toEqual({ kind: 'up-to-date', items: 0 });
  });
  it('is up to date but for what rests', () => {
    expect(stateOf({ dead: 2 })).toEqual({ kind: 'up-to-date', items: 2 });
  });
  it('has not begun before the first read began', () => {
    expect(stateOf({ first: null, lookedAt: null })).toEqual({ kind: 'never-ran' });
  });
  it('is reading until the first read is finished, however lately somebody looked', () => {
    const first = { openRead: false, finishedAt: null, done: 10, total: 100, again: false, changed: null };
    expect(stateOf({ first })).toEqual({ kind: 'reading', phase: 'open', done: 10, total: 100 });
    expect(stateOf({ first: { ...first, openRead: true } })).toMatchObject({ phase: 'history' });
  });
  it.each([
    [MOST_LAG_MS, 'up-to-date'],
    [MOST_LAG_MS + 1, 'behind'],
  ])('of a look %i ms ago is %s', (ms, kind) => {
    expect(stateOf({ lookedAt: ago(ms) }).kind).toBe(kind);
  });
  it('before the first look counts from the end of the first read', () => {
    const first = { openRead: true, finishedAt: ago(2 * 60 * MINUTE), done: 1, total: 1, again: false, changed: null };
    expect(stateOf({ lookedAt: null, first })).toEqual({ kind: 'behind', since: first.finishedAt, why: 'look' });
  });
  it.each([
    [MOST_WAIT_MS, 'up-to-date'],
    [MOST_WAIT_MS + 1, 'behind'],
  ])('of a change that waits for %i ms is %s', (ms, kind) => {
    expect(stateOf({ waiting: { issues: 1, oldest: ago(ms) } }).kind).toBe(kind);
  });
  it('names the pause that ends last', () => {
    const pauses = [
      { why: 'asked-away', until: ago(-5 * MINUTE) },
      { why: 'quota', until: ago(-20 * MINUTE) },
    ] as const;
    expect(stateOf({ pauses })).toEqual({ kind: 'paused', why: 'quota', until: ago(-20 * MINUTE) });
  });
  it('takes a wait of a minute for no pause', () => {
    expect(stateOf({ pauses: [{ why: 'unknown', until: ago(-SHORT_PAUSE_MS) }] }).kind).toBe('up-to-date');
  });
  it('is held by an admin, whatever Jira asks for', () => {
    const pauses = [{ why: 'quota', until: ago(-20 * MINUTE) }] as const;
    expect(stateOf({ heldSince: ago(MINUTE), pauses })).toEqual({ kind: 'held', since: ago(MINUTE) });
    expect(staleOf(stateOf({ heldSince: ago(MINUTE) }))).toEqual({ kind: 'held', since: ago(MINUTE) });
  });
  it('is being read again, unless the hourly look is late meanwhile', () => {
    const first = { openRead: true, finishedAt: null, done: 10, total: 100, again: true, changed: null };
    expect(stateOf({ first })).toEqual({ kind: 'reading', phase: 'again', done: 10, total: 100 });
    expect(stateOf({ first, lookedAt: ago(MOST_LAG_MS + 1) })).toMatchObject({ kind: 'behind' });
  });
  it('is behind while everything is read by fields that changed: what was read by the old ones is no figure', () => {
    const first = { openRead: true, finishedAt: null, done: 10, total: 100, again: true, changed: ago(5 * MINUTE) };
    const behind = { kind: 'behind', since: ago(5 * MINUTE), why: 'fields' };
    expect(stateOf({ first })).toEqual(behind);
    expect(staleOf(stateOf({ first }))).toEqual(behind);
    expect(stateOf({ first: { ...first, finishedAt: NOW } })).toMatchObject({ kind: 'up-to-date' });
  });
  it('says that the store is full before all else', () => {
    expect(stateOf({ full: true, pauses: [{ why: 'quota', until: ago(-20 * MINUTE) }] })).toEqual({ kind: 'full' });
  });
});

const past = fc.integer({ min: -MINUTE, max: 40 * 24 * 60 * MINUTE }).map(ago);
const anyRows: fc.Arbitrary<SyncRows> = fc.record({
  now: fc.constant(NOW),
  first: fc.option(
    fc.record({
      openRead: fc.boolean(),
      finishedAt: fc.option(past),
      done: fc.nat(1000),
      total: fc.option(fc.nat(1000)),
      again: fc.boolean(),
      changed: fc.option(past),
    }),
  ),
  lookedAt: fc.option(past),
  waiting: fc.option(past).map((oldest) => ({ issues: oldest === null ? 0 : 3, oldest })),
  pauses: fc.array(
    fc.record({
      why: fc.constantFrom('quota', 'asked-away', 'refused', 'unknown'),
      until: fc.integer({ min: -60 * MINUTE, max: 60 * MINUTE }).map(ago),
    }),
    { maxLength: 3 },
  ),
  heldSince: fc.option(past),
  full: fc.boolean(),
  dead: fc.nat(3),
});

describe('whatever the rows say', () => {
  it('nothing is called up to date while anything is known to be missing', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const state = syncState(rows);
        if (state.kind !== 'up-to-date') return;
        const looked = caughtUpTo(rows);
        expect(rows.full).toBe(false);
        expect(rows.first?.finishedAt).not.toBeNull();
        expect(rows.first).not.toBeNull();
        expect(looked).not.toBeNull();
        expect(NOW - (looked ?? 0)).toBeLessThanOrEqual(MOST_LAG_MS);
        if (rows.waiting.oldest !== null) expect(NOW - rows.waiting.oldest).toBeLessThanOrEqual(MOST_WAIT_MS);
        expect(rows.pauses.every(({ until }) => until - NOW <= SHORT_PAUSE_MS)).toBe(true);
        expect(state.items).toBe(rows.dead);
      }),
      { numRuns: 2000 },
    );
  });
  it('a later look, or less that waits, never makes it worse', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const healed = syncState({ ...rows, lookedAt: NOW, waiting: { issues: 0, oldest: null } });
        if (syncState(rows).kind === 'up-to-date') expect(healed.kind).toBe('up-to-date');
        expect(healed.kind === 'behind' ? healed.why : 'fields').toBe('fields');
      }),
    );
  });
  it('screens of figures are told of every state in which these may be old', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const state = syncState(rows);
        expect(staleOf(state)).toEqual(['full', 'held', 'paused', 'behind'].includes(state.kind) ? state : null);
      }),
    );
  });
});
