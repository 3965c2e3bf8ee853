import { describe, expect, it } from 'vitest';
import type { TeamId } from '../../../src/domain/capacity/types';
import { instant } from '../../../src/domain/units';
import { undoWayOf } from '../../../src/resolvers/undo-ways';
import { getLastChange } from '../../../src/usecases/audit/last-change';
import type { KeptEntry } from '../../../src/usecases/audit/ports';
import { type UndoPorts, undoChange } from '../../../src/usecases/audit/undo-change';
import type { Access } from '../../../src/usecases/ports';
import { EVERYTHING } from '../../fixtures/access';

const member = (accountId: string | null) => ({ accountId, allocation: 1, reserve: 0, from: null, to: null });
const brand = { name: 'Brand', isDefault: false, projects: ['1'], members: [member('amy'), member('ben')] };
const changed = (own: Partial<KeptEntry> = {}): KeptEntry => ({
  ...{ seq: 7, at: instant(5), by: 'noor', action: 'saved', object: { kind: 'team', id: '3' }, about: null },
  ...{ version: 4, before: brand, after: { ...brand, name: 'Brand design' }, secret: false, hash: 'h', last: true },
  ...own,
});
const rana = (access: Access = EVERYTHING) => ({ accountId: 'rana', readOnly: false, access });
const managing = (team: number): Access => ({ everything: false, teams: [team as TeamId], rates: false });

const desk = (entry: KeptEntry | null, own: Partial<UndoPorts> = {}) => {
  const asked: unknown[] = [];
  const ports: UndoPorts = {
    log: { entry: async () => entry, lastChange: async () => entry && { ...entry, seq: 8 } },
    teams: async () => [{ id: 3, version: 4, ...brand, members: [{ ...member('amy'), accountId: 'amy' }] }],
    wayOf: undoWayOf,
    mayPass: async () => true,
    saveAgain: async (door, _viewer, request) => {
      asked.push([door, request]);
      return null;
    },
    ...own,
  };
  return { ports, asked };
};
const undo = async (entry: KeptEntry | null, access?: Access, own?: Partial<UndoPorts>) => {
  const { ports, asked } = desk(entry, own);
  return { reply: await undoChange(ports, rana(access), { seq: 7 }), asked };
};

describe('taking back', () => {
  it('saves what was there before, at the version that the change made', async () => {
    const { reply, asked } = await undo(changed());
    expect(asked).toEqual([['saveTeam', { ...brand, teamId: 3, version: 4 }]]);
    expect(reply).toEqual({ ok: true, value: { seq: 8, kind: 'team', id: '3', accountId: null } });
  });
  it('a team that was made goes, and one that was deleted is made again', async () => {
    const made = await undo(changed({ before: null }));
    expect(made.asked).toEqual([['deleteTeam', { teamId: 3, version: 4 }]]);
    const gone = await undo(changed({ action: 'deleted', after: null, version: null }));
    expect(gone.asked).toEqual([['saveTeam', { ...brand, teamId: null, version: null }]]);
  });
  it('of a person names the person, and a first entry becomes none', async () => {
    const calendar = { zone: 'Europe/Berlin', schedules: [{ from: null, week: [] }], absences: [] };
    const own = { object: { kind: 'calendar', id: null }, about: { accountId: 'amy' }, after: calendar };
    const { asked } = await undo(changed({ ...own, before: { ...calendar, zone: null } }));
    expect(asked).toEqual([['saveCalendar', { ...calendar, zone: null, accountId: 'amy', version: 4 }]]);
    const first = await undo(changed({ ...own, before: null, version: 1 }));
    const nothing = { zone: null, schedules: [], absences: [], accountId: 'amy', version: 1 };
    expect(first.asked).toEqual([['saveCalendar', nothing]]);
  });
  it('brings nobody back who was erased', async () => {
    const before = { ...brand, members: [member('amy'), member(null)] };
    const { asked } = await undo(changed({ before }));
    expect(asked).toEqual([['saveTeam', { ...brand, members: [member('amy')], teamId: 3, version: 4 }]]);
    const own = { object: { kind: 'calendar', id: null }, about: { accountId: null }, after: {} };
    expect((await undo(changed(own))).reply).toEqual({ ok: false, failure: { kind: 'not-found' } });
  });
  it('is refused, and saves nothing, when somebody changed it since', async () => {
    const { reply, asked } = await undo(changed({ last: false }));
    expect([reply, asked]).toMatchObject([{ ok: false, failure: { kind: 'conflict' } }, []]);
  });
  it('says what the save says: that it changed meanwhile, that it cannot be saved any more', async () => {
    const failure = { kind: 'conflict', detail: 'Somebody was faster.' } as const;
    const { reply } = await undo(changed(), EVERYTHING, { saveAgain: async () => failure });
    expect(reply).toEqual({ ok: false, failure });
  });
});

describe('whoever could not have saved it', () => {
  const NOT_THERE = { ok: false, failure: { kind: 'not-found' } };

  it('hears the same as of a change that there never was', async () => {
    for (const entry of [null, changed(), changed({ last: false }), changed({ object: { kind: 'audit', id: null } })]) {
      const { reply, asked } = await undo(entry, managing(9));
      expect([reply, asked]).toEqual([NOT_THERE, []]);
      const { reply: second, asked: none } = await undo(entry, EVERYTHING, { mayPass: async () => false });
      expect([second, none]).toEqual([NOT_THERE, []]);
    }
  });
  it('is not a manager of that very team, nor of that person’s', async () => {
    expect((await undo(changed(), managing(3))).reply.ok).toBe(true);
    const of = (accountId: string) =>
      changed({ object: { kind: 'calendar', id: null }, about: { accountId }, before: {}, after: {} });
    expect((await undo(of('amy'), managing(3))).reply.ok).toBe(true);
    expect((await undo(of('zoe'), managing(3))).reply).toEqual(NOT_THERE);
    expect((await undo(changed({ object: { kind: 'site', id: null } }), managing(3))).reply).toEqual(NOT_THERE);
  });
  it('is an admin without the grant for rates', async () => {
    const { ports } = desk(changed({ object: { kind: 'rates', id: null } }));
    const asked = { kind: 'rates', id: null, accountId: null };
    expect(await getLastChange(ports, rana(), asked)).toEqual({ ok: true, value: null });
    const viewer = rana({ everything: false, teams: [], rates: true });
    expect(await getLastChange(ports, viewer, asked)).toMatchObject({ ok: true, value: { seq: 8, by: 'noor' } });
  });
});
