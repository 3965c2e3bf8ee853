import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { Switchboard } from '../../local/faults/switchboard';
import { measuredRows } from '../fixtures/measured-rows';
import { readModel } from '../fixtures/read-model';
import { complaintsOf } from './checks';
import type { Template } from './database';
import type { AtCall, Run } from './kernel';
import { limitsBroken } from './limits';
import { burst, heal, live, oneHour } from './script';
import { closeSim, install, openSim, READ, type Sim } from './seed';
import { forbiddenIn } from './texts';
import type { Wire } from './wire';
import { EPOCH } from './world';

/** Where seeds run: a database whose tables are made, and a copy of them as of a site just read. */
export type Ground = { readonly pool: Pool; readonly wire: Wire; readonly template: Template };

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
    await heal(sim);
    const complaints = [
      ...(await complaintsOf(sim)),
      ...(await unquiet(sim)),
      ...limitsBroken(sim.answers, points),
      ...forbiddenIn(sim),
    ];
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
    await heal(sim);
    const complaints = struck ? [...(await complaintsOf(sim)), ...(await unquiet(sim))] : [];
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

/** Another hour changes nothing that anybody reads. */
const unquiet = async (sim: Sim): Promise<string[]> => {
  const before = await seen(sim.pool);
  await oneHour(sim, 1);
  const after = await seen(sim.pool);
  return Object.keys(after)
    .filter((what) => after[what] !== before[what])
    .map((what) => `a quiet hour changed ${what}`);
};

const LEARNED = ['learned_project', 'learned_issue', 'experience', 'experience_term', 'sketch', 'project_default'];

/** What readers find, without the instants at which somebody looked. */
const seen = async (pool: Pool): Promise<Record<string, string>> => {
  const [rows] = await pool.query<RowDataPacket[]>(`CHECKSUM TABLE ${LEARNED.join(', ')}`);
  const { measures, stays, days } = await measuredRows(pool);
  return {
    facts: JSON.stringify(await readModel(pool)),
    measures: JSON.stringify([measures, stays, days]),
    ...Object.fromEntries(rows.map((row) => [String(row.Table), String(row.Checksum)])),
  };
};
