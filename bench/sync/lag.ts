// How far the facts are behind Jira, in the simulation's virtual time: one clock below the SDK, so that a day takes seconds.
import type { RowDataPacket } from 'mysql2/promise';
import type { Issue } from '../../local/jira/model';
import { commandsAt } from '../../test/simulation/commands';
import { openGround } from '../../test/simulation/ground';
import type { Ground } from '../../test/simulation/run-seed';
import { pass } from '../../test/simulation/script';
import { closeSim, openSim, READ, type Sim } from '../../test/simulation/seed';
import type { Figure } from '../table';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Edits told by an event, edits and deletions of which nobody told: until the facts say so. */
export const lagFigures = async (): Promise<Figure[]> => {
  const ground = await openGround();
  try {
    const told = await lags(ground, { seed: 1, changes: 200, every: 37_000, lost: false, step: 250, kind: 'edit' });
    const lost = await lags(ground, { seed: 2, changes: 60, every: 97_000, lost: true, step: MINUTE, kind: 'edit' });
    const gone = await lags(ground, {
      seed: 3,
      changes: 20,
      every: 71 * MINUTE,
      lost: true,
      step: 10 * MINUTE,
      kind: 'deletion',
    });
    const [seconds, minutes, hours] = [1000, MINUTE, HOUR];
    return [
      { name: 'event → facts, p95 of 200 (virtual)', value: quantile(told, 0.95) / seconds, unit: 's', bar: '<= 60' },
      {
        name: 'edit whose event got lost → facts, longest of 60 (virtual)',
        value: Math.max(...lost) / minutes,
        unit: 'min',
        bar: '<= 60',
      },
      {
        name: 'deletion whose event got lost → facts, longest of 20 (virtual)',
        value: Math.max(...gone) / hours,
        unit: 'h',
        bar: '<= 24',
      },
    ];
  } finally {
    await ground.stop();
  }
};

type Plan = {
  readonly seed: number;
  readonly changes: number;
  readonly every: number;
  readonly lost: boolean;
  /** How often is looked. */
  readonly step: number;
  readonly kind: 'edit' | 'deletion';
};

const lags = async (ground: Ground, plan: Plan): Promise<readonly number[]> => {
  await ground.template.restore();
  const sim = openSim({ ...ground, seed: plan.seed });
  sim.kernel.set(READ);
  if (plan.lost) sim.board.set([LOST]);
  try {
    return await changed(sim, plan);
  } finally {
    closeSim();
  }
};
const LOST = { kind: 'event-lost', event: '', share: 1, times: null, from: null, until: null } as const;

const changed = async (sim: Sim, plan: Plan): Promise<readonly number[]> => {
  const at = commandsAt(sim);
  const waiting = new Map<string, { at: number; updated: number | null }>();
  const found: number[] = [];
  let made = 0;
  let next = sim.kernel.now();
  while (made < plan.changes || waiting.size > 0) {
    if (made < plan.changes && sim.kernel.now() >= next) {
      const issue = at.open();
      if (issue !== null && !waiting.has(issue.id) && (await change(at, issue, made, plan.kind))) {
        const updated = sim.world.issues.get(issue.id)?.updated ?? null;
        waiting.set(issue.id, { at: sim.kernel.now(), updated });
        made += 1;
      }
      next += plan.every;
    }
    await pass(sim, plan.step);
    for (const id of await settledOf(sim, waiting)) {
      found.push(sim.kernel.now() - (waiting.get(id)?.at ?? 0));
      waiting.delete(id);
    }
    if (sim.kernel.now() > READ + 30 * 24 * HOUR) throw new Error(`${waiting.size} changes never came`);
  }
  return found;
};

const change = (at: ReturnType<typeof commandsAt>, { id }: Issue, n: number, kind: Plan['kind']): Promise<boolean> => {
  const path = `/rest/api/3/issue/${id}`;
  return kind === 'deletion'
    ? at.ask('DELETE', path, undefined, 'deleteSubtasks=true')
    : at.ask('PUT', path, { fields: { timetracking: { remainingEstimate: `${n + 1}m` } } });
};

/** Those of them that the facts have as Jira has them. */
const settledOf = async (
  { pool }: Sim,
  waiting: ReadonlyMap<string, { readonly updated: number | null }>,
): Promise<readonly string[]> => {
  if (waiting.size === 0) return [];
  const ids = [...waiting.keys()];
  const [rows] = await pool.query<RowDataPacket[]>(
    `SELECT issue_id, updated_at, deleted FROM issue WHERE issue_id IN (${ids.join(', ')})`,
  );
  return ids.filter((id) => {
    const row = rows.find(({ issue_id }) => String(issue_id) === id);
    const updated = waiting.get(id)?.updated ?? null;
    return updated === null ? row?.deleted === 1 : Number(row?.updated_at) >= updated;
  });
};

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
