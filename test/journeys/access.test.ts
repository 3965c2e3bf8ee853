import type { Browser, FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

const [noor, jonas] = [byName('Noor').accountId, byName('Jonas').accountId];

describe('who may see and change what', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(500), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const access = async (options: { dark?: boolean; width?: number } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open('/settings/apps/atelier/access');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    await frame.getByRole('heading', { name: 'Access' }).waitFor();
    return { ...visitor, frame };
  };
  const give = async (frame: FrameLocator, label: string, name: string) => {
    await frame.getByLabel(label).fill(name);
    await frame
      .locator('.found')
      .getByRole('button', { name: new RegExp(name) })
      .first()
      .waitFor();
    await frame.getByLabel(label).press('Enter');
  };
  const ask = <T>(functionKey: string, payload: unknown, as: string, module = 'settings') =>
    desk.invoke<{ ok: boolean; value: T; failure?: { kind: string } }>(module, functionKey, payload, as);

  it('is given by keyboard, says who gave it, counts with the next call, and is gone with the next one after', async () => {
    const { page, frame, complaints } = await access();
    expect((await ask('getTeamSettings', {}, noor)).ok).toBe(false);
    await give(frame, 'Add a manager', 'Noor');
    const row = frame
      .getByRole('region', { name: 'Team managers' })
      .getByRole('row')
      .filter({ hasText: 'Noor Haddad' });
    await row.getByText('Rana Aziz').waitFor();
    await row.getByText('Brand design').waitFor();
    for (const one of appFrames(page, desk)) expect(await axeViolations(one)).toEqual([]);
    expect((await ask('getTeamSettings', {}, noor)).ok).toBe(true);
    await row.getByRole('button', { name: 'Take away: Team managers, Brand design, Noor Haddad' }).press('Enter');
    await page.locator('.flag-success').getByText('Noor Haddad is out of “Team managers”, at once').waitFor();
    expect((await ask('getTeamSettings', {}, noor)).failure).toEqual({ kind: 'not-found' });
    await page.locator('.flag-success').getByRole('button', { name: 'Undo' }).click();
    await row.waitFor();
    expect((await ask('getTeamSettings', {}, noor)).ok).toBe(true);
    const log = await desk.desk.query(
      "SELECT action FROM audit WHERE object_kind = 'grant' AND object_id LIKE 'manager%' ORDER BY seq",
    );
    expect(log).toEqual([{ action: 'granted' }, { action: 'revoked' }, { action: 'undone' }]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is given twice without harm, and stands in the log once', async () => {
    const asked = { kind: 'rates', accountId: jonas, teamId: null };
    const before = await desk.desk.query("SELECT COUNT(*) AS n FROM audit WHERE object_kind = 'grant'");
    for (const door of ['saveGrant', 'saveGrant', 'revokeGrant', 'revokeGrant'])
      expect((await ask(door, asked, admin.accountId)).ok, door).toBe(true);
    const after = await desk.desk.query("SELECT COUNT(*) AS n FROM audit WHERE object_kind = 'grant'");
    expect(Number((after[0] as { n: number }).n) - Number((before[0] as { n: number }).n)).toBe(2);
  });

  it('lets a manager see and change their own team alone, and nothing else of it', async () => {
    type Settings = {
      teams: {
        id: number;
        version: number;
        name: string;
        isDefault: boolean;
        projects: string[];
        members: { accountId: string; allocation: number }[];
      }[];
      people: { accountId: string }[];
      places: { accountId: string; team: string }[];
    };
    const all = (await ask<Settings>('getTeamSettings', {}, admin.accountId)).value;
    const own = (await ask<Settings>('getTeamSettings', {}, noor)).value;
    const [team] = own.teams;
    if (team === undefined) throw new Error('no team');
    const members = new Set(team.members.map(({ accountId }) => accountId));
    expect(own.teams.map(({ name }) => name)).toEqual(['Brand design']);
    expect(own.people.every(({ accountId }) => members.has(accountId))).toBe(true);
    expect(own.places.every(({ accountId }) => members.has(accountId))).toBe(true);
    expect(own.places.map(({ team: name }) => name)).toContain('Copy and editorial');
    const { id, ...rest } = team;
    const other = all.teams.find(({ name }) => name === 'Film and motion');
    if (other === undefined) throw new Error('no other team');
    const { id: otherId, ...otherRest } = other;
    const refused = { kind: 'not-found' };
    expect((await ask('saveTeam', { ...otherRest, teamId: otherId }, noor)).failure).toEqual(refused);
    expect((await ask('saveTeam', { ...rest, name: 'Mine', teamId: id }, noor)).failure).toEqual(refused);
    expect((await ask('saveTeam', { ...rest, projects: [], teamId: id }, noor)).failure).toEqual(refused);
    expect((await ask('saveTeam', { ...rest, version: null, name: 'Another', teamId: null }, noor)).failure).toEqual(
      refused,
    );
    expect((await ask('deleteTeam', { teamId: id, version: team.version }, noor)).failure).toEqual(refused);
    const halved = team.members.map((member, n) => (n === 0 ? { ...member, allocation: 0.5 } : member));
    expect((await ask('saveTeam', { ...rest, members: halved, teamId: id }, noor)).ok).toBe(true);
    const stale = await ask('saveTeam', { ...rest, members: halved, teamId: id }, noor);
    expect(stale.failure?.kind).toBe('conflict');
  });

  it('shows a manager their team on the page for those who have a grant, without what admins alone do', async () => {
    const visitor = await aVisitor(browser, desk, noor);
    await visitor.open('/apps/atelier');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    await frame.getByRole('heading', { name: 'Brand design' }).waitFor();
    const navigation = frame.getByRole('navigation', { name: 'Atelier settings' });
    expect(await navigation.getByRole('button', { name: 'Access' }).count()).toBe(0);
    expect(await navigation.getByRole('button', { name: 'Start here' }).count()).toBe(0);
    expect(await frame.getByRole('button', { name: 'Add team' }).count()).toBe(0);
    expect(await frame.getByRole('button', { name: 'Delete team' }).count()).toBe(0);
    for (const one of appFrames(visitor.page, desk)) expect(await axeViolations(one)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.page.context().close();
  });

  it.each([
    ['dark', 1600],
    ['light', 480],
  ] as const)('fits and has nothing that axe objects to (%s, %i px)', async (theme, width) => {
    const { page, complaints } = await access({ dark: theme === 'dark', width });
    for (const one of appFrames(page, desk)) {
      expect(await axeViolations(one)).toEqual([]);
      expect(await one.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
