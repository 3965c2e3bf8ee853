import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import type { SkillHints, SkillSettings, SkillsPage } from '../../src/contract/skills';
import { unpacked } from '../../src/domain/suggestion/packed-skills';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';

describe('skills and suggestions in the settings', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aKeptDesk(), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const settings = async (section: 'skills' | 'suggestions', options: { dark?: boolean; width?: number } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open(`/settings/apps/atelier/${section}`);
    const frame = visitor.page.frameLocator('.app-frame-fill');
    const tab = (name: string) =>
      frame.getByRole('navigation', { name: 'Parts of skills' }).getByRole('button', { name }).click();
    const cell = (name: string, skill: string) =>
      frame.getByRole('gridcell', { name: new RegExp(`^${name}, ${skill}:`) });
    // Who is not on screen is not drawn.
    const find = (text: string) => frame.getByLabel('Find person or skill').fill(text);
    const flag = (text: string) => visitor.page.locator('.flag-success').getByText(text).first().waitFor();
    const save = () => frame.getByRole('button', { name: 'Save', exact: true }).click();
    return { ...visitor, frame, tab, cell, find, flag, save };
  };
  const asked = async <T>(functionKey: string, payload: unknown = {}): Promise<T> =>
    (await desk.invoke<{ value: T }>('settings', functionKey, payload, admin.accountId)).value;
  const stored = () => asked<SkillsPage>('getSkills');
  const levelOf = async (name: string, skill: string) => {
    const { people, skills } = await stored();
    const id = skills.skills.find((one) => one.name === skill)?.id;
    const own = people.find(({ accountId }) => accountId === byName(name).accountId)?.packed ?? [];
    return unpacked(own).find((one) => one.skill === id) ?? null;
  };
  const clean = async (page: Page) => {
    for (const frame of appFrames(page, desk)) expect(await axeViolations(frame)).toEqual([]);
  };
  const focused = (page: Page) => appFrames(page, desk).at(-1)?.evaluate('document.activeElement?.ariaLabel ?? ""');

  it('is a grid that keys alone fill: arrows, Home and End, 0 to 5, W, undo', async () => {
    const { page, frame, cell, complaints } = await settings('skills');
    const before = await levelOf('Ana', 'Dielines');
    await cell('Ana Beltrán', 'Dielines').click();
    await frame.getByRole('menu').waitFor();
    await clean(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^Ana Beltrán, Dielines:/);
    await page.keyboard.press('5');
    await expect.poll(() => focused(page)).toBe('Ana Beltrán, Dielines: 5 Teaches others, wants to learn');
    await page.keyboard.press('w');
    await frame.getByText('All changes are saved').waitFor();
    expect(await levelOf('Ana', 'Dielines')).toMatchObject({ level: 5, wantsToLearn: false });
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => levelOf('Ana', 'Dielines')).toEqual(before);
    await page.keyboard.press('Home');
    await expect.poll(() => focused(page)).toMatch(/^Ana Beltrán, Packaging:/);
    await page.keyboard.press('End');
    await expect.poll(() => focused(page)).toMatch(/^Ana Beltrán, Retouching:/);
    await page.keyboard.press('Control+End');
    await expect.poll(() => focused(page)).toMatch(/^Retouching: \d+ able/);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => focused(page)).toMatch(/, Dielines:/);
    await page.keyboard.type('mira');
    await expect.poll(() => focused(page)).toMatch(/^Mira Okafor, Dielines:/);
    await clean(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('loses no key that comes before what the last one did is drawn', async () => {
    const { page, cell } = await settings('skills');
    const slow = await page.context().newCDPSession(page);
    await cell('Aiko Tanaka', 'Packaging').focus();
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    for (let round = 0; round < 8; round += 1) {
      await page.keyboard.press('Control+End');
      await expect.poll(() => focused(page)).toMatch(/^Retouching: \d+ able/);
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => focused(page)).toMatch(/^Aiko Tanaka, Dielines:/);
    }
    await page.context().close();
  });

  it('counts who is able anew with every level', async () => {
    const { page, frame, cell, find } = await settings('skills', { dark: true });
    const foot = () => frame.getByRole('gridcell', { name: /^Grading: \d+ able/ }).getAttribute('aria-label');
    await find('Grading');
    const able = Number(/\d+/.exec((await foot()) ?? '')?.[0]);
    await cell('Aiko Tanaka', 'Grading').focus();
    await page.keyboard.press('3');
    await expect.poll(foot).toMatch(new RegExp(`^Grading: ${able + 1} able`));
    await clean(page);
    await page.keyboard.press('Control+z');
    await expect.poll(foot).toMatch(new RegExp(`^Grading: ${able} able`));
    await page.context().close();
  });

  it('keeps groups, skills and words of levels, and takes the last change back', async () => {
    const { page, frame, tab, cell, flag, save } = await settings('skills');
    const { skills: first } = await stored();
    await frame.getByRole('button', { name: 'Add skill', exact: true }).click();
    await page.keyboard.type('dielines');
    await frame.getByText('There is a skill with this name.').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Typography');
    await frame.getByLabel('Group of Typography').selectOption({ label: 'Copy' });
    await frame.getByLabel('Words of level 3').fill('Flies solo');
    await clean(page);
    await save();
    await flag('The catalogue is saved');
    const { skills: second } = await stored();
    expect(second.skills.find(({ name }) => name === 'Typography')).toMatchObject({ group: 'Copy' });
    await tab('People');
    expect(await frame.getByRole('columnheader', { name: 'Typography' }).count()).toBe(1);
    await cell('Ana Beltrán', 'Dielines').click();
    await frame.getByRole('menuitemradio', { name: /Flies solo/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.flag-success').getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(async () => (await stored()).skills.levels).toEqual(first.levels);
    expect((await stored()).skills.skills).toEqual(first.skills);
    await page.context().close();
  });

  it('says what hangs on a skill that is removed, before it is', async () => {
    const { page, frame, tab } = await settings('skills', { dark: true });
    await tab('Catalogue');
    await frame.getByRole('button', { name: 'Remove Sound', exact: true }).click();
    await frame.getByText(/Saving removes Sound, with what \d+ people have declared and 1 need\./).waitFor();
    await clean(page);
    await frame.getByRole('button', { name: 'Undo changes' }).click();
    await page.context().close();
  });

  it('maps a component to a skill that its issues need', async () => {
    const { page, frame, tab, save, flag } = await settings('skills');
    await tab('What issues need');
    await frame.getByLabel('Project', { exact: true }).selectOption({ label: 'Packaging' });
    await frame.getByLabel('Component', { exact: true }).selectOption({ label: 'Labels' });
    await frame.getByRole('button', { name: 'Add', exact: true }).click();
    const row = frame.getByRole('row', { name: /Labels \(PACK\)/ }).last();
    await row.getByLabel(/^Skill,/).selectOption({ label: 'Tone of voice' });
    await row.getByLabel(/^How,/).selectOption({ label: 'Required' });
    await row.getByLabel(/^From level,/).selectOption({ label: '2 Does it with help' });
    await clean(page);
    await save();
    await flag('The catalogue is saved');
    const { skills } = await stored();
    const skill = skills.skills.find(({ name }) => name === 'Tone of voice')?.id;
    expect(skills.needs.at(-1)).toEqual({ kind: 'component', ref: '100012', skill, need: 'required', level: 2 });
    await page.context().close();
  });

  it('finds the options of a project’s select fields, and labels as they are typed', async () => {
    const { page, frame, tab } = await settings('skills');
    await tab('What issues need');
    await frame.getByLabel('Kind', { exact: true }).selectOption({ label: 'Field option' });
    await frame.getByLabel('Project', { exact: true }).selectOption({ label: 'Packaging' });
    await frame.getByLabel('Field option', { exact: true }).selectOption({ label: 'Digital' });
    await frame.getByRole('button', { name: 'Add', exact: true }).click();
    await frame.getByRole('row', { name: /Print process\s*Digital/ }).waitFor();
    await frame.getByLabel('Kind', { exact: true }).selectOption({ label: 'Label' });
    await frame.getByLabel('Label', { exact: true }).fill('two words');
    await frame.getByText('A label has no spaces.').waitFor();
    await frame.getByRole('button', { name: 'Undo changes' }).click();
    await page.context().close();
  });

  it('keeps what was typed when a second admin changed the same cell', async () => {
    const [first, second] = [await settings('skills'), await settings('skills')];
    for (const { cell, find } of [first, second]) {
      await find('Mira');
      await cell('Mira Okafor', 'Layout').focus();
    }
    await first.page.keyboard.press('5');
    await first.frame.getByText('All changes are saved').waitFor();
    await second.page.keyboard.press('2');
    await second.frame.getByText('Somebody else changed the skills of Mira Okafor meanwhile').waitFor();
    await second.frame.getByText('Layout: they say level 5, you say level 2').waitFor();
    await clean(second.page);
    await second.frame.getByRole('button', { name: 'Take theirs' }).click();
    await expect
      .poll(() => second.cell('Mira Okafor', 'Layout').getAttribute('aria-label'))
      .toBe('Mira Okafor, Layout: 5 Teaches others');
    await Promise.all([first.page.context().close(), second.page.context().close()]);
  });

  it('checks a CSV, names what is wrong by line, stores nothing, then imports it when it is right', async () => {
    const { page, frame, tab, flag } = await settings('skills');
    await tab('Import CSV');
    const owen = byName('Owen').accountId;
    const csv = (level: string) =>
      `account;skill;level;wants to learn\n${owen};Long form;${level};\n${owen};Podcasts;;yes`;
    await frame.getByLabel('CSV text').fill(csv('9'));
    await frame.getByRole('button', { name: 'Check' }).click();
    await frame.getByText('9 is not a level.').waitFor();
    await clean(page);
    expect((await stored()).skills.skills.map(({ name }) => name)).not.toContain('Podcasts');
    await frame.getByLabel('CSV text').fill(csv('5'));
    await frame.getByRole('button', { name: 'Check' }).click();
    await frame.getByText('Podcasts').last().waitFor();
    expect(await levelOf('Owen', 'Long form')).not.toMatchObject({ level: 5 });
    await frame.getByRole('button', { name: 'Import', exact: true }).last().click();
    await flag('2 lines imported.');
    expect(await levelOf('Owen', 'Long form')).toMatchObject({ level: 5 });
    expect(await levelOf('Owen', 'Podcasts')).toMatchObject({ level: null, wantsToLearn: true });
    await page.context().close();
  });

  it('exports what an import takes, with names, and the log says so', async () => {
    const { page, frame } = await settings('skills');
    await frame.getByRole('grid').waitFor();
    const saving = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Export' }).click();
    const csv = readFileSync(await (await saving).path(), 'utf8');
    expect(csv).toMatch(/^\uFEFFaccount,name,skill,level,wants to learn\r\n/);
    expect(csv).toContain(`${byName('Clara').accountId},Clara Jensen,Long form,5,\r\n`);
    const last = await asked<{ entries: readonly { action: string; kind: string }[] }>('getAuditLog', {
      ...{
        text: null,
        meant: { kinds: [], actions: [], people: [] },
        by: null,
        actions: [],
        since: null,
        page: 0,
      },
    });
    expect(last.entries[0]).toMatchObject({ action: 'exported', kind: 'person-skills' });
    await page.context().close();
  });

  it('proposes skills from history: one is confirmed, one is not wanted, and nothing counts before', async () => {
    const { page, frame, tab, flag } = await settings('skills');
    const { hints } = await asked<SkillHints>('getSkillHints');
    expect(hints.length).toBeGreaterThan(1);
    await tab('From history');
    const rows = frame.locator('.hint');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(hints.length);
    await clean(page);
    await rows
      .first()
      .getByRole('button', { name: /^Confirm / })
      .click();
    await flag('is declared for');
    await expect.poll(() => rows.count()).toBe(hints.length - 1);
    await rows
      .first()
      .getByRole('button', { name: /^Dismiss / })
      .click();
    await expect.poll(() => rows.count()).toBe(hints.length - 2);
    expect((await asked<SkillHints>('getSkillHints')).hints).toHaveLength(hints.length - 2);
    await page.context().close();
  });

  it('shows how well suggestions would have done, and asks before what was learned is forgotten', async () => {
    const { page, frame, complaints } = await settings('suggestions');
    await frame.getByText(/Atelier .*named the right person first|named the right person first/).waitFor();
    const table = frame.getByRole('table');
    expect(await table.getByRole('row').nth(2).innerText()).toMatch(/^All months\s+\d+/);
    await frame.getByRole('button', { name: 'Forget and learn again' }).click();
    await frame.getByText(/about one point of Jira’s quota for each resolved issue, at most 3,000 a project/).waitFor();
    await clean(page);
    await frame.getByRole('button', { name: 'Keep it' }).click();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('changes the mode: what was learned is forgotten, and the page says that nothing is learned', async () => {
    const { page, frame, flag, save } = await settings('suggestions', { dark: true });
    await frame.getByLabel(/^Declared skills only/).check();
    await save();
    await flag('How suggestions work is saved');
    expect((await asked<SkillSettings>('getSkillSettings')).rules).toMatchObject({
      mode: 'declared-only',
      growth: true,
    });
    await desk.settle();
    await page.reload();
    await frame.getByText('Nothing is learned in this mode.').waitFor();
    await clean(page);
    await page.context().close();
  });

  it.each([420, 760, 1400])('fits into %i px', async (width) => {
    const { page, frame, tab, open } = await settings('skills', { width });
    await frame.getByRole('grid').waitFor();
    for (const name of ['People', 'Catalogue', 'What issues need', 'From history', 'Import CSV', 'Suggestions']) {
      if (name === 'Suggestions') await open('/settings/apps/atelier/suggestions');
      else await tab(name);
      for (const one of appFrames(page, desk))
        expect(await one.evaluate('document.documentElement.scrollWidth - innerWidth'), name).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
});
