import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { access } from '../../src/adapters/sql/access';
import { facts } from '../../src/adapters/sql/issues';
import { migrate } from '../../src/adapters/sql/migrate';
import { glance } from '../../src/adapters/sql/panel-glance';
import { settingsStore } from '../../src/adapters/sql/settings';
import { site } from '../../src/adapters/sql/site';
import type { PersonId } from '../../src/domain/capacity/types';
import { addDays, dayOfNumber, instant, seconds } from '../../src/domain/units';
import { openSeam, type Seam } from '../fixtures/seam';
import { type Store, startStore } from '../fixtures/store';
import { issueFacts } from '../fixtures/sync-facts';

const DAY = 86_400_000;
const now = instant(Math.floor(Date.now() / DAY) * DAY + DAY / 2);
const today = dayOfNumber(Math.floor(now / DAY));
const HOUR = 3600;

let store: Store;
let pool: Pool;
let seam: Seam;
let ids: ReadonlyMap<string, PersonId>;
beforeAll(async () => {
  store = await startStore();
  pool = await store.database();
  seam = openSeam(pool, null);
  await migrate();
});
afterAll(() => store.stop());

/** A person's next 20 days: eight hours, and so much of it taken. */
const days = (who: string, loadHours: number, from = today) =>
  Array.from({ length: 20 }, (_, n) => ({
    ...{ person: idOf(who), day: addDays(from, n), capacity: seconds(8 * HOUR), load: seconds(loadHours * HOUR) },
    endsAt: instant((Math.floor(now / DAY) + n + 1) * DAY + (Date.parse(from) - Date.parse(today))),
  }));
const idOf = (who: string): PersonId => ids.get(who) ?? (0 as PersonId);
const member = (accountId: string, to: string | null = null) => ({
  accountId,
  allocation: 1,
  reserve: 0,
  from: null,
  to,
});
const publish = (own: Parameters<typeof issueFacts>[0] = {}) =>
  facts.publish({ issues: [issueFacts({ assignee: null, project: 100, due: null, ...own })], terms: [], readAt: now });
const read = (who = 'viewer') =>
  glance.read({ issue: issueFacts({}).id, accountId: who, now, checkedSince: instant(now - 300_000) });

beforeEach(async () => {
  for (const table of [
    'team',
    'team_project',
    'team_member',
    'person',
    'person_day',
    'issue',
    'browse_check',
    'job',
    'setting',
  ])
    await pool.query(`DELETE FROM ${table}`);
  await pool.query("INSERT INTO job (name, phase) VALUES ('backfill', 'recent'), ('schema', 'v018_project_default')");
  const accounts = ['amy', 'ben', 'cleo', 'dora', 'viewer'];
  const known = await settingsStore.personIds(accounts);
  ids = new Map(accounts.map((account, n) => [account, known[n] ?? (0 as PersonId)]));
  for (const who of ['amy', 'ben', 'cleo', 'dora']) await glance.saveDays([idOf(who)], days(who, 6), now);
  await access.recordBrowse('viewer', [100], now);
});

const team = (own: object = {}) =>
  settingsStore.saveTeam({
    ...{ teamId: null, version: null, name: 'Design', isDefault: false, projects: ['100'], members: [member('amy')] },
    ...own,
  });

describe('the sums behind the lozenge', () => {
  it('are the assignee’s free time until the due date, in one statement', async () => {
    await publish({ assignee: 'amy', due: addDays(today, 2) });
    seam.statements.length = 0;
    expect(await read()).toEqual({ assigned: true, free: [3 * 2 * HOUR] });
    expect(seam.statements).toHaveLength(1);
  });

  it('are two weeks of each member who is there, where nobody is assigned', async () => {
    await pool.query('UPDATE person SET active = 0 WHERE account_id = ?', ['dora']);
    await team({ members: [member('amy'), member('ben'), member('cleo', addDays(today, -30)), member('dora')] });
    await publish();
    expect(await read()).toEqual({ assigned: false, free: [14 * 2 * HOUR, 14 * 2 * HOUR] });
  });

  it('are of the default team where no team names the project, else of those who work there', async () => {
    await team({ projects: ['999'], members: [member('cleo')] });
    await publish();
    await pool.query(
      "INSERT INTO project_default (project_id, kind, ref, n, computed_at) VALUES (100, 'member', ?, 3, 0), (100, 'member', ?, 3, 0)",
      [idOf('ben'), idOf('dora')],
    );
    expect((await read())?.free).toHaveLength(2);
    await team({ name: 'Everybody', projects: [], members: [member('amy')], isDefault: true });
    expect((await read())?.free).toHaveLength(1);
    await pool.query('DELETE FROM project_default');
  });

  it.each([
    ['somebody whose Browse was never seen', () => publish({ assignee: 'amy' }), 'stranger'],
    ['anybody, of an issue with a security level', () => publish({ assignee: 'amy', security: 5 }), 'viewer'],
    ['anybody, of a done issue', () => publish({ assignee: 'amy', category: 3 }), 'viewer'],
    [
      'anybody, while open issues are still being read',
      async () => {
        await publish({ assignee: 'amy' });
        await pool.query("UPDATE job SET phase = 'open' WHERE name = 'backfill'");
      },
      'viewer',
    ],
    [
      'anybody, while other work is off',
      async () => {
        await publish({ assignee: 'amy' });
        await settingsStore.saveSite({
          otherWork: false,
          assumeRemaining: true,
          secondsPerPoint: null,
          zone: null,
          assumedByType: [],
          version: 0,
        });
      },
      'viewer',
    ],
  ])('say nothing to %s', async (_who, prepare, viewer) => {
    await prepare();
    expect(await read(viewer)).toBeNull();
  });

  it('that were worked out earlier do not come over later ones', async () => {
    await publish({ assignee: 'amy', due: today });
    await glance.saveDays([idOf('amy')], days('amy', 1), instant(now + 1000));
    await glance.saveDays([idOf('amy')], days('amy', 8), now);
    expect(await read()).toEqual({ assigned: true, free: [7 * HOUR] });
  });

  it('begin with each one’s own today, also where another of the same turn is a day behind', async () => {
    const ahead = addDays(today, 1);
    await glance.saveDays([idOf('amy'), idOf('ben')], [...days('amy', 2, ahead), ...days('ben', 2)], now);
    const first = async (who: string) => {
      const [rows] = await pool.query('SELECT MIN(day) AS first FROM person_day WHERE person_id = ?', [idOf(who)]);
      return (rows as { first: string }[])[0]?.first;
    };
    expect([await first('amy'), await first('ben')]).toEqual([ahead, today]);
  });

  it('turn with the day: those whose day is over are the ones to work out again', async () => {
    await publish({ assignee: 'amy' });
    await team({ members: [member('ben'), member('cleo')] });
    await pool.query('DELETE FROM person_day WHERE person_id = ?', [idOf('cleo')]);
    expect(await glance.people('turned', now)).toEqual([idOf('cleo')]);
    expect(new Set(await glance.people('turned', instant(now + DAY)))).toEqual(
      new Set([idOf('amy'), idOf('ben'), idOf('cleo')]),
    );
    expect(new Set(await glance.people('all', now))).toEqual(new Set([idOf('amy'), idOf('ben'), idOf('cleo')]));
  });

  it('and the Browse that was seen go when they are over', async () => {
    await site.tidy(instant(now + 60 * DAY));
    const [rows] = await pool.query(
      'SELECT (SELECT COUNT(*) FROM person_day) + (SELECT COUNT(*) FROM browse_check) AS n',
    );
    expect(rows).toEqual([{ n: 0 }]);
  });
});
