import type { Pool } from 'mysql2/promise';
import type { Switchboard } from '../../local/faults/switchboard';
import { complaintsOf } from './checks';
import type { Template } from './database';
import type { AtCall, Run } from './kernel';
import { limitsBroken } from './limits';
import { unquiet } from './quiet';
import type { ReadAnswers } from './read-answers';
import { burst, heal, live, oneDay } from './script';
import { closeSim, install, openSim, READ, type Sim } from './seed';
import { forbiddenIn } from './texts';
import type { Wire } from './wire';
import { EPOCH } from './world';

/** Where seeds run: a database whose tables are made, and a copy of them as of a site just read. */
export type Ground = {
  readonly pool: Pool;
  readonly wire: Wire;
  readonly read: ReadAnswers;
  readonly template: Template;
};

export type Outcome = {
  readonly seed: number;
  readonly complaints: readonly string[];
  /** Of every call, in its order, with what it asked for and how it went. */
  readonly trace: string;
  readonly commands: number;
  readonly kinds: number;
  readonly issues: number;
  readonly calls: number;
  readonly ms: number;
  readonly names: readonly string[];
};

/** Every so many seeds begin with an installation, and meet their faults while the site is read. */
const FRESH = 6;
const POOLS = [1_000_000, 65_000, 20_000];

export const runSeed = async (ground: Ground, seed: number): Promise<Outcome> => {
  const began = performance.now();
  const fresh = seed % FRESH === 0;
  await (fresh ? ground.template.empty() : ground.template.restore());
  const points = POOLS[seed % POOLS.length] ?? 65_000;
  const sim = openSim({ ...ground, seed, points, atCall: fateOf });
  sim.kernel.set(fresh ? EPOCH : READ);
  if (fresh) sim.platform.install();
  try {
    const size = await live(sim);
    const complaints = [...(await healed(sim)), ...limitsBroken(sim.answers, points), ...forbiddenIn(sim)];
    return {
      ...{ seed, complaints, trace: sim.kernel.hash(), calls: sim.kernel.calls.count },
      ...{ commands: size.commands, kinds: size.kinds.size, issues: size.issues },
      ...{ ms: performance.now() - began, names: [...size.kinds] },
    };
  } catch (error) {
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      ...{ seed, complaints: [`broke: ${said}`], trace: sim.kernel.hash(), calls: sim.kernel.calls.count },
      ...{ commands: 0, kinds: 0, issues: 0, ms: performance.now() - began, names: [] },
    };
  } finally {
    closeSim();
  }
};

/**
 * Lets days pass until all is as it has to be, and stays so for another hour: what is still open is asked for instead of
 * waiting for the most that it may take.
 */
const healed = async (sim: Sim): Promise<string[]> => {
  await heal(sim);
  let open: string[] = [];
  for (let days = 1; days <= MOST_DAYS; days += 1) {
    await oneDay(sim);
    open = [...(await unquiet(sim)), ...(await complaintsOf(sim))];
    if (open.length === 0) return [];
  }
  return open;
};

/** The census finds a lost deletion within a day, what is learned daily follows within another; one is for a failed day. */
const MOST_DAYS = 3;

/** One job dies once, at one of its calls. */
export type Crash = { readonly job: string; readonly call: number; readonly when: 'die-before' | 'die-after' };

/** Much happens, half of it untold; then the job dies at its nth call, once. `struck` false = it makes fewer calls. */
export const runCrash = async (ground: Ground, { job, call, when }: Crash): Promise<Outcome & { struck: boolean }> => {
  const began = performance.now();
  const fresh = FIRST_JOBS.includes(job);
  await (fresh ? ground.template.empty() : ground.template.restore());
  let struck = false;
  const atCall = (run: Run): AtCall => {
    if (struck || run.name !== job || run.calls !== call) return 'go';
    struck = true;
    return when;
  };
  const sim = openSim({ ...ground, seed: 4, atCall });
  sim.kernel.set(fresh ? EPOCH : READ);
  if (fresh) await install(sim);
  try {
    const commands = struck || !fresh ? await burst(sim) : 0;
    // Some jobs begin only now: with an hour, or a day.
    const open = await healed(sim);
    const complaints = struck ? open : [];
    const size = { commands, kinds: 1, issues: sim.world.issues.size, names: [job] };
    const ms = performance.now() - began;
    return { seed: call, complaints, trace: sim.kernel.hash(), calls: sim.kernel.calls.count, ...size, ms, struck };
  } finally {
    closeSim();
  }
};

/** Jobs of an installation. */
const FIRST_JOBS = ['on-lifecycle', 'on-sync/backfill', 'on-sync/tables'];

/** A function that dies at a call: before it, or with the call done and its answer lost. */
const fateOf = (run: Run, board: Switchboard): AtCall => {
  const killed = board.strike(
    ['function-killed'],
    (fault) => run.name.includes(fault.function) && run.calls === fault.atCall,
  );
  if (killed === null) return 'go';
  return run.calls % 2 === 0 ? 'die-before' : 'die-after';
};
