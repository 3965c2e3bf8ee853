import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
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

  /** A page of another name that was made to lead here: fetch would not let the test name its host. */
  const statusFor = (host: string): Promise<number | undefined> =>
    new Promise((answer) => {
      get(`${desk.url}/local/doors`, { headers: { host } }, (response) => {
        response.resume();
        answer(response.statusCode);
      });
    });

  it('lists every door with the schema of its payload', async () => {
    const doors = (await (await fetch(`${desk.url}/local/doors`)).json()) as {
      functionKey: string;
      module: string;
      payload: { type?: string; anyOf?: { type: string }[] };
    }[];
    expect(new Set(doors.map(({ functionKey }) => functionKey))).toContain('getCapacityPanel');
    const of = (module: string) => doors.filter((door) => door.module === module).map(({ functionKey }) => functionKey);
    expect(of('personal')).toContain('getPersonal');
    expect(of('workspace')).toEqual(of('settings'));
    // One that takes payloads of two kinds names both.
    for (const { payload } of doors) for (const { type } of payload.anyOf ?? [payload]) expect(type).toBe('object');
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
  it.each([
    [{ now: '5' }],
    [{ now: '2026-02-30T09:00:00Z' }],
    [{ now: '2060-01-01T00:00:00Z' }],
    [{ now: 1e300 }],
    [{ advanceMs: 1e300 }],
    [{ advanceMs: '5' }],
    [{ now: null }],
    [{ now: '2026-11-24', advanceMs: 5 }],
    [{}],
    [[]],
  ])('refuses a time that no clock shows: %j', async (body) => {
    const before = desk.desk.clock.now();
    expect((await post('/local/clock', body)).status).toBe(400);
    expect(desk.desk.clock.now() - before).toBeLessThan(60_000);
  });
  it.each([[{ timeoutMs: '5' }], [{ timeoutMs: -1 }], [{ timeoutMs: null }], [[]], ['no json']])(
    'refuses to settle within %j',
    async (body) => {
      expect((await post('/local/settle', body)).status).toBe(400);
    },
  );
  it('says which method a call takes', async () => {
    const answer = await fetch(`${desk.url}/local/invoke`);
    expect([answer.status, await answer.json()]).toEqual([
      405,
      { error: 'no such call: GET /local/invoke; there is POST /local/invoke' },
    ]);
    expect((await fetch(`${desk.url}/local/ledger`, { method: 'PUT' })).status).toBe(405);
    expect((await fetch(`${desk.url}/local/nothing`)).status).toBe(404);
    expect((await fetch(`${desk.url}/`, { method: 'DELETE' })).status).toBe(405);
  });
  it('answers a body that is too large, however large', async () => {
    for (const path of ['/local/invoke', '/rest/api/3/search/jql'])
      expect((await post(path, `"${'x'.repeat(20 * 1024 * 1024)}"`)).status).toBe(413);
  });
  it('refuses a customer without an id', async () => {
    const body = { module: 'settings', functionKey: 'getTeamSettings', payload: {}, as: 'customer:' };
    expect((await post('/local/invoke', body)).status).toBe(400);
  });
  it('lets in by basic auth whoever the name names, and nobody else', async () => {
    const me = async (credentials: string, scheme = 'Basic') =>
      (
        await fetch(`${desk.url}/rest/api/3/myself`, {
          headers: { authorization: `${scheme} ${Buffer.from(credentials).toString('base64')}` },
        })
      ).status;
    expect(await me(`${noor}:x`)).toBe(200);
    expect(await me(`${noor}:a:b`)).toBe(200);
    expect(await me(noor)).toBe(200);
    expect(await me('nobody:x')).toBe(401);
    expect(await me('')).toBe(401);
    expect(await me(`${noor}:x`, 'Bearer')).toBe(401);
    const open = `${desk.url}/rest/api/3/serverInfo`;
    expect((await fetch(open)).status).not.toBe(401);
    expect((await fetch(open, { headers: { authorization: 'Basic bm9ib2R5Ong=' } })).status).toBe(401);
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
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor(new URL(desk.url).host)).toBe(200);
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
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-start-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  it('says what is wrong with a flag and ends with 2', async () => {
    const { code, out, errors } = await command('--port', 'x');
    expect([code, out]).toEqual([2, '']);
    expect(errors).toContain('--port takes a whole number');
    expect(errors).toContain('npm start -- ');
  });
  it('stops at a broken line of an import with file, line and reason', async () => {
    const file = join(folder, 'broken.jsonl');
    writeFileSync(file, '{"id":"1","key":"A-1","fields":{}}\n{"id":');
    const { code, out, errors } = await command('--import', file);
    expect([code, out]).toEqual([2, '']);
    expect(errors.trim()).toBe(`${file}:1: fields.project is missing`);
  });
  it('takes no folder for its state that holds something else', async () => {
    const { code, out, errors } = await command('--data', process.cwd());
    expect([code, out]).toEqual([2, '']);
    expect(errors).toContain('--data takes a new or empty folder');
    expect(existsSync('package.json')).toBe(true);
    writeFileSync(join(folder, 'file'), '');
    expect((await command('--data', join(folder, 'file'))).code).toBe(2);
  });
  it('takes the next free port where the one it is told is taken', async () => {
    const taken = createServer();
    await new Promise<void>((up) => taken.listen(6910, '127.0.0.1', up));
    const { out } = await command('--port', '6910', '--issues', '50');
    taken.close();
    expect(out).toBe('ready http://127.0.0.1:6911/\n');
  });
  it('says ready once, and ends within five seconds of a signal', async () => {
    const { code, out } = await command('--port', '6900', '--issues', '100');
    expect(out).toMatch(/^ready http:\/\/127[.]0[.]0[.]1:\d+\/\n$/);
    expect(code).toBe(0);
  });
});
