import { describe, expect, it } from 'vitest';
import { BadFlag, readFlags } from '../../local/flags';

const read = (...args: string[]) => readFlags(args, '/home/ana');

describe('the flags of npm start', () => {
  it('have defaults', () => {
    expect(read()).toEqual({
      port: 4300,
      open: true,
      files: [],
      issues: 3000,
      seed: 1,
      now: null,
      points: 10_000_000,
      sqlLatencyMs: 0,
      data: null,
      ofTheWorld: [],
      site: null,
      allowWrites: false,
    });
  });
  it('take several files, and paths relative to the caller’s folder', () => {
    expect(read('--import', 'a.jsonl', '/b.gz', '--no-open', '--data', 'd')).toMatchObject({
      files: ['/home/ana/a.jsonl', '/b.gz'],
      open: false,
      data: '/home/ana/d',
      ofTheWorld: ['import'],
    });
    expect(read('--import', 'a', '--import', 'b').files).toEqual(['/home/ana/a', '/home/ana/b']);
  });
  it.each([
    ['2026-11-24T09:00:00Z', Date.UTC(2026, 10, 24, 9)],
    ['2026-11-24T09:00:00.250+01:00', Date.UTC(2026, 10, 24, 8, 0, 0, 250)],
    ['2026-11-24T09:00:00+0100', Date.UTC(2026, 10, 24, 8)],
    ['2026-11-24T09:00', Date.UTC(2026, 10, 24, 9)],
    ['2026-11-24', Date.UTC(2026, 10, 24)],
  ])('take the instant %s', (text, at) => {
    expect(read('--now', text).now).toBe(at);
  });
  it.each([
    [['--port', 'x'], '--port takes a whole number from 1 to 64998, not "x"'],
    [['--port', '65000'], '--port takes a whole number'],
    [['--port', '0'], '--port takes a whole number'],
    [['--issues', '0'], '--issues takes a whole number'],
    [['--issues', '1e3'], '--issues takes a whole number'],
    [['--issues', '1.5'], '--issues takes a whole number'],
    [['--seed', ''], '--seed takes a whole number'],
    [['--seed=-1'], '--seed takes a whole number'],
    [['--points', 'many'], '--points takes a whole number'],
    [['--sql-latency', '10001'], '--sql-latency takes a whole number from 0 to 10000'],
    [['--now', 'soon'], '--now takes an instant'],
    [['--now', '5'], '--now takes an instant'],
    [['--now', '2026-02-30'], '--now takes an instant'],
    [['--now', '2026-11-24T25:00:00Z'], '--now takes an instant'],
    [['--now', '2050-01-01'], 'from 1971 to 2037'],
    [['--data', ''], '--data needs a path'],
    [['--import', ''], '--import needs a path'],
    [['--import'], '--import'],
    [['--no-open=yes'], '--no-open'],
    [['--colour', 'red'], '--colour'],
    [['stray'], 'stray belongs to no flag'],
  ])('refuse %j in words', (args, words) => {
    expect(() => read(...args)).toThrow(BadFlag);
    expect(() => read(...args)).toThrow(words);
  });
});
