import { describe, expect, it } from 'vitest';
import { seconds } from '../../src/domain/units';
import { fingerprint } from '../../src/frontend/issue-panel/fingerprint';
import { aMember, HOUR } from '../fixtures/panel';

/** Work of 2 h goes from one day to another: free hours and the number of issues stay. */
const moved = (from: number, to: number) =>
  aMember({
    days: aMember().days.map((day, n) => ({
      ...day,
      dated: seconds(day.dated + (n === to ? 2 * HOUR : n === from ? -2 * HOUR : 0)),
    })),
  });

describe('what a listing depends on', () => {
  it('is the same while nothing moves', () => {
    expect(fingerprint([aMember()])).toBe(fingerprint([aMember()]));
  });
  it('is another when work moves within the window, from one week to the next', () => {
    expect(fingerprint([moved(0, 7)])).not.toBe(fingerprint([aMember()]));
  });
  it('is another when undated work gets another priority', () => {
    const urgent = aMember().days.map((day) => ({
      ...day,
      undated: day.undated.map((part) => ({ ...part, priority: 0 })),
    }));
    expect(fingerprint([aMember({ days: urgent })])).not.toBe(fingerprint([aMember()]));
  });
});
