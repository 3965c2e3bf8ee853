import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Outcome } from './run-seed';
import type { Said, Told } from './worker';

type Options = {
  readonly seeds: Iterator<number>;
  readonly workers: number;
  /** The tree whose simulation runs; a scratch copy with a planted bug, or this one. */
  readonly root: string;
  /** False = enough. */
  readonly see: (outcome: Outcome) => boolean;
};

/** Hands seeds out to so many processes, each with a database of its own, until there are none left or it is enough. */
export const runSeeds = async ({ seeds, workers, root, see }: Options): Promise<void> => {
  let enough = false;
  const next = (): Told => {
    const { value, done } = seeds.next();
    return enough || done ? 'end' : { seed: value };
  };
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const child: ChildProcess = fork(join(root, 'test/simulation/worker.ts'), [], {
        cwd: root,
        execArgv: ['--import', 'tsx'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child.on('message', (said: Said) => {
        if ('outcome' in said && !enough) enough = !see(said.outcome);
        child.send(next());
      });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
      process.once('exit', () => child.kill());
    });
  await Promise.all(Array.from({ length: workers }, work));
};
