import { describe, expect, it } from 'vitest';
import { localDate, seconds } from '../../src/domain/units';
import type { Side } from '../../src/frontend/issue-panel/chosen/side';
import { takerVerdict } from '../../src/frontend/issue-panel/chosen/verdict';
import { type WeekSums, weekSums } from '../../src/frontend/issue-panel/week-sums';
import { formatFor } from '../../src/frontend/shared/format';
import { aMember, HOUR } from '../fixtures/panel';

const format = formatFor('en-GB', 'Europe/Berlin', Date.UTC(2026, 10, 24));
const MONDAY = localDate('2026-11-23');
const onScreen = weekSums(aMember().days, [MONDAY]);
const february = (over: number): WeekSums[] =>
  weekSums(
    [
      {
        ...{ day: localDate('2027-02-01'), capacity: seconds(8 * HOUR), away: seconds(0), undated: [] },
        ...{ dated: seconds(8 * HOUR + over), assumed: seconds(0) },
      },
    ],
    [localDate('2027-02-01')],
  );
const side = (over: Partial<Side> = {}): Side => ({
  row: {
    ...{
      member: aMember({ couldFinishBy: localDate('2026-12-01') }),
      name: 'Ana',
      weeks: onScreen,
      work: null,
      stale: false,
    },
  },
  before: onScreen,
  after: onScreen,
  everyWeek: { before: onScreen, after: onScreen },
  never: false,
  late: { becomesLate: [], backOnTime: [] },
  ...over,
});

describe('what is said of taking an issue', () => {
  it('is that nothing goes over capacity and nothing becomes late', () => {
    const { tone, sentences } = takerVerdict(side(), format);
    expect([tone, ...sentences]).toEqual([
      'fine',
      'Within capacity.',
      'Could finish this on Tue 1 Dec.',
      'Nothing becomes late.',
    ]);
  });
  it('names a week that goes over capacity though no bar shows it', () => {
    const everyWeek = { before: [...onScreen, ...february(0)], after: [...onScreen, ...february(30 * HOUR)] };
    const { tone, sentences } = takerVerdict(side({ everyWeek }), format);
    expect([tone, sentences[0]]).toEqual(['warning', 'Over-allocated by 30 h in the week of 1 Feb.']);
  });
  it('names three weeks and counts the others', () => {
    const many = (over: number) => Array.from({ length: 5 }, () => february(over)).flat();
    const everyWeek = { before: many(0), after: many(HOUR) };
    expect(takerVerdict(side({ everyWeek }), format).sentences[0]).toMatch(/1 Feb and 2 more weeks\.$/);
  });
  it('warns of somebody who could never finish it', () => {
    const { row } = side();
    const never = side({ never: true, row: { ...row, member: aMember({ couldFinishBy: null }) } });
    const { tone, sentences } = takerVerdict(never, format);
    expect([tone, sentences[1]]).toEqual(['warning', 'Could not finish this within 400 days.']);
  });
});
