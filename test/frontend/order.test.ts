import { describe, expect, it } from 'vitest';
import { localDate, seconds } from '../../src/domain/units';
import { firstSort, inOrder, named, shortened } from '../../src/frontend/issue-panel/order';
import { sumsIn, windowsOf } from '../../src/frontend/issue-panel/windows';
import { aMember, aPanel, HOUR } from '../fixtures/panel';

const panel = aPanel();
const [due, thisWeek, nextWeek, fourWeeks] = windowsOf(panel);
const names: Record<string, string> = { ana: 'Ana Beltrán', ben: 'Ben', cem: 'Çem Özdemir' };
const nameOf = (accountId: string) => names[accountId] ?? '…';
const busy = aMember().days.map((day) => ({ ...day, dated: seconds(day.capacity) }));
const team = [
  aMember({ accountId: 'ben', couldFinishBy: localDate('2026-12-03') }),
  aMember({ accountId: 'ana', couldFinishBy: null }),
  aMember({ accountId: 'cem', couldFinishBy: localDate('2026-12-01'), days: busy }),
];
const ids = (members: readonly { accountId: string }[]) => members.map(({ accountId }) => accountId);

describe('windows', () => {
  it('are the issue’s own first, then this week, next week and four weeks, Mondays to Sundays', () => {
    expect(due).toEqual({ key: 'due', from: '2026-11-24', to: '2026-12-04' });
    expect(thisWeek).toMatchObject({ from: '2026-11-23', to: '2026-11-29' });
    expect(nextWeek).toMatchObject({ from: '2026-11-30', to: '2026-12-06' });
    expect(fourWeeks).toMatchObject({ from: '2026-11-23', to: '2026-12-20' });
    const [twoWeeks] = windowsOf(aPanel({ window: { ...panel.window, kind: 'two-weeks' } }));
    expect(twoWeeks.key).toBe('two-weeks');
  });
  it('count what is left from today on', () => {
    const sums = sumsIn(aMember(), thisWeek ?? due);
    expect(sums).toEqual({ capacity: 32 * HOUR, load: 12 * HOUR, away: 0, free: 20 * HOUR });
  });
});

describe('the order of teammates', () => {
  it('is who could finish first, those who never could last', () => {
    expect(ids(inOrder(team, 'finish', due, nameOf))).toEqual(['cem', 'ben', 'ana']);
  });
  it('is most free hours first, or the name, by the viewer’s alphabet', () => {
    expect(ids(inOrder(team, 'free', due, nameOf))).toEqual(['ana', 'ben', 'cem']);
    expect(ids(inOrder(team, 'name', due, nameOf))).toEqual(['ana', 'ben', 'cem']);
  });
  it('begins with free hours where nobody knows how long the issue takes', () => {
    const unknown = { ...panel.issue, remaining: { kind: 'unknown' as const } };
    const nothingLeft = { ...panel.issue, remaining: { kind: 'known' as const, seconds: seconds(0) } };
    const first = [panel.issue, unknown, nothingLeft].map((issue) => firstSort(aPanel({ issue })));
    expect(first).toEqual(['finish', 'free', 'free']);
  });
});

describe('finding a name', () => {
  it('asks for no case and no accents', () => {
    expect(ids(named(team, ' beltran', nameOf))).toEqual(['ana']);
    expect(ids(named(team, 'OZ', nameOf))).toEqual(['cem']);
    expect(named(team, '', nameOf)).toHaveLength(3);
    expect(named(team, 'nobody', nameOf)).toEqual([]);
  });
});

describe('a long team', () => {
  it('begins with twelve, and keeps who has the issue and who looks', () => {
    const many = Array.from({ length: 30 }, (_, n) => aMember({ accountId: `p${n}` }));
    const few = shortened(many, ({ accountId }) => accountId === 'p27');
    expect(few).toHaveLength(13);
    expect(few.at(-1)?.accountId).toBe('p27');
    expect(shortened(many.slice(0, 16), () => false)).toHaveLength(16);
  });
});
