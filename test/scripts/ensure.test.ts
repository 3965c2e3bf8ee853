import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-ensure-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const script = (name: string, ...lines: string[]) => {
  const path = join(folder, name);
  writeFileSync(path, ['#!/bin/sh', `cd '${folder}'`, `echo "${name} $*" >> calls`, ...lines, ''].join('\n'));
  chmodSync(path, 0o755);
};
/** An apt-get whose `what` fails with `words` the first `times` times. */
const aptGet = (what: string, words: string, times: number) =>
  script(
    'apt-get',
    `case "$*" in *${what}*) echo x >> tries; if [ $(wc -l < tries) -le ${times} ]; then echo "${words}" >&2; exit 100; fi;; esac`,
  );
const calls = () =>
  existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : [];

const module = (name: string) => JSON.stringify(resolve('scripts/ensure', name));
const node = (program: string) =>
  spawn(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, PATH: folder + delimiter + process.env.PATH, ATELIER_APT_AGAIN_MS: '5' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
const installed = (...names: string[]): Promise<{ done: boolean; said: string }> =>
  new Promise((answer) => {
    const list = JSON.stringify(names);
    const child = node(
      `import { install } from ${module('apt.mjs')}; process.stdout.write(String(await install(...${list})))`,
    );
    let [out, said] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    child.on('close', () => answer({ done: out === 'true', said }));
  });

describe('set-up by the system’s package manager', () => {
  it.each([
    ['install', 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7 (apt-get)'],
    ['update', 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)'],
    ['install', 'E: Unable to acquire the dpkg frontend lock, is another process using it?'],
  ])('waits when another one holds a lock at %s, and says so once', async (what, words) => {
    aptGet(what, words, 3);
    const { done, said } = await installed('mariadb-server-core');
    expect(done).toBe(true);
    expect(said).toBe('another package manager is at work: waiting for it (at most ten minutes) …\n');
    expect(calls().at(-1)).toBe('apt-get install -y -qq --no-install-recommends mariadb-server-core');
  });
  it('puts right what an interrupted installation left behind', async () => {
    aptGet('install', 'E: dpkg was interrupted, you must manually run dpkg --configure -a', 1);
    script('dpkg');
    expect((await installed('chromium')).done).toBe(true);
    expect(calls()).toContain('dpkg --configure -a');
  });
  it('gives up at any other failure, with the package manager’s own words', async () => {
    aptGet('install', 'E: Unable to locate package chromium', 99);
    const { done, said } = await installed('chromium');
    expect([done, said]).toEqual([false, 'E: Unable to locate package chromium\n']);
  });
});

describe('set-up that is told to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends what it has started at a %s', async (signal) => {
    script('slow', 'echo $$ > pid', 'sleep 60 & sleep 60');
    const child = node(
      `import { run, stopOnSignals } from ${module('run.mjs')}; stopOnSignals(() => {}); await run('slow', [])`,
    );
    while (!existsSync(join(folder, 'pid')) || readFileSync(join(folder, 'pid'), 'utf8') === '')
      await new Promise((next) => setTimeout(next, 20));
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
    const told = performance.now();
    child.kill(signal);
    const code = await new Promise((ended) => child.on('close', ended));
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(performance.now() - told).toBeLessThan(5000);
    const living = execFileSync('ps', ['-A', '-o', 'pgid=,stat='], { encoding: 'utf8' })
      .split('\n')
      .map((row) => row.trim().split(/\s+/))
      .filter(([group, state = '']) => group === String(pid) && !state.startsWith('Z'));
    expect(living).toEqual([]);
  });
});
