import { describe, expect, it } from 'vitest';
import { changedFrom, promisedAbove, type Share, shareAt } from '../../../src/domain/capacity/shares';

const share = (over: Partial<Share> = {}): Share => ({
  ...{ accountId: 'ana', allocation: 0.8, reserve: 0.1, from: null, to: null },
  ...over,
});

describe('a change of somebody’s share from a day on', () => {
  it('leaves what was before as history', () => {
    expect(changedFrom([share()], '2026-12-01', { allocation: 0.6 })).toEqual([
      share({ to: '2026-11-30' }),
      share({ from: '2026-12-01', allocation: 0.6 }),
    ]);
  });
  it('ends where the stretch ends, and changes what begins later, too', () => {
    const shares = [share({ from: '2026-01-01', to: '2026-12-31' }), share({ from: '2027-01-01', allocation: 0.5 })];
    expect(changedFrom(shares, '2026-12-01', { reserve: 0.2 })).toEqual([
      share({ from: '2026-01-01', to: '2026-11-30' }),
      share({ from: '2026-12-01', to: '2026-12-31', reserve: 0.2 }),
      share({ from: '2027-01-01', allocation: 0.5, reserve: 0.2 }),
    ]);
  });
  it('leaves stretches that are over, and cuts nothing where nothing differs', () => {
    const over = [share({ to: '2026-06-30' }), share({ from: '2026-08-01' })];
    expect(changedFrom(over, '2026-12-01', { allocation: 0.8 })).toEqual(over);
  });
  it('on the first day of a stretch changes the stretch itself', () => {
    expect(changedFrom([share({ from: '2026-12-01' })], '2026-12-01', { allocation: 1 })).toEqual([
      share({ from: '2026-12-01', allocation: 1 }),
    ]);
  });
  it('from always on is as if it had always been so', () => {
    expect(changedFrom([share(), share({ from: '2026-12-01' })], null, { reserve: 0 })).toEqual([
      share({ reserve: 0 }),
      share({ from: '2026-12-01', reserve: 0 }),
    ]);
  });
});

describe('the share on a day', () => {
  const past = share({ to: '2026-06-30' });
  const coming = share({ from: '2027-01-01' });
  it('is the one that holds, else the next, else the last', () => {
    expect(shareAt([coming, past], '2026-06-30')).toBe(past);
    expect(shareAt([past, coming], '2026-09-01')).toBe(coming);
    expect(shareAt([past], '2026-09-01')).toBe(past);
    expect(shareAt([], '2026-09-01')).toBeNull();
  });
});

describe('shares of more than one person', () => {
  it('are told with the first day on which they are', () => {
    const elsewhere = share({ allocation: 0.3, from: '2027-01-01' });
    expect(promisedAbove([share(), elsewhere], '2026-11-24')).toEqual({
      day: '2027-01-01',
      sum: 1.1,
      shares: [share(), elsewhere],
    });
    expect(promisedAbove([share(), elsewhere], '2027-02-01')?.day).toBe('2027-02-01');
  });
  it('do not add up on days that they do not have in common', () => {
    expect(promisedAbove([share({ to: '2026-12-31' }), share({ from: '2027-01-01' })], '2026-11-24')).toBeNull();
  });
  it('of exactly one are fine, small errors of percents as well', () => {
    expect(
      promisedAbove([share({ allocation: 0.7 }), share({ allocation: 0.30000000000000004 })], '2026-11-24'),
    ).toBeNull();
  });
});
