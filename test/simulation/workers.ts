import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
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
  let enough = false;
  const next = (): Told => {
    const { value, done } = seeds.next();
    if (enough || done) return 'end';
    return typeof value === 'number' ? { seed: value } : { crash: value };
  };
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const child: ChildProcess = fork(join(root, 'test/simulation/worker.ts'), [], {
        cwd: root,
        execArgv: ['--import', 'tsx'],
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
