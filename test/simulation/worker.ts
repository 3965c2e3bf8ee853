import { openGround } from './ground';
import { type Crash, type Outcome, runCrash, runSeed } from './run-seed';

/** What a worker is told: the next seed, or to end. And what it says: ready, or how a seed ended. */
export type Told = { readonly seed: number } | { readonly crash: Crash } | 'end';
export type Said =
  | { readonly ready: true }
  | { readonly outcome: Outcome; readonly crash?: Crash; readonly struck?: boolean };

const main = async () => {
  const ground = await openGround();
  const say = (said: Said) => void process.send?.(said);
  let last = Promise.resolve();
  process.on('message', (told: Told) => {
    last = last.then(async () => {
      if (told !== 'end' && 'crash' in told) {
        const { struck, ...outcome } = await runCrash(ground, told.crash);
        return say({ outcome, struck, crash: told.crash });
      }
      if (told !== 'end') return say({ outcome: await runSeed(ground, told.seed) });
      await ground.stop();
      process.exit(0);
    });
  });
  process.on('disconnect', () => process.exit(1));
  say({ ready: true });
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
