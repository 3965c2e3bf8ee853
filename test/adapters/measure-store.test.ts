import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { securityLevel } from '../../local/data/studio/projects';
import { unportable } from '../../scripts/check/portable-sql';
import { kpiSettings } from '../../src/adapters/sql/kpi-values';
import { jobs } from '../../src/adapters/sql/leases';
import { measures } from '../../src/adapters/sql/measure';
import { measuringProgress } from '../../src/adapters/sql/measure-progress';
import { settingsStore } from '../../src/adapters/sql/settings';
import type { Stage } from '../../src/domain/kpi/issue';
import type { LearningSeam } from '../fixtures/learning-seam';
import { measuredRows, measuringSeam, naiveDays } from '../fixtures/measuring-seam';
import {
  type NaiveRaw,
  type NaiveStage,
  naiveDueAt,
  naivePrepare,
  naiveRounds,
  naiveStages,
} from '../fixtures/naive-flow';
import { editAtRandom } from '../fixtures/random-edits';

let site: LearningSeam;
let seam: LearningSeam['seam'];
beforeAll(async () => {
  site = await measuringSeam(240);
  seam = site.seam;
});
afterAll(async () => {
  await site.stop();
  expect(seam.jiraProblems).toEqual([]);
});

const rows = () => measuredRows(site.pool);
const count = async (text: string) => Number((await site.rows(`SELECT COUNT(*) AS n ${text}`))[0]?.n);
const mark = (ids: readonly string[]) =>
  site.pool.query(
    `INSERT IGNORE INTO dirty (issue_id, marked_at, reason) VALUES ${[...new Set(ids)].map((id) => `(${id}, 1, 'event')`)}`,
  );
/** Measured anew from facts, as if it had never been. */
const rebuilt = async () => {
  for (const table of ['measure', 'measure_stay', 'kpi_day']) await site.pool.query(`DELETE FROM ${table}`);
  await site.run('measure');
  await site.deliver();
  return rows();
};
const expectWhole = async (because = '') => {
  const now = await rows();
  expect(now.days, because).toEqual(naiveDays(now));
  expect(await count('FROM kpi_day_todo'), because).toBe(0);
  return now;
};
const rulesInUse = async () =>
  (await site.rows('SELECT DISTINCT rules FROM measure')).map(({ rules }) => Number(rules));

const byStatus = (): Record<string, Stage> =>
  Object.fromEntries(
    [...site.world.statuses.values()]
      .filter(({ name }) => /review/i.test(name))
      .map(({ id }) => [id, 'inReview' as const]),
  );

const BY_CATEGORY: Readonly<Record<string, NaiveStage>> = { new: 'toDo', indeterminate: 'inProgress', done: 'done' };

/** Issues that the app reads, as Jira serves them. */
const rawIssues = async (): Promise<NaiveRaw[]> => {
  const ids = await site.rows('SELECT issue_id FROM issue WHERE deleted = 0');
  return Promise.all(
    ids.map(async ({ issue_id }) => {
      const answer = await site.jira.handle({
        ...{ method: 'GET', path: `/rest/api/3/issue/${issue_id}`, headers: {}, body: undefined },
        ...{ query: new URLSearchParams({ expand: 'changelog' }), actor: { kind: 'app' }, via: 'rest', scopes: null },
      });
      return answer.body as NaiveRaw;
    }),
  );
};

describe('measures', () => {
  it('are there for every issue, and say so', async () => {
    const all = await expectWhole();
    expect(all.measures.length).toBe(await count('FROM issue'));
    expect(all.measures.filter(({ counts }) => counts === 0)).toHaveLength(
      await count('FROM issue WHERE deleted = 1 OR security_id IS NOT NULL'),
    );
    const [job] = await site.rows("SELECT checkpoint, done, total, finished_at FROM job WHERE name = 'measure'");
    expect(measuringProgress(job as never)).toEqual({ pass: null, backTo: 'all' });
  });

  it('are worked out anew when statuses are mapped to stages, and then tell what Jira’s own histories tell', async () => {
    const [before] = await rulesInUse();
    expect(await kpiSettings.saveStages({ site: byStatus(), projects: [] }, 0)).toBe(true);
    await site.run('measure');
    const after = await rulesInUse();
    expect(after).toHaveLength(1);
    expect(after).not.toContain(before);
    const { measures } = await expectWhole();
    expect(measures.filter(({ rounds }) => rounds > 0).length).toBeGreaterThan(20);
    const raw = await rawIssues();
    const names = Object.fromEntries(
      [...site.world.statuses.values()].map(({ id, name, category }) => [
        name,
        byStatus()[id] ?? BY_CATEGORY[category] ?? 'toDo',
      ]),
    );
    const stageOf = naiveStages(raw, names);
    for (const issue of raw) {
      const { created, start, proof, done, path } = naivePrepare(issue, stageOf);
      const own = measures.find(({ issue_id }) => String(issue_id) === issue.id);
      const day = (text: string | null) => (text === null ? null : Date.parse(text) / 86_400_000);
      expect(own, issue.key).toMatchObject({
        ...{ created_at: created, started_at: start, done_at: done, rounds: naiveRounds(path) },
        first_proof_ms: start === null || proof === null ? null : proof - start,
        ...{ due_created: day(naiveDueAt(issue, created)), due: day(issue.fields.duedate) },
        due_started: start === null ? null : day(naiveDueAt(issue, start)),
      });
    }
  });

  it('follow random edits, and equal a rebuild from facts row for row', async () => {
    for (const seed of [1, 2, 3]) {
      const ids = editAtRandom(site.world, seed, 60);
      await mark(ids);
      await site.run('dirty');
      await site.deliver();
      const followed = await expectWhole();
      expect(await count('FROM measure_stay')).toBe(followed.stays.length);
      expect(followed).toEqual(await rebuilt());
    }
  });

  it('change no row when they are asked for again, in parallel too', async () => {
    const before = await site.rows('SELECT * FROM measure ORDER BY issue_id');
    await Promise.all([site.run('measure'), site.run('measure')]);
    seam.pushed.length = 0;
    await site.run('measure');
    expect(await site.rows('SELECT * FROM measure ORDER BY issue_id')).toEqual(before);
    expect(seam.pushed).toEqual([]);
  });

  it('are worked out anew by a clock that was set back, too', async () => {
    const whole = await rows();
    const rules = await rulesInUse();
    const ahead = (Date.now() + 86_400_000) * 1024;
    await site.pool.query(`UPDATE measure_stay SET gen = ${ahead} WHERE issue_id % 2 = 0`);
    await site.pool.query(`UPDATE measure SET gen = ${ahead}, rules = 1 WHERE issue_id % 2 = 0`);
    await site.run('measure');
    expect(await rulesInUse()).toEqual(rules);
    expect(await rows()).toEqual(whole);
    expect(await count('FROM measure_stay')).toBe(whole.stays.length);
  });

  it('are worked out anew for one project alone, when it has a map of its own', async () => {
    const project = '10001';
    const before = await rulesInUse();
    const stages = {
      site: byStatus(),
      projects: [
        { project, stages: Object.fromEntries(Object.keys(byStatus()).map((id) => [id, 'waiting' as const])) },
      ],
    };
    expect(await kpiSettings.saveStages(stages, 1)).toBe(true);
    await site.run('measure');
    const own = await site.rows(`SELECT DISTINCT rules FROM measure WHERE project_id = ${project}`);
    expect(own).toHaveLength(1);
    expect(before).not.toContain(Number(own[0]?.rules));
    expect(await site.rows(`SELECT DISTINCT rules FROM measure WHERE project_id <> ${project}`)).toEqual([
      { rules: before[0] },
    ]);
    expect(await count(`FROM measure WHERE project_id = ${project} AND rounds > 0`)).toBe(0);
    await expectWhole();
  });

  it('and their days are those of the site’s zone', async () => {
    const days = async () => (await rows()).days;
    const before = await days();
    const settings = await settingsStore.site();
    expect(await settingsStore.saveSite({ ...settings, zone: 'Pacific/Kiritimati' })).toBe(true);
    await site.run('measure');
    const after = await expectWhole();
    expect(after.days).not.toEqual(before);
    expect(
      after.measures.every((row) => row.created_day === Math.floor((row.created_at + 14 * 3_600_000) / 86_400_000)),
    ).toBe(true);
    expect(after).toEqual(await rebuilt());
  });
});

describe('an issue whose sets went back to a generation before', () => {
  it('is measured by it, and not behind for ever', async () => {
    const before = await expectWhole();
    const id = (await site.rows('SELECT MIN(issue_id) AS id FROM measure'))[0]?.id;
    for (const [table, gen] of [
      ['change_log', 'changes_gen'],
      ['worklog', 'worklogs_gen'],
    ]) {
      await site.pool.query(
        `UPDATE ${table} c JOIN issue i ON i.issue_id = c.issue_id AND i.${gen} = c.gen SET c.gen = c.gen - 1024 WHERE c.issue_id = ${id}`,
      );
      await site.pool.query(
        `UPDATE issue SET ${gen} = ${gen} - 1024, fetched_at = fetched_at + 1 WHERE issue_id = ${id}`,
      );
    }
    await site.run('measure');
    expect(
      await count(
        'FROM issue i JOIN measure m ON m.issue_id = i.issue_id WHERE m.changes_gen <> i.changes_gen OR m.worklogs_gen <> i.worklogs_gen',
      ),
    ).toBe(0);
    expect(await expectWhole()).toEqual(before);
  });
});

describe('an issue that nobody may see any more', () => {
  const countsOf = async (id: string) =>
    (await site.rows(`SELECT counts FROM measure WHERE issue_id = ${id}`))[0]?.counts;
  const shown = async () =>
    String(
      (await site.rows('SELECT MAX(issue_id) AS id FROM measure WHERE counts = 1 AND done_day IS NOT NULL'))[0]?.id,
    );

  it('leaves the sums when it gets a security level', async () => {
    const id = await shown();
    Object.assign(site.world.issues.get(id) ?? {}, { securityLevelId: securityLevel.id, updated: Date.now() });
    await mark([id]);
    await site.run('dirty');
    expect(await countsOf(id)).toBe(0);
    await expectWhole();
  });

  it('leaves them when it is deleted, even if somebody else is measuring just then', async () => {
    const id = await shown();
    site.world.issues.delete(id);
    await mark([id]);
    await site.pool.query("UPDATE job SET owner = 'somebody', lease_until = 9e15 WHERE name = 'measure'");
    await site.run('dirty');
    expect(await countsOf(id)).toBe(1);
    expect(await count(`FROM dirty WHERE issue_id = ${id}`)).toBe(1);
    await site.afterAWhile();
    await site.pool.query('UPDATE dirty SET not_before = 0');
    await site.run('dirty');
    expect(await countsOf(id)).toBe(0);
    expect(await count('FROM dirty')).toBe(0);
    await expectWhole();
  });
});

describe('a run of measuring', () => {
  const TABLES = ['measure', 'measure_stay', 'kpi_day', 'kpi_day_todo'];
  /** Issues that the worker is told of. */
  const EDITED = 25;
  let whole: Awaited<ReturnType<typeof rows>>;
  let edited: readonly string[];
  beforeAll(async () => {
    whole = await rows();
    edited = whole.measures.slice(0, EDITED).map(({ issue_id }) => String(issue_id));
    for (const name of TABLES) await site.pool.query(`CREATE TABLE kept_${name} AS SELECT * FROM ${name}`);
  });

  /** Some were measured by other rules, some never, some from older facts that stood on other days, some hide by now. */
  const behind = async () => {
    for (const name of TABLES) {
      await site.pool.query(`DELETE FROM ${name}`);
      await site.pool.query(`INSERT INTO ${name} SELECT * FROM kept_${name}`);
    }
    const change = (set: string, rest: number) =>
      site.pool.query(`UPDATE measure SET ${set} WHERE issue_id % 7 = ${rest}`);
    await change('rules = 1, type_id = 1, done_day = NULL', 0);
    await site.pool.query('DELETE FROM measure WHERE issue_id % 7 = 1');
    await change('facts_at = facts_at - 1, created_day = created_day - 3', 2);
    await change('counts = 1 - counts', 3);
    await site.pool.query("DELETE FROM job WHERE name = 'measure'");
    await mark(edited);
  };

  describe('that is killed', () => {
    it.each(['measure', 'dirty'])(
      'at any statement of %s leaves nothing that the next ones do not finish',
      async (kind) => {
        await behind();
        seam.statements.length = 0;
        await site.run(kind);
        const statements = seam.statements.length;
        expect(statements).toBeGreaterThan(15);
        for (let fatal = 1; fatal <= statements; fatal += 1) {
          const when = fatal % 2 === 0 ? 'before' : 'after';
          await behind();
          site.killAt(fatal, when);
          await site.run(kind).catch(() => {});
          await site.afterAWhile();
          await site.run('dirty');
          await site.run('measure');
          const because = `killed ${when} statement ${fatal} of ${statements}`;
          expect(await rows(), because).toEqual(whole);
          expect(await count('FROM kpi_day_todo'), because).toBe(0);
        }
      },
    );
  });

  describe('whose lease is over before it is', () => {
    const MINUTE = 61_000;
    type Place = (text: string, nth: number) => boolean;
    /** Where a run lets days on which nothing happens any more go: it has summed up, and takes none off the list yet. */
    const summedUp: Place = (text) => text.startsWith('DELETE d FROM kpi_day d');
    beforeAll(() => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));
    afterAll(() => vi.useRealTimers());

    /** Starts a run that stands still before a statement, until it is let go on. */
    const standing = (kind: string, isPlace: Place) => {
      let [statements, goOn] = [0, () => {}];
      const reached = new Promise<void>((reach) => {
        seam.beforeSql = ({ text }) => {
          statements += 1;
          if (!isPlace(text, statements)) return null;
          seam.beforeSql = () => {};
          reach();
          return new Promise<void>((go) => {
            goOn = go;
          });
        };
      });
      const ended = site.run(kind).finally(() => {
        seam.beforeSql = () => {};
      });
      return { reached: Promise.race([reached, ended]), ended, goOn: () => goOn() };
    };
    const leaseIsOver = async () => {
      vi.setSystemTime(Date.now() + MINUTE);
      await site.pool.query("UPDATE job SET lease_until = 0 WHERE name = 'measure'");
    };

    it('leaves right sums, wherever it stood while the next one came as far as its own', async () => {
      await behind();
      seam.statements.length = 0;
      await site.run('measure');
      const statements = seam.statements.length;
      for (let nth = Math.floor(statements / 2); nth <= statements; nth += 1) {
        await behind();
        const first = standing('measure', (_, at) => at === nth);
        await first.reached;
        await leaseIsOver();
        const second = standing('measure', summedUp);
        await second.reached;
        first.goOn();
        await first.ended;
        second.goOn();
        await second.ended;
        await site.afterAWhile();
        await site.run('measure');
        const because = `stood before statement ${nth} of ${statements}`;
        expect(await rows(), because).toEqual(whole);
        expect(await count('FROM kpi_day_todo'), because).toBe(0);
      }
    });

    it('has its days summed up again where somebody did before it wrote', async () => {
      await behind();
      seam.beforeSql = async ({ text }) => {
        if (!text.startsWith('INSERT INTO measure (')) return;
        seam.beforeSql = () => {};
        await leaseIsOver();
        const next = await jobs.acquire('measure', 60);
        while (next && (await measures.sumUp(next)));
      };
      await site.run('dirty');
      await site.afterAWhile();
      await site.run('measure');
      expect(await rows()).toEqual(whole);
      expect(await count('FROM kpi_day_todo')).toBe(0);
    });
  });
});

describe('stays that nobody published', () => {
  it('go within hours, young ones stay', async () => {
    // What killed runs left.
    await site.pool.query(
      'DELETE s FROM measure_stay s JOIN measure m ON m.issue_id = s.issue_id WHERE m.gen <> s.gen',
    );
    const whole = await rows();
    const lost = (hours: number) =>
      site.pool.query(
        `INSERT INTO measure_stay SELECT s.issue_id, ${(Date.now() - hours * 3_600_000) * 1024}, s.seq, s.project_id, s.stage,
           s.from_at, s.to_at, s.from_day, s.to_day, s.started_at
         FROM measure_stay s JOIN measure m ON m.issue_id = s.issue_id AND m.gen = s.gen`,
      );
    await lost(2);
    expect(await count('FROM measure_stay')).toBeGreaterThan(whole.stays.length);
    await site.run('upkeep');
    expect(await count('FROM measure_stay')).toBe(whole.stays.length);
    expect(await rows()).toEqual(whole);
    await lost(0.5);
    await site.run('upkeep');
    expect(await count('FROM measure_stay')).toBeGreaterThan(whole.stays.length);
  });
});

describe('statements of measuring', () => {
  it('run on all three engines', () => {
    expect(seam.statements.length).toBeGreaterThan(0);
    expect(seam.statements.flatMap(({ text }) => unportable(text))).toEqual([]);
  });
});
