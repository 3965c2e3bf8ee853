import { createHash } from 'node:crypto';
import type { Random } from '../../local/data/random';
import type { Agenda } from '../../local/forge/agenda';

/** One run of one function of the app, from its start to its end or its death. */
export type Run = {
  readonly name: string;
  /** Calls to the outside so far. */
  calls: number;
  /** When the platform ends it. */
  readonly deadline: number;
  dead: boolean;
  readonly startedAt: number;
  /** How far its clock is off, in ms. */
  readonly skew: number;
  /** It was ended from outside. */
  killed: boolean;
  /** Statements of it that failed. */
  failures: number;
  /** What was to keep others away from Jira could not be written. */
  unsaid: boolean;
  /** What it last asked for. */
  last: string;
  /** Timers that it waits for. */
  timers: number;
  readonly end: (result: Ended) => void;
};
export type Ended =
  | { readonly success: true; readonly body: unknown }
  | { readonly success: false; readonly error: { readonly errorMessage: string } };

type Request = {
  readonly run: Run;
  readonly label: string;
  /** When it was asked: an answer of 429 to somebody else that comes later does not concern it. */
  readonly askedAt: number;
  readonly perform: (run: Run, askedAt: number) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
};
type Entry = { at: number; readonly order: number; readonly run: () => unknown };

/** What happens at a call to the outside besides the call itself. */
export type AtCall = 'go' | 'die-before' | 'die-after';

/**
 * Time, order and life of all that runs, from one seed. Functions run until their next call to the outside and wait
 * there; one call is carried out at a time, whose it is the seed decides. So every interleaving is one of whole calls, and
 * the same seed gives the same one.
 */
export type Kernel = {
  now(): number;
  advance(ms: number): void;
  /** Sets the clock, also back. */
  set(at: number): void;
  readonly agenda: Agenda;
  /** Starts a function; resolves when it ends, or dies. */
  start(name: string, seconds: number, body: () => Promise<unknown>, skew?: number): Promise<Ended>;
  /** A call to the outside by whichever function runs just now. */
  call<T>(label: string, perform: (run: Run, askedAt: number) => Promise<T>): Promise<T>;
  /** Whether a function of the app is running at this very moment. */
  inside(): boolean;
  /** What a function of the app that runs just now reads off its clock. */
  clock(): number;
  sleep(ms: number, wake: () => void): void;
  /** Carries out whatever is due until an instant, the clock moving on to each. */
  runUntil(at: number): Promise<void>;
  /** What calls did, as a hash. */
  note(text: string): void;
  hash(): string;
  /** All of it, where the variable SIMULATE_TRACE is set. */
  readonly lines: readonly string[] | null;
  readonly calls: { readonly count: number };
};

/** Ten times what a seed takes. */
const MOST_CALLS = 40_000;

const drained = (
  (immediate) => () =>
    new Promise<void>((next) => void immediate(next))
)(setImmediate);

export const createKernel = (start: number, random: Random, atCall: (run: Run, label: string) => AtCall): Kernel => {
  let clock = start;
  let order = 0;
  let entries: Entry[] = [];
  let waiting: Request[] = [];
  let current: Run | null = null;
  const alive = new Set<Run>();
  const hashed = createHash('sha256');
  const lines: string[] | null = process.env.SIMULATE_TRACE ? [] : null;
  const trace = {
    update: (text: string) => {
      lines?.push(text);
      hashed.update(text);
    },
  };
  const calls = { count: 0 };

  const inRun = async (run: Run | null, step: () => void): Promise<void> => {
    current = run;
    step();
    await drained();
    current = null;
  };

  const finish = (run: Run, result: Ended) => {
    if (run.dead) return;
    run.dead = true;
    alive.delete(run);
    waiting = waiting.filter((request) => request.run !== run);
    run.end(result);
  };
  const die = (run: Run, why: string) => finish(run, { success: false, error: { errorMessage: why } });

  const perform = async (request: Request): Promise<void> => {
    const { run, label } = request;
    run.calls += 1;
    run.last = label;
    calls.count += 1;
    if (calls.count > MOST_CALLS) throw new Error(`${run.name} never ends: ${label}`);
    const fate: AtCall = clock > run.deadline ? 'die-before' : atCall(run, label);
    trace.update(`${clock} ${run.name} ${label} ${fate}\n`);
    if (fate !== 'go') run.killed = true;
    if (fate === 'die-before') return inRun(null, () => die(run, 'killed'));
    const outcome = await request.perform(run, request.askedAt).then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    );
    if (fate === 'die-after') return inRun(null, () => die(run, 'killed'));
    await inRun(run, () => {
      if ('error' in outcome) request.reject(outcome.error);
      else request.resolve(outcome.value as never);
    });
  };

  const takeDue = (): Entry | null => {
    let best = -1;
    for (let n = 0; n < entries.length; n += 1) {
      const [entry, first] = [entries[n], entries[best]];
      if (!entry || entry.at > clock) continue;
      if (!first || entry.at < first.at || (entry.at === first.at && entry.order < first.order)) best = n;
    }
    return best < 0 ? null : (entries.splice(best, 1)[0] ?? null);
  };
  const nextRequest = (): Request | null => {
    if (waiting.length === 0) return null;
    const at = waiting.length === 1 ? 0 : random.whole(0, waiting.length - 1);
    return waiting.splice(at, 1)[0] ?? null;
  };

  /** Does the next thing that is due; false = there is none. */
  const step = async (): Promise<boolean> => {
    const due = takeDue();
    if (due) await inRun(null, () => void due.run());
    const request = due ? null : nextRequest();
    if (request) await perform(request);
    return due !== null || request !== null;
  };

  const runUntil = async (until: number): Promise<void> => {
    for (;;) {
      while (await step());
      const next = entries.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
      if (next > until) break;
      clock = Math.max(clock, next);
    }
    const escaped = [...alive].find(({ timers }) => timers === 0);
    if (escaped) throw new Error(`${escaped.name} waits for something outside the kernel after ${escaped.last}`);
    clock = Math.max(clock, until);
  };

  return {
    now: () => clock,
    advance: (ms) => {
      clock += ms;
    },
    set: (at) => {
      clock = at;
    },
    agenda: {
      add: (at, run) => void entries.push({ at, order: order++, run }),
      settle: async () => null,
      stop: () => {
        entries = [];
      },
    },
    start: (name, seconds, body, skew = 0) =>
      new Promise((resolve) => {
        const run: Run = {
          name,
          calls: 0,
          deadline: clock + seconds * 1000,
          dead: false,
          ...{ startedAt: clock, skew, killed: false, failures: 0, unsaid: false },
          last: '',
          timers: 0,
          end: resolve,
        };
        alive.add(run);
        entries.push({
          at: clock,
          order: order++,
          run: () => {
            current = run;
            body().then(
              (result) => finish(run, { success: true, body: result }),
              (error: unknown) => {
                trace.update(`${name} threw\n`);
                die(run, error instanceof Error ? (error.stack ?? error.message) : String(error));
              },
            );
          },
        });
      }),
    call: (label, todo) => {
      const run = current;
      if (run === null) return Promise.reject(new Error(`nobody runs, and calls ${label}`));
      return new Promise((resolve, reject) => {
        // What a dead function still asks for reaches nobody.
        if (!run.dead) waiting.push({ run, label, askedAt: clock, perform: todo, resolve: resolve as never, reject });
      });
    },
    inside: () => current !== null,
    clock: () => Math.floor(clock + (current?.skew ?? 0)),
    sleep: (ms, wake) => {
      const run = current;
      if (run) run.timers += 1;
      const resume = () => {
        current = run;
        if (run) run.timers -= 1;
        if (run?.dead !== true) wake();
      };
      entries.push({ at: clock + ms, order: order++, run: resume });
    },
    runUntil,
    note: (text) => void trace.update(`${text}\n`),
    hash: () => hashed.copy().digest('hex').slice(0, 16),
    calls,
    lines,
  };
};
