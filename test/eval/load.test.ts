import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'atelier-eval-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COMMAND = ['--import', 'tsx', resolve('eval/load.ts')];

/** The command as people call it: from another folder, with a path relative to it. */
const run = (content: string | Buffer | null, file = 'scenario.json') => {
  if (content !== null) writeFileSync(join(folder, file), content);
  const ended = spawnSync(process.execPath, [...COMMAND, file], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { code: ended.status, out: ended.stdout, errors: ended.stderr };
};

const scenario = {
  today: '2026-11-23',
  weeks: 3,
  members: [
    { id: 'ada', zone: 'UTC', hours: [8, 8, 8, 8, 8, 0, 0], off: ['2026-11-25'], allocation: 1, reserve: 0 },
    {
      id: 'bo',
      zone: 'Asia/Tokyo',
      hours: [8, 8, 8, 0, 0, 0, 0],
      off: [
        { date: '2026-11-25', hours: 5 },
        { date: '2026-11-25', hours: 30 },
      ],
      allocation: 1,
      reserve: 0,
      nickname: 'B',
    },
  ],
  issues: [
    { key: 'A-1', assignee: 'ada', remainingHours: 24, start: null, due: null, priority: 2, colour: 'red' },
    { key: 'A-2', assignee: 'ada', remainingHours: null, start: null, due: '2026-11-27', priority: 1 },
    { key: 'A-3', assignee: 'ada', remainingHours: 0, start: null, due: null, priority: 1 },
    { key: 'B-1', assignee: 'bo', remainingHours: 20, start: null, due: '2026-12-09', priority: 1 },
    { key: 'X-1', assignee: 'nobody', remainingHours: 20, start: null, due: null, priority: 1 },
    { key: 'Y-1', assignee: null, remainingHours: 10, start: null, due: null, priority: null },
  ],
  candidates: [
    { key: 'Y-1', member: 'ada' },
    { key: 'A-2', member: 'bo' },
    { key: 'A-1', member: 'ada' },
  ],
};

describe('eval:load', () => {
  it('answers with weeks, unestimated work, last planned days and dates', () => {
    const { code, out } = run(JSON.stringify(scenario));
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    const sum = (i: number, what: string) =>
      answer.members[i].weeks.reduce(
        (whole: number, week: Record<string, number>) => whole + (week[what] ?? Number.NaN),
        0,
      );
    expect([sum(0, 'capacityHours'), sum(1, 'capacityHours')]).toEqual([112, 64]);
    expect(sum(0, 'freeHours')).toBeCloseTo(88, 9);
    expect(sum(1, 'freeHours')).toBeCloseTo(44, 9);
    expect(answer.members[0].weeks.map((week: { start: string }) => week.start)).toEqual([
      '2026-11-23',
      '2026-11-30',
      '2026-12-07',
    ]);
    expect(answer.members[0]).toMatchObject({
      unestimated: 1,
      lastPlannedDay: { 'A-1': '2026-11-26', 'A-2': null, 'A-3': null },
    });
    expect(answer.members[1]).toMatchObject({ unestimated: 0, lastPlannedDay: { 'B-1': '2026-12-09' } });
    expect(answer.candidates).toEqual([
      { key: 'Y-1', member: 'ada', date: '2026-11-30' },
      { key: 'A-2', member: 'bo', date: null },
      { key: 'A-1', member: 'ada', date: '2026-11-26' },
    ]);
  });
  it('reads gzip, and takes 0 weeks as well as thousands', () => {
    const none = run(gzipSync(JSON.stringify({ ...scenario, weeks: 0 })), 'scenario.json.gz');
    expect(JSON.parse(none.out).members[0]).toEqual({
      id: 'ada',
      weeks: [],
      unestimated: 1,
      lastPlannedDay: { 'A-1': null, 'A-2': null, 'A-3': null },
    });
    const many = run(JSON.stringify({ ...scenario, weeks: 3000 }));
    expect(JSON.parse(many.out).members[0].weeks).toHaveLength(3000);
  });
  it('leaves work beyond the last week out, dates of candidates not', () => {
    const long = {
      ...scenario,
      weeks: 1,
      issues: [{ key: 'L-1', assignee: 'ada', remainingHours: 100 }],
      candidates: [{ key: 'L-1', member: 'ada' }],
    };
    const answer = JSON.parse(run(JSON.stringify(long)).out);
    expect(answer.members[0].lastPlannedDay).toEqual({ 'L-1': null });
    expect(answer.members[0].weeks[0].loadHours).toBe(32);
    expect(answer.candidates[0].date).toBe('2026-12-10');
  });
  it('does not put on a full day what finds no room in 400 days', () => {
    const issues = [
      { key: 'L-1', assignee: 'ada', remainingHours: 5000, start: '2026-11-26', priority: 1 },
      { key: 'L-2', assignee: 'ada', remainingHours: 20, priority: 2 },
    ];
    const candidates = [{ key: 'L-2', member: 'ada' }];
    const answer = JSON.parse(run(JSON.stringify({ ...scenario, weeks: 1, issues, candidates })).out);
    expect(answer.members[0].weeks[0]).toMatchObject({ loadHours: 32, freeHours: 0 });
    expect([answer.members[0].lastPlannedDay, answer.candidates[0].date]).toEqual([{ 'L-1': null, 'L-2': null }, null]);
  });
  it('gives thousands of candidates their dates in seconds, even where one person holds all the work', () => {
    const issues = Array.from({ length: 3000 }, (_, i) => ({
      ...{ key: `P-${i}`, assignee: 'ada', remainingHours: 1 + (i % 3), priority: i % 5 },
      due: i % 2 === 0 ? `2027-0${1 + (i % 9)}-11` : null,
    }));
    const candidates = issues.map(({ key }, i) => ({ key, member: i % 2 === 0 ? 'bo' : 'ada' }));
    const begin = performance.now();
    const { code, out } = run(JSON.stringify({ ...scenario, weeks: 60, issues, candidates }));
    expect([code, JSON.parse(out).candidates.length]).toEqual([0, 3000]);
    expect(performance.now() - begin).toBeLessThan(20_000);
  }, 60_000);
});

describe('eval:load on bad input', () => {
  const lines = (patch: object) => JSON.stringify({ ...scenario, ...patch }, null, 1);
  const lineOf = (text: string, needle: string) => text.slice(0, text.indexOf(needle)).split('\n').length;

  it('names file and line of a text that is not JSON, in one line', () => {
    const cases: [string, number][] = [
      ['{\n "today": "2026-11-23",\n "weeks": 3,,\n}', 3],
      ['{\n "a": [1,\n 2\n', 4],
      ['{\n "a": "x\ny"}', 2],
      ['{"a": 1}\n\n{', 3],
      ['', 1],
      ["{\n 'a': 1}", 2],
      ['{"a": [1}\n]', 1],
    ];
    for (const [text, line] of cases) {
      const { code, out, errors } = run(text, 'bad.json');
      expect([code, out, errors.trimEnd().split('\n').length]).toEqual([2, '', 1]);
      expect(errors).toMatch(new RegExp(`^bad.json:${line}: not JSON: `));
    }
  });
  it('names the line of a value that makes no sense', () => {
    const cases: [object, string, RegExp][] = [
      [{ today: '2026-02-30' }, '"2026-02-30"', /today: no such day/],
      [{ weeks: -1 }, '"weeks"', /weeks/],
      [{ weeks: 1e9 }, '1000000000', /weeks/],
      [{ today: '9999-06-01' }, '"9999-06-01"', /today: 400 days on.* year 9999/],
      [{ issues: [{ key: 'A-1', remainingHours: 1e308 }], candidates: [] }, '1e+308', /issues\.0\.remainingHours/],
      [{ members: [{ ...scenario.members[0], allocation: 1e307 }] }, '1e+307', /members\.0\.allocation/],
      [{ members: [{ ...scenario.members[0], zone: 5 }] }, '"zone"', /members\.0\.zone/],
      [{ issues: undefined, candidates: [] }, '{', /issues: missing/],
      [{ members: [...scenario.members, scenario.members[0]] }, '"none"', /members\.2\.id: ada stands twice/],
      [{ issues: [{ key: 'A-1', remainingHours: -7 }], candidates: [] }, '-7', /issues\.0\.remainingHours/],
      [{ issues: [{ key: 'A-1' }, { key: 'A-1' }], candidates: [] }, '"none"', /A-1 stands twice/],
      [{ candidates: [{ key: 'Z-9', member: 'ada' }] }, '"Z-9"', /no issue Z-9/],
      [{ candidates: [{ key: 'A-1', member: 'zoe' }] }, '"zoe"', /no member zoe/],
      [
        { members: [{ id: 'm', hours: [8], off: ['someday'] }], issues: [], candidates: [] },
        '"none"',
        /seven numbers[\s\S]*no such day/,
      ],
    ];
    for (const [patch, needle, message] of cases) {
      const text = lines(patch);
      const { code, out, errors } = run(text);
      expect([code, out]).toEqual([2, '']);
      expect(errors).toMatch(message);
      if (text.includes(needle)) expect(errors).toContain(`scenario.json:${lineOf(text, needle)}:`);
    }
  }, 120_000);
  it('says which file is missing, and asks for one where none is named', () => {
    expect(run(null, 'nowhere.json')).toMatchObject({ code: 2, out: '' });
    const ended = spawnSync(process.execPath, COMMAND, { encoding: 'utf8' });
    expect([ended.status, ended.stderr]).toEqual([2, expect.stringContaining('name a file')]);
  });
  it('takes an absolute path and prints nothing but the answer', () => {
    writeFileSync(join(folder, 'scenario.json'), JSON.stringify(scenario));
    const out = execFileSync(process.execPath, [...COMMAND, join(folder, 'scenario.json')], { encoding: 'utf8' });
    expect(Object.keys(JSON.parse(out))).toEqual(['members', 'candidates']);
  });
});
