import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unportable } from '../../scripts/check/portable-sql';
import { kpiSchema } from '../../src/adapters/sql/schema-kpi';
import { settingsSchema } from '../../src/adapters/sql/schema-settings';
import { suggestionSchema } from '../../src/adapters/sql/schema-suggestion';
import { syncSchema } from '../../src/adapters/sql/schema-sync';
import { learnHistory } from '../../src/domain/suggestion/learn-history';
import { historyOf, learnedInOrder, orderOf, storedExperience } from '../fixtures/learned';
import { EXPERIENCE, type LearningSeam, learningSeam } from '../fixtures/learning-seam';

let site: LearningSeam;
let seam: LearningSeam['seam'];
beforeAll(async () => {
  site = await learningSeam(420);
  seam = site.seam;
});
afterAll(async () => {
  await site.stop();
  expect(seam.jiraProblems).toEqual([]);
});

const counts = () =>
  Promise.all(EXPERIENCE.map(async (table) => Number((await site.rows(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n)));
const learnedProjects = async () =>
  (await site.rows('SELECT project_id FROM learned_project ORDER BY project_id')).map((row) => Number(row.project_id));
const adaptedOf = async (project: number) =>
  JSON.parse((await site.rows(`SELECT adapted FROM learned_project WHERE project_id = ${project}`))[0]?.adapted);

const expectLearned = async (project: number) => {
  const stored = await storedExperience(site.pool, project);
  const history = await historyOf(site.world, site.pool, project);
  expect(orderOf(stored).toSorted()).toEqual(history.map(({ key }) => key).toSorted());
  expect(stored).toEqual(learnedInOrder(history, orderOf(stored)));
  return { stored, history };
};

describe('the tables of experience', () => {
  it('are made in sittings of their own, by the worker: an installation makes those of the panel alone', async () => {
    expect(seam.statements.filter(({ ddl }) => ddl)).toHaveLength(20);
    expect((await site.rows("SHOW TABLES LIKE 'learned_project'")).length).toBe(0);
    seam.statements.length = 0;
    await site.deliver();
    // Nine for what is learned, seven for what is measured and rated, those of the settings.
    const made = [suggestionSchema, kpiSchema, settingsSchema, syncSchema].reduce(
      (sum, tables) => sum + tables.length + 2,
      0,
    );
    expect(seam.statements.filter(({ ddl }) => ddl)).toHaveLength(made);
    expect(
      Math.max(suggestionSchema.length, kpiSchema.length, settingsSchema.length, syncSchema.length),
    ).toBeLessThanOrEqual(18);
    expect((await site.rows("SELECT phase FROM job WHERE name = 'schema-suggestion'"))[0]?.phase).toBe(
      'v025_plan_many',
    );
  });
});

describe('the history of a project', () => {
  it('is learned row for row as a plain store learns it, with the weights and the replay that go with it', async () => {
    const projects = await learnedProjects();
    expect(projects.length).toBeGreaterThan(3);
    for (const project of projects) {
      const { stored, history } = await expectLearned(project);
      const { rows: whole, adapted, replay } = learnHistory(history, true);
      expect(stored.project).toEqual(whole.project);
      expect(await adaptedOf(project)).toEqual({ ...adapted, through: history.length });
      const [row] = await site.rows(
        `SELECT replay, stale, since_at FROM learned_project WHERE project_id = ${project}`,
      );
      expect(JSON.parse(row?.replay)).toEqual(replay);
      expect(row).toMatchObject({ stale: 0, since_at: Math.min(...history.map(({ issue }) => issue.resolved)) });
    }
  });

  it('teaches nothing of issues with a security level, and its statements run on all three engines', async () => {
    const secured = [...site.world.issues.values()].filter(({ securityLevelId }) => securityLevelId !== null);
    const learned = (await site.rows('SELECT issue_id FROM learned_issue')).map(({ issue_id }) => String(issue_id));
    expect(secured.length).toBeGreaterThan(0);
    expect(secured.filter(({ id }) => learned.includes(id))).toEqual([]);
    expect(seam.statements.flatMap(({ text }) => unportable(text))).toEqual([]);
  });

  it('is learned with what hung on an issue when it was resolved, though it is opened and edited meanwhile', async () => {
    const [tied] = await site.rows(`SELECT l.project_id, r.issue_id, r.gen FROM learned_issue l
JOIN issue i USING (issue_id) JOIN issue_ref r ON r.issue_id = i.issue_id AND r.gen = i.refs_gen AND r.kind = 'component' LIMIT 1`);
    const { project, issue, gen } = { project: tied?.project_id, issue: tied?.issue_id, gen: tied?.gen };
    const whole = await storedExperience(site.pool, project);
    const now = async (refs: number, category: number) =>
      site.pool.query('UPDATE issue SET refs_gen = ?, category = ? WHERE issue_id = ?', [refs, category, issue]);
    await site.pool.query('UPDATE learned_project SET stale = 2 WHERE project_id = ?', [project]);
    let edited = 0;
    seam.beforeSql = ({ text }) => {
      if (!text.includes('issue_ref')) return;
      edited += 1;
      return now(gen + 1, 2);
    };
    await site.run('learn');
    seam.beforeSql = () => {};
    await now(gen, 3);
    expect(edited).toBeGreaterThan(0);
    expect(await storedExperience(site.pool, project)).toEqual(whole);
  });

  it('changes no row when it is asked for again, in parallel too', async () => {
    const before = await counts();
    await Promise.all([site.run('learn'), site.run('learn')]);
    await site.afterAWhile();
    await site.run('learn');
    expect(await counts()).toEqual(before);
  });

  it('ends with the same rows, killed before or after any statement', async () => {
    const project = (await site.rows('SELECT project_id FROM learned_project ORDER BY issues LIMIT 1'))[0]?.project_id;
    const again = () => site.pool.query('UPDATE learned_project SET stale = 2 WHERE project_id = ?', [project]);
    const whole = await storedExperience(site.pool, project);
    await again();
    seam.statements.length = 0;
    await site.run('learn');
    const statements = seam.statements.length;
    expect(await storedExperience(site.pool, project)).toEqual(whole);
    expect(statements).toBeGreaterThan(15);
    for (let fatal = 1; fatal <= statements; fatal += 1) {
      const when = fatal % 2 === 0 ? 'before' : 'after';
      await again();
      site.killAt(fatal, when);
      await site.run('learn').catch(() => {});
      await site.afterAWhile();
      await site.run('learn');
      expect(await storedExperience(site.pool, project), `killed ${when} statement ${fatal} of ${statements}`).toEqual(
        whole,
      );
    }
  });
});
