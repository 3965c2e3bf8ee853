import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../../local/data/studio/people';
import { aDesk, aStudio, type TestDesk } from '../../fixtures/desk';

const noor = byName('Noor').accountId;

describe('a desk, driven from outside', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await aDesk(aStudio(300));
    await desk.settle();
  });
  afterAll(() => desk?.stop());

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(desk.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('lists every door with the schema of its payload', async () => {
    const doors = (await (await fetch(`${desk.url}/local/doors`)).json()) as {
      functionKey: string;
      module: string;
      payload: { type: string };
    }[];
    expect(new Set(doors.map(({ functionKey }) => functionKey))).toContain('getCapacityPanel');
    for (const door of doors) expect(door.payload.type).toBe('object');
  });
  it('tells a malformed request from a function that threw', async () => {
    expect((await post('/local/invoke', 'no json')).status).toBe(400);
    expect((await post('/local/invoke', { module: 'nowhere', functionKey: 'x', as: noor })).status).toBe(400);
    expect(
      (
        await post('/local/invoke', {
          module: 'settings',
          functionKey: 'getTeamSettings',
          payload: {},
          as: 'nobody-here',
        })
      ).status,
    ).toBe(400);
    const thrown = await post('/local/invoke', { module: 'settings', functionKey: 'toString', payload: {}, as: noor });
    expect([thrown.status, await thrown.json()]).toEqual([200, { thrown: { message: 'There is no such resolver.' } }]);
  });
  it('knocks as whom it is told to', async () => {
    const ask = (as: string) => desk.invoke<{ ok: boolean }>('settings', 'getTeamSettings', {}, as);
    expect((await ask(admin.accountId)).ok).toBe(true);
    for (const as of [noor, 'anonymous', `customer:${admin.accountId}`])
      expect(await ask(as)).toEqual({ ok: false, failure: { kind: 'not-found' } });
  });
  it('sets and advances the clock, and answers where it stands', async () => {
    const start = desk.desk.clock.now();
    const { now } = (await (await post('/local/clock', { advanceMs: 3_600_000 })).json()) as { now: string };
    expect(Date.parse(now) - start).toBeGreaterThanOrEqual(3_600_000);
    expect((await post('/local/clock', { now: 'tomorrow' })).status).toBe(400);
    await desk.settle();
  });
  it('keeps a ledger that can be cleared', async () => {
    await fetch(`${desk.url}/local/ledger`, { method: 'DELETE' });
    await desk.invoke('settings', 'getTeamSettings', {}, admin.accountId);
    expect(await (await fetch(`${desk.url}/local/ledger`)).json()).toEqual({
      calls: [{ endpoint: 'GET /rest/api/3/mypermissions', as: 'user', calls: 1, points: 3 }],
      points: 3,
    });
  });
  it('answers to nobody but this machine’s own pages and tools', async () => {
    expect((await post('/local/clock', { advanceMs: 1 }, { origin: desk.desk.appOrigin })).status).toBe(403);
    expect((await post('/local/clock', { advanceMs: 1 }, { origin: 'https://example.com' })).status).toBe(403);
    expect((await fetch(`${desk.url}/local/%E0%A4%A`)).status).toBe(400);
  });
  it('serves the app’s frames from another origin under Forge’s policy, without unsafe-inline', async () => {
    const frame = await fetch(`${desk.desk.appOrigin}/static/ui/panel.html`);
    const policy = frame.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe-inline');
    expect(await frame.text()).toContain('/__forge__/global-bridge.js');
    expect((await fetch(`${desk.desk.appOrigin}/static/../package.json`)).status).toBe(404);
  });
  it('runs beside another desk', async () => {
    const other = await aDesk(aStudio(100));
    expect(other.url).not.toBe(desk.url);
    await other.stop();
  });
});

const command = (...flags: string[]): Promise<{ code: number | null; out: string; errors: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts', '--no-open', ...flags], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
      if (out.includes('ready')) child.kill('SIGTERM');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk;
    });
    child.on('close', (code) => resolve({ code, out, errors }));
  });

describe('npm start', () => {
  it.each([
    [['--port', 'x'], '--port takes a whole number'],
    [['--issues', '0'], '--issues takes a whole number'],
    [['--now', 'soon'], '--now takes an instant'],
    [['--colour', 'red'], '--colour'],
    [['stray'], 'stray belongs to no flag'],
  ])('says what is wrong with %j and ends with 2', async (flags, words) => {
    const { code, errors } = await command(...flags);
    expect(code).toBe(2);
    expect(errors).toContain(words);
    expect(errors).toContain('npm start -- ');
  });
  it('stops at a broken line of an import with file, line and reason', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'atelier-import-')), 'broken.jsonl');
    writeFileSync(file, '{"id":"1","key":"A-1","fields":{}}\n{"id":');
    const { code, out, errors } = await command('--import', file);
    expect([code, out]).toEqual([2, '']);
    expect(errors.trim()).toBe(`${file}:1: fields.project is missing`);
  });
  it('says ready once, and ends within five seconds of a signal', async () => {
    const { code, out } = await command('--port', '6900', '--issues', '100');
    expect(out).toMatch(/^ready http:\/\/127[.]0[.]0[.]1:\d+\/\n$/);
    expect(code).toBe(0);
  });
});
