import { describe, expect, it } from 'vitest';
import { getCalendars } from '../../../src/usecases/calendars/calendar-settings';
import { deleteHolidayList, saveHolidayList } from '../../../src/usecases/calendars/holiday-lists';
import { giveCalendar, saveCalendar } from '../../../src/usecases/calendars/save-calendar';
import { aCalendar, aManager, anAdmin, aTeam, settingsDesk } from '../../fixtures/settings-desk';

const WEEK = [28_800, 28_800, 28_800, 28_800, 0, 0, 0];
const studio = () =>
  settingsDesk({
    teams: [aTeam(1, 'Copy', ['ana', 'ben']), aTeam(2, 'Film', ['cleo'])],
    people: [
      aCalendar('ana', { version: 2, schedules: [{ from: null, week: WEEK }] }),
      aCalendar('cleo', { version: 1 }),
    ],
  });
const list = {
  ...{ listId: null, version: null, name: 'Berlin', country: 'DE', region: 'BE', isDefault: true },
  days: [{ day: '2026-12-25', name: 'Christmas Day', half: false }],
};

describe('who manages a team', () => {
  it('sees its members alone, and all holiday lists', async () => {
    const desk = studio();
    await saveHolidayList(desk.ports, anAdmin, list);
    const reply = await getCalendars(desk.ports, aManager(1));
    expect(reply).toMatchObject({
      ok: true,
      value: { everything: false, teams: [{ name: 'Copy' }], lists: [{ name: 'Berlin' }] },
    });
    expect(reply.ok && reply.value.people.map(({ accountId }) => accountId)).toEqual(['ana']);
  });
  it('saves calendars of members and of nobody else', async () => {
    const { ports, people } = studio();
    const away = [{ from: '2026-12-24', to: '2026-12-24', secondsPerDay: null }];
    expect(await saveCalendar(ports, aManager(1), aCalendar('ben', { absences: away }))).toMatchObject({ ok: true });
    const refused = { ok: false, failure: { kind: 'not-found' } };
    expect(await saveCalendar(ports, aManager(1), aCalendar('cleo', { version: 1, absences: away }))).toEqual(refused);
    expect(await saveCalendar(ports, aManager(), aCalendar('ben', { version: 1 }))).toEqual(refused);
    expect(people.get('cleo')?.absences).toEqual([]);
  });
  it('gives no week to somebody outside, not even among members', async () => {
    const { ports, people } = studio();
    const given = {
      people: [
        { accountId: 'ana', version: 2 },
        { accountId: 'cleo', version: 1 },
      ],
      schedule: null,
      holidays: 0,
    };
    expect(await giveCalendar(ports, aManager(1), given)).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(people.get('ana')?.holidays).toBeNull();
  });
  it('of a team that somebody left does not reach them any more', async () => {
    const left = { accountId: 'dan', allocation: 1, reserve: 0, from: null, to: '2026-11-23' };
    const { ports } = settingsDesk({ teams: [{ ...aTeam(1, 'Copy'), members: [left] }] });
    expect(await saveCalendar(ports, aManager(1), aCalendar('dan'))).toMatchObject({ ok: false });
  });
});

describe('a week given to several people', () => {
  const schedule = { from: '2027-02-01', week: WEEK, second: null };
  it('comes beside the weeks that they have, and in the place of one that begins on its day', async () => {
    const { ports, people, audit } = studio();
    const given = {
      people: [
        { accountId: 'ana', version: 2 },
        { accountId: 'ben', version: 0 },
      ],
      schedule,
    };
    expect(await giveCalendar(ports, anAdmin, given)).toMatchObject({ ok: true });
    expect(people.get('ana')?.schedules.map(({ from }) => from)).toEqual([null, '2027-02-01']);
    expect(people.get('ben')?.schedules).toEqual([schedule]);
    await giveCalendar(ports, anAdmin, {
      people: [{ accountId: 'ana', version: 3 }],
      schedule: { ...schedule, week: [0, 0, 0, 0, 0, 0, 0] },
    });
    expect(people.get('ana')?.schedules.map(({ from, week }) => [from, week[0]])).toEqual([
      [null, 28_800],
      ['2027-02-01', 0],
    ]);
    expect(audit.entries.map(({ subject }) => subject)).toEqual(['ana', 'ben', 'ana']);
  });
  it('is given to nobody when one of them was changed meanwhile', async () => {
    const { ports, people } = studio();
    const given = {
      people: [
        { accountId: 'ana', version: 1 },
        { accountId: 'ben', version: 0 },
      ],
      schedule,
    };
    expect(await giveCalendar(ports, anAdmin, given)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    expect(people.has('ben')).toBe(false);
  });
});

describe('a holiday list', () => {
  it('renews everybody’s sums, and leaves an entry that takes it back', async () => {
    const { ports, lists, renewed, audit } = studio();
    await saveHolidayList(ports, anAdmin, list);
    await saveHolidayList(ports, anAdmin, { ...list, listId: 1, version: 1, days: [] });
    expect([lists.get(1)?.days.length, renewed]).toEqual([0, ['all', 'all']]);
    expect(audit.entries[1]).toMatchObject({
      object: { kind: 'holidays', id: '1' },
      version: 2,
      before: { days: list.days },
    });
  });
  it('has each day once', async () => {
    const { ports, lists } = studio();
    const twice = { ...list, days: [...list.days, { day: '2026-12-25', name: 'Again', half: true }] };
    expect(await saveHolidayList(ports, anAdmin, twice)).toMatchObject({ ok: false, failure: { field: 'days.1' } });
    expect(lists.size).toBe(0);
  });
  it('that somebody has is not deleted, and one that is gone is not given', async () => {
    const { ports, lists } = studio();
    await saveHolidayList(ports, anAdmin, list);
    await saveCalendar(ports, anAdmin, aCalendar('ben', { holidays: 1 }));
    expect(await deleteHolidayList(ports, anAdmin, { listId: 1, version: 1 })).toMatchObject({
      ok: false,
      failure: { detail: 'One person has this list. Give them another one first.' },
    });
    expect(lists.size).toBe(1);
    expect(await saveCalendar(ports, anAdmin, aCalendar('dan', { holidays: 9 }))).toMatchObject({
      ok: false,
      failure: { field: 'holidays' },
    });
  });
});
