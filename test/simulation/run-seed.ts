import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { Switchboard } from '../../local/faults/switchboard';
import { complaintsOf } from './checks';
import type { Template } from './database';
import type { AtCall, Run } from './kernel';
import { limitsBroken } from './limits';
import { heal, live, oneHour } from './script';
import { closeSim, openSim, READ, type Sim } from './seed';
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

/** A function that dies at a call: before it, or with the call done and its answer lost. */
const fateOf = (run: Run, board: Switchboard): AtCall => {
  const killed = board.strike(
    ['function-killed'],
    (fault) => run.name.includes(fault.function) && run.calls === fault.atCall,
  );
  if (killed === null) return 'go';
  return run.calls % 2 === 0 ? 'die-before' : 'die-after';
};

/** Tables that say when somebody last looked, not what they saw. */
const PASSING = ['job', 'points_hour', 'call_gate', 'census', 'account_report', 'browse_check'];

/** Another hour changes nothing. */
const unquiet = async (sim: Sim): Promise<string[]> => {
  const before = await sums(sim.pool);
  await oneHour(sim, 1);
  const after = await sums(sim.pool);
  return [...after]
    .filter(([table, sum]) => before.get(table) !== sum)
    .map(([table]) => `a quiet hour changed ${table}`);
};

const sums = async (pool: Pool): Promise<ReadonlyMap<string, string>> => {
  const [tables] = await pool.query<RowDataPacket[]>('SHOW TABLES');
  const names = tables
    .map((row) => String(Object.values(row)[0]))
    .filter((name) => !name.startsWith('kept_') && !PASSING.includes(name) && name !== 'person_day');
  const [rows] = await pool.query<RowDataPacket[]>(`CHECKSUM TABLE ${names.join(', ')}`);
  return new Map(rows.map((row) => [String(row.Table).split('.').at(-1) ?? '', String(row.Checksum)]));
};
