// The arrows of docs/architecture.md. test/scripts/architecture.test.ts plants a violation of each rule and expects it to be found.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

const npm = (...names) => `node_modules/(${names.join('|')})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only(
      'domain-is-pure',
      '^src/domain/',
      ['^src/domain/', npm('temporal-polyfill')],
      'Domain imports nothing but temporal-polyfill.',
    ),
    only(
      'contract-is-types',
      '^src/contract/',
      ['^src/(contract|domain)/'],
      'The contract names domain types and nothing else.',
    ),
    only(
      'usecases-know-no-io',
      '^src/usecases/',
      ['^src/(usecases|domain|contract)/'],
      'Use cases reach the world through ports.',
    ),
    only(
      'doors-are-thin',
      '^src/(resolvers|events)/',
      ['^src/(resolvers|events|usecases|contract)/', '^src/domain/', npm('@forge/resolver', '@forge/events', 'zod')],
      'Resolvers and events check, call a use case, pass its answer on.',
    ),
    only(
      'adapters-do-io',
      '^src/adapters/',
      [
        '^src/(adapters|domain|contract)/',
        '^src/usecases/ports[.]ts$',
        '^src/usecases/[a-z-]+/ports[.]ts$',
        '^src/usecases/kpi/(extra|scope)-ports[.]ts$',
        npm('@forge', 'zod'),
        '^(node:)?(crypto|async_hooks)$',
      ],
      'Only adapters touch Forge, and they know ports, never use cases.',
    ),
    {
      name: 'forge-stays-in-adapters',
      comment: 'The platform is reached through adapters; doors may use the resolver package, the browser the bridge.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/adapters/', '^src/frontend/'] },
      to: { path: 'node_modules/@forge/(api|sql|kvs|bridge)/' },
    },
    only(
      'frontend-sees-contract',
      '^src/frontend/',
      ['^src/(frontend|contract|domain)/', 'node_modules/(?!@forge/(api|sql|kvs|resolver|events)/)'],
      'The front end knows the contract and the pure domain, not the back end.',
    ),
    {
      name: 'features-are-separate',
      severity: 'error',
      // The page of one's own is the settings cut to one person: it takes their forms.
      from: { path: '^src/frontend/(?!shared/|personal/)([^/]+)/' },
      to: { path: '^src/frontend/[^/]+/', pathNot: ['^src/frontend/shared/', '^src/frontend/$1/'] },
    },
    {
      name: 'shared-knows-no-feature',
      severity: 'error',
      from: { path: '^src/frontend/shared/' },
      to: { path: '^src/frontend/(?!shared/)[^/]+/' },
    },
    {
      name: 'product-never-sees-local',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(local|test|eval|bench|scripts)/' },
    },
    { name: 'local-enters-by-the-manifest', severity: 'error', from: { path: '^local/' }, to: { path: '^src/' } },
    { name: 'no-removed-ui-kit', severity: 'error', from: {}, to: { path: '@forge/ui(/|$)' } },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(src|local)/',
        pathNot: ['[.]d[.]ts$', '^src/index[.]ts$', '^local/forge/runtime/', '^local/pages/bridge/.*[.]js$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    exclude: { path: '[.]css$' },
  },
};
