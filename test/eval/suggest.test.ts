import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'atelier-suggest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COMMAND = ['--import', 'tsx', resolve('eval/suggest.ts')];

type Answer = { key: string; ranked: string[]; rankedOther: string[]; ms: number };

/** The command as people call it: from another folder, with a path relative to it. */
const call = (args: readonly string[]) => {
  const ended = spawnSync(process.execPath, [...COMMAND, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, INIT_CWD: folder },
  });
  const lines = ended.stdout.split('\n').filter((line) => line !== '');
  return { code: ended.status, answers: lines.map((line) => JSON.parse(line) as Answer), errors: ended.stderr };
};
const run = (lines: readonly object[]) => {
  writeFileSync(join(folder, 'file.jsonl.gz'), gzipSync(lines.map((line) => JSON.stringify(line)).join('\n')));
  return call(['file.jsonl.gz']);
};
const runText = (text: string) => {
  writeFileSync(join(folder, 'file.jsonl'), text);
  return call(['file.jsonl']);
};

const START = Date.UTC(2026, 0, 5);
const at = (hours: number) => new Date(START + hours * 3_600_000).toISOString();

/** A studio: Ada does posters, Bo does films, Cy reports; the last issues are asked about. */
const line = (n: number, over: object = {}) => {
  const film = n % 2 === 1;
  return {
    key: `ART-${n}`,
    project: 'ART',
    type: 'Task',
    summary: film ? `Cut the trailer ${n}` : `Print the poster ${n}`,
    description: null,
    components: [film ? 'Film' : 'Print'],
    labels: [],
    created: at(n * 24),
    resolved: at(n * 24 + 8),
    assignee: film ? 'bo' : 'ada',
    reporter: 'cy',
    eligible: true,
    split: n < 30 ? 'train' : 'test',
    ...over,
  };
};
const studio = Array.from({ length: 40 }, (_, n) => line(n));

describe('eval:suggest', { timeout: 60_000 }, () => {
  it('answers each eligible test issue in order of creation, all candidates ranked', () => {
    const { code, answers } = run(studio);
    expect(code).toBe(0);
    expect(answers.map(({ key }) => key)).toEqual(studio.slice(30).map(({ key }) => key));
    for (const [i, { ranked, rankedOther, ms }] of answers.entries()) {
      expect(ranked).toEqual(i % 2 === 0 ? ['ada', 'bo'] : ['bo', 'ada']);
      expect(rankedOther).toEqual(ranked);
      expect(ms).toBeGreaterThan(0);
    }
  });

  it('says the same whatever the order of the lines, and leaves unknown fields alone', () => {
    const answersOf = (lines: readonly object[]) => run(lines).answers.map(({ ms, ...answer }) => answer);
    const mixed = studio
      .map((one, i) => ({ one: { ...one, colour: i }, i }))
      .sort((a, b) => ((a.i * 17) % 41) - ((b.i * 17) % 41));
    expect(answersOf(mixed.map(({ one }) => one))).toEqual(answersOf(studio));
  });

  it('strikes the reporter from the second list', () => {
    const { answers } = run(studio.map((one) => ({ ...one, reporter: 'ada' })));
    for (const { ranked, rankedOther } of answers) {
      expect([...ranked].sort()).toEqual(['ada', 'bo']);
      expect(rankedOther).toEqual(['bo']);
    }
  });

  it('never looks ahead: what is resolved at or after the creation changes nothing', () => {
    const asked = line(39);
    const early = studio.slice(0, 30);
    const ahead = line(100, {
      created: at(39),
      resolved: asked.created,
      assignee: 'zoe',
      components: ['Film'],
      split: 'train',
    });
    const [answer] = run([...early, ahead, asked]).answers;
    expect(answer?.ranked).toEqual(['bo', 'ada']);
    const before = { ...ahead, resolved: at(39 * 24 - 1) };
    expect(run([...early, before, asked]).answers[0]?.ranked).toContain('zoe');
  });

  it('keeps projects apart, and answers with nobody where nothing was resolved', () => {
    const other = line(35, { key: 'NEW-1', project: 'NEW' });
    const { answers } = run([...studio, other]);
    expect(answers.find(({ key }) => key === 'NEW-1')).toMatchObject({ ranked: [], rankedOther: [] });
    expect(answers).toHaveLength(11);
  });

  it('forgets people who resolved nothing for 365 days', () => {
    const old = line(1, { key: 'ART-OLD', assignee: 'old', created: at(-9000), resolved: at(-366 * 24 + 30 * 24) });
    const { answers } = run([old, ...studio]);
    expect(answers.every(({ ranked }) => !ranked.includes('old'))).toBe(true);
  });

  it('learns and asks only eligible issues, and asks little of the others', () => {
    const { code, answers } = run([
      ...studio,
      { key: 'X-1', eligible: false },
      { key: 'X-2', summary: 'no more than that' },
    ]);
    expect(code).toBe(0);
    expect(answers).toHaveLength(10);
  });

  it('names file, line and reason of bad input, with exit code 2', () => {
    const { code, errors } = runText(`${JSON.stringify(line(1))}\n\n{"key": "ART-2", nope}\n`);
    expect(code).toBe(2);
    expect(errors).toMatch(/file\.jsonl:3: not JSON/);
    const lacking = runText(
      `${JSON.stringify(line(1))}\n${JSON.stringify(line(2, { resolved: 'soon', assignee: null }))}`,
    );
    expect(lacking.code).toBe(2);
    expect(lacking.errors).toMatch(/file\.jsonl:2: resolved: .*; assignee: /);
    expect(run([line(1), line(1)])).toMatchObject({ code: 2, errors: expect.stringMatching(/ART-1 stands twice/) });
    expect(call([])).toMatchObject({ code: 2, errors: expect.stringMatching(/eval:suggest/) });
    expect(call(['missing.gz'])).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/missing\.gz:1: cannot be read/),
    });
  });

  it('answers an empty file with nothing', () => {
    expect(runText('')).toMatchObject({ code: 0, answers: [] });
  });
});

const REAL = resolve('../shared/data/suggestion/duraspace_jira.jsonl.gz');
const named = existsSync(REAL) ? 'on real histories' : `on real histories: skipped, ${REAL} is absent`;

describe.skipIf(!existsSync(REAL))(named, () => {
  it('names the resolver of DuraSpace’s issues as often as docs/suggestion.md says', { timeout: 60_000 }, () => {
    const truths = new Map(
      gunzipSync(readFileSync(REAL))
        .toString()
        .split('\n')
        .filter((text) => text !== '')
        .map((text) => JSON.parse(text) as { key: string; project: string; assignee: string })
        .map(({ key, project, assignee }) => [key, { project, assignee }]),
    );
    const { code, answers } = call([REAL]);
    expect(code).toBe(0);
    const shareWithin = (project: string, most: number) => {
      const own = answers.filter(({ key }) => truths.get(key)?.project === project);
      const hits = own.filter(({ key, ranked }) => ranked.slice(0, most).includes(truths.get(key)?.assignee ?? ''));
      return hits.length / own.length;
    };
    expect(shareWithin('DURACLOUD', 3)).toBeGreaterThan(0.95);
    expect(shareWithin('ISLANDORA', 3)).toBeGreaterThan(0.68);
  });
});
