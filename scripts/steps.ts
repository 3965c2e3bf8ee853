import { spawn } from 'node:child_process';
import { endsWithUs } from './children';

/** Why a step could not be done here; it is printed, so that nobody takes it for passed. */
export type Skipped = { readonly skipped: string };
export type Step = { readonly name: string; readonly run: () => Promise<Skipped | undefined | void> };

/** Runs a command and keeps its output; rejects with all of it when the command fails. */
export const command = (
  program: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = endsWithUs(spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true }));
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output.trim() || `exit ${code}`))));
  });

/** A program of this repository's own packages, run by this very Node. */
export const tool = (script: string, ...args: string[]): Promise<string> =>
  command(process.execPath, [`node_modules/${script}`, ...args]);

/** Runs steps, at most `lanes` at a time, in order; prints one line each; answers the names of those that failed. */
export const runSteps = async (steps: readonly Step[], lanes: number): Promise<string[]> => {
  const queue = [...steps];
  const failed: string[] = [];
  const lane = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const started = performance.now();
      let skipped: string | null = null;
      const error = await step.run().then(
        (outcome) => {
          skipped = outcome?.skipped ?? null;
          return null;
        },
        (reason: unknown) => reason,
      );
      const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
      if (skipped === null) console.log(`${error === null ? 'ok    ' : 'FAILED'} ${step.name} (${took})`);
      else console.log(`--     ${step.name}: skipped: ${skipped}`);
      if (error !== null) {
        failed.push(step.name);
        console.log(indent(error instanceof Error ? error.message : String(error)));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed;
};

const indent = (text: string): string => text.replace(/^/gm, '       ');
