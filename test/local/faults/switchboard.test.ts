import { describe, expect, it } from 'vitest';
import { deliveriesOf, runsOfSchedule } from '../../../local/faults/deliveries';
import { type Fault, fault, faultPlan } from '../../../local/faults/kinds';
import { switchboard } from '../../../local/faults/switchboard';

const aFault = (given: object): Fault => fault.parse(given);
const strikes = (board: ReturnType<typeof switchboard>, calls: number): number =>
  Array.from({ length: calls }, () => board.strike(['jira-status'], () => true)).filter((one) => one !== null).length;

describe('the switchboard of faults', () => {
  it('lets everything through until something is switched on, and again once it is switched off', () => {
    const board = switchboard(() => 0);
    expect(strikes(board, 5)).toBe(0);
    board.set([aFault({ kind: 'jira-status', status: 503 })]);
    expect(strikes(board, 5)).toBe(5);
    board.set([]);
    expect(strikes(board, 5)).toBe(0);
  });

  it('counts how often each fault struck, and stops one after as many times as it was given', () => {
    const board = switchboard(() => 0);
    board.set([aFault({ kind: 'jira-status', status: 503, times: 2 })]);
    expect(strikes(board, 5)).toBe(2);
    expect(board.list().map(({ struck }) => struck)).toEqual([2]);
  });

  it('strikes between two instants of the clock alone', () => {
    const clock = { now: 0 };
    const board = switchboard(() => clock.now);
    board.set([aFault({ kind: 'jira-status', status: 503, from: 100, until: 200 })]);
    const at = [99, 100, 199, 200].map((now) => {
      clock.now = now;
      return strikes(board, 1);
    });
    expect(at).toEqual([0, 1, 1, 0]);
  });

  it('strikes about its share of the calls, and the same ones for the same seed', () => {
    const run = (seed: number): string => {
      const board = switchboard(() => 0);
      board.set([aFault({ kind: 'jira-status', status: 503, share: 0.25 })], seed);
      return Array.from({ length: 400 }, () => strikes(board, 1)).join('');
    };
    expect(run(7)).toBe(run(7));
    expect(run(7)).not.toBe(run(8));
    const struck = [...run(7)].filter((one) => one === '1').length;
    expect(struck).toBeGreaterThan(60);
    expect(struck).toBeLessThan(140);
  });

  it('says what is wrong with a plan', () => {
    for (const wrong of [
      { faults: [{ kind: 'no-such-fault' }] },
      { faults: [{ kind: 'jira-status', status: 200 }] },
      { faults: [{ kind: 'jira-status', status: 503, share: 0 }] },
      { faults: [{ kind: 'sql-timeout' }] },
      { faults: [], surprise: 1 },
      {},
    ])
      expect(faultPlan.safeParse(wrong).success).toBe(false);
    expect(faultPlan.parse({ faults: [] })).toEqual({ faults: [], seed: 1 });
  });
});

describe('deliveries of an event', () => {
  const board = (...faults: object[]) => {
    const one = switchboard(() => 0);
    one.set(faults.map(aFault));
    return one;
  };

  it('is one, at its moment, while all is well', () => {
    expect(deliveriesOf(board(), 'avi:jira:updated:issue')).toEqual([0]);
  });

  it('is none of those that get lost, and touches no others', () => {
    const lossy = board({ kind: 'event-lost', event: 'updated' });
    expect(deliveriesOf(lossy, 'avi:jira:updated:issue')).toEqual([]);
    expect(deliveriesOf(lossy, 'avi:jira:deleted:issue')).toEqual([0]);
  });

  it('is several where they are doubled, each late by a time of its own', () => {
    const late = deliveriesOf(board({ kind: 'event-doubled', copies: 3 }, { kind: 'event-late', seconds: 60 }), 'x');
    expect(late).toHaveLength(3);
    expect(new Set(late).size).toBe(3);
    for (const ms of late) expect(ms >= 0 && ms <= 60_000).toBe(true);
  });

  it('runs a schedule once, twice, or not at all', () => {
    expect(runsOfSchedule(board())).toBe(1);
    expect(runsOfSchedule(board({ kind: 'schedule-doubled' }))).toBe(2);
    expect(runsOfSchedule(board({ kind: 'schedule-lost' }))).toBe(0);
  });
});
