import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { byName } from '../../local/data/studio/people';
import { securityLevel } from '../../local/data/studio/projects';
import { learningDesk } from '../../src/adapters/sql/learning-desk';
import { privacyStore } from '../../src/adapters/sql/privacy-values';
import { defaults } from '../../src/adapters/sql/project-defaults';
import { syncStore } from '../../src/adapters/sql/sync-page';
import { learnHistory } from '../../src/domain/suggestion/learn-history';
import type { Historic } from '../../src/domain/suggestion/walk';
import { instant } from '../../src/domain/units';
import { historyOf, learnedInOrder, orderOf, storedExperience } from '../fixtures/learned';
import { EXPERIENCE, type LearningSeam, learningSeam } from '../fixtures/learning-seam';

/** A project whose last issues are learned one by one. */
const PROJECT = 10_001;
const LIVE = 6;

const HALF =
  'SELECT l.issue_id FROM learned_issue l JOIN learned_project p USING (project_id) WHERE l.through > p.issues';

let site: LearningSeam;
let whole: readonly Historic[];
let live: readonly string[];

const one = async (text: string) => (await site.rows(text))[0];
const project = () => one(`SELECT * FROM learned_project WHERE project_id = ${PROJECT}`);
const mark = (ids: readonly string[]) =>
  site.pool.query(
    `INSERT IGNORE INTO dirty (issue_id, marked_at, reason) VALUES ${ids.map((id) => `(${id}, 1, 'event')`)}`,
  );
const category = (value: number, ids: readonly string[]) =>
  site.pool.query(`UPDATE issue SET category = ${value} WHERE issue_id IN (${ids})`);
/** The tables as they are, to come back to. */
const snapshot = async () => {
  for (const table of EXPERIENCE) await site.pool.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
  return async () => {
    for (const table of EXPERIENCE) {
      await site.pool.query(`DELETE FROM ${table}`);
      await site.pool.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
    }
  };
};
let back: () => Promise<void>;

/** The project is learned as it was before its last issues were resolved; now the facts know that they are. */
beforeAll(async () => {
  site = await learningSeam(420);
  await site.deliver();
  whole = (await historyOf(site.world, site.pool, PROJECT)).toSorted((a, b) => a.issue.resolved - b.issue.resolved);
  live = whole.slice(-LIVE).map(({ key }) => key);
  await category(2, live);
  await learningDesk.forgetEverything();
  await learningDesk.wake();
  await site.deliver();
  await category(3, live);
  back = await snapshot();
});
afterAll(async () => {
  await site.stop();
  expect(site.seam.jiraProblems).toEqual([]);
});

const aDayLater = async () => {
  await site.pool.query('UPDATE learned_project SET learned_at = learned_at - 86400001');
  await site.run('learn');
};
/** As if nothing had ever been learned of what is there now. */
const expectLearnedAnew = async () => {
  expect((await project())?.stale).toBe(0);
  const stored = await storedExperience(site.pool, PROJECT);
  expect(stored).toEqual(learnedInOrder(await historyOf(site.world, site.pool, PROJECT), orderOf(stored)));
};
const expectAllLearned = async (because = '') => {
  const stored = await storedExperience(site.pool, PROJECT);
  expect(orderOf(stored).slice(-LIVE), because).toEqual(live);
  expect(stored, because).toEqual(learnedInOrder(whole, orderOf(stored)));
  return stored;
};

describe('an issue that was resolved', () => {
  it('is learned when the worker follows it, with rows and weights as if the history were gone through', async () => {
    expect((await project())?.issues).toBe(whole.length - LIVE);
    await mark(live);
    site.asked.length = 0;
    await site.run('dirty');
    await expectAllLearned();
    const expected = learnHistory(whole, true).adapted;
    const { anybody, other, through } = JSON.parse((await project())?.adapted);
    expect(through).toBe(whole.length);
    for (const [own, theirs] of [
      [anybody, expected?.anybody],
      [other, expected?.other],
    ])
      for (const [name, weight] of Object.entries<number>(own)) expect(weight, name).toBeCloseTo(theirs[name], 9);
    expect(site.asked).toHaveLength(1);
  });

  it('is learned once, however often it is followed', async () => {
    const before = await storedExperience(site.pool, PROJECT);
    await mark(live);
    await Promise.all([site.run('dirty'), site.run('dirty'), site.run('learn')]);
    expect(await storedExperience(site.pool, PROJECT)).toEqual(before);
  });

  it('ends with the same rows and weights, killed before or after any statement', async () => {
    const rows = await storedExperience(site.pool, PROJECT);
    const adapted = (await project())?.adapted;
    await back();
    await site.afterAWhile();
    await mark(live);
    site.seam.statements.length = 0;
    await site.run('dirty');
    const statements = site.seam.statements.length;
    expect(await storedExperience(site.pool, PROJECT)).toEqual(rows);
    for (let fatal = 1; fatal <= statements; fatal += 1) {
      const when = fatal % 2 === 0 ? 'before' : 'after';
      await back();
      await mark(live);
      site.killAt(fatal, when);
      await site.run('dirty').catch(() => {});
      await site.afterAWhile();
      await mark(live);
      await site.run('dirty');
      const because = `killed ${when} statement ${fatal} of ${statements}`;
      expect(await storedExperience(site.pool, PROJECT), because).toEqual(rows);
      expect((await project())?.adapted, because).toBe(adapted);
    }
  });

  it('is caught up where the worker could not learn it', async () => {
    await back();
    await site.afterAWhile();
    await site.pool.query(
      `UPDATE issue SET updated_at = ${Date.now()} - 60000 + issue_id % 1000 WHERE issue_id IN (${live})`,
    );
    await site.run('learn');
    const stored = await storedExperience(site.pool, PROJECT);
    expect(orderOf(stored).slice(-LIVE).toSorted()).toEqual(live.toSorted());
    expect(stored).toEqual(learnedInOrder(whole, orderOf(stored)));
  });

  it('is learned to its end by the hour, however old it is, where its turn was cut off and nobody is told of it again', async () => {
    const rows = await storedExperience(site.pool, PROJECT);
    await back();
    await site.afterAWhile();
    const [first = '', ...others] = live;
    await mark([first]);
    let dead = false;
    site.seam.afterSql = ({ text }) => {
      dead ||= text.startsWith('INSERT INTO learned_issue');
      if (dead) throw new Error('killed');
    };
    site.seam.beforeSql = () => {
      if (dead) throw new Error('killed');
    };
    await site.run('dirty').catch(() => {});
    await site.afterAWhile();
    await site.pool.query('DELETE FROM dirty');
    await site.pool.query(`UPDATE issue SET updated_at = 1000 WHERE issue_id IN (${live})`);
    expect(await one(HALF)).toEqual({ issue_id: Number(first) });
    await site.run('learn');
    const stored = await storedExperience(site.pool, PROJECT);
    expect(orderOf(stored).at(-1)).toBe(first);
    expect(stored).toEqual(
      learnedInOrder(
        whole.filter(({ key }) => !others.includes(key)),
        orderOf(stored),
      ),
    );
    await mark(others);
    await site.run('dirty');
    expect(await storedExperience(site.pool, PROJECT)).toEqual(rows);
  });

  it('before all that its project learned is learned too: it was not there when the others were', async () => {
    const oldest = whole[0]?.key ?? '';
    await category(2, [oldest]);
    await learningDesk.forgetEverything();
    await learningDesk.wake();
    await site.deliver();
    await category(3, [oldest]);
    await mark([oldest]);
    await site.run('dirty');
    const stored = await storedExperience(site.pool, PROJECT);
    expect(orderOf(stored).at(-1)).toBe(oldest);
    expect(stored).toEqual(learnedInOrder(whole, orderOf(stored)));
  });
});

describe('old issues that only everything read again has brought', () => {
  it('have their project learned anew within a day', async () => {
    const oldest = whole.slice(0, 3).map(({ key }) => key);
    await category(2, oldest);
    await learningDesk.forgetEverything();
    await learningDesk.wake();
    await site.deliver();
    await site.pool.query(`DELETE FROM issue WHERE issue_id IN (${oldest})`);
    await syncStore.readAgain();
    await site.run('backfill');
    await site.deliver();
    expect(await project()).toMatchObject({ issues: whole.length - 3, stale: 1 });
    await aDayLater();
    await expectLearnedAnew();
    expect((await project())?.issues).toBe(whole.length);
  });
});

describe('a turn that was cut off, of an issue that is another one by the time somebody goes on', () => {
  it.each([
    ['words', { summary: 'Entirely other matters' }],
    ['reporter', { reporter: byName('Priya').accountId }],
    ['resolver', { assignee: byName('Priya').accountId }],
    ['time of its end', { resolved: Date.now() - 3_600_000 }],
  ])('has its project learned anew within a day: other %s', async (_what, other) => {
    const [, id = ''] = live;
    await category(2, [id]);
    await learningDesk.forgetEverything();
    await learningDesk.wake();
    await site.deliver();
    await category(3, [id]);
    await mark([id]);
    let dead = false;
    site.seam.beforeSql = ({ text }) => {
      dead ||= text.startsWith('UPDATE learned_project SET issues');
      if (dead) throw new Error('killed');
    };
    await site.run('dirty').catch(() => {});
    await site.afterAWhile();
    expect(await one(HALF)).toEqual({ issue_id: Number(id) });
    const issue = site.world.issues.get(id);
    const before = { ...issue };
    Object.assign(issue ?? {}, other, { updated: Date.now() });
    await mark([id]);
    await site.run('dirty');
    expect(await project()).toMatchObject({ issues: whole.length - 1, stale: 1 });
    await aDayLater();
    await expectLearnedAnew();
    Object.assign(issue ?? {}, before, { updated: Date.now() });
    await mark([id]);
    await site.run('dirty');
  });
});

describe('an issue that got a security level', () => {
  it('is taken away at once, and the project is learned anew without it within a day', async () => {
    const [secret = ''] = live;
    const issue = site.world.issues.get(secret);
    if (issue) Object.assign(issue, { securityLevelId: securityLevel.id, updated: Date.now() });
    await mark([secret]);
    await site.run('dirty');
    expect(await site.rows(`SELECT issue_id FROM learned_issue WHERE issue_id = ${secret}`)).toEqual([]);
    expect(await site.rows(`SELECT issue_id FROM sketch WHERE issue_id = ${secret}`)).toEqual([]);
    expect((await project())?.stale).toBe(1);
    await site.run('learn');
    expect((await project())?.stale).toBe(1);
    await site.pool.query('UPDATE learned_project SET learned_at = learned_at - 86400001');
    await site.run('learn');
    expect((await project())?.stale).toBe(0);
    const rest = await historyOf(site.world, site.pool, PROJECT);
    expect(rest.map(({ key }) => key)).not.toContain(secret);
    const stored = await storedExperience(site.pool, PROJECT);
    expect(stored).toEqual(learnedInOrder(rest, orderOf(stored)));
    expect(stored.project.issues).toBe(whole.length - 1);
  });
});

describe('what admins see and do', () => {
  it('names what was learned and how well it would have done, and resets weights', async () => {
    const { waiting, projects } = await learningDesk.learning();
    expect(waiting).toBe(0);
    const own = projects.find((row) => row.project === String(PROJECT));
    expect(own).toMatchObject({ issues: whole.length - 1, since: whole[0]?.issue.resolved });
    expect(own?.replay.length).toBeGreaterThan(0);
    await learningDesk.forgetWeights();
    expect((await project())?.adapted).toBeNull();
  });

  it('forgets everything in any other mode, asks for no words any more, and learns again when it is back', async () => {
    const save = (mode: string) =>
      site.pool.query(
        `INSERT INTO setting (name, value, updated_at) VALUES ('suggestion', ?, 0)
        ON DUPLICATE KEY UPDATE value = VALUES(value)`,
        [JSON.stringify({ mode, preset: 'balanced', growth: false, adapt: false })],
      );
    await site.pool.query("INSERT INTO person_skills (person_id, skills, updated_at) VALUES (1, '[]', 0)");
    const council = (on: boolean) =>
      privacyStore.settings().then((now) => privacyStore.saveSettings({ ...now, worksCouncil: on }));
    for (const mode of ['works-council', 'declared-only', 'off', 'full']) {
      await save(mode);
      // With everything chosen it is the site's own switch that forbids.
      if (mode === 'full') expect(await council(true)).toBe(true);
      await site.run('learn');
      for (const table of EXPERIENCE) expect(await one(`SELECT COUNT(*) AS n FROM ${table}`), table).toEqual({ n: 0 });
      expect(await learningDesk.learning()).toEqual({ waiting: 0, projects: [] });
    }
    site.asked.length = 0;
    await mark(live);
    await site.run('dirty');
    expect(site.asked.length).toBeGreaterThan(0);
    expect(site.asked.flat()).not.toContain('summary');
    expect(await one('SELECT COUNT(*) AS n FROM learned_issue')).toEqual({ n: 0 });
    expect(await one('SELECT COUNT(*) AS n FROM person_skills')).toEqual({ n: 1 });
    await council(false);
    expect((await learningDesk.learning()).waiting).toBeGreaterThan(3);
    await learningDesk.wake();
    await site.deliver();
    expect((await learningDesk.learning()).waiting).toBe(0);
    expect(await project()).toMatchObject({ issues: whole.length - 1, adapted: null });
  });
});

describe('the SLA of a project', () => {
  it('is the 75th percentile of the time from created to resolved, of what was done lately', async () => {
    await defaults.learn(instant(Date.now()));
    const learned = await site.rows("SELECT project_id, value, n FROM project_default WHERE kind = 'sla'");
    expect(learned.length).toBeGreaterThan(2);
    for (const { project_id, value, n } of learned) {
      const days = (
        await site.rows(`SELECT resolved_at - created_at AS ms FROM issue WHERE project_id = ${project_id}
        AND category = 3 AND security_id IS NULL AND deleted = 0 AND resolved_at >= ${Date.now() - 180 * 86_400_000}`)
      )
        .map(({ ms }) => Number(ms))
        .sort((a, b) => a - b);
      expect(days).toHaveLength(n);
      expect(value).toBe(Math.round((days[Math.ceil(n * 0.75) - 1] ?? 0) / 1000));
    }
  });
});
