import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import type { Random } from '../../local/data/random';
import type { Kernel } from './kernel';

/** Where time and chance come from just now; null = from outside. */
type Source = { readonly kernel: Kernel; readonly random: Random };

let source: Source | null = null;
export const logLines: string[] = [];

const Real = globalThis.Date;
const realTimeout = globalThis.setTimeout;
const realRandom = Math.random;
const realConsole = { info: console.info, warn: console.warn, error: console.error, log: console.log };

const now = (): number => source?.kernel.clock() ?? Real.now();

/** Makes plain Dates: a class of its own would make each of them slow, and there are many. */
function VirtualDate(this: unknown, ...args: [] | [number]) {
  if (!new.target) return new Real(now()).toString();
  return args.length === 0 ? new Real(now()) : new Real(...args);
}
Object.assign(VirtualDate, { prototype: Real.prototype, now, parse: Real.parse, UTC: Real.UTC });

const bytes = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, () => source?.random.whole(0, 255) ?? 0));
const uuid = (): `${string}-${string}-${string}-${string}-${string}` => {
  const hex = bytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** From here on nothing of the app reads a clock or a chance but the kernel's. What the host itself does is left alone. */
export const patchGlobals = (): void => {
  const { randomBytes, randomUUID } = crypto;
  Object.assign(globalThis, {
    Date: VirtualDate,
    setTimeout: (wake: () => void, ms = 0, ...rest: unknown[]) =>
      source?.kernel.inside() ? source.kernel.sleep(ms, wake) : realTimeout(wake, ms, ...(rest as [])),
  });
  Math.random = () => source?.random.next() ?? realRandom();
  Object.assign(crypto, {
    randomBytes: (count: number) => (source ? bytes(count) : randomBytes(count)),
    randomUUID: () => (source ? uuid() : randomUUID()),
  });
  syncBuiltinESMExports();
  for (const level of ['info', 'warn', 'error', 'log'] as const)
    console[level] = (...said: unknown[]) => {
      if (source?.kernel.inside()) logLines.push(said.map(String).join(' '));
      else realConsole[level](...said);
    };
};

/** Takes time and chance from a kernel; null gives them back to the machine. */
export const drawFrom = (next: Source | null): void => {
  source = next;
  logLines.length = 0;
};
