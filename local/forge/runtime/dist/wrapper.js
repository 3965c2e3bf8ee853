// Stands for Atlassian's runtime wrapper, which is not on npm. It gives the unmodified @forge packages the two globals
// they use, and calls the handler. Its URL scheme, the split of `body` into the two arguments and the shape of errors
// are our model (docs/local-development.md).
const { AsyncLocalStorage } = require('node:async_hooks');
const path = require('node:path');

const invocations = new AsyncLocalStorage();
const platformFetch = globalThis.fetch;

Object.defineProperty(globalThis, '__forge_runtime__', { configurable: true, get: () => invocations.getStore() });

// The one door to the platform: (descriptor, path, init), sent to the host with the token of this invocation.
globalThis.__forge_fetch__ = async (target, restPath, init = {}) => {
  const runtime = invocations.getStore();
  if (!runtime) throw new Error('No Forge invocation in progress');
  const segments = [
    target.type,
    target.provider && `provider/${target.provider}`,
    target.remote && `remote/${target.remote}`,
  ];
  const headers = new Headers(init.headers ?? {});
  headers.delete('host');
  headers.set('forge-proxy-authorization', `Forge ${runtime.proxy.token}`);
  if (target.accountId) headers.set('x-forge-impersonate', target.accountId);
  const slash = restPath.startsWith('/') ? '' : '/';
  return platformFetch(`${runtime.proxy.url}/${segments.filter(Boolean).join('/')}${slash}${restPath}`, {
    ...init,
    headers,
  });
};

// Egress: the manifest declares none, so nothing outside is reached. Before the bundle loads, because @forge/api keeps this fetch.
globalThis.fetch = async (input) => {
  const url = typeof input === 'string' || input instanceof URL ? String(input) : input.url;
  const error = new Error(
    `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
  );
  error.name = 'REQUEST_EGRESS_ALLOWLIST_ERR';
  throw error;
};

const noMetrics = {
  counter: () => ({ incr() {}, incrBy() {}, decr() {}, decrBy() {} }),
  timing: () => ({ measure: () => ({ stop() {} }) }),
  gauge: () => ({ set() {} }),
};

const runtimeOf = (event, lambdaContext) => ({
  proxy: event._meta.proxy,
  contextAri: event._meta.contextAri,
  container: { runtime: 'nodejs22.x', region: 'local', handler: event.handler, appCodeDir: __dirname },
  appContext: event._meta.appContext,
  aaid: event._meta.aaid,
  lambdaContext,
  tracing: event._meta.tracing,
  realtime: {},
  metrics: noMetrics,
  featureFlags: () => false,
});

exports.main = async (event, lambdaContext) => {
  const [file, name] = event.handler.split('.');
  try {
    const body = await invocations.run(runtimeOf(event, lambdaContext), async () => {
      const handler = require(path.join(__dirname, `${file}.cjs`))[name];
      if (typeof handler !== 'function') throw new Error(`${event.handler} is not a function`);
      return handler(...event.body.arguments);
    });
    return { success: true, body };
  } catch (error) {
    return {
      success: false,
      error: {
        errorMessage: String(error?.message ?? error),
        errorType: error?.name,
        stack: error?.stack,
        status: error?.status,
        serviceKey: error?.serviceKey,
      },
    };
  }
};
