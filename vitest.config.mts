import { defineConfig } from 'vitest/config';

/**
 * Two projects: `unit` needs Node only, `platform` the whole desk (MariaDB, Chromium, Atlassian's bundle).
 * `npm run check` runs the first, `npm test` both. Screens are tested where they live: in a browser, on the desk.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: [
            'test/{domain,usecases,resolvers,eval,scripts,frontend}/**/*.test.ts',
            'test/local/*.test.ts',
            'test/doors/*.test.ts',
            'test/local/{jira,data,faults}/**/*.test.ts',
          ],
          environment: 'node',
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'platform',
          sequence: { groupOrder: 1 },
          include: [
            'test/{adapters,journeys,simulation}/**/*.test.ts',
            'test/doors/store/*.test.ts',
            'test/local/{forge,pages}/**/*.test.ts',
          ],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
