import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instanceOf } from '../../bench/plan/instance';
import { tidy } from '../../src/adapters/sql/clean';
import { migrateSuggestion } from '../../src/adapters/sql/migrate';
import { newPlanId, planStore } from '../../src/adapters/sql/plans';
import { continuePlan, startPlan } from '../../src/domain/planning/plan-many';
import type { PlanningRequest } from '../../src/domain/planning/types';
import { instant, localDate } from '../../src/domain/units';
import type { StoredPlan } from '../../src/usecases/planning/ports';
import { openSeam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';

let store: Store;
let pool: Pool;
beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  openSeam(pool, null);
  await migrateSuggestion();
}, 120_000);
afterAll(() => store.stop());

const DAY_MS = 86_400_000;
const NOW = instant(Date.UTC(2026, 10, 24, 9));

const aPlan = (request: PlanningRequest, over: Partial<StoredPlan> = {}): StoredPlan => ({
  ...{ planId: newPlanId(), version: 1, createdAt: NOW, search: null, done: [] },
  asked: {
    ...{ fitted: 0, by: 'fit-and-capacity', readAll: true, weeks: [localDate('2026-11-23')], request },
    ...{ assumed: [], notFound: [], notOpen: [] },
  },
  ...over,
});
const small = instanceOf(3, 2, 1);

describe('stored plans', () => {
  it('are their owner’s alone, to read and to save', async () => {
    const plan = aPlan(small);
    await planStore.create('amy', plan);
    expect(await planStore.read('amy', plan.planId)).toEqual(plan);
    await planStore.persons(['ben']);
    for (const other of ['ben', 'nobody']) {
      expect(await planStore.read(other, plan.planId)).toBeNull();
      expect(await planStore.save(other, plan)).toBe(false);
    }
  });
  it('are created once, though the insert is said twice', async () => {
    const plan = aPlan(small);
    await planStore.create('amy', plan);
    await planStore.save('amy', { ...plan, done: [] });
    await planStore.create('amy', plan);
    expect((await planStore.read('amy', plan.planId))?.version).toBe(2);
  });
  it('let one of two who go on at once save', async () => {
    const plan = aPlan(small);
    await planStore.create('amy', plan);
    const both = await Promise.all([planStore.save('amy', plan), planStore.save('amy', plan)]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });
  it('fit into a request at the most that a door takes: 500 issues, 100 people, 26 weeks', async () => {
    const drawn = instanceOf(500, 100, 1);
    const rounded = (fit: number) => Math.round(fit * 10_000) / 10_000;
    const people = drawn.people.map(({ id, weeks }) => ({
      id,
      weeks: Array.from({ length: 26 }, (_, n) => weeks[n % weeks.length] ?? weeks[0]).flatMap((one) => one ?? []),
    }));
    const issues = drawn.issues.map((issue) => ({ ...issue, fits: issue.fits.map(rounded) }));
    const request = { ...drawn, people, issues };
    const started = startPlan(request, 300);
    const search = started.ok ? continuePlan(request, started.state, () => false) : null;
    const plan = aPlan(request, { search });
    await planStore.create('amy', plan);
    expect(await planStore.read('amy', plan.planId)).toEqual(plan);
    expect(JSON.stringify(plan).length).toBeLessThan(800_000);
  });
  it('do not stand in the way of tidying while their table is still to come', async () => {
    await pool.query('RENAME TABLE plan_many TO plan_many_away');
    try {
      await tidy(NOW);
    } finally {
      await pool.query('RENAME TABLE plan_many_away TO plan_many');
    }
  });
  it('go after 30 days', async () => {
    const [old, young] = [aPlan(small, { createdAt: instant(NOW - 30 * DAY_MS - 1) }), aPlan(small)];
    for (const plan of [old, young]) await planStore.create('amy', plan);
    await tidy(NOW);
    expect(await planStore.read('amy', old.planId)).toBeNull();
    expect(await planStore.read('amy', young.planId)).not.toBeNull();
  });
});
