import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importParts } from '../../src/adapters/sql/import-parts';
import { migrateSettings as migrate } from '../../src/adapters/sql/migrate';
import { planFacts } from '../../src/adapters/sql/panel-facts';
import { settingsStore } from '../../src/adapters/sql/settings';
import { site } from '../../src/adapters/sql/site';
import type { PersonSetting, SaveHolidayList, SaveTeam } from '../../src/contract';
import { instant, localDate } from '../../src/domain/units';
import { emptied, freed, onStore } from '../fixtures/on-store';
import type { Seam } from '../fixtures/seam';
import type { Store } from '../fixtures/store';

let store: Store;
let pool: Pool;
let seam: Seam;
beforeAll(async () => {
  ({ store, pool, seam } = await onStore(migrate));
});
afterAll(() => store.stop());
beforeEach(() => emptied({ pool, seam }, TABLES));

const TABLES = [
  ...['team', 'team_project', 'team_member', 'person', 'schedule', 'absence'],
  ...['second_week', 'person_holidays', 'holiday_list', 'import_row'],
];

const alive = () => freed(seam);
const member = (accountId: string, allocation = 1) => ({ accountId, allocation, reserve: 0, from: null, to: null });
const design = (own: Partial<SaveTeam> = {}): SaveTeam => ({
  ...{ teamId: null, version: null, name: 'Design', isDefault: false },
  ...{ projects: ['100', '101'], members: [member('amy'), member('ben')] },
  ...own,
});
const FOUR_DAYS = [28_800, 28_800, 28_800, 28_800, 0, 0, 0];
const FIVE_DAYS = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];
const calendar = (accountId: string, own: Partial<PersonSetting> = {}): PersonSetting => ({
  ...{ accountId, version: 0, zone: 'Europe/Berlin' },
  schedules: [{ from: null, week: FOUR_DAYS, second: null }],
  absences: [{ from: '2026-12-24', to: '2026-12-31', secondsPerDay: null }],
  ...own,
});
const only = async () => {
  const [team] = await settingsStore.teams();
  if (team === undefined) throw new Error('no team');
  return { ...team, teamId: team.id };
};
const thrown = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

/** Runs an act again and again, killed at its first statement, its second, ...; `seen` after each. */
const killedEverywhere = async <T>(
  prepare: () => Promise<unknown>,
  act: () => Promise<unknown>,
  seen: () => Promise<T>,
) => {
  const found: T[] = [];
  for (const hook of ['beforeSql', 'afterSql'] as const)
    for (let fatal = 1; fatal < 40; fatal += 1) {
      await prepare();
      let count = 0;
      seam[hook] = () => {
        count += 1;
        if (count >= fatal) throw new Error('killed');
      };
      const error = await thrown(act());
      alive();
      found.push(await seen());
      if (error === null) break;
    }
  return found;
};

describe('a team', () => {
  it('reads back as it was saved', async () => {
    expect(await settingsStore.saveTeam(design())).toBe('saved');
    expect(await only()).toMatchObject({
      version: 1,
      name: 'Design',
      projects: ['100', '101'],
      members: design().members,
    });
  });

  it('is as before or as wanted, never half, wherever the save is killed', async () => {
    const wanted = { name: 'Film', projects: ['102'], members: [member('cleo', 0.5)] };
    const states = await killedEverywhere(
      async () => {
        await pool.query('DELETE FROM team');
        await settingsStore.saveTeam(design());
      },
      async () => settingsStore.saveTeam({ ...(await only()), ...wanted }),
      async () => {
        const { name, projects, members } = await only();
        return JSON.stringify({ name, projects, members });
      },
    );
    const before = JSON.stringify({ name: 'Design', projects: ['100', '101'], members: design().members });
    expect(new Set(states)).toEqual(new Set([before, JSON.stringify(wanted)]));
  });

  it('is there or not, never half, wherever its creation is killed, and its name is free to try again', async () => {
    const states = await killedEverywhere(
      () => pool.query('DELETE FROM team'),
      () => settingsStore.saveTeam(design()),
      async () => {
        const found = (await settingsStore.teams()).map(({ members }) => members.length).join();
        if (found === '') expect(await settingsStore.saveTeam(design())).toBe('saved');
        return found;
      },
    );
    expect(new Set(states)).toEqual(new Set(['', '2']));
  });

  it('takes the place of the default team in the same instant', async () => {
    await settingsStore.saveTeam(design({ isDefault: true }));
    const states = await killedEverywhere(
      async () => {
        await pool.query("DELETE FROM team WHERE name <> 'Design'");
        await pool.query('UPDATE team SET is_default = 1');
      },
      () => settingsStore.saveTeam(design({ name: 'Film', isDefault: true })),
      async () =>
        (await settingsStore.teams())
          .filter(({ isDefault }) => isDefault)
          .map(({ name }) => name)
          .join(),
    );
    expect(new Set(states)).toEqual(new Set(['Design', 'Film']));
  });

  it('counts as saved when the write applied and only its answer was lost', async () => {
    await settingsStore.saveTeam(design());
    seam.afterSql = ({ text }) => {
      if (text.startsWith('UPDATE team')) throw new TypeError('socket hang up');
    };
    expect(await settingsStore.saveTeam({ ...(await only()), name: 'Film' })).toBe('saved');
  });

  it('saved by two admins at once is what one of them wanted; the other is told', async () => {
    await settingsStore.saveTeam(design());
    const team = await only();
    const outcomes = await Promise.all(
      ['amy', 'ben', 'cleo'].map((who) => settingsStore.saveTeam({ ...team, name: who, members: [member(who)] })),
    );
    expect(outcomes.sort()).toEqual(['conflict', 'conflict', 'saved']);
    const { name, members } = await only();
    expect(members).toEqual([member(name)]);
  });

  it('does not take a name that another one has', async () => {
    await settingsStore.saveTeam(design());
    expect(await settingsStore.saveTeam(design())).toBe('name-taken');
    await settingsStore.saveTeam(design({ name: 'Film' }));
    const film = (await settingsStore.teams()).find(({ name }) => name === 'Film');
    expect(await settingsStore.saveTeam({ ...design(), teamId: film?.id ?? 0, version: 1 })).toBe('name-taken');
  });

  it('created twice at once exists once', async () => {
    const outcomes = await Promise.all(
      ['amy', 'ben'].map((who) => settingsStore.saveTeam(design({ members: [member(who)] }))),
    );
    expect(outcomes.sort()).toEqual(['name-taken', 'saved']);
    expect(await settingsStore.teams()).toHaveLength(1);
  });

  it('that is deleted twice is gone, and shows nobody', async () => {
    await settingsStore.saveTeam(design());
    const { id } = await only();
    expect(await settingsStore.deleteTeam(id, 7)).toBe(false);
    expect(await settingsStore.deleteTeam(id, 1)).toBe(true);
    expect(await settingsStore.deleteTeam(id, 1)).toBe(true);
    expect((await planFacts.teamsOf(100)).teams).toEqual([]);
    const ids = [...(await settingsStore.personIds(['amy']))];
    expect((await planFacts.people({ kind: 'ids', ids }))[0]?.memberships).toEqual([]);
  });

  it('leaves nothing behind of what it was', async () => {
    await settingsStore.saveTeam(design());
    await settingsStore.saveTeam({ ...(await only()), members: [member('cleo')], projects: [] });
    await site.tidy(instant(Date.now() - 60_000));
    const rows = async () => ((await pool.query('SELECT COUNT(*) AS n FROM team_member'))[0] as { n: number }[])[0]?.n;
    expect(await rows()).toBe(3);
    await site.tidy(instant(Date.now() + 60_000));
    expect(await rows()).toBe(1);
    expect((await only()).members).toEqual([member('cleo')]);
  });
});

describe('a calendar', () => {
  it('is as before or as wanted, never half, wherever the save is killed', async () => {
    const first = calendar('amy', { schedules: [{ from: null, week: FOUR_DAYS, second: FIVE_DAYS }], holidays: 7 });
    const second = calendar('amy', { version: 1, zone: 'Asia/Tokyo', absences: [], schedules: [], holidays: null });
    const states = await killedEverywhere(
      async () => {
        await pool.query('DELETE FROM person');
        await settingsStore.saveCalendars([first]);
      },
      () => settingsStore.saveCalendars([second]),
      async () => JSON.stringify((await settingsStore.people())[0]),
    );
    expect(new Set(states)).toEqual(
      new Set([JSON.stringify({ ...first, version: 1 }), JSON.stringify({ ...second, version: 2 })]),
    );
  });

  it('of 500 people are saved in few statements, and read by the panel', async () => {
    const accounts = Array.from({ length: 500 }, (_, n) => `person-${n}`);
    seam.statements.length = 0;
    expect(await settingsStore.saveCalendars(accounts.map((account) => calendar(account)))).toEqual([]);
    expect(seam.statements.length).toBeLessThan(12);
    const ids = [...(await settingsStore.personIds(['person-77']))];
    const [person] = await planFacts.people({ kind: 'ids', ids });
    expect(person?.schedules).toHaveLength(1);
    expect(person?.absences[0]?.from).toBe(localDate('2026-12-24'));
  });

  it('that somebody changed meanwhile is named, and none is saved', async () => {
    await settingsStore.saveCalendars([calendar('amy')]);
    const late = [calendar('amy', { zone: 'Asia/Tokyo' }), calendar('ben')];
    expect(await settingsStore.saveCalendars(late)).toEqual(['amy']);
    expect((await settingsStore.people()).map(({ accountId, zone }) => `${accountId} ${zone}`)).toEqual([
      'amy Europe/Berlin',
    ]);
  });

  it('is planned with its second week and the holidays that are theirs, from one statement', async () => {
    const days = [
      { day: '2026-12-25', name: 'Christmas Day', half: false },
      { day: '2026-12-24', name: 'Christmas Eve', half: true },
    ];
    await settingsStore.saveHolidayList(holidays({ days, isDefault: true }));
    await settingsStore.saveHolidayList(holidays({ name: 'Madrid', days: [] }));
    const [berlin, madrid] = await settingsStore.holidayLists();
    const alternating = [{ from: null, week: FOUR_DAYS, second: FIVE_DAYS }];
    await settingsStore.saveCalendars([calendar('amy', { schedules: alternating })]);
    await settingsStore.saveCalendars([calendar('ben', { holidays: madrid?.id ?? 0 })]);
    await settingsStore.saveCalendars([calendar('cleo', { holidays: 0 })]);
    const ids = [...(await settingsStore.personIds(['amy', 'ben', 'cleo']))];
    seam.statements.length = 0;
    const found = await planFacts.people({ kind: 'ids', ids });
    expect(seam.statements).toHaveLength(1);
    const by = new Map(found.map((person) => [person.accountId, person]));
    expect(by.get('amy')?.schedules[0]).toMatchObject({ week: FOUR_DAYS, second: FIVE_DAYS });
    expect(by.get('ben')?.schedules[0]).toEqual({ from: '0001-01-01', week: FOUR_DAYS });
    expect(by.get('amy')?.holidays).toEqual([
      { day: '2026-12-24', half: true },
      { day: '2026-12-25', half: false },
    ]);
    expect([by.get('ben')?.holidays, by.get('cleo')?.holidays, berlin?.isDefault]).toEqual([[], [], true]);
    expect(berlin?.days.map(({ name }) => name)).toEqual(['Christmas Eve', 'Christmas Day']);
  });

  it('is planned without second weeks and holidays while their tables are still to come', async () => {
    await settingsStore.saveCalendars([calendar('amy')]);
    const ids = [...(await settingsStore.personIds(['amy']))];
    await pool.query('RENAME TABLE second_week TO kept_second_week, holiday_list TO kept_holiday_list');
    const found = await planFacts.people({ kind: 'ids', ids });
    expect(await settingsStore.holidayLists()).toEqual([]);
    expect((await settingsStore.people())[0]?.schedules).toHaveLength(1);
    await pool.query('RENAME TABLE kept_second_week TO second_week, kept_holiday_list TO holiday_list');
    expect(found[0]).toMatchObject({ schedules: [{ week: FOUR_DAYS }], holidays: [] });
  });
});

const holidays = (own: Partial<SaveHolidayList> = {}): SaveHolidayList => ({
  ...{ listId: null, version: null, name: 'Berlin', country: 'DE', region: 'BE', isDefault: false },
  days: [{ day: '2027-01-01', name: 'New Year’s Day', half: false }],
  ...own,
});

describe('a holiday list', () => {
  it('is as before or as wanted, never half, wherever the save is killed', async () => {
    const states = await killedEverywhere(
      async () => {
        await pool.query('DELETE FROM holiday_list');
        await settingsStore.saveHolidayList(holidays());
      },
      async () => {
        const [list] = await settingsStore.holidayLists();
        await settingsStore.saveHolidayList(holidays({ listId: list?.id ?? 0, version: 1, name: 'Spain', days: [] }));
      },
      async () => (await settingsStore.holidayLists()).map(({ name, days }) => `${name} ${days.length}`).join(),
    );
    expect(new Set(states)).toEqual(new Set(['Berlin 1', 'Spain 0']));
  });

  it('takes the place of the default one in the same instant, and its name is its own', async () => {
    await settingsStore.saveHolidayList(holidays({ isDefault: true }));
    expect(await settingsStore.saveHolidayList(holidays())).toBe('name-taken');
    await settingsStore.saveHolidayList(holidays({ name: 'Madrid', isDefault: true }));
    const lists = await settingsStore.holidayLists();
    expect(lists.map(({ name, isDefault, version }) => `${name} ${isDefault} ${version}`)).toEqual([
      'Berlin false 2',
      'Madrid true 1',
    ]);
    const [berlin] = lists;
    const late = holidays({ listId: berlin?.id ?? 0, version: 1, days: [] });
    expect(await settingsStore.saveHolidayList(late)).toBe('conflict');
    expect(await settingsStore.deleteHolidayList(berlin?.id ?? 0, 1)).toBe(false);
    expect(await settingsStore.deleteHolidayList(berlin?.id ?? 0, 2)).toBe(true);
  });
});

describe('teams and calendars at once', () => {
  it('all count or none does, wherever it is killed', async () => {
    const accounts = Array.from({ length: 300 }, (_, n) => `p${n}`);
    const states = await killedEverywhere(
      async () => {
        for (const table of TABLES) await pool.query(`DELETE FROM ${table}`);
        await settingsStore.saveTeam(design({ name: 'Film' }));
        await settingsStore.saveTeam(design());
      },
      async () => {
        const teams = (await settingsStore.teams()).map(({ id, ...team }) => ({
          ...{ ...team, teamId: id, members: [member('p1'), member('p2', 0.5)] },
        }));
        await settingsStore.saveTogether({ teams, calendars: accounts.map((one) => calendar(one, { holidays: 3 })) });
      },
      async () => {
        const [teams, people] = await Promise.all([settingsStore.teams(), settingsStore.people()]);
        return JSON.stringify([teams.map(({ members }) => members[0]?.accountId), people.length]);
      },
    );
    expect(new Set(states)).toEqual(new Set(['[["amy","amy"],0]', '[["p1","p1"],300]']));
  });

  it('store nothing when one of them was changed meanwhile', async () => {
    await settingsStore.saveTeam(design());
    const { teamId, ...team } = await only();
    const wanted = { teams: [{ ...team, teamId, version: 9 }], calendars: [calendar('ben')] };
    expect(await settingsStore.saveTogether(wanted)).toBe(false);
    expect(await settingsStore.people()).toEqual([]);
    expect(await settingsStore.saveTogether({ ...wanted, teams: [{ ...team, teamId, members: [] }] })).toBe(true);
    expect([(await only()).members, (await settingsStore.people()).length]).toEqual([[], 1]);
  });
});

describe('a text in parts', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const part = (n: number, text: string, importId = id) => importParts.put('amy', { importId, part: n, text });
  it('is whole when all parts are there, in whichever order they came, for its owner alone', async () => {
    await part(0, 'account\n');
    await part(2, 'ben');
    expect(await importParts.text('amy', id, 3)).toBeNull();
    await part(1, 'ana\n');
    await part(1, 'amy\n');
    expect(await importParts.text('amy', id, 3)).toBe('account\namy\nben');
    expect(await importParts.text('ben', id, 3)).toBeNull();
    expect(await importParts.put('ben', { importId: id, part: 3, text: 'mallory' })).toBe(false);
    expect(await importParts.text('amy', id, 4)).toBeNull();
  });
  it('goes when its owner begins another, and after a day', async () => {
    await part(0, 'old');
    const other = id.replace('1', '2');
    await part(0, 'new', other);
    expect([await importParts.text('amy', id, 1), await importParts.text('amy', other, 1)]).toEqual([null, 'new']);
    await site.tidy(instant(Date.now() + 3_600_000));
    expect(await importParts.text('amy', other, 1)).toBe('new');
    await site.tidy(instant(Date.now() + 26 * 3_600_000));
    expect(await importParts.text('amy', other, 1)).toBeNull();
  });
});
