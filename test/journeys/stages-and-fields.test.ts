import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import { SAFETY, TIER } from '../../local/data/studio/projects';
import type { Field } from '../../local/jira/model';
import type { SettingsHome } from '../../src/contract/access';
import type { KpiBoard } from '../../src/contract/kpi';
import type { KpiSettings } from '../../src/contract/kpi-settings';
import { aBrowser } from '../fixtures/browser';
import { aDesk, aStudio, type TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeInBothThemes, toSection } from '../fixtures/desk-page';

const DAY = 86_400_000;

/** What statuses, points, types and fields mean: entered on the pages, and what becomes of a field that Jira changes. */
describe('stages and fields', () => {
  let desk: TestDesk;
  let browser: Browser;
  beforeAll(async () => {
    const studio = aStudio(500);
    // Nobody mapped anything yet; teams and calendars are the studio's.
    const setup = studio.setup.filter(({ functionKey }) => !/^save(Stages|KpiFields|Targets)$/.test(functionKey));
    [desk, browser] = await Promise.all([aDesk({ ...studio, setup }), aBrowser()]);
    await desk.settle();
  });
  afterAll(async () => {
    await browser?.close();
    await desk?.stop();
  });

  const ask = async <T>(door: string, payload: unknown = {}): Promise<T> =>
    (await desk.invoke<{ value: T }>('settings', door, payload, admin.accountId)).value;
  const figure = async (kpi: string) => {
    const scope = { kind: 'projects', projects: ['10001', '10002', '10003', '10004'] };
    const board = await ask<KpiBoard>('getKpis', { scope, kpis: [kpi], period: { unit: 'quarter', count: 2 } });
    const [found] = board.kind === 'answer' ? board.figures : [];
    if (found?.kind !== 'shown') throw new Error('no figure');
    return found.result;
  };
  const at = async (section: string, options: { width?: number } = {}) => {
    const visitor = await aVisitor(browser, desk, admin.accountId, options);
    await visitor.open(`/settings/apps/atelier/${section}`);
    const frame = visitor.page.frameLocator('.app-frame-fill');
    const saved = (text: string) => visitor.page.locator('.flag-success').getByText(text).first().waitFor();
    const save = () => frame.getByRole('button', { name: 'Save', exact: true }).click();
    return { ...visitor, frame, save, saved };
  };
  const onFields = async (options?: { width?: number }) => {
    const page = await at('stages', options);
    await page.frame.getByRole('button', { name: 'Fields', exact: true }).click();
    await page.frame.getByRole('heading', { name: 'Clients' }).waitFor();
    return page;
  };
  const jira = () => desk.desk.jira.world.fields;
  const fieldOf = (id: string): Field => {
    const field = jira().get(id);
    if (field === undefined) throw new Error(`no field ${id}`);
    return field;
  };
  /** The worker looks at mapped fields once a day. */
  const aDayLater = async () => {
    desk.desk.clock.set(desk.desk.clock.now() + DAY + 1000);
    await desk.settle();
  };

  it('statuses come to stages by guesses that an admin takes over, and reviews are counted', async () => {
    expect(await figure('revisionRounds')).toMatchObject({ value: null, unset: 'review-stage' });
    const { page, frame, save, saved, complaints } = await at('stages');
    const review = frame.getByLabel('Stage of Client review', { exact: true });
    await expect.poll(() => review.inputValue()).toBe('');
    await frame.getByRole('button', { name: /^Use \d+ guesses$/ }).click();
    await expect.poll(() => review.inputValue()).toBe('inReview');
    await save();
    await saved('Stages are saved');
    await desk.settle();
    expect((await figure('revisionRounds')).value).not.toBeNull();
    for (const one of appFrames(page, desk)) expect(await axeInBothThemes(one)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('hours per point and per type are found from there, kept, and convert what has no estimate', async () => {
    const { frame, save, saved } = await at('stages');
    await frame.locator('header').getByRole('button', { name: 'Site' }).click();
    await frame.getByLabel('Hours per story point').fill('2,5');
    await frame.getByLabel('Issue type', { exact: true }).selectOption({ label: 'Artwork' });
    await frame.getByRole('button', { name: 'Add', exact: true }).click();
    await frame.getByLabel('Hours for Artwork').fill('zero');
    await save();
    // What is no number is said at its field, and nothing is sent.
    await expect.poll(() => frame.getByLabel('Hours for Artwork').getAttribute('aria-invalid')).toBe('true');
    await frame.getByLabel('Hours for Artwork').fill('6');
    await save();
    await saved('The site’s settings are saved');
    const { site } = await ask<{ site: { secondsPerPoint: number; assumedByType: unknown } }>('getTeamSettings');
    expect(site).toMatchObject({ secondsPerPoint: 9000, assumedByType: [{ type: '10011', seconds: 21_600 }] });
  });

  it('a field is mapped by its name and kept by its id, and the KPI that needed it says something', async () => {
    expect((await figure('openSafetyIssues')).unset).toBe('safety');
    const { frame, save, saved } = await onFields();
    await frame.getByRole('combobox', { name: 'Client tier', exact: true }).selectOption({ label: 'Client tier' });
    await frame
      .getByRole('combobox', { name: 'Health and safety field', exact: true })
      .selectOption({ label: 'Site safety' });
    await frame.getByLabel('Options: Health and safety issues, Add an option').selectOption({ label: 'Hazard' });
    await frame.getByLabel('Options: Incidents, Add an option').selectOption({ label: 'Incident' });
    await save();
    await saved('Fields are saved');
    await desk.settle();
    const { fields } = await ask<KpiSettings>('getKpiSettings');
    expect(fields).toMatchObject({ tier: { field: TIER }, safety: { field: SAFETY } });
    expect((await figure('openSafetyIssues')).unset).toBeNull();
    // What is marked by an option is counted as soon as the field is read.
    expect((await figure('incidentRate')).parts.incidents).toBeGreaterThan(0);
  });

  it('a new name in Jira breaks nothing: the field is shown by it, and figures go on', async () => {
    jira().set(TIER, { ...fieldOf(TIER), name: 'Account level' });
    await aDayLater();
    const { frame, page, save, saved } = await onFields();
    const tier = frame.getByRole('combobox', { name: 'Client tier', exact: true });
    expect(await tier.locator('option:checked').innerText()).toBe('Account level');
    expect(await tier.getAttribute('aria-invalid')).toBe('false');
    expect((await ask<KpiSettings>('getKpiSettings')).broken).toEqual([]);
    // Whoever chose it by its old name is told, until somebody says that it is right.
    const note = frame.getByText('it has another name than when it was chosen: “Account level”');
    await note.waitFor();
    expect(await note.count()).toBe(1);
    for (const one of appFrames(page, desk)) expect(await axeInBothThemes(one)).toEqual([]);
    await frame.getByRole('button', { name: 'That is right' }).click();
    await note.waitFor({ state: 'detached' });
    await save();
    await saved('Fields are saved');
    const again = await onFields();
    await again.frame.getByText('Account level').first().waitFor({ state: 'attached' });
    expect(await again.frame.getByText('it has another name than when').count()).toBe(0);
    await page.context().close();
  });

  it('a field of another type says so at its place, on the way to it, and on gadgets, until another is chosen', async () => {
    const before = fieldOf(SAFETY);
    jira().set(SAFETY, { ...before, kind: 'string', schemaCustom: 'com.example:text' });
    await aDayLater();
    const { frame, page } = await onFields({ width: 480 });
    const safety = frame.getByRole('combobox', { name: 'Health and safety field', exact: true });
    await frame.getByText('Site safety is of another type now and cannot be read. Choose another field.').waitFor();
    expect(await safety.getAttribute('aria-invalid')).toBe('true');
    expect(await safety.inputValue()).toBe(SAFETY);
    expect((await ask<SettingsHome>('getSettingsHome')).marks).toContainEqual(
      expect.objectContaining({ section: 'stages', kind: 'broken-field', n: 1 }),
    );
    expect(await figure('openSafetyIssues')).toMatchObject({ value: null, unset: 'broken-field' });
    for (const one of appFrames(page, desk)) expect(await axeInBothThemes(one)).toEqual([]);
    await page.context().close();

    jira().set(SAFETY, before);
    await aDayLater();
    expect((await figure('openSafetyIssues')).unset).toBeNull();
  });

  it('a field that is deleted says so, stays chosen by its id, and is gone once another is chosen', async () => {
    jira().delete(SAFETY);
    await aDayLater();
    const { frame, page, save, saved } = await at('teams');
    // Nobody has to look for it: the section is marked.
    const mark = frame
      .getByRole('navigation', { name: 'Atelier settings' })
      .getByText('A mapped field is gone or of another type');
    await mark.first().waitFor({ state: 'attached' });
    await toSection(frame, 'Stages and fields');
    await frame.getByRole('button', { name: 'Fields', exact: true }).click();
    await frame.getByText(`Field ${SAFETY} is no longer in Jira.`).waitFor();
    expect(await figure('openSafetyIssues')).toMatchObject({ value: null, unset: 'broken-field' });
    await frame
      .getByRole('combobox', { name: 'Health and safety field', exact: true })
      .selectOption({ label: 'Not mapped' });
    await frame.getByText(`Field ${SAFETY} is no longer in Jira.`).waitFor({ state: 'detached' });
    await save();
    await saved('Fields are saved');
    await expect
      .poll(async () => (await ask<SettingsHome>('getSettingsHome')).marks.map(({ kind }) => kind))
      .not.toContain('broken-field');
    await page.context().close();
  });
});
