import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import type { Crash, Outcome } from './run-seed';
import type { Said, Told } from './worker';

type Options = {
  /** Seeds, or crashes. */
  readonly seeds: Iterator<number | Crash>;
  readonly workers: number;
  /** The tree whose simulation runs; a scratch copy with a planted bug, or this one. */
  readonly root: string;
  /** False = enough. */
  readonly see: (outcome: Outcome, crash: Crash | null, struck: boolean) => boolean;
};

/** Hands seeds out to so many processes, each with a database of its own, until there are none left or it is enough. */
export const runSeeds = async ({ seeds, workers, root, see }: Options): Promise<void> => {
  const program = await bundled(root);
  let enough = false;
  const next = (): Told => {
    const { value, done } = seeds.next();
    if (enough || done) return 'end';
    return typeof value === 'number' ? { seed: value } : { crash: value };
  };
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const child: ChildProcess = fork(program, [], {
        cwd: root,
        execArgv: ['--max-semi-space-size=128', '--min-semi-space-size=128'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child.on('message', (said: Said) => {
        if ('outcome' in said && !enough) enough = !see(said.outcome, said.crash ?? null, said.struck ?? true);
        child.send(next());
      });
      child.on('error', reject);
      const end = () => void child.kill();
      process.once('exit', end);
      child.on('exit', (code) => {
        process.removeListener('exit', end);
        if (code === 0) resolve();
        else reject(new Error(`a worker ended with ${code}`));
      });
    });
  await Promise.all(Array.from({ length: workers }, work));
};

/** One file: what `tsx` runs names each function as it is made, which takes a third of the time. */
const bundled = async (root: string): Promise<string> => {
  const outDir = join(root, `.cache/simulation/${process.pid}`);
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({
    ...{ root, configFile: false, logLevel: 'error', publicDir: false },
    build: {
      ...{ ssr: 'test/simulation/worker.ts', outDir, emptyOutDir: true, minify: false, target: 'node20' },
      rolldownOptions: { output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return join(outDir, 'worker.mjs');
};
