import { describe, expect, it } from 'vitest';
import type { GrantAsked, GrantGiven } from '../../../src/contract/access';
import type { TeamId } from '../../../src/domain/capacity/types';
import { instant } from '../../../src/domain/units';
import { getAccess, revokeGrant, saveGrant } from '../../../src/usecases/access/grants';
import type { GrantPorts } from '../../../src/usecases/access/ports';
import { getSettingsHome } from '../../../src/usecases/access/settings-home';
import type { Viewer } from '../../../src/usecases/ports';
import { auditLog, EVERYTHING } from '../../fixtures/access';

const rana: Viewer = { accountId: 'rana', readOnly: false, access: EVERYTHING };
const rates: GrantAsked = { kind: 'rates', accountId: 'rana', teamId: null };
const manager: GrantAsked = { kind: 'manager', accountId: 'noor', teamId: 1 };

const desk = (over: { logFails?: boolean } = {}) => {
  const audit = auditLog();
  let grants: GrantGiven[] = [];
  const same = (a: GrantAsked, b: GrantAsked) =>
    JSON.stringify([a.kind, a.accountId, a.teamId]) === JSON.stringify([b.kind, b.accountId, b.teamId]);
  const ports: GrantPorts = {
    clock: { now: () => instant(7) },
    reading: async () => ({
      ready: true,
      reading: null,
      asOf: instant(0),
      behind: false,
      pausedUntil: null,
      stale: null,
    }),
    audit: over.logFails ? { append: async () => Promise.reject(new Error('no log')) } : audit,
    grants: {
      all: async () => grants,
      give: async (grant, by, at) => void grants.push({ ...grant, by, at }),
      take: async (grant) => {
        grants = grants.filter((one) => !same(one, grant));
      },
      teams: async () => [{ id: 1, name: 'Copy' }],
    },
  };
  return { ports, audit, grants: () => grants };
};

describe('a grant', () => {
  it('says who gave it and when, to oneself too, and stands in the log', async () => {
    const { ports, audit } = desk();
    expect(await saveGrant(ports, rana, rates)).toEqual({
      ok: true,
      value: { readOnly: false, grants: [{ ...rates, by: 'rana', at: 7 }], teams: [{ id: 1, name: 'Copy' }] },
    });
    expect(audit.entries).toMatchObject([
      { action: 'granted', object: { kind: 'grant', id: 'rates' }, subject: 'rana', before: null, after: rates },
    ]);
  });

  it('is given and taken twice without harm, and logged once each', async () => {
    const { ports, audit, grants } = desk();
    for (const act of [saveGrant, saveGrant, revokeGrant, revokeGrant])
      expect((await act(ports, rana, manager)).ok).toBe(true);
    expect(grants()).toEqual([]);
    expect(audit.entries.map(({ action, object }) => `${action} ${object.id}`)).toEqual([
      'granted manager:1',
      'revoked manager:1',
    ]);
  });

  it('does not count when the log cannot have it', async () => {
    const { ports, grants } = desk({ logFails: true });
    await expect(saveGrant(ports, rana, rates)).rejects.toThrow();
    expect(grants()).toEqual([]);
  });

  it.each<GrantAsked>([
    { kind: 'manager', accountId: 'noor', teamId: 2 },
    { kind: 'manager', accountId: 'noor', teamId: null },
    { kind: 'rates', accountId: 'noor', teamId: 1 },
    { kind: 'app-admin', accountId: 'noor', teamId: 1 },
  ])('of nothing that there is, is not found: %j', async (asked) => {
    const { ports, audit } = desk();
    for (const act of [saveGrant, revokeGrant])
      expect(await act(ports, rana, asked)).toEqual({ ok: false, failure: { kind: 'not-found' } });
    expect(audit.entries).toEqual([]);
  });

  it('is listed with all others', async () => {
    const { ports } = desk();
    await saveGrant(ports, rana, manager);
    await saveGrant(ports, rana, rates);
    expect(await getAccess(ports, { ...rana, readOnly: true })).toMatchObject({
      value: { readOnly: true, grants: [manager, rates] },
    });
  });
});

describe('what the settings are opened with', () => {
  const undecided = {
    choice: { steps: { hours: 'kept', teams: 'open', stages: 'open' } as const, hours: null },
    ...{ version: 1, teams: 0, stages: true },
  };
  const home = (access: Viewer['access']) =>
    getSettingsHome(
      {
        reading: async () => ({
          ready: true,
          reading: null,
          asOf: instant(0),
          behind: false,
          pausedUntil: null,
          stale: null,
        }),
        start: { decided: async () => undecided },
        marks: [async () => [{ section: 'teams', kind: 'above-one', n: 2 }], async () => []],
      },
      { ...rana, access },
    );

  it('tells admins what needs a look and how far the first steps are; what was entered elsewhere is decided', async () => {
    expect(await home(EVERYTHING)).toMatchObject({
      value: { start: { done: 2, of: 3 }, marks: [{ section: 'teams', kind: 'above-one', n: 2 }] },
    });
  });
  it('tells others neither', async () => {
    expect(await home({ everything: false, teams: [1 as TeamId], rates: true })).toMatchObject({
      value: { start: null, marks: [], teams: [1], rates: true, everything: false },
    });
  });
});
