import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.mts';

/** Need Node only, but minutes of it: whole commands, proofs by HiGHS, every KPI of every month of a real site. */
const LONG = [
  'test/eval/**/*.test.ts',
  'test/scripts/architecture.test.ts',
  'test/domain/planning/gap.test.ts',
  'test/domain/kpi/flow-agreement.test.ts',
  'test/doors/gates.test.ts',
];

/** Begin as a function of Forge does that was just started: what a process remembers of the store's tables is not there yet. */
const FIRST_OF_A_PROCESS = ['experience', 'sql', 'sync'].map((name) => `test/adapters/${name}.test.ts`);

/** How long a page may take to show what is waited for: Vitest's own second was a bound on time, which a busy machine missed. */
const PATIENCE = { poll: { timeout: 10_000 } };

/**
 * Five projects: `unit` and `long` need Node only, `adapters` a MariaDB, `journeys` the whole desk (MariaDB, Chromium,
 * Atlassian's bundle), `platform` a process for each file: what a desk does to its own is tested there. `npm run check`
 * runs the first, `npm test` all. Screens are tested where they live: in a browser.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // By default vitest leaves one core to itself: of two that is half.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: [
            'test/{domain,usecases,resolvers,scripts,frontend}/**/*.test.ts',
            'test/local/*.test.ts',
            'test/doors/*.test.ts',
            'test/local/{jira,data,faults}/**/*.test.ts',
          ],
          exclude: LONG,
          environment: 'node',
          // Modules hold constants only (scripts/check/module-state.ts): files may share a process and what it has loaded.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'long',
          sequence: { groupOrder: 0 },
          include: LONG,
          environment: 'node',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'adapters',
          sequence: { groupOrder: 1 },
          include: ['test/adapters/**/*.test.ts'],
          exclude: FIRST_OF_A_PROCESS,
          environment: 'node',
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journeys',
          sequence: { groupOrder: 1 },
          include: ['test/journeys/**/*.test.ts', 'test/local/pages/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          expect: PATIENCE,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'platform',
          sequence: { groupOrder: 1 },
          include: [
            ...FIRST_OF_A_PROCESS,
            'test/simulation/*.test.ts',
            'test/doors/store/*.test.ts',
            'test/local/forge/**/*.test.ts',
          ],
          environment: 'node',
          expect: PATIENCE,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
