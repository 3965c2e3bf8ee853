import { describe, expect, it } from 'vitest';
import type { PersonSetting, SaveTeam, SiteSettings, TeamSetting } from '../../../src/contract';
import type { PersonId } from '../../../src/domain/capacity/types';
import { instant } from '../../../src/domain/units';
import { saveCalendar } from '../../../src/usecases/calendars/save-calendar';
import { PortFailure } from '../../../src/usecases/ports';
import type { SettingsPorts } from '../../../src/usecases/settings/ports';
import { deleteTeam, saveSiteSettings, saveTeam } from '../../../src/usecases/settings/team-settings';
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
      return { ready: true, reading: null, asOf: instant(0), behind: false, pausedUntil: null, stale: null };
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
      saveTogether: async () => calls.push('together') > 0,
      holidayLists: async () => [],
      saveHolidayList: async () => (calls.push('list') > 0 ? 'saved' : 'conflict'),
      deleteHolidayList: async () => calls.push('delete list') > 0,
      saveSite: async () => calls.push('site') > 0,
      personIds: async (accounts) => accounts.map((_, n) => (n + 1) as PersonId),
    },
  };
  return { ports, calls, worked, renewals: () => renewals, remeasured: () => remeasured };
};

const team: SaveTeam = { teamId: 1, version: 3, name: 'Design', isDefault: false, projects: ['100'], members: [] };
const calendar: PersonSetting = { accountId: 'amy', version: 0, zone: null, schedules: [], absences: [] };
describe('while the schema is not complete', () => {
  it.each<[string, (ports: SettingsPorts) => Promise<unknown>]>([
    ['saveTeam', (ports) => saveTeam(ports, viewer, team)],
    ['deleteTeam', (ports) => deleteTeam(ports, viewer, { teamId: 1, version: 3 })],
    ['saveCalendar', (ports) => saveCalendar(ports, viewer, calendar)],
    ['saveSiteSettings', (ports) => saveSiteSettings(ports, viewer, site)],
  ])('%s answers "setting up" and writes nothing', async (_door, act) => {
    const { ports, calls } = desk({ settingUp: true });
    await expect(act(ports)).rejects.toMatchObject({ failure: { kind: 'unavailable', reason: 'setting-up' } });
    expect(calls).toEqual([]);
  });
});

it('a setting of the whole site leaves everybody’s sums and all measures to the queue: a page cannot wait for thousands', async () => {
  const { ports, calls, renewals, remeasured, worked } = desk();
  expect(await saveSiteSettings(ports, viewer, site)).toMatchObject({ ok: true });
  expect([calls, renewals(), remeasured(), worked]).toEqual([['site'], 1, 1, []]);
});
