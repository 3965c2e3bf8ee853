import { describe, expect, it } from 'vitest';
import type { PersonSetting, SaveTeam, SiteSettings, TeamSetting } from '../../../src/contract';
import type { PersonId } from '../../../src/domain/capacity/types';
import { instant } from '../../../src/domain/units';
import { PortFailure } from '../../../src/usecases/ports';
import { importPeople } from '../../../src/usecases/settings/import-people';
import type { SettingsPorts } from '../../../src/usecases/settings/ports';
import { deleteTeam, saveCalendar, saveSiteSettings, saveTeam } from '../../../src/usecases/settings/team-settings';
import { auditLog, EVERYTHING } from '../../fixtures/access';

const viewer = { accountId: 'ana', readOnly: false, access: EVERYTHING };
const site: SiteSettings = {
  otherWork: true,
  assumeRemaining: true,
  secondsPerPoint: null,
  zone: null,
  assumedByType: [],
  version: 0,
};

/** Settings in memory; `calls` names the writes, `worked` the people whose sums were worked out within the call. */
const desk = (over: { settingUp?: boolean; lost?: readonly string[] } = {}) => {
  const calls: string[] = [];
  const worked: number[] = [];
  let renewals = 0;
  let remeasured = 0;
  const teams: TeamSetting[] = [
    { id: 1, version: 3, name: 'Design', isDefault: false, projects: ['100'], members: [] },
  ];
  const calendars: PersonSetting[] = [];
  const audit = auditLog();
  const ports: SettingsPorts = {
    clock: { now: () => instant(0) },
    audit,
    reading: async () => {
      if (over.settingUp) throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
      return { ready: true, reading: null, asOf: instant(0), behind: false, pausedUntil: null };
    },
    facts: {
      site: async () => ({ fields: null, settings: site, timeTracking: null }),
      teamsOf: async () => {
        throw new Error('not asked');
      },
      people: async (wanted) => {
        worked.push(...(wanted.kind === 'ids' ? wanted.ids : []));
        return [];
      },
      openIssues: async () => [],
      issue: async () => null,
    },
    grants: { all: async () => [] },
    glance: { people: async () => [], saveDays: async () => {}, read: async () => null },
    renewAll: async () => {
      renewals += 1;
    },
    measureAll: async () => {
      remeasured += 1;
    },
    store: {
      teams: async () => teams,
      people: async () => calendars,
      projects: async () => ['100'],
      site: async () => site,
      saveTeam: async (team: SaveTeam) => {
        calls.push(`team ${team.name} ${team.members.length}`);
        return 'saved';
      },
      deleteTeam: async () => calls.push('delete') > 0,
      saveCalendars: async (saved) => {
        calls.push(`calendars ${saved.length}`);
        return over.lost ?? [];
      },
      saveSite: async () => calls.push('site') > 0,
      personIds: async (accounts) => accounts.map((_, n) => (n + 1) as PersonId),
    },
  };
  return { ports, calls, worked, renewals: () => renewals, remeasured: () => remeasured };
};

const team: SaveTeam = { teamId: 1, version: 3, name: 'Design', isDefault: false, projects: ['100'], members: [] };
const calendar: PersonSetting = { accountId: 'amy', version: 0, zone: null, schedules: [], absences: [] };
const rows = (count: number, inTeam = 150) =>
  [
    'account,team,mon,tue,wed,thu,fri,sat,sun',
    ...Array.from({ length: count }, (_, n) => `p${n},${n < inTeam ? 'Design' : ''},8,8,8,8,8,0,0`),
  ].join('\n');

describe('while the schema is not complete', () => {
  it.each<[string, (ports: SettingsPorts) => Promise<unknown>]>([
    ['saveTeam', (ports) => saveTeam(ports, viewer, team)],
    ['deleteTeam', (ports) => deleteTeam(ports, viewer, { teamId: 1, version: 3 })],
    ['saveCalendar', (ports) => saveCalendar(ports, viewer, calendar)],
    ['saveSiteSettings', (ports) => saveSiteSettings(ports, viewer, site)],
    ['importPeople', (ports) => importPeople(ports, viewer, { csv: rows(1), apply: true })],
  ])('%s answers "setting up" and writes nothing', async (_door, act) => {
    const { ports, calls } = desk({ settingUp: true });
    await expect(act(ports)).rejects.toMatchObject({ failure: { kind: 'unavailable', reason: 'setting-up' } });
    expect(calls).toEqual([]);
  });
});

describe('people from CSV', () => {
  it('are saved together: a write for each team, one for all calendars, and the sums once', async () => {
    const { ports, calls, renewals, worked } = desk();
    const reply = await importPeople(ports, viewer, { csv: rows(1500), apply: true });
    expect(reply).toMatchObject({ ok: true, value: { lines: 1500, errors: [] } });
    expect(calls).toEqual(['team Design 150', 'calendars 1500']);
    expect([renewals(), worked.length]).toEqual([1, 0]);
  });

  it('of a few people change their sums at once', async () => {
    const { ports, renewals, worked } = desk();
    await importPeople(ports, viewer, { csv: rows(3), apply: true });
    expect([renewals(), worked.length]).toEqual([0, 3]);
  });

  it('keep what somebody else saved meanwhile, and say so', async () => {
    const { ports } = desk({ lost: ['p1'] });
    expect(await importPeople(ports, viewer, { csv: rows(2), apply: true })).toMatchObject({
      ok: false,
      failure: { kind: 'conflict' },
    });
  });

  it('that would make a team larger than it may be are refused by line', async () => {
    const { ports, calls } = desk();
    const reply = await importPeople(ports, viewer, { csv: rows(201, 201), apply: true });
    expect(reply).toMatchObject({
      ok: true,
      value: { errors: [{ line: 202, message: expect.stringContaining('200') }] },
    });
    expect(calls).toEqual([]);
  });
});

it('a setting of the whole site leaves everybody’s sums and all measures to the queue: a page cannot wait for thousands', async () => {
  const { ports, calls, renewals, remeasured, worked } = desk();
  expect(await saveSiteSettings(ports, viewer, site)).toMatchObject({ ok: true });
  expect([calls, renewals(), remeasured(), worked]).toEqual([['site'], 1, 1, []]);
});
