import { randomUUID } from 'node:crypto';
import type { PersonId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import type { PlanStore, StoredPlan } from '../../usecases/planning/ports';
import { execute, query } from './client';
import { accountPeople, personIds } from './people';

export const newPlanId = (): string => randomUUID();

type Row = { asked: string; search: string | null; done: string; version: number; created_at: number | string };

const READ = `SELECT m.asked, m.search, m.done, m.version, m.created_at FROM plan_many m
JOIN person p ON p.person_id = m.owner_id WHERE m.plan_id = ? AND p.account_id = ?`;
// Written over itself where an insert that was not heard of is said again.
const CREATE = `INSERT INTO plan_many (plan_id, owner_id, asked, search, done, status, version, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE version = version`;
const SAVE = `UPDATE plan_many SET asked = ?, search = ?, done = ?, status = ?, version = version + 1
WHERE plan_id = ? AND version = ? AND owner_id = (SELECT person_id FROM person WHERE account_id = ?)`;

/** Every statement names the owner: a plan of somebody else is none. */
export const planStore: PlanStore = {
  create: async (owner, plan) => {
    const ownerId = (await personIds([owner])).get(owner) ?? 0;
    await execute(CREATE, [plan.planId, ownerId, ...columns(plan), plan.version, plan.createdAt]);
  },
  read: async (owner, planId) => {
    const [row] = await query<Row>(READ, [planId, owner]);
    return row === undefined ? null : planOf(planId, row);
  },
  save: async (owner, plan) =>
    (await execute(SAVE, [...columns(plan), plan.planId, plan.version, owner])).affectedRows === 1,
  persons: personIds,
  accounts: (persons: readonly PersonId[]) => accountPeople(persons),
};

const columns = ({ asked, search, done }: StoredPlan) =>
  [
    JSON.stringify(asked),
    search === null ? null : JSON.stringify(search),
    JSON.stringify(done),
    statusOf(search),
  ] as const;

const statusOf = (search: StoredPlan['search']): string => {
  if (search === null) return 'fits';
  return search.search.moves < search.search.movesInAll ? 'search' : 'complete';
};

const planOf = (planId: string, row: Row): StoredPlan => ({
  planId,
  version: row.version,
  createdAt: instant(Number(row.created_at)) as Instant,
  asked: JSON.parse(row.asked),
  search: row.search === null ? null : JSON.parse(row.search),
  done: JSON.parse(row.done),
});
