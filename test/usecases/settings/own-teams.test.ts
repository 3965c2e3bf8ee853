import { describe, expect, it } from 'vitest';
import type { MemberSetting, PersonSetting, SaveTeam, TeamSetting, TeamSettings } from '../../../src/contract';
import type { TeamId } from '../../../src/domain/capacity/types';
import { cutTo, mayNotSave } from '../../../src/usecases/settings/own-teams';
import { EVERYTHING } from '../../fixtures/access';

const member = (accountId: string, allocation = 1): MemberSetting => ({
  accountId,
  allocation,
  reserve: 0,
  from: null,
  to: null,
});
const person = (accountId: string): PersonSetting =>
  ({ accountId, version: 1, zone: null, schedules: [], absences: [] }) as unknown as PersonSetting;
const team = (id: number, name: string, people: readonly string[]): TeamSetting => ({
  ...{ id, version: 3, name, isDefault: false, projects: [String(100 + id)] },
  members: people.map((one) => member(one)),
});
const settings: TeamSettings = {
  ...{ readOnly: false, reading: null, places: [], today: '2026-11-24', week: [], reserve: 0.1 },
  teams: [team(1, 'Copy', ['amy', 'ben']), team(2, 'Film', ['ben', 'carl'])],
  people: [person('amy'), person('ben'), person('carl')],
  projects: ['101', '102', '103'],
  managers: [
    { teamId: 1, accountId: 'noor' },
    { teamId: 2, accountId: 'carl' },
  ],
  site: { otherWork: true, assumeRemaining: true, secondsPerPoint: null, zone: null, assumedByType: [], version: 1 },
};
const ofCopy = { everything: false, teams: [1 as TeamId], rates: false };

describe('what a manager sees of teams', () => {
  it('is their own, its people, and how much these give elsewhere', () => {
    const cut = cutTo(ofCopy, settings);
    expect(cut.teams.map(({ name }) => name)).toEqual(['Copy']);
    expect(cut.people.map(({ accountId }) => accountId)).toEqual(['amy', 'ben']);
    expect(cut.projects).toEqual(['101']);
    expect(cut.managers).toEqual([{ teamId: 1, accountId: 'noor' }]);
    expect(cut.places).toEqual([{ ...member('ben'), team: 'Film' }]);
    expect(JSON.stringify(cut)).not.toContain('carl');
  });
  it('is nothing without a team, and everything for admins', () => {
    expect(cutTo({ ...ofCopy, teams: [] }, settings)).toMatchObject({
      teams: [],
      people: [],
      projects: [],
      managers: [],
      places: [],
    });
    expect(cutTo(EVERYTHING, settings)).toEqual(settings);
  });
});

describe('what a manager may save', () => {
  const copy = settings.teams[0] as TeamSetting;
  const save = (over: Partial<SaveTeam> = {}): SaveTeam => {
    const { id, ...rest } = copy;
    return { ...rest, teamId: id, ...over };
  };
  it('is members and shares of their own team', () => {
    expect(mayNotSave(ofCopy, save({ members: [member('amy', 0.5), member('dora')] }), copy)).toBeNull();
  });
  it.each<[string, Partial<SaveTeam>]>([
    ['the name', { name: 'Mine' }],
    ['the projects', { projects: [] }],
    ['more projects', { projects: ['101', '102'] }],
    ['the default', { isDefault: true }],
  ])('is not %s', (_, over) => expect(mayNotSave(ofCopy, save(over), copy)).toBe('forbidden'));
  it('is no other team, and no new one', () => {
    expect(mayNotSave(ofCopy, save({ teamId: 2 }), settings.teams[1] ?? null)).toBe('forbidden');
    expect(mayNotSave(ofCopy, save({ teamId: null, version: null }), null)).toBe('forbidden');
  });
  it('is compared with what they saw: who comes late is told of it', () => {
    expect(mayNotSave(ofCopy, save({ version: 2, name: 'Old name' }), copy)).toBe('changed');
    expect(mayNotSave(ofCopy, save({ version: 4, name: 'Guessed' }), copy)).toBe('changed');
  });
});
