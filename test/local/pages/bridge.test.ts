import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build, type Rollup } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framePolicy } from '../../../local/forge/http/frames';
import { commandsFor, type Surroundings, type WidgetEdit } from '../../../local/pages/bridge/commands';
import { aBrowser } from '../../fixtures/browser';

/** One script of a small page, bundled. */
const bundled = async (entry: string): Promise<string> => {
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rollupOptions: { input: entry, output: { format: 'es', codeSplitting: false } },
    },
  })) as Rollup.RollupOutput;
  return result.output.map((part) => ('code' in part ? part.code : '')).join('\n');
};

const serve = (
  files: Record<string, { type: string; body: string; headers?: Record<string, string> }>,
): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const file = files[(request.url ?? '/').split('?')[0] ?? '/'];
      response.writeHead(file === undefined ? 404 : 200, {
        'content-type': file?.type ?? 'text/plain',
        ...file?.headers,
      });
      response.end(file?.body ?? '');
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const fixtures = 'test/fixtures/bridge';
const script = (body: string) => ({ type: 'text/javascript', body });
const page = (src: string, head = '') => ({
  type: 'text/html',
  body: `<!doctype html><html lang="en"><head>${head}<title>x</title></head><body><div id="root"></div><script type="module" src="${src}"></script></body></html>`,
});

describe('the bridge of the desk, under the unmodified @forge/bridge', () => {
  let browser: Browser;
  let view: Page;
  let servers: Server[];
  const violations: string[] = [];
  let answers: Record<string, unknown>;

  beforeAll(async () => {
    const [host, app] = await Promise.all([bundled(`${fixtures}/host-page.ts`), bundled(`${fixtures}/app-page.ts`)]);
    const hostFiles: Parameters<typeof serve>[0] = { '/host.js': script(host), '/': page('/host.js') };
    const hostServer = await serve(hostFiles);
    const bridge = (name: string) => script(readFileSync(`local/pages/bridge/${name}`, 'utf8'));
    const framed = page('/app.js', '<script src="/__forge__/global-bridge.js"></script>');
    const appServer = await serve({
      '/app.js': script(app),
      '/app.html': { ...framed, headers: { 'content-security-policy': framePolicy(originOf(hostServer)) } },
      '/__forge__/global-bridge.js': bridge('global-bridge.js'),
      '/__forge__/rpc.js': bridge('rpc.js'),
      '/__LOCALES__/i18n-info.json': {
        type: 'application/json',
        body: JSON.stringify({ config: { locales: ['en-US'], fallback: { default: 'en-US' } } }),
      },
      '/__LOCALES__/en-US.json': { type: 'application/json', body: JSON.stringify({ greeting: 'Hello' }) },
    });
    servers = [hostServer, appServer];
    browser = await aBrowser();
    view = await browser.newPage();
    await view.addInitScript(
      "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.effectiveDirective))",
    );
    view.on('console', (message) => {
      if (message.text().startsWith('policy:')) violations.push(message.text());
    });
    await view.goto(`${originOf(hostServer)}/?app=${encodeURIComponent(originOf(appServer))}`);
    await view.waitForFunction('globalThis.__answers !== undefined', null, { timeout: 30_000 });
    answers = (await view.evaluate('globalThis.__answers')) as Record<string, unknown>;
  });
  afterAll(async () => {
    await browser?.close();
    for (const server of servers ?? []) server.close();
  });

  it.each([
    ['invoke', { echoed: { a: 1 }, of: 'greet' }],
    ['invoke that threw', 'error: There was an error invoking the function - boom'],
    ['invoke that threw without a word', 'error: '],
    ['invoke with metadata', { body: { echoed: { a: 1 }, of: 'greet' }, metadata: { rateLimitProperties: {} } }],
    ['invoke of a remote', 'error: the manifest names no remotes'],
    ['request of a remote', 'error: the manifest names no remotes'],
    ['getContext', 'panel-of-a-test'],
    ['context of the page', { theme: 'light', granted: { scopes: ['read:jira-work'], external: {} } }],
    ['requestJira with a file', 'error: requests with files are not emulated'],
    ['requestJira GET', { status: 200, body: { path: '/rest/api/3/myself', method: 'GET' } }],
    ['requestJira POST', { status: 201, body: { path: '/rest/api/3/issue', method: 'POST', sent: '{"a":1}' } }],
    ['requestJira 404', 404],
    ['theme', 'light'],
    ['theme that follows', 'dark'],
    ['events with unsubscribe', ['first']],
    ['events with a blob', 'blob text'],
    ['public events', ['hello']],
    ['realtime', ['own', 'all']],
    ['history', ['PUSH /a', 'REPLACE /b', 'POP /']],
    ['flag with an action', 'undone'],
    ['flag closed', true],
    ['modal', { context: { from: 'opener' }, closed: { ok: 1 } }],
    ['modal told of its end', [{ from: 'teller' }]],
    ['modal of a resource that is none', 'error: manifest.yml has no resource nowhere'],
    ['close of what cannot be closed', "error: this resource's view is not closable."],
    ['router to a script', 'error: a frame may lead to pages only, not to javascript:alert(1)'],
    ['router url', '/browse/A-1'],
    ['translations', 'Hello'],
    ['feature flags', 'ready'],
    ['rovo', false],
    ['frame id', 'panel-of-a-test-frame'],
    ['permissions', []],
    ['submit, close, refresh', 'fine'],
    ['unknown command', 'error: unknown bridge command makeCoffee'],
    ['inherited name', 'error: unknown bridge command toString'],
  ])('answers %s', (name, expected) => {
    expect(answers[name], JSON.stringify(answers[name])).toEqual(expected);
  });
  it('tells the host where to go', async () => {
    expect(answers['host saw']).toEqual([
      'same-tab /browse/A-1',
      'new-tab https://example.com/',
      'title Atelier',
      'reload',
      'close {"done":true}',
    ]);
  });
  it('violates no policy', () => expect(violations).toEqual([]));
});

describe('the commands', () => {
  it('hold those of @forge/dashboards-bridge 0.1: while a widget is configured, and no longer', () => {
    const updated: unknown[] = [];
    const widgetEdit = { updateConfig: (config: unknown) => void updated.push(config) } as unknown as WidgetEdit;
    const run = (command: string, around: Partial<Surroundings>) =>
      commandsFor(around as Surroundings)[command]?.(undefined as never) as { updateConfig: (config: unknown) => void };
    run('getWidgetEditApi', { widgetEdit }).updateConfig({ a: 1 });
    expect(updated).toEqual([{ a: 1 }]);
    expect(() => run('getWidgetEditApi', {})).toThrow('only a widget that is being configured');
    expect(run('getWidgetApi', {})).toHaveProperty('setPreviewConfig');
  });
  it('submit where a view does, and close where it does not', async () => {
    const seen: unknown[] = [];
    const close = (payload: unknown) => seen.push(['close', payload]) > 0;
    const submit = (payload: unknown) => seen.push(['submit', payload]) > 0;
    for (const around of [{ close, submit }, { close }])
      expect(await commandsFor(around as unknown as Surroundings).submit?.({ a: 1 } as never)).toBe(true);
    expect(seen).toEqual([
      ['submit', { a: 1 }],
      ['close', { a: 1 }],
    ]);
  });
  it('lead to dashboards', () => {
    const gone: string[] = [];
    const navigate = (url: string) => void gone.push(url);
    const to = commandsFor({ navigate } as unknown as Surroundings).navigate;
    to?.({ target: 'dashboard', dashboardId: '10001' } as never);
    to?.({ target: 'dashboard' } as never);
    expect(gone).toEqual(['/dashboards/10001', '/dashboards']);
  });
  it('are all that @forge/bridge can send', () => {
    const folder = 'node_modules/@forge/bridge/out';
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
    const sent = new Set(
      sources.flatMap((text) => [...text.matchAll(/callBridge\)?\('(\w+)'/g)].map(([, command]) => command)),
    );
    expect(sent.size).toBeGreaterThan(30);
    const handled = Object.keys(commandsFor({} as Surroundings));
    expect([...sent].filter((command) => !handled.includes(command ?? ''))).toEqual([]);
  });
});
