import { describe, expect, it } from 'vitest';
import type { MemberSetting } from '../../src/contract';
import { commonReserve, readable, teamWeek, withReserve } from '../../src/frontend/settings/teams/week-hours';
import { formatFor } from '../../src/frontend/shared/format';

const TODAY = '2026-11-24';
const settings = { people: [], week: [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0], today: TODAY };
const aShare = (own: Partial<MemberSetting> = {}): MemberSetting => ({
  ...{ accountId: 'ana', allocation: 1, reserve: 0, from: null, to: null },
  ...own,
});

describe('a day that somebody is still typing', () => {
  it('is shown as typed, whatever it is, and days as days', () => {
    const { dayInYear, day, shortDay } = formatFor('en-GB', 'UTC', Date.UTC(2026, 10, 24));
    for (const typed of ['soon', '1', '1 D', '2026-13-40', '']) {
      expect(dayInYear(typed)).toBe(typed);
      expect(day(typed)).toBe(typed);
      expect(shortDay(typed)).toBe(typed);
    }
    expect(dayInYear('2026-12-01')).toBe('1 Dec 2026');
  });

  it('keeps its stretch out of the hours, and no other', () => {
    const [typing, other] = [aShare({ from: 'soon' }), aShare({ accountId: 'ben' })];
    expect(readable([typing, other])).toEqual([other]);
    expect(teamWeek(settings, [typing, other])).toBe(144_000);
    expect(commonReserve([aShare({ to: '1 De', reserve: 0.5 }), other], TODAY)).toEqual({ reserve: 0, from: null });
  });

  it('applies no reserve until it is one', () => {
    const members = [aShare()];
    expect(withReserve(members, { reserve: 0.1, from: '1 D' })).toEqual(members);
    expect(withReserve(members, { reserve: 0.1, from: '2026-12-01' })).toHaveLength(2);
  });
});
