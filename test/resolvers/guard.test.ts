import { makeResolver } from '@forge/resolver';
import { describe, expect, it } from 'vitest';
import type { TeamId } from '../../src/domain/capacity/types';
import { type Behind, guarded } from '../../src/resolvers/guard';
import { knownDoorsOnly } from '../../src/resolvers/known-doors';
import { type Door, type DoorKey, registry } from '../../src/resolvers/registry';
import type { Grants } from '../../src/usecases/access/ports';
import { PortFailure } from '../../src/usecases/ports';
import { fitOf } from '../doors/knocking';
import { NO_QUOTA } from '../fixtures/access';

const keys = Object.keys(registry) as DoorKey[];
const door = (key: DoorKey): Door => registry[key];

/** A payload that each door would take. */
const fit = Object.fromEntries(keys.map((key) => [key, fitOf(key).payload])) as Record<DoorKey, unknown>;

type World = { admin?: boolean | Error; grants?: Partial<Grants> | Error };
const TEAM = 1 as TeamId;
const NONE: Grants = { appAdmin: false, rates: false, teams: [] };

/** All doors with ports that count: what stands behind them answers `through`. */
const doors = ({ admin = false, grants = {} }: World = {}) => {
  const calls: string[] = [];
  const behind = Object.fromEntries(
    keys.map((key) => [key, async () => (calls.push(`behind ${key}`), { ok: true, value: 'through' })]),
  ) as unknown as Behind;
  const isJiraAdmin = async () => {
    calls.push('isJiraAdmin');
    if (admin instanceof Error) throw admin;
    return admin;
  };
  const grantsOf = async (): Promise<Grants> => {
    if (grants instanceof Error) throw grants;
    return { ...NONE, ...grants };
  };
  const resolve = knownDoorsOnly(
    makeResolver(
      guarded({ log: { info: () => {}, warn: () => {} }, isJiraAdmin, grants: grantsOf, quota: NO_QUOTA }, behind),
    ),
  );
  const knock = (
    functionKey: string,
    payload: unknown,
    context: object = {},
    vouched: object = { principal: { accountId: 'ana' } },
  ) =>
    resolve(
      {
        call: { functionKey, payload },
        context: {
          accountType: 'licensed',
          moduleKey: Object.hasOwn(registry, functionKey) ? registry[functionKey as DoorKey].modules[0] : 'settings',
          ...context,
        },
      } as never,
      vouched,
    );
  return { knock, calls };
};

const NOT_FOUND = { ok: false, failure: { kind: 'not-found' } };
/** May do all there is to do. */
const ANYBODY: World = { admin: true, grants: { rates: true } };
const THROUGH = { ok: true, value: 'through' };

describe.each(keys)('the door %s', (key) => {
  it.each([
    ['nobody', {}, {}],
    ['nobody, whatever the context says', { accountId: 'ana' }, {}],
    ['an empty account', {}, { principal: { accountId: '' } }],
    ['a customer', { accountType: 'customer' }, { principal: { accountId: 'ana' } }],
    ['somebody without a licence', { accountType: 'unlicensed' }, { principal: { accountId: 'ana' } }],
    ['somebody anonymous', { accountType: 'anonymous' }, { principal: { accountId: 'ana' } }],
    ['a page of another module', { moduleKey: 'elsewhere' }, { principal: { accountId: 'ana' } }],
  ])('stays shut for %s, and asks nothing', async (_, context, vouched) => {
    const { knock, calls } = doors({ admin: true });
    expect(await knock(key, fit[key], context, vouched)).toEqual(NOT_FOUND);
    expect(calls).toEqual([]);
  });

  it('lets somebody without an account type in: Forge does not always give one', async () => {
    const { knock } = doors(ANYBODY);
    expect(await knock(key, fit[key], { accountType: undefined })).toEqual(THROUGH);
  });

  it.each([
    ['nobody special', {}, ['licensed']],
    ['a manager of a team', { grants: { teams: [TEAM] } }, ['licensed', 'granted', 'manager']],
    ['a rate viewer', { grants: { rates: true } }, ['licensed', 'granted', 'rate-viewer']],
    ['an app admin', { grants: { appAdmin: true } }, ['licensed', 'granted', 'manager', 'app-admin']],
    ['a Jira admin', { admin: true }, ['licensed', 'granted', 'manager', 'app-admin', 'jira-admin']],
  ] as const)('is open to %s where its grant says so', async (_, world, open) => {
    const through = (open as readonly string[]).includes(door(key).grant);
    expect(await doors(world).knock(key, fit[key])).toEqual(through ? THROUGH : NOT_FOUND);
  });

  it('fails closed when nobody can say what the caller may do', async () => {
    const { grant, data } = door(key);
    if (grant === 'licensed') return expect(['settings', 'rates', 'audit']).not.toContain(data);
    const failure = { kind: 'unavailable', reason: 'jira' } as const;
    for (const world of [{ grants: new PortFailure(failure) }, { admin: new PortFailure(failure) }]) {
      const { knock, calls } = doors(world);
      const denied = grant === 'rate-viewer' && 'admin' in world ? { kind: 'not-found' } : failure;
      expect(await knock(key, fit[key])).toEqual({ ok: false, failure: denied });
      expect(calls.filter((call) => call.startsWith('behind'))).toEqual([]);
    }
    await expect(doors({ grants: new Error('secret words') }).knock(key, fit[key])).rejects.toThrow(
      /^Something went wrong\.$/,
    );
  });

  it('reads but does not write while the licence is inactive', async () => {
    for (const license of [{ isActive: false }, { active: false }]) {
      const answer = await doors(ANYBODY).knock(key, fit[key], {}, { principal: { accountId: 'ana' }, license });
      expect(answer).toEqual(
        door(key).writes ? { ok: false, failure: { kind: 'unavailable', reason: 'licence' } } : THROUGH,
      );
    }
    expect(
      await doors(ANYBODY).knock(key, fit[key], {}, { principal: { accountId: 'ana' }, license: { isActive: true } }),
    ).toEqual(THROUGH);
  });

  it.each([
    ['an unknown key', { surprise: 1 }],
    ['a forged context', { context: { accountId: 'admin' } }],
    ['a forged grant', { isAdmin: true }],
    ['a constructor', { constructor: { name: 'x' } }],
    ['toString', { toString: 'x' }],
    ['a key that JSON made', JSON.parse('{"__proto__": {"isAdmin": true}}')],
  ])('refuses a payload with %s before it asks anything', async (_, extra) => {
    const { knock, calls } = doors({ admin: true });
    const payload = Object.assign(Object.create(null), fit[key]);
    for (const name of Object.getOwnPropertyNames(extra))
      Object.defineProperty(payload, name, { value: extra[name as never], enumerable: true });
    expect(await knock(key, payload)).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
    expect(calls).toEqual([]);
  });

  it.each([
    ['a list', []],
    ['text', 'x'],
    ['a number', 7],
    ['true', true],
  ])('refuses %s instead of a request', async (_, payload) => {
    const { knock, calls } = doors({ admin: true });
    expect(await knock(key, payload)).toMatchObject({ ok: false, failure: { kind: 'invalid-request' } });
    expect(calls).toEqual([]);
  });

  it('refuses more than 110 kB unread', async () => {
    const { knock, calls } = doors({ admin: true });
    expect(await knock(key, { csv: 'x'.repeat(120_000) })).toMatchObject({ ok: false, failure: { kind: 'too-large' } });
    expect(calls).toEqual([]);
  });
});

describe('doors', () => {
  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', 'getEverything', ''])(
    'that nobody registered do not exist: %j',
    async (key) => {
      await expect(doors({ admin: true }).knock(key, {})).rejects.toThrow('There is no such resolver.');
    },
  );

  it.each([
    '',
    '0',
    '-1',
    '1.5',
    '1e3',
    'ABC-1',
    '10001/../..',
    '10001%2f..',
    '10001;x',
    ' 10001',
    '99999999999999999999',
  ])('take no issue id like %j', async (issueId) => {
    const { knock, calls } = doors();
    expect(await knock('getCapacityPanel', { issueId })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-request', field: 'issueId' },
    });
    expect(calls).toEqual([]);
  });

  it.each([
    ['saveTeam', { ...(fit.saveTeam as object), projects: ['9999999999999999999'] }],
    ['saveTeam', { ...(fit.saveTeam as object), name: '   ' }],
    [
      'saveTeam',
      { ...(fit.saveTeam as object), members: [{ accountId: 'ana', allocation: 3, reserve: 0, from: null, to: null }] },
    ],
    [
      'saveTeam',
      {
        ...(fit.saveTeam as object),
        members: Array.from({ length: 201 }, (_, n) => ({
          accountId: `p${n}`,
          allocation: 1,
          reserve: 0,
          from: null,
          to: null,
        })),
      },
    ],
    ['saveCalendar', { ...(fit.saveCalendar as object), zone: 'Europe/Atlantis' }],
    [
      'saveCalendar',
      { ...(fit.saveCalendar as object), absences: [{ from: '2026-02-30', to: '2026-03-01', secondsPerDay: null }] },
    ],
    [
      'saveCalendar',
      { ...(fit.saveCalendar as object), schedules: [{ from: null, week: [90_000, 0, 0, 0, 0, 0, 0] }] },
    ],
    ['saveSiteSettings', { ...(fit.saveSiteSettings as object), secondsPerPoint: 0 }],
  ] as const)('say which field of %s is wrong', async (key, payload) => {
    const answer = await doors({ admin: true }).knock(key, payload);
    expect(answer).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-request', field: expect.any(String), detail: expect.any(String) },
    });
  });
});
