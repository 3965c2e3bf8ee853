import { defineConfig } from 'vitest/config';

/**
 * Three projects: `unit` needs Node only, `frontend` a simulated DOM, `platform` the whole desk (MariaDB, Chromium,
 * Atlassian's bundle). `npm run check` runs the first two, `npm test` all three.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'test/{domain,usecases,resolvers,eval,scripts}/**/*.test.ts',
            'test/local/{jira,data}/**/*.test.ts',
          ],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          name: 'frontend',
          include: ['test/frontend/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['test/fixtures/bridge.ts'],
          server: { deps: { inline: [/@atlaskit/, /@compiled/, /@forge\/bridge/] } },
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'platform',
          include: ['test/{adapters,journeys}/**/*.test.ts', 'test/local/{forge,pages}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
