import { beforeEach, describe, expect, it } from 'vitest';
import type { Waiting } from '../../../src/contract/personal';
import type { OwnKind, PrivacySettings, SelfService } from '../../../src/contract/privacy';
import type { PersonId } from '../../../src/domain/capacity/types';
import { instant } from '../../../src/domain/units';
import type { AuditPort } from '../../../src/usecases/audit/ports';
import { exportOwn } from '../../../src/usecases/personal/export-own';
import { getPersonal } from '../../../src/usecases/personal/get-personal';
import type { PersonalPorts, ProposalStore } from '../../../src/usecases/personal/ports';
import { decideRequest, getRequests } from '../../../src/usecases/personal/requests';
import { saveOwn, withdrawOwn } from '../../../src/usecases/personal/save-own';
import type { Viewer } from '../../../src/usecases/ports';
import { declares, inMemorySkills, mapOf } from '../../fixtures/in-memory-skills';
import { aCalendar, aManager, anAdmin, aTeam, settingsDesk } from '../../fixtures/settings-desk';

const FULL = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];
const SHORT = [21_600, 21_600, 21_600, 21_600, 0, 0, 0];
const amy: Viewer = { accountId: 'amy', readOnly: false, access: { everything: false, teams: [], rates: false } };
const HOURS = { version: 0, zone: 'Europe/Berlin', schedules: [{ from: null, week: FULL, second: SHORT }] };
const NOT_FOUND = { ok: false, failure: { kind: 'not-found' } };
const CONFLICT = { ok: false, failure: { kind: 'conflict' } };

/** Requests by the promises of the port: one of each kind, a new one in place of the old. */
const proposalStore = (): ProposalStore => {
  const all: (Waiting & { readonly seen: number })[] = [];
  const at = (accountId: string, kind: OwnKind) =>
    all.findIndex((one) => one.accountId === accountId && one.kind === kind);
  return {
    all: async () => [...all],
    put: async (accountId, kind, value, seen) => {
      const found = at(accountId, kind);
      const version = (all[found]?.version ?? 0) + 1;
      if (found >= 0) all.splice(found, 1);
      all.push({ accountId, kind, value, seen, version, at: instant(5) });
    },
    remove: async (accountId, kind, version) => {
      const found = at(accountId, kind);
      if (all[found]?.version !== version) return false;
      all.splice(found, 1);
      return true;
    },
  };
};

const desk = (mode: SelfService = 'free') => {
  const settings = settingsDesk({
    teams: [aTeam(3, 'Brand', ['amy', 'max']), aTeam(5, 'Copy', ['ben'])],
    people: [aCalendar('ben', { zone: 'Asia/Tokyo' })],
  });
  const skills = inMemorySkills({ map: mapOf(['Dielines', 'Retouching']) });
  const looked: string[] = [];
  const privacy = { version: 1, worksCouncil: false, selfService: { hours: mode, absences: mode, skills: mode } };
  const ports = {
    settings: settings.ports,
    skills: skills.ports,
    privacy: { settings: async () => privacy as unknown as PrivacySettings, saveSettings: async () => true },
    proposals: proposalStore(),
    people: {
      sizes: async () => [],
      personOf: async (accountId: string) => (accountId === 'stranger' ? null : (7 as PersonId)),
      counts: async () => [{ table: 'person', total: 1 }],
      known: async () => ({ tables: [], more: false }),
      own: async () => {
        looked.push('own');
        return { tables: [{ table: 'person', total: 1, rows: [{ zone: 'Europe/Berlin' }] }], more: false };
      },
      erase: async () => ({ tables: [] }),
    },
  } as unknown as PersonalPorts;
  return { ports, settings, looked };
};

let free: ReturnType<typeof desk>;
let asking: ReturnType<typeof desk>;
beforeEach(() => {
  free = desk('free');
  asking = desk('approval');
});

describe('the page of one’s own', () => {
  it('tells what is one’s own and nothing of others, also where nothing was entered', async () => {
    const { ports } = free;
    const page = await getPersonal(ports, amy);
    expect(page).toMatchObject({
      ok: true,
      value: {
        calendar: { version: 0, zone: null, schedules: [], absences: [] },
        skills: { version: 0, skills: [] },
        known: [{ table: 'person', rows: 1 }],
        waiting: [],
      },
    });
    expect(JSON.stringify(page)).not.toContain('Tokyo');
    await asking.ports.proposals.put('ben', 'hours', { zone: 'Asia/Tokyo', schedules: [] }, 1);
    expect(await getPersonal(asking.ports, amy)).toMatchObject({ ok: true, value: { waiting: [] } });
  });
});

describe('what somebody enters', () => {
  it('holds at once where the site says so: both of two weeks, and the other parts of the calendar stay', async () => {
    const { ports, settings } = free;
    const day = { from: '2026-12-24', to: '2026-12-24', secondsPerDay: null };
    expect(await saveOwn(ports, amy, 'hours', HOURS)).toMatchObject({ ok: true });
    expect(await saveOwn(ports, amy, 'absences', { version: 1, absences: [day] })).toMatchObject({ ok: true });
    expect(settings.people.get('amy')).toMatchObject({ ...HOURS, version: 2, absences: [day] });
    expect(settings.audit.entries.map(({ by, subject }) => [by?.accountId, subject])).toEqual([
      ['amy', 'amy'],
      ['amy', 'amy'],
    ]);
  });

  it('is refused where the site lets others enter it, and nothing is stored or asked', async () => {
    const { ports, settings } = desk('off');
    expect(await saveOwn(ports, amy, 'hours', HOURS)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-request', detail: expect.stringContaining('Ask the manager') },
    });
    expect([settings.people.has('amy'), await ports.proposals.all(), settings.audit.entries]).toEqual([false, [], []]);
  });

  it('that somebody changed meanwhile is a conflict, at once and as a request', async () => {
    for (const { ports, settings } of [free, asking]) {
      settings.people.set('amy', aCalendar('amy', { version: 4, zone: 'Asia/Tokyo' }));
      expect(await saveOwn(ports, amy, 'hours', HOURS)).toMatchObject(CONFLICT);
      expect([settings.people.get('amy')?.zone, await ports.proposals.all()]).toEqual(['Asia/Tokyo', []]);
    }
  });

  it('that is wrong is told when it is asked for, not to whoever would say yes', async () => {
    const twice = { ...HOURS, schedules: [...HOURS.schedules, ...HOURS.schedules] };
    expect(await saveOwn(asking.ports, amy, 'hours', twice)).toMatchObject({ failure: { kind: 'invalid-request' } });
    expect(await asking.ports.proposals.all()).toEqual([]);
  });

  it('waits for a yes, replaces what waited, and can be withdrawn at the version that was seen', async () => {
    const { ports, settings } = asking;
    await saveOwn(ports, amy, 'hours', HOURS);
    const page = await saveOwn(ports, amy, 'hours', { ...HOURS, zone: 'Europe/Paris' });
    expect(page).toMatchObject({
      ok: true,
      value: { waiting: [{ kind: 'hours', version: 2 }], calendar: { version: 0 } },
    });
    expect(settings.people.has('amy')).toBe(false);
    expect(await withdrawOwn(ports, amy, { kind: 'hours', version: 1 })).toMatchObject(CONFLICT);
    expect(await withdrawOwn(ports, amy, { kind: 'hours', version: 2 })).toMatchObject({ ok: true });
    expect(await ports.proposals.all()).toEqual([]);
  });
});

describe('a request', () => {
  const decide = (ports: PersonalPorts, by: Viewer, approve: boolean, version = 1) =>
    decideRequest(ports, by, { accountId: 'amy', kind: 'hours', version, approve });

  it('is seen by admins and by managers of a team of the person, never one’s own', async () => {
    const { ports } = asking;
    await saveOwn(ports, amy, 'hours', HOURS);
    const seen = async (viewer: Viewer) => {
      const reply = await getRequests(ports, viewer);
      return reply.ok ? reply.value.map(({ accountId }) => accountId) : reply.failure;
    };
    expect(await seen(anAdmin)).toEqual(['amy']);
    expect(await seen(aManager(3))).toEqual(['amy']);
    expect(await seen(aManager(5))).toEqual([]);
    expect(await seen({ ...aManager(3), accountId: 'amy' })).toEqual([]);
    for (const nobody of [aManager(5), { ...aManager(3), accountId: 'amy' }])
      expect(await decide(ports, nobody, true)).toEqual(NOT_FOUND);
  });

  it('holds with a yes as it was asked for, in the log as approved by whoever said so', async () => {
    const { ports, settings } = asking;
    await saveOwn(ports, amy, 'hours', HOURS);
    expect(await decide(ports, aManager(3), true)).toEqual({ ok: true, value: [] });
    expect(settings.people.get('amy')).toMatchObject({ ...HOURS, version: 1 });
    expect(settings.audit.entries).toMatchObject([{ action: 'approved', by: { accountId: 'max' }, subject: 'amy' }]);
  });

  it('with a no leaves all as it is, and the log says so', async () => {
    const { ports, settings } = asking;
    await saveOwn(ports, amy, 'hours', HOURS);
    expect(await decide(ports, anAdmin, false)).toEqual({ ok: true, value: [] });
    expect(settings.people.has('amy')).toBe(false);
    expect(settings.audit.entries).toMatchObject([{ action: 'declined', object: { kind: 'proposal', id: 'hours' } }]);
  });

  it('is not answered with a yes to another one, nor on a calendar that changed since', async () => {
    const { ports, settings } = asking;
    await saveOwn(ports, amy, 'hours', HOURS);
    await saveOwn(ports, amy, 'hours', { ...HOURS, zone: 'Europe/Paris' });
    expect(await decide(ports, anAdmin, true, 1)).toMatchObject(CONFLICT);
    settings.people.set('amy', aCalendar('amy', { version: 9 }));
    expect(await decide(ports, anAdmin, true, 2)).toMatchObject(CONFLICT);
    expect([settings.people.get('amy')?.version, (await ports.proposals.all()).length]).toEqual([9, 1]);
  });

  it('of skills becomes the person’s skills', async () => {
    const { ports } = asking;
    await saveOwn(ports, amy, 'skills', { version: 0, skills: [declares(2, 3)] });
    const yes = await decideRequest(ports, anAdmin, { accountId: 'amy', kind: 'skills', version: 1, approve: true });
    expect(yes).toEqual({ ok: true, value: [] });
    expect(await getPersonal(ports, amy)).toMatchObject({ ok: true, value: { skills: { skills: [declares(2, 3)] } } });
  });
});

it('values of one’s own leave an entry about oneself before they are read; a stranger’s leave none', async () => {
  const { ports, settings, looked } = free;
  const append: AuditPort['append'] = async (entries) => {
    looked.push('logged');
    return settings.audit.append(entries);
  };
  const logged = { ...ports, settings: { ...ports.settings, audit: { append } } };
  expect(await exportOwn(logged, amy, { page: 0 })).toMatchObject({
    ok: true,
    value: { tables: [{ table: 'person' }] },
  });
  expect(looked).toEqual(['logged', 'own']);
  expect(settings.audit.entries).toMatchObject([{ action: 'exported', subject: 'amy', by: { accountId: 'amy' } }]);
  await exportOwn(logged, { ...amy, accountId: 'stranger' }, { page: 0 });
  expect(settings.audit.entries).toHaveLength(1);
});
