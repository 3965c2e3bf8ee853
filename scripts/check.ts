// Everything that can be known about a change without starting the desk. One line a step, all steps even if one fails.
import { build } from './build';
import { checkArchitecture } from './check/architecture';
import { checkAudit, checkDependencies } from './check/dependencies';
import { checkGates } from './check/gates';
import { checkManifest } from './check/manifest';
import { exitOnSignals } from './children';
import { runSteps, type Step, tool } from './steps';

const types = (part: string): Step => ({
  name: `types of ${part}`,
  run: async () => void (await tool('typescript/bin/tsc', '--noEmit', '-p', part)),
});

// What ships is built as it ships: Atlassian's bundler type-checks and bundles the functions, Vite the pages. First, because the linter looks at its output.
const bundle: Step = { name: 'bundle (Atlassian’s bundler, Vite)', run: () => build({ quiet: true }) };

const steps: readonly Step[] = [
  { name: 'unit tests', run: async () => console.log(await unitTests()) },
  { name: 'manifest (Atlassian’s linter and our own rules)', run: checkManifest },
  { name: 'format and lint', run: async () => void (await tool('@biomejs/biome/bin/biome', 'check', '.')) },
  { name: 'architecture', run: checkArchitecture },
  { name: 'gates (SQL, asApp, module state, markup, links)', run: checkGates },
  { name: 'what ships (lockfile, licences, bill of materials, count)', run: checkDependencies },
  { name: 'advisories (npm audit)', run: checkAudit },
  types('src/domain'),
  types('src/frontend'),
  types('local/pages'),
  types('.'),
];

const unitTests = async (): Promise<string> => {
  const output = await tool('vitest/vitest.mjs', 'run', '--no-color', '--project', 'unit', '--reporter', 'dot');
  return output
    .split('\n')
    .filter((line) => /^\s*(Test Files|Tests) /.test(line))
    .join('\n');
};

const main = async () => {
  exitOnSignals();
  const failed = [...(await runSteps([bundle], 1)), ...(await runSteps(steps, 2))];
  console.log(failed.length === 0 ? 'check passed' : `check failed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
};

void main();
