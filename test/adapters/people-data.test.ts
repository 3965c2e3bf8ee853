import type { Pool, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audit } from '../../src/adapters/sql/audit';
import { auditLog } from '../../src/adapters/sql/audit-read';
import { migrateKpi, migrateSettings, migrateSuggestion } from '../../src/adapters/sql/migrate';
import { personIds } from '../../src/adapters/sql/people';
import { peopleData } from '../../src/adapters/sql/people-data';
import { proposalStore } from '../../src/adapters/sql/proposals';
import { settingsStore } from '../../src/adapters/sql/settings';
import { skillStore } from '../../src/adapters/sql/skills';
import type { PersonId } from '../../src/domain/capacity/types';
import type { SkillId } from '../../src/domain/suggestion/skills';
import { exportOwn } from '../../src/usecases/personal/export-own';
import { erasePerson, exportPerson } from '../../src/usecases/privacy/person-data';
import { EVERYTHING } from '../fixtures/access';
import { freed, onStore } from '../fixtures/on-store';
import type { Seam } from '../fixtures/seam';
import type { Store } from '../fixtures/store';

const AMY = '712020:amy-erased-canary';
const rana = { accountId: 'rana', readOnly: false, access: EVERYTHING };
const NOTHING = { everything: false, teams: [], rates: false };
const ports = { people: peopleData, audit };
let store: Store;
let pool: Pool;
let seam: Seam;
let amy: PersonId;

beforeAll(async () => {
  ({ store, pool, seam } = await onStore(migrateSuggestion, migrateKpi, migrateSettings));
});
afterAll(() => store.stop());

const rows = async (text: string, params: unknown[] = []) => (await pool.query<RowDataPacket[]>(text, params))[0];
const textColumns = () =>
  rows(`SELECT table_name AS t, column_name AS c FROM information_schema.columns
    WHERE table_schema = DATABASE() AND data_type IN ('varchar', 'text', 'mediumtext')`);
/** Every place of the store where the account stands. */
const found = async (): Promise<string[]> => {
  const places: string[] = [];
  for (const { t, c } of await textColumns())
    if ((await rows(`SELECT 1 FROM ${t} WHERE ${c} LIKE ?`, [`%${AMY}%`])).length > 0) places.push(`${t}.${c}`);
  // The store lists its tables in any order.
  return places.sort();
};

const filled = async () => {
  freed(seam);
  for (const { t } of await textColumns()) if (!/migration/.test(String(t))) await pool.query(`DELETE FROM ${t}`);
  for (const table of ['experience_term', 'browse_check', 'access_grant', 'schedule', 'absence', 'worklog', 'issue'])
    await pool.query(`DELETE FROM ${table}`);
  const ids = await personIds([AMY, 'ben']);
  amy = ids.get(AMY) as PersonId;
  await settingsStore.saveCalendars([
    {
      ...{ accountId: AMY, version: 0, zone: 'Europe/Berlin' },
      schedules: [{ from: null, week: [28_800, 0, 0, 0, 0, 0, 0] }],
      absences: [{ from: '2026-12-24', to: '2026-12-24', secondsPerDay: null }],
    },
  ]);
  const member = (accountId: string) => ({ accountId, allocation: 1, reserve: 0, from: null, to: null });
  await settingsStore.saveTeam({
    ...{ teamId: null, version: null, name: 'Brand', isDefault: false, projects: [] },
    members: [member(AMY), member('ben')],
  });
  const skills = [{ skill: 1 as SkillId, level: 3 as const, wantsToLearn: false }];
  await skillStore.savePeople([{ accountId: AMY, version: 0, skills }]);
  await proposalStore.put(AMY, 'absences', { absences: [] }, 1);
  await audit.append({
    ...{ by: { accountId: AMY }, action: 'saved', object: { kind: 'calendar', id: null }, subject: AMY },
    after: { members: [{ accountId: AMY }] },
  });
  await pool.query('INSERT INTO access_grant VALUES (?, ?, 0, ?, 1)', [amy, 'rates', amy]);
  await pool.query('INSERT INTO browse_check VALUES (?, 1, 1)', [amy]);
  await pool.query(
    'INSERT INTO experience_term (project_id, term, person_id, issues, through) VALUES (1, 5, ?, 2, 2)',
    [amy],
  );
  await pool.query('INSERT INTO worklog VALUES (10, 1, 1, ?, 1, 3600, 1, 1), (11, 1, 2, ?, 1, 1800, 1, 1)', [amy, amy]);
  await pool.query(
    `INSERT INTO plan_many (plan_id, owner_id, asked, done, status, version, created_at) VALUES ('p', 99, ?, '[]', 'open', 1, 1)`,
    [JSON.stringify({ people: [AMY] })],
  );
};
beforeEach(filled);

describe('erasing a person', () => {
  it('leaves the account nowhere, and sums as they were', async () => {
    expect(await found()).toEqual(['person.account_id', 'plan_many.asked']);
    const sum = () => rows('SELECT COUNT(*) AS n, SUM(spent_s) AS s FROM worklog');
    const before = await sum();
    const reply = await erasePerson(ports, rana, { accountId: AMY });
    expect(await found()).toEqual([]);
    expect(await sum()).toEqual(before);
    expect(reply).toMatchObject({ ok: true });
    const tables = reply.ok ? reply.value.tables : [];
    expect(tables).toContainEqual({ table: 'person', before: 1, after: 0 });
    expect(tables).toContainEqual({ table: 'worklog', before: 2, after: 2 });
    for (const table of ['person_skills', 'schedule', 'absence', 'access_grant', 'experience_term', 'proposal'])
      expect(tables, table).toContainEqual({ table, before: 1, after: 0 });
    expect((await settingsStore.teams())[0]?.members.map(({ accountId }) => accountId)).toEqual(['ben']);
  });
  it('keeps the chain whole, says that it was done, and names nobody', async () => {
    await erasePerson(ports, rana, { accountId: AMY });
    expect((await auditLog.check(0, 100)).breaks).toEqual([]);
    const entry = await auditLog.lastChange({ kind: 'person', id: String(amy), accountId: null });
    expect(entry).toMatchObject({ by: 'rana', action: 'erased', about: null });
    expect(await auditLog.entry(1)).toMatchObject({ by: null, about: { accountId: null } });
  });
  it('is begun again wherever it was cut off, at every statement, before and after it, and ends in the same', async () => {
    let killed = 0;
    for (const hook of ['beforeSql', 'afterSql'] as const)
      for (let at = 0, cut = true; cut; at++) {
        await filled();
        let seen = 0;
        cut = false;
        seam[hook] = () => {
          if (seen++ !== at) return;
          cut = true;
          throw new Error('killed');
        };
        const reply = await erasePerson(ports, rana, { accountId: AMY }).catch(() => null);
        seam[hook] = () => {};
        if (cut) killed++;
        // Somebody whose account is still there is found again; who is not, is gone for good.
        if (reply?.ok !== true) await erasePerson(ports, rana, { accountId: AMY });
        expect([hook, at, await found()]).toEqual([hook, at, []]);
        expect((await auditLog.check(0, 1000)).breaks).toEqual([]);
        expect(await rows('SELECT COUNT(*) AS n, SUM(spent_s) AS s FROM worklog')).toEqual([{ n: 2, s: '5400' }]);
      }
    // The entry, the person's rows in every table, plans, counts before and after.
    expect(killed).toBeGreaterThan(80);
  }, 120_000);
  it('gives somebody whom Jira names again another number, with nothing of before', async () => {
    await erasePerson(ports, rana, { accountId: AMY });
    const again = (await personIds([AMY])).get(AMY) as PersonId;
    expect(again).not.toBe(amy);
    expect(await peopleData.counts(again)).toEqual([{ table: 'person', total: 1 }]);
  });
  it('of an account that is not known is not found, and leaves no entry', async () => {
    const before = await rows('SELECT COUNT(*) AS n FROM audit');
    expect(await erasePerson(ports, rana, { accountId: 'stranger' })).toMatchObject({ failure: { kind: 'not-found' } });
    expect(await rows('SELECT COUNT(*) AS n FROM audit')).toEqual(before);
  });
});

it('an export of a person has every row, and its entry comes before the first', async () => {
  const order: string[] = [];
  seam.beforeSql = ({ text }) => void order.push(text.slice(0, 18));
  const reply = await exportPerson(ports, rana, { accountId: AMY, page: 0 });
  const tables = reply.ok ? reply.value.tables : [];
  expect(tables.find(({ table }) => table === 'worklog')).toMatchObject({
    total: 2,
    rows: [{ spent_s: 3600 }, { spent_s: 1800 }],
  });
  expect(tables.find(({ table }) => table === 'person')?.rows[0]).toMatchObject({ account_id: AMY });
  expect(order.findIndex((text) => text.startsWith('INSERT INTO audit '))).toBeLessThan(
    order.findIndex((text) => text.startsWith('SELECT * FROM')),
  );
});

describe('what somebody reads of themselves', () => {
  it('is values by category, of nobody else, without rates, issues and the log; and its entry comes first', async () => {
    const order: string[] = [];
    seam.beforeSql = ({ text }) => void order.push(text.slice(0, 18));
    const own = { people: peopleData, settings: { audit } } as unknown as Parameters<typeof exportOwn>[0];
    const reply = await exportOwn(own, { accountId: AMY, readOnly: false, access: NOTHING }, { page: 0 });
    const tables = reply.ok ? reply.value.tables : [];
    const of = (name: string) => tables.find(({ table }) => table === name)?.rows;
    expect(of('person')).toMatchObject([{ account_id: AMY, calendar_zone: 'Europe/Berlin' }]);
    expect(of('schedule')).toMatchObject([{ mon_s: 28_800, tue_s: 0 }]);
    expect(of('absence')).toMatchObject([{ from_day: '2026-12-24', to_day: '2026-12-24' }]);
    expect(of('team_member')).toMatchObject([{ name: 'Brand', allocation: 1 }]);
    expect(of('access_grant')).toMatchObject([{ kind: 'rates' }]);
    const told = tables.map(({ table }) => table);
    for (const table of ['issue', 'change_log', 'measure', 'audit', 'rate_line', 'plan_many'])
      expect(told, table).not.toContain(table);
    expect(order.findIndex((text) => text.startsWith('INSERT INTO audit '))).toBeLessThan(
      order.findIndex((text) => text.startsWith('SELECT COUNT(*) AS')),
    );
    const entry = await auditLog.entries({
      ...{ text: null, meant: { kinds: [], actions: [], people: [] }, by: AMY, actions: ['exported'], since: null },
      ...{ secrets: false, before: null, skip: 0, most: 5 },
    });
    expect(entry).toMatchObject([{ by: AMY, about: { accountId: AMY }, object: { kind: 'person' } }]);
  });

  it('of somebody who is not known is nothing, and leaves nothing', async () => {
    const before = await rows('SELECT COUNT(*) AS n FROM audit');
    const own = { people: peopleData, settings: { audit } } as unknown as Parameters<typeof exportOwn>[0];
    const reply = await exportOwn(own, { accountId: 'stranger', readOnly: false, access: NOTHING }, { page: 0 });
    expect(reply).toEqual({ ok: true, value: { tables: [], more: false } });
    expect(await rows('SELECT COUNT(*) AS n FROM audit')).toEqual(before);
  });
});
