// Everything that the app ships and the desk serves, each artefact only when its inputs changed.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './steps';

type Artefact = {
  readonly name: string;
  readonly output: string;
  readonly inputs: readonly string[];
  readonly run: () => Promise<unknown>;
};

const tsx = (script: string) => command(process.execPath, ['--import', 'tsx', script]);
/** What ships is built for production, whoever builds it: a test runner sets NODE_ENV to `test`, which brings React's development build. */
const vite = (config: string) =>
  command(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
const shared = ['package-lock.json', 'tsconfig.json', 'scripts/build.ts'];
const app = ['src/contract', 'src/domain', ...shared];

const WIDGET = 'static/widget';

const artefacts: readonly Artefact[] = [
  {
    name: 'the app’s pages',
    output: 'static/ui',
    inputs: ['src/frontend', 'vite.config.mts', 'scripts/tokens.ts', 'scripts/shipped-plugin.ts', ...app],
    run: () => vite('vite.config.mts').then(copyWidget),
  },
  {
    name: 'the desk’s pages',
    output: 'dist/pages',
    inputs: ['local/pages', 'scripts/tokens.ts', ...shared],
    run: () => vite('local/pages/vite.config.mts'),
  },
  {
    name: 'the app’s functions (Atlassian’s bundler)',
    output: 'dist/forge',
    inputs: [
      'manifest.yml',
      'src/index.ts',
      'src/resolvers',
      'src/events',
      'src/usecases',
      'src/adapters',
      'local/forge/runtime/dist',
      'scripts/bundle.ts',
      ...app,
    ],
    run: () => tsx('scripts/bundle.ts'),
  },
  {
    name: 'the list of doors',
    output: 'dist/doors.json',
    inputs: ['src/resolvers', 'scripts/doors.ts', ...app],
    run: () => tsx('scripts/doors.ts'),
  },
];

/**
 * A dashboard widget takes no page of a resource, only its `index.html`: it has a folder of its own with the gadget's page
 * and what that page loads.
 */
const copyWidget = (): void => {
  rmSync(WIDGET, { recursive: true, force: true });
  cpSync('static/ui/assets', join(WIDGET, 'assets'), { recursive: true });
  cpSync('static/ui/gadget.html', join(WIDGET, 'index.html'));
};

/** Builds what is out of date; rejects with the tool's own words. */
export const build = async ({ quiet }: { quiet: boolean }): Promise<void> => {
  mkdirSync('.cache/built', { recursive: true });
  const [pages, desk, functions, doors] = artefacts.map((artefact) => () => upToDate(artefact, quiet));
  // Two lanes for two cores: the bundler is the longest.
  await Promise.all([functions?.(), pages?.().then(desk).then(doors)]);
};

const upToDate = async ({ name, output, inputs, run }: Artefact, quiet: boolean): Promise<void> => {
  const stamp = join('.cache/built', output.replaceAll('/', '-'));
  const wanted = fingerprint(inputs);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!quiet) process.stderr.write(`building ${name} …\n`);
  rmSync(stamp, { force: true });
  await run().catch((error: Error) => {
    throw new Error(`building ${name} failed:\n${error.message}`);
  });
  writeFileSync(stamp, wanted);
};

const fingerprint = (inputs: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesOf).sort())
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const filesOf = (input: string): string[] => {
  if (!existsSync(input)) return [];
  const entries = readdirSync('.', { withFileTypes: true }).find(({ name }) => name === input);
  if (entries?.isFile() || /[.]\w+$/.test(input)) return [input];
  return readdirSync(input, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
};

// Run as a command, not taken in by another script.
if (process.argv[1] === __filename) {
  build({ quiet: false }).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
