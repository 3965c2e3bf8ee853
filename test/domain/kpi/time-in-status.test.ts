import { describe, expect, it } from 'vitest';
import { timeInStatus } from '../../../src/domain/kpi/time-in-status';
import { at, change, issueThat, STATUS } from '../../fixtures/kpi-issues';

const DAY = 86_400_000;
const { open, work, review, resolved, closed } = STATUS;
const spent = (visits: number, days: number) => ({ visits, ms: days * DAY });
const times = (...args: Parameters<typeof issueThat>) => Object.fromEntries(timeInStatus(issueThat(...args)));

describe('time in status', () => {
  it('runs between status changes from the creation on', () => {
    expect(
      times([
        [0, 'open'],
        [1, 'work'],
        [4, 'review'],
        [4.5, 'work'],
        [6, 'closed'],
      ]),
    ).toEqual({
      [open]: spent(1, 1),
      [work]: spent(2, 4.5),
      [review]: spent(1, 0.5),
      [closed]: spent(1, 0),
    });
  });

  it('sorts histories by time, since their order by id is another', () => {
    const statusChanges = [change(7, 3, work, closed), change(9, 1, open, work)];
    expect(times([[0, 'open']], { status: closed, statusChanges, lastHistory: at(3) })).toEqual({
      [open]: spent(1, 1),
      [work]: spent(1, 2),
      [closed]: spent(1, 0),
    });
  });

  it('sorts histories of one instant by id', () => {
    const statusChanges = [change(10, 1, work, review), change(9, 1, open, work)];
    expect(times([[0, 'open']], { status: review, statusChanges, lastHistory: at(2) })).toEqual({
      [open]: spent(1, 1),
      [work]: spent(1, 0),
      [review]: spent(1, 1),
    });
  });

  it('begins in the status that the first change left, whatever the status is now', () => {
    const statusChanges = [change(1, 2, review, work)];
    expect(times([[0, 'open']], { status: work, statusChanges, lastHistory: at(2) })).toEqual({
      [review]: spent(1, 2),
      [work]: spent(1, 0),
    });
  });

  it('stops at the resolution: status changes in that same history count, and that status gets a visit and 0 ms', () => {
    const resolutionChanges = [change<number | null>(2, 3, null, 10)];
    expect(
      times(
        [
          [0, 'open'],
          [1, 'work'],
          [3, 'resolved'],
          [9, 'closed'],
        ],
        { resolutionChanges },
      ),
    ).toEqual({
      [open]: spent(1, 1),
      [work]: spent(1, 2),
      [resolved]: spent(1, 0),
    });
  });

  it('leaves out a later history of the same instant, and counts an earlier one', () => {
    const statusChanges = [change(1, 1, open, work), change(3, 2, work, resolved), change(5, 2, resolved, closed)];
    const resolutionChanges = [change<number | null>(4, 2, null, 10)];
    expect(times([[0, 'open']], { status: closed, statusChanges, resolutionChanges, lastHistory: at(2) })).toEqual({
      [open]: spent(1, 1),
      [work]: spent(1, 1),
      [resolved]: spent(1, 0),
    });
  });

  it('stops at the last of several resolutions, and a change from one resolution to another is none', () => {
    const resolutionChanges = [
      change<number | null>(2, 2, null, 10),
      change<number | null>(3, 3, 10, null),
      change<number | null>(4, 5, null, 10),
      change<number | null>(6, 8, 10, 11),
    ];
    expect(
      times(
        [
          [0, 'open'],
          [2, 'resolved'],
          [3, 'work'],
          [5, 'resolved'],
          [9, 'closed'],
        ],
        {
          statusChanges: [
            change(2, 2, open, resolved),
            change(3, 3, resolved, work),
            change(4, 5, work, resolved),
            change(7, 9, resolved, closed),
          ],
          resolutionChanges,
        },
      ),
    ).toEqual({ [open]: spent(1, 2), [resolved]: spent(2, 1), [work]: spent(1, 2) });
  });

  it('stops there even if the resolution was cleared later', () => {
    const resolutionChanges = [change<number | null>(1, 2, null, 10), change<number | null>(2, 4, 10, null)];
    expect(
      times(
        [
          [0, 'open'],
          [2, 'resolved'],
          [4, 'work'],
        ],
        { resolutionChanges, lastHistory: at(7) },
      ),
    ).toEqual({
      [open]: spent(1, 2),
      [resolved]: spent(1, 0),
    });
  });

  it('runs to the resolution where no status changed with it', () => {
    const resolutionChanges = [change<number | null>(2, 5, null, 10)];
    expect(
      times(
        [
          [0, 'open'],
          [1, 'work'],
        ],
        { resolutionChanges, lastHistory: at(9) },
      ),
    ).toEqual({
      [open]: spent(1, 1),
      [work]: spent(1, 4),
    });
  });

  it('runs to the last history of any kind for an issue never resolved, never until now', () => {
    expect(
      times(
        [
          [0, 'open'],
          [1, 'work'],
        ],
        { lastHistory: at(4) },
      ),
    ).toEqual({
      [open]: spent(1, 1),
      [work]: spent(1, 3),
    });
  });

  it('gives an issue without a status change its status, one visit and 0 ms', () => {
    expect(times([[0, 'open']], { lastHistory: at(30) })).toEqual({ [open]: spent(1, 0) });
    const resolutionChanges = [change<number | null>(1, 5, null, 10)];
    expect(times([[0, 'closed']], { resolutionChanges, lastHistory: at(5) })).toEqual({ [closed]: spent(1, 0) });
  });
});
