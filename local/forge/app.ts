import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock } from './clock';

export type Result =
  | { readonly success: true; readonly body: unknown }
  | { readonly success: false; readonly error: { readonly errorMessage: string; readonly errorType?: string } };

/** One run of one function: whom it acts for, and what the platform's door may do for it. */
export type Invocation = {
  readonly token: string;
  readonly accountId: string | null;
  readonly functionKey: string;
  /** Calls to the outside so far. */
  calls: number;
};

export type Call = {
  readonly functionKey: string;
  readonly handler: string;
  readonly moduleType: string;
  readonly moduleKey: string;
  readonly accountId: string | null;
  readonly timeoutSeconds: number;
  /** The two arguments that the handler gets. */
  readonly arguments: readonly unknown[];
};

export type App = {
  run(call: Call): Promise<Result>;
  /** The invocation that a token of the platform's door belongs to; null for none that runs. */
  invocation(token: string): Invocation | null;
  /** Ends a run where it stands: what it asked for is done, nothing that it still asks for is. */
  kill(token: string): void;
  stop(): Promise<void>;
};

export type Site = {
  readonly cloudId: string;
  readonly installationId: string;
  readonly environmentId: string;
  readonly appId: string;
  readonly scopes: readonly string[];
};

/** How long the app itself took over one call, from its entry to its answer: what it waits for included, the way there not. */
export type SeeRun = (run: { readonly functionKey: string; readonly ms: number }) => void;

type Starting = { readonly bundle: string; readonly proxyUrl: string; readonly site: Site; readonly clock: Clock };

/** The app's bundle in a thread of its own: one warm process, as Forge keeps one. */
export const startApp = async ({ bundle, proxyUrl, site, clock }: Starting, see?: SeeRun): Promise<App> => {
  const worker = new Worker(join(__dirname, 'runtime/worker.cjs'), {
    workerData: { bundle, clockOffset: clock.shared },
    execArgv: [],
  });
  const pending = new Map<string, (result: Result) => void>();
  const invocations = new Map<string, Invocation>();
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
  });
  worker.on('message', ({ id, ms, result }: { id: string; ms: number; result: Result }) => {
    see?.({ functionKey: invocations.get(id)?.functionKey ?? '', ms });
    pending.get(id)?.(result);
  });
  worker.on('error', (error) => {
    console.error('desk: the app’s thread died:', error);
    for (const settle of pending.values()) settle({ success: false, error: { errorMessage: error.message } });
  });

  const run = async (call: Call): Promise<Result> => {
    const id = randomUUID();
    invocations.set(id, { token: id, accountId: call.accountId, functionKey: call.functionKey, calls: 0 });
    const event = { handler: call.handler, body: { arguments: call.arguments }, _meta: meta(call, id, proxyUrl, site) };
    const answered = new Promise<Result>((resolve) => pending.set(id, resolve));
    worker.postMessage({ id, event, deadline: Date.now() + call.timeoutSeconds * 1000 });
    const result = await withinTime(answered, call.timeoutSeconds);
    pending.delete(id);
    invocations.delete(id);
    return result;
  };
  return {
    run,
    invocation: (token) => invocations.get(token) ?? null,
    kill: (token) => {
      invocations.delete(token);
      pending.get(token)?.({ success: false, error: { errorType: 'Killed', errorMessage: 'the function was killed' } });
    },
    stop: async () => void (await worker.terminate()),
  };
};

const withinTime = (answered: Promise<Result>, limit: number): Promise<Result> => {
  let timer: NodeJS.Timeout;
  const late = new Promise<Result>((resolve) => {
    timer = setTimeout(
      () =>
        resolve({
          success: false,
          error: { errorType: 'Timeout', errorMessage: `the function ran longer than ${limit} s` },
        }),
      limit * 1000,
    );
  });
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
};

const meta = (call: Call, id: string, proxyUrl: string, site: Site) => ({
  proxy: { url: proxyUrl, token: id },
  contextAri: `ari:cloud:jira::site/${site.cloudId}`,
  appContext: {
    appId: site.appId,
    appVersion: '1.0.0',
    environmentId: site.environmentId,
    environmentType: 'DEVELOPMENT',
    invocationId: id,
    installationId: site.installationId,
    functionKey: call.functionKey,
    moduleType: call.moduleType,
    moduleKey: call.moduleKey,
    permissions: { scopes: site.scopes, external: {} },
  },
  aaid: call.accountId ?? undefined,
  tracing: { traceId: id.replaceAll('-', ''), spanId: id.slice(0, 16).replaceAll('-', '') },
});
