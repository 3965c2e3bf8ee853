import { spawn } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import regressions from './regressions.json';

/** Runs the simulation as people do; answers with its exit code and what it said. */
const simulate = (...args: readonly string[]) =>
  new Promise<{ code: number | null; lines: string[] }>((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/simulate.ts', ...args]);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('close', (code) => resolve({ code, lines: said.trim().split('\n') }));
  });

describe('the simulation', () => {
  let run: Awaited<ReturnType<typeof simulate>>;
  beforeAll(async () => {
    run = await simulate('--seeds', '100000', '--seconds', '25');
  }, 170_000);

  it('holds for as many seeds as run within a minute, those that once failed first', () => {
    const { code, lines } = run;
    const last = lines.at(-1) ?? '';
    expect(code, lines.join('\n')).toBe(0);
    const [, held, all] = /^(\d+) of (\d+) seeds hold$/.exec(last) ?? [];
    expect(held, last).toBe(all);
    // Three are run twice: at least one more was never run before.
    expect(Number(all)).toBeGreaterThan(regressions.length + 3);
  });

  it('says on its way how many held', () => {
    expect(run.lines.filter((line) => line.startsWith('25 of 25 so far'))).toHaveLength(1);
  });

  it('says how large a seed was, and runs some twice to the same trace', () => {
    const size = run.lines.find((line) => line.startsWith('each seed')) ?? '';
    const [, commands, kinds, issues] =
      /at least (\d+) commands, (\d+) kinds of fault, (\d+) issues/.exec(size)?.map(Number) ?? [];
    expect(commands).toBeGreaterThanOrEqual(150);
    expect(kinds).toBeGreaterThanOrEqual(12);
    expect(issues).toBeGreaterThanOrEqual(200);
    // Kept seeds may be among them.
    expect(Number(/(\d+) run twice/.exec(size)?.[1])).toBeGreaterThanOrEqual(2);
  });
});
