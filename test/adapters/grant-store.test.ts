import type { Pool } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantStore, promisedMarks } from '../../src/adapters/sql/grant-store';
import { grantsOf } from '../../src/adapters/sql/grants';
import { migrateSettings } from '../../src/adapters/sql/migrate';
import { settingsStore } from '../../src/adapters/sql/settings';
import type { GrantAsked } from '../../src/contract/access';
import { instant } from '../../src/domain/units';
import { emptied, onStore } from '../fixtures/on-store';
import type { Seam } from '../fixtures/seam';
import type { Store } from '../fixtures/store';

let store: Store;
let pool: Pool;
let seam: Seam;
beforeAll(async () => {
  ({ store, pool, seam } = await onStore(migrateSettings));
});
afterAll(() => store.stop());
beforeEach(() => emptied({ pool, seam }, ['access_grant', 'team', 'team_member', 'team_project', 'person']));

const AT = instant(Date.UTC(2026, 10, 24, 9));
const rates: GrantAsked = { kind: 'rates', accountId: 'amy', teamId: null };
const member = (accountId: string, allocation: number, to: string | null = null) => ({
  ...{ accountId, allocation, reserve: 0, from: null, to },
});
const aTeam = async (name: string, members: ReturnType<typeof member>[]): Promise<number> => {
  await settingsStore.saveTeam({ teamId: null, version: null, name, isDefault: false, projects: [], members });
  return (await settingsStore.teams()).find((team) => team.name === name)?.id ?? 0;
};
const asked = async () => (await grantStore.all()).map(({ at: _, by: __, ...grant }) => grant);

describe('a grant', () => {
  it('counts with the next call once it is given, tells who gave it and when, and is gone once it is taken', async () => {
    expect(await grantsOf('amy')).toEqual({ appAdmin: false, rates: false, teams: [] });
    await grantStore.give(rates, 'rana', AT);
    expect(await grantStore.all()).toEqual([{ ...rates, by: 'rana', at: AT }]);
    expect(await grantsOf('amy')).toEqual({ appAdmin: false, rates: true, teams: [] });
    expect(await grantsOf('ben')).toEqual({ appAdmin: false, rates: false, teams: [] });
    await grantStore.take(rates);
    expect([await grantStore.all(), (await grantsOf('amy')).rates]).toEqual([[], false]);
  });

  it('given twice keeps who gave it first; taken twice, or from nobody who has it, changes nothing', async () => {
    await grantStore.give(rates, 'rana', AT);
    await grantStore.give(rates, 'noor', instant(AT + 1000));
    expect(await grantStore.all()).toEqual([{ ...rates, by: 'rana', at: AT }]);
    await grantStore.take({ ...rates, accountId: 'stranger' });
    await grantStore.take({ ...rates, kind: 'app-admin' });
    expect(await asked()).toEqual([rates]);
    await grantStore.take(rates);
    await grantStore.take(rates);
    expect(await asked()).toEqual([]);
  });

  it('of a manager is of one team, and counts no longer than the team is there', async () => {
    const [brand, film] = [await aTeam('Brand', []), await aTeam('Film', [])];
    for (const teamId of [brand, film])
      await grantStore.give({ kind: 'manager', accountId: 'max', teamId }, 'rana', AT);
    expect(new Set((await grantsOf('max')).teams)).toEqual(new Set([brand, film]));
    await grantStore.take({ kind: 'manager', accountId: 'max', teamId: brand });
    expect((await grantsOf('max')).teams).toEqual([film]);
    expect(await settingsStore.deleteTeam(film, 1)).toBe(true);
    expect([await grantStore.all(), (await grantsOf('max')).teams]).toEqual([[], []]);
    expect(await grantStore.teams()).toEqual([{ id: brand, name: 'Brand' }]);
  });

  it('given by somebody who was erased has nobody behind it, and counts on', async () => {
    await grantStore.give(rates, 'rana', AT);
    await pool.query("DELETE FROM person WHERE account_id = 'rana'");
    expect(await grantStore.all()).toEqual([{ ...rates, by: null, at: AT }]);
  });

  it('whose answer is lost is there, or is not, and nothing between; asked again it is there', async () => {
    for (const hook of ['beforeSql', 'afterSql'] as const)
      for (let at = 0; at < 6; at++) {
        await grantStore.take(rates);
        let seen = 0;
        seam[hook] = () => {
          if (seen++ === at) throw new Error('killed');
        };
        await grantStore.give(rates, 'rana', AT).catch(() => {});
        seam[hook] = () => {};
        expect([[], [{ ...rates, by: 'rana', at: AT }]]).toContainEqual(await grantStore.all());
        await grantStore.give(rates, 'rana', AT);
        expect(await grantStore.all()).toEqual([{ ...rates, by: 'rana', at: AT }]);
      }
  });
});

it('who is promised for more than all of their time is counted once, of teams that count and shares that hold today', async () => {
  expect(await promisedMarks()).toEqual([]);
  const over = member('old', 1, '2020-01-01');
  await aTeam('Brand', [member('amy', 0.6), member('ben', 1), over]);
  expect(await promisedMarks()).toEqual([]);
  await aTeam('Film', [member('amy', 0.6), member('old', 1)]);
  expect(await promisedMarks()).toEqual([{ section: 'teams', kind: 'above-one', n: 1 }]);
});
