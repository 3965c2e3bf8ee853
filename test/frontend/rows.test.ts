import { describe, expect, it } from 'vitest';
import { localDate, seconds } from '../../src/domain/units';
import { fingerprint } from '../../src/frontend/issue-panel/fingerprint';
import { rowsOf } from '../../src/frontend/issue-panel/rows';
import type { TeamWork } from '../../src/frontend/issue-panel/work';
import { aMember, aPanel, HOUR } from '../fixtures/panel';

const listedFor = (member: ReturnType<typeof aMember>): TeamWork => ({
  byAccount: new Map([
    [
      member.accountId,
      {
        ...{ of: fingerprint([member]), issues: [], own: new Map(), ownAssumed: false, changedSince: false },
        listed: new Map([[localDate('2026-11-24'), 8 * HOUR]]),
      },
    ],
  ]),
  cut: false,
});
const grown = (member: ReturnType<typeof aMember>) => ({
  ...member,
  days: member.days.map((day) => ({ ...day, dated: seconds(day.dated + 5 * HOUR) })),
});
const otherOf = (member: ReturnType<typeof aMember>, work: TeamWork) =>
  rowsOf([member], aPanel(), work, () => 'Ana').map(({ weeks, stale }) => [weeks[0]?.other, stale])[0];

describe('a row whose sums moved after the issues were listed', () => {
  it('takes nothing for other work until they are listed again', () => {
    const [before, after] = [aMember(), grown(aMember())];
    expect(otherOf(after, listedFor(before))).toEqual([0, true]);
    expect(otherOf(after, listedFor(after))).toEqual([30 * HOUR, false]);
  });
});
