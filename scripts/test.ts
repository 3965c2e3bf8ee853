// The whole suite. Its last line counts all tests: `N passed, N failed, N skipped`. Arguments go to vitest (`npm test -- test/domain`).
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build';
import { endsWithUs, exitOnSignals } from './children';

const RESULTS = '.cache/test-results.json';

type Results = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
};

const vitest = (args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${RESULTS}`];
    const child = endsWithUs(
      spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args], {
        stdio: ['ignore', 'inherit', 'inherit'],
        detached: true,
      }),
    );
    child.on('close', (code) => resolve(code ?? 1));
  });

/** A file that fails to load has no tests of its own; it counts as one failure. */
const unloadable = (results: Results): number =>
  results.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .length;

const counts = (): string | null => {
  if (!existsSync(RESULTS)) return null;
  const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as Results;
  const failed = results.numFailedTests + unloadable(results);
  return `${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests + results.numTodoTests} skipped`;
};

const main = async () => {
  exitOnSignals();
  mkdirSync('.cache', { recursive: true });
  rmSync(RESULTS, { force: true });
  await build({ quiet: false });
  const code = await vitest(process.argv.slice(2));
  console.log(counts() ?? '0 passed, 1 failed, 0 skipped');
  process.exitCode = code;
};

main().catch((error: unknown) => {
  console.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
});
