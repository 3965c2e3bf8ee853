import type { RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RATING } from '../../local/data/studio/projects';
import { unportable } from '../../scripts/check/portable-sql';
import { NO_FIELDS } from '../../src/adapters/sql/kpi-fields';
import { kpiFacts } from '../../src/adapters/sql/kpi-site';
import { kpiSettings } from '../../src/adapters/sql/kpi-values';
import { ratings } from '../../src/adapters/sql/ratings';
import { instant, localDate } from '../../src/domain/units';
import type { KeptFields } from '../../src/usecases/kpi/ports';
import type { LearningSeam } from '../fixtures/learning-seam';
import { measuringSeam } from '../fixtures/measuring-seam';
import { issueId } from '../fixtures/sync-facts';

let site: LearningSeam;
beforeAll(async () => {
  site = await measuringSeam(420);
});
afterAll(async () => {
  await site.stop();
  expect(site.seam.jiraProblems).toEqual([]);
});

const POINTS = 'customfield_10016';
const FIRST: KeptFields = {
  ...{ ...NO_FIELDS, satisfaction: { field: RATING, min: 1, max: 5, top: 4 } },
  gens: { satisfaction: 1 },
};
const SECOND: KeptFields = {
  ...{ ...NO_FIELDS, satisfaction: { field: POINTS, min: 1, max: 8, top: 5 } },
  gens: { satisfaction: 2 },
};

const rows = () => site.rows('SELECT issue_id, kind, gen, value FROM issue_rating ORDER BY issue_id, kind, gen');
/** What Jira holds in a field, of issues in projects that the app may read. */
const held = (field: string, gen: number) =>
  [...site.world.issues.values()]
    .filter(({ custom, projectId }) => custom[field] != null && site.world.projects.get(projectId)?.access.app)
    .map(({ id, custom }) => ({ issue_id: Number(id), kind: 1, gen, value: Number(custom[field]) }))
    .sort((a, b) => a.issue_id - b.issue_id);

describe('ratings of a mapped field', () => {
  it('are those that Jira holds, and what is read again changes no row', async () => {
    expect(await kpiSettings.saveFields(FIRST, 0)).toBe(true);
    await site.run('ratings');
    expect(held(RATING, 1).length).toBeGreaterThan(50);
    expect(await rows()).toEqual(held(RATING, 1));
    await site.pool.query("DELETE FROM job WHERE name = 'ratings'");
    await site.run('ratings');
    expect(await rows()).toEqual(held(RATING, 1));
  });

  it('follow what is changed in an issue, and that it is empty by now is kept', async () => {
    const [one, two] = held(RATING, 1).map(({ issue_id }) => site.world.issues.get(String(issue_id)));
    if (!one || !two) throw new Error('no issues');
    Object.assign(one, { custom: { ...one.custom, [RATING]: 2.5 }, updated: Date.now() });
    Object.assign(two, { custom: { ...two.custom, [RATING]: null }, updated: Date.now() });
    await site.pool.query(
      `INSERT INTO dirty (issue_id, marked_at, reason) VALUES (${one.id}, 1, 'event'), (${two.id}, 1, 'event')`,
    );
    await site.run('dirty');
    const of = async (id: string) => (await rows()).find((row) => String(row.issue_id) === id)?.value;
    expect(await of(one.id)).toBe(2.5);
    expect(await of(two.id)).toBeNull();
    const late = { id: issueId(two.id), updated: instant(two.updated - 60_000) };
    await ratings.save([{ ...late, ratings: [{ kind: 'satisfaction', gen: 1, value: 5 }] }], instant(Date.now()));
    expect(await of(two.id)).toBeNull();
    two.custom[RATING] = 1;
    two.updated += 1;
    const again = { id: issueId(two.id), updated: instant(two.updated), ratings: [] };
    await ratings.save([{ ...again, ratings: [{ kind: 'satisfaction', gen: 1, value: 1 }] }], instant(Date.now()));
    expect(await of(two.id)).toBe(1);
  });

  it('are found by their key for the measures of a period', async () => {
    const where = { projects: [10_001, 10_002], narrow: { kind: 'all' }, done: 100 } as const;
    site.seam.statements.length = 0;
    const window = { from: localDate('2000-01-01'), to: localDate('2100-01-01') };
    const read = await kpiFacts.measures(where, window, { created: false, ratings: { satisfaction: 1 } });
    expect(read.rows.filter(({ ratings: { satisfaction } }) => satisfaction !== null).length).toBeGreaterThan(20);
    expect(read.rows.every(({ ratings: { nps } }) => nps === null)).toBe(true);
    const [statement] = site.seam.statements;
    const [plan] = await site.pool.query<RowDataPacket[]>(`EXPLAIN ${statement?.text}`, statement?.params as never[]);
    expect(plan.find(({ table }) => table === 'r1')).toMatchObject({ type: 'eq_ref', key: 'PRIMARY' });
  });

  it('are wholly those of another field, and no others, after a run was killed at any statement', async () => {
    const begin = async (fields: KeptFields) => {
      await site.pool.query("UPDATE setting SET value = ? WHERE name = 'kpi.fields'", [JSON.stringify(fields)]);
    };
    const before = await site.rows('SELECT * FROM issue_rating');
    const [job] = await site.rows("SELECT checkpoint FROM job WHERE name = 'ratings'");
    await begin(SECOND);
    site.seam.statements.length = 0;
    await site.run('ratings');
    const whole = held(POINTS, 2);
    expect(whole.length).toBeGreaterThan(20);
    expect(await rows()).toEqual(whole);
    const statements = site.seam.statements.length;
    expect(statements).toBeGreaterThan(8);
    for (let fatal = 1; fatal <= statements; fatal += 1) {
      await site.pool.query('DELETE FROM issue_rating');
      for (const { issue_id, kind, gen, value, facts_at, read_at } of before)
        await site.pool.query('INSERT INTO issue_rating VALUES (?, ?, ?, ?, ?, ?)', [
          ...[issue_id, kind, gen, value, facts_at, read_at],
        ]);
      await site.pool.query("UPDATE job SET checkpoint = ? WHERE name = 'ratings'", [job?.checkpoint]);
      site.killAt(fatal, fatal % 2 === 0 ? 'before' : 'after');
      await site.run('ratings').catch(() => {});
      await site.afterAWhile();
      await site.run('ratings');
      expect(await rows(), `killed at statement ${fatal} of ${statements}`).toEqual(whole);
    }
  });
});

describe('statements of ratings', () => {
  it('run on all three engines', () => {
    expect(site.seam.statements.length).toBeGreaterThan(0);
    expect(site.seam.statements.flatMap(({ text }) => unportable(text))).toEqual([]);
  });
});
