import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'atelier-kpi-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command as people call it: from another folder, with paths relative to it. */
const call = (command: 'kpi' | 'time-in-status', args: readonly string[]) => {
  const ended = spawnSync(process.execPath, ['--import', 'tsx', resolve(`eval/${command}.ts`), ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { code: ended.status, answer: ended.stdout === '' ? null : JSON.parse(ended.stdout), errors: ended.stderr };
};

const write = (lines: readonly object[]) =>
  writeFileSync(join(folder, 'file.jsonl.gz'), gzipSync(lines.map((line) => JSON.stringify(line)).join('\n')));

const timesOf = (lines: readonly object[]) => {
  write(lines);
  return call('time-in-status', ['file.jsonl.gz']);
};

const ASKED = ['--project', 'ART', '--from', '2026-01-05', '--to', '2026-01-19', '--zone', 'Europe/Berlin'];
const kpisOf = (lines: readonly object[], stages?: object) => {
  write(lines);
  if (stages !== undefined) writeFileSync(join(folder, 'stages.json'), JSON.stringify(stages));
  return call('kpi', ['file.jsonl.gz', ...ASKED, ...(stages === undefined ? [] : ['--stages', 'stages.json'])]);
};

const STATUSES: Record<string, [id: string, category: string]> = {
  Open: ['1', 'new'],
  Work: ['3', 'indeterminate'],
  Review: ['4', 'indeterminate'],
  Done: ['6', 'done'],
};
const statusOf = (name: string) => ({ id: STATUSES[name]![0], name, statusCategory: { key: STATUSES[name]![1] } });

let histories = 100;
const moved = (created: string, from: string, to: string, others: readonly object[] = []) => ({
  id: String(histories++),
  created,
  items: [
    {
      field: 'status',
      fieldId: 'status',
      from: STATUSES[from]?.[0] ?? '10001',
      fromString: from,
      to: STATUSES[to]?.[0] ?? '10001',
      toString: to,
    },
    ...others,
  ],
});
const RESOLVED = {
  field: 'resolution',
  fieldId: 'resolution',
  from: null,
  fromString: null,
  to: '1',
  toString: 'Fixed',
};

const issue = (key: string, status: string, list: readonly object[], fields: object = {}) => ({
  id: `9${key.replace(/\D/g, '')}`,
  key,
  fields: {
    created: '2026-01-05T09:00:00.000+0100',
    project: { id: '7', key: key.split('-')[0] },
    issuetype: { id: '2' },
    status: statusOf(status),
    duedate: null,
    ...fields,
  },
  changelog: { total: list.length, histories: list },
});

const done = issue('ART-1', 'Done', [
  moved('2026-01-07T10:00:00.000+0000', 'Review', 'Work'),
  moved('2026-01-06T09:00:00.000+0100', 'Work', 'Review'),
  moved('2026-01-05T21:00:00.000+1300', 'Open', 'Work'),
  moved('2026-01-08T03:00:00.500-0600', 'Work', 'Done', [RESOLVED]),
]);
const open = issue('ART-2', 'Work', [moved('2026-01-09T09:00:00.000+0100', 'Received', 'Work')]);

describe('eval:time-in-status', () => {
  it('prints visits and milliseconds by status id for every issue', () => {
    expect(timesOf([done, open, issue('ART-3', 'Open', [])])).toMatchObject({
      code: 0,
      answer: {
        'ART-1': {
          1: { visits: 1, ms: 0 },
          3: { visits: 2, ms: 86_400_000 + 82_800_500 },
          4: { visits: 1, ms: 93_600_000 },
          6: { visits: 1, ms: 0 },
        },
        'ART-2': { 3: { visits: 1, ms: 0 }, 10001: { visits: 1, ms: 4 * 86_400_000 } },
        'ART-3': { 1: { visits: 1, ms: 0 } },
      },
    });
  });

  it('says the same whatever the order of lines and histories, and however often they were exported', () => {
    const mixed = {
      ...done,
      changelog: { histories: [...done.changelog.histories].reverse().concat(done.changelog.histories) },
    };
    expect(timesOf([open, mixed, done]).answer).toEqual(timesOf([done, open]).answer);
  });

  it('takes instants as numbers, and a history without the text of its values', () => {
    const bare = issue('ART-4', 'Work', [
      { id: 5, created: Date.UTC(2026, 0, 5, 9), items: [{ field: 'status', from: '1', to: '3' }] },
    ]);
    expect(timesOf([bare]).answer).toEqual({
      'ART-4': { 1: { visits: 1, ms: 3_600_000 }, 3: { visits: 1, ms: 0 } },
    });
  });

  it('names file, line and reason of bad input, with exit code 2', () => {
    const { changelog, ...without } = open;
    expect(timesOf([done, without])).toMatchObject({
      code: 2,
      answer: null,
      errors: 'file.jsonl.gz:2: changelog: missing\n',
    });
    expect(timesOf([issue('ART-5', 'Open', [], { created: 'yesterday' })]).errors).toMatch(
      /^file\.jsonl\.gz:1: fields\.created: an instant such as/,
    );
    writeFileSync(join(folder, 'broken.jsonl'), '\n{"key": nope}\n');
    expect(call('time-in-status', ['broken.jsonl'])).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/^broken\.jsonl:2: not JSON/),
    });
  });
});

describe('eval:kpi', () => {
  it('prints every issue of the project, whatever the window, with instants in the zone', () => {
    const old = issue('ART-9', 'Open', [], { created: '2020-07-01T00:00:00.000Z' });
    const { code, answer } = kpisOf([done, open, old, issue('WEB-1', 'Open', [])], { Review: 'inReview' });
    expect(code).toBe(0);
    expect(answer.issues).toEqual([
      {
        key: 'ART-1',
        created: '2026-01-05T09:00:00.000+01:00',
        started: '2026-01-05T09:00:00.000+01:00',
        done: '2026-01-08T10:00:00.500+01:00',
        leadDays: 3 + 3_600_500 / 86_400_000,
        cycleDays: 3 + 3_600_500 / 86_400_000,
        revisionRounds: 1,
      },
      {
        key: 'ART-2',
        created: '2026-01-05T09:00:00.000+01:00',
        started: '2026-01-09T09:00:00.000+01:00',
        done: null,
        leadDays: null,
        cycleDays: null,
        revisionRounds: 0,
      },
      expect.objectContaining({ key: 'ART-9', created: '2020-07-01T02:00:00.000+02:00', started: null }),
    ]);
  });

  it('prints KPIs by id, days with the counts at their end, and weeks without a done issue', () => {
    const { answer } = kpisOf([done, open], { Review: 'inReview' });
    expect(answer.kpis.cycleTime).toEqual({
      value: 3 + 3_600_500 / 86_400_000,
      unit: 'days',
      n: 1,
      excluded: [],
      window: { from: '2026-01-05', to: '2026-01-19' },
      zone: 'Europe/Berlin',
      asOf: '2026-01-19T00:00:00.000+01:00',
      complete: true,
      unset: null,
      parts: { p50: 3 + 3_600_500 / 86_400_000, p85: null, p95: null },
    });
    expect(answer.kpis.wip).toMatchObject({ value: 1 });
    expect(answer.cfd).toHaveLength(14);
    expect(answer.cfd[1]).toEqual({ date: '2026-01-06', toDo: 1, inProgress: 0, inReview: 1, waiting: 0, done: 0 });
    expect(answer.throughput).toEqual([
      { week: '2026-01-05', count: 1 },
      { week: '2026-01-12', count: 0 },
    ]);
  });

  it('takes the stage from the map, else from what any issue says of the id, else from the name', () => {
    const linked = issue('WEB-1', 'Open', [], {
      issuelinks: [
        {
          inwardIssue: {
            fields: { status: { id: '10001', name: 'In Arrival', statusCategory: { key: 'indeterminate' } } },
          },
        },
      ],
    });
    const startedOf = (lines: readonly object[], stages?: object) => kpisOf(lines, stages).answer.issues[0].started;
    expect(startedOf([open])).toBe('2026-01-09T09:00:00.000+01:00');
    expect(startedOf([open, linked])).toBe('2026-01-05T09:00:00.000+01:00');
    expect(startedOf([open, linked], { received: 'toDo' })).toBe('2026-01-09T09:00:00.000+01:00');
    expect(startedOf([open, linked], { 'In Arrival': 'toDo' })).toBe('2026-01-09T09:00:00.000+01:00');
  });

  it('says that review is not set up without a map, and null without issues', () => {
    const { kpis } = kpisOf([done]).answer;
    expect(kpis.revisionRounds).toMatchObject({ value: null, unset: 'review-stage' });
    expect(kpis.cost).toMatchObject({ value: null, n: 0, unit: 'money-minor', unset: 'rates' });
    expect(kpisOf([issue('WEB-1', 'Open', [])])).toMatchObject({
      code: 0,
      answer: {
        issues: [],
        kpis: { leadTime: { value: null, n: 0 }, wip: { value: null }, throughput: { value: null } },
      },
    });
  });

  it('reads due dates of old histories, which stand in the text alone', () => {
    const due = {
      field: 'duedate',
      fieldId: 'duedate',
      from: null,
      fromString: '2026-01-09 00:00:00.0',
      to: null,
      toString: '2026-01-06 00:00:00.0',
    };
    const promised = issue(
      'ART-6',
      'Done',
      [
        moved('2026-01-06T09:00:00.000+0100', 'Open', 'Work'),
        { id: '999', created: '2026-01-07T09:00:00.000+0100', items: [due] },
        moved('2026-01-08T09:00:00.000+0100', 'Work', 'Done'),
      ],
      { duedate: '2026-01-06' },
    );
    expect(kpisOf([promised, open]).answer.kpis.onTimeDelivery).toMatchObject({ value: 1, n: 1, parts: { latest: 0 } });
  });

  it('prints KPIs of estimates, hours and types where the file has their facts', () => {
    const logged = issue(
      'ART-7',
      'Done',
      [moved('2026-01-06T09:00:00.000+0100', 'Open', 'Work'), moved('2026-01-08T09:00:00.000+0100', 'Work', 'Done')],
      {
        timeoriginalestimate: 7200,
        worklog: { worklogs: [{ started: '2026-01-07T09:00:00.000+0100', timeSpentSeconds: 10_800 }] },
      },
    );
    const { kpis } = kpisOf([logged, done, open]).answer;
    expect(kpis.estimateBias).toMatchObject({ value: 1.5, n: 1 });
    expect(kpis.estimateRatio).toMatchObject({ value: 1.5, n: 1 });
    expect(kpis.estimateCorrelation).toMatchObject({ value: null });
    expect(kpis.timeTrackedCoverage).toMatchObject({ value: 0.5, n: 2 });
    expect(kpis.mix.parts).toEqual({ 'count:2': 1, 'hours:2': 1 });
  });

  it('owns up to a changelog that Jira cut', () => {
    const cut = { ...done, changelog: { ...done.changelog, total: 140 } };
    expect(kpisOf([cut]).answer.kpis.leadTime.complete).toBe(false);
  });

  it('says what is wrong with arguments and maps, with exit code 2', () => {
    write([done]);
    const bad = ['--project', 'ART', '--from', '2026-02-30', '--to', '2026-01-19', '--zone', 'Mars/Base'];
    const { code, errors } = call('kpi', ['file.jsonl.gz', ...bad]);
    expect(code).toBe(2);
    expect(errors).toMatch(/--from: a day that exists/);
    expect(errors).toMatch(/--zone: a time zone/);
    expect(call('kpi', ['file.jsonl.gz', ...ASKED.slice(2)]).errors).toMatch(/--project: missing/);
    expect(call('kpi', ASKED)).toMatchObject({ code: 2, errors: expect.stringMatching(/name one file/) });
    expect(call('kpi', ['file.jsonl.gz', ...ASKED, '--to', '2026-01-05']).errors).toMatch(/--to: is not after --from/);
    expect(call('kpi', ['file.jsonl.gz', ...ASKED, '--colour', 'red'])).toMatchObject({ code: 2 });
    expect(kpisOf([done], { Review: 'reviewing' })).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/^stages\.json:1: Review: /),
    });
  });
});
