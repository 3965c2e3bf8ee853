import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, byName } from '../../local/data/studio/people';
import type { SkillSettings } from '../../src/contract/skills';
import { aBrowser } from '../fixtures/browser';
import { aDesk, type TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations } from '../fixtures/desk-page';

describe('skills and suggestions in the settings', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    [desk, browser] = await Promise.all([aDesk(), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const settings = async (section: 'Skills' | 'Suggestions', options: { dark?: boolean; width?: number } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open('/settings/apps/atelier');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    const navigation = frame.getByRole('navigation', { name: 'Atelier settings' });
    await navigation.getByRole('button', { name: section }).click();
    const tab = (name: string) =>
      frame.getByRole('navigation', { name: 'Parts of skills' }).getByRole('button', { name }).click();
    const flag = (text: string) => visitor.page.locator('.flag-success').getByText(text).first().waitFor();
    const save = () => frame.getByRole('button', { name: 'Save' }).click();
    return { ...visitor, frame, tab, flag, save };
  };
  const stored = async (): Promise<SkillSettings> => {
    const reply = await desk.invoke<{ value: SkillSettings }>('settings', 'getSkillSettings', {}, admin.accountId);
    return reply.value;
  };
  const clean = async (page: Parameters<typeof appFrames>[0]) => {
    for (const frame of appFrames(page, desk)) expect(await axeViolations(frame)).toEqual([]);
  };

  it('adds a skill, says who has it, and what needs it', async () => {
    const { page, frame, tab, flag, save, complaints } = await settings('Skills');
    await tab('List of skills');
    await frame.getByRole('button', { name: 'Add skill' }).click();
    await frame
      .getByLabel(/^Name of skill/)
      .last()
      .fill('dielines');
    await frame.getByText('There is a skill with this name.').waitFor();
    await frame
      .getByLabel(/^Name of skill/)
      .last()
      .fill('Typography');
    await save();
    await flag('The list of skills is saved');

    await tab('People');
    await frame.getByRole('button', { name: /Ewan Fraser/ }).click();
    await frame.getByLabel('Skill to add').selectOption({ label: 'Typography' });
    await frame.getByRole('button', { name: 'Add skill' }).click();
    await frame.getByLabel('Level in Typography').selectOption({ label: '4 Handles hard cases' });
    await frame.getByLabel('Wants to learn Packaging').uncheck();
    await clean(page);
    await save();
    await flag('The skills of Ewan Fraser are saved');
    expect(await frame.getByRole('button', { name: /Ewan Fraser/ }).innerText()).toMatch(
      /Packaging 1, .*Typography 4$/s,
    );

    await tab('What issues need');
    await frame.getByLabel('Project', { exact: true }).selectOption({ label: 'Packaging' });
    await frame.getByLabel('Component', { exact: true }).selectOption({ label: 'Labels' });
    await frame.getByRole('button', { name: 'Add', exact: true }).click();
    const row = frame.getByRole('row', { name: /Labels \(PACK\)/ }).last();
    await row.getByLabel(/^Skill,/).selectOption({ label: 'Typography' });
    await row.getByLabel(/^How,/).selectOption({ label: 'Required' });
    await row.getByLabel(/^From level,/).selectOption({ label: '2 Does it with help' });
    await clean(page);
    await save();
    await expect.poll(() => frame.getByText('Unsaved changes').count()).toBe(0);
    const { skills } = await stored();
    const typography = skills.skills.find(({ name }) => name === 'Typography')?.id;
    const need = { kind: 'component', ref: '100012', skill: typography, need: 'required', level: 2 };
    expect(skills.needs.at(-1)).toEqual(need);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('finds the options of a project’s select fields, and labels as they are typed', async () => {
    const { page, frame, tab } = await settings('Skills');
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

  it('says what goes with a skill that is removed, before it is', async () => {
    const { page, frame, tab } = await settings('Skills', { dark: true });
    await tab('List of skills');
    await frame.getByRole('button', { name: 'Remove Sound' }).click();
    await frame.getByText(/Saving removes Sound, with what \d people have declared and 1 need\./).waitFor();
    await clean(page);
    await frame.getByRole('button', { name: 'Undo changes' }).click();
    await page.context().close();
  });

  it('keeps what was typed when a second admin was faster', async () => {
    const [first, second] = [await settings('Skills'), await settings('Skills')];
    for (const { frame } of [first, second]) await frame.getByRole('button', { name: /Mira Okafor/ }).click();
    await first.frame.getByLabel('Level in Layout').selectOption({ label: '5 Teaches others' });
    await second.frame.getByLabel('Level in Layout').selectOption({ label: '2 Does it with help' });
    await first.save();
    await first.flag('The skills of Mira Okafor are saved');
    await second.save();
    await second.frame.getByText('They changed: the skills.').waitFor();
    await second.frame.getByRole('button', { name: 'Show what is stored' }).click();
    expect(await second.frame.getByRole('button', { name: /Mira Okafor/ }).innerText()).toContain('Layout 5');
    await Promise.all([first.page.context().close(), second.page.context().close()]);
  });

  it('checks a CSV, names what is wrong by line, stores nothing, then imports it when it is right', async () => {
    const { page, frame, tab, flag } = await settings('Skills');
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
    await frame.getByText('Importing creates 1 skill: Podcasts.').waitFor();
    await frame.getByRole('button', { name: 'Import', exact: true }).last().click();
    await flag('2 lines imported.');
    await tab('People');
    const says = await frame.getByRole('button', { name: /Owen Price/ }).innerText();
    expect(says).toMatch(/Long form 5, wants to learn Headlines, Podcasts$/);
    await page.context().close();
  });

  it('shows how well suggestions would have done, and asks before what was learned is forgotten', async () => {
    const { page, frame, complaints } = await settings('Suggestions');
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
    const { page, frame, flag, save } = await settings('Suggestions', { dark: true });
    await frame.getByLabel(/^Declared skills only/).check();
    await save();
    await flag('How suggestions work is saved');
    expect((await stored()).rules).toMatchObject({ mode: 'declared-only', growth: true });
    await desk.settle();
    await page.reload();
    await frame.getByRole('button', { name: 'Suggestions' }).click();
    await frame.getByText('Nothing is learned in this mode.').waitFor();
    await clean(page);
    await page.context().close();
  });

  it.each([420, 800, 1280])('fits into %i px', async (width) => {
    const { page, frame, tab } = await settings('Skills', { width });
    await frame.getByRole('button', { name: /Ana Beltrán/ }).click();
    for (const name of ['People', 'List of skills', 'What issues need', 'Import CSV', 'Suggestions']) {
      if (name === 'Suggestions') await frame.getByRole('button', { name }).click();
      else await tab(name);
      for (const one of appFrames(page, desk))
        expect(await one.evaluate('document.documentElement.scrollWidth - innerWidth'), name).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
});
