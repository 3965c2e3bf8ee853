import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin } from '../../local/data/studio/people';
import { POINTS, RATING } from '../../local/data/studio/projects';
import { NO_FIELDS } from '../../src/adapters/sql/kpi-fields';
import type { KpiBoard, KpiIssues, KpiOptions } from '../../src/contract/kpi';
import type { KpiFields, KpiSettings } from '../../src/contract/kpi-settings';
import type { Reply } from '../../src/contract/reply';
import { aBrowser } from '../fixtures/browser';
import type { TestDesk } from '../fixtures/desk';
import { appFrames, aVisitor, axeViolations } from '../fixtures/desk-page';
import { aKeptDesk } from '../fixtures/kept-desk';
import { naiveClock } from '../fixtures/naive-clock';
import { naivePrepare, naiveStages } from '../fixtures/naive-flow';
import { rawHistories } from '../fixtures/raw-histories';

const PACKAGING = '10001';
const CLOCK = naiveClock('Europe/Berlin');
const ASKED = { scope: { kind: 'projects', projects: [PACKAGING] }, period: { unit: 'quarter', count: 2 } } as const;

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

const asked = async <T>(door: string, payload: unknown): Promise<T> => {
  const reply = await desk.invoke<Reply<T>>('settings', door, payload, admin.accountId);
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
};
const settings = () => asked<KpiSettings>('getKpiSettings', {});
const map = async (fields: KpiFields) =>
  asked<KpiSettings>('saveKpiFields', { version: (await settings()).fieldsVersion, fields });

const board = async () => {
  const value = await asked<KpiBoard>('getKpis', { ...ASKED, kpis: ['satisfaction', 'nps'] });
  if (value.kind !== 'answer') throw new Error('nothing to browse');
  const [satisfaction, nps] = value.figures;
  if (satisfaction?.kind !== 'shown' || nps?.kind !== 'shown') throw new Error('withheld');
  return { ...value, satisfaction, nps };
};

/** Issues done in the window with what Jira holds in the field, null where that is nothing. */
const naive = async (field: string, window: { from: string; to: string }) => {
  const raw = await rawHistories(desk);
  const stageOf = naiveStages(raw, {});
  return raw
    .filter(({ fields }) => (fields.project as unknown as { id: string }).id === PACKAGING)
    .flatMap((issue) => {
      const { done } = naivePrepare(issue, stageOf);
      const value = (issue.fields as unknown as Record<string, number | null>)[field] ?? null;
      const within = done !== null && done >= CLOCK.midnight(window.from) && done < CLOCK.midnight(window.to);
      return within ? [{ id: issue.id, value }] : [];
    });
};
const meanOf = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

const expectNaive = async (field: string, { min, max, top }: { min: number; max: number; top: number }) => {
  const { satisfaction, window, complete, notes, dataSince } = await board();
  const done = await naive(field, window);
  const given = done.flatMap(({ value }) => (value === null ? [] : [value]));
  const counted = given.filter((value) => value >= min && value <= max);
  expect(counted.length).toBeGreaterThan(5);
  const { value, n, parts, excluded } = satisfaction.result;
  expect(value).toBeCloseTo(meanOf(counted), 9);
  expect(n).toBe(counted.length);
  expect(parts.topBox).toBeCloseTo(meanOf(counted.map((one) => Number(one >= top))), 9);
  expect(Object.fromEntries(excluded.map(({ reason, count }) => [reason, count]))).toEqual({
    ...(given.length > counted.length ? { 'off-scale': given.length - counted.length } : {}),
    ...(done.length > given.length ? { 'no-rating': done.length - given.length } : {}),
  });
  expect({ complete, dataSince }).toEqual({ complete: true, dataSince: null });
  expect(notes.map(({ kind }) => kind)).not.toContain('field-reading');
  return { satisfaction, done, window };
};

const CSAT = { field: RATING, min: 1, max: 5, top: 4 };

describe('customer satisfaction', () => {
  it('is the mean of what Jira’s own issues hold, and lists the very issues', async () => {
    const { satisfaction, done } = await expectNaive(RATING, CSAT);
    expect(satisfaction.line.filter(({ value }) => value !== null).length).toBeGreaterThan(5);
    expect(satisfaction.before).not.toBeNull();
    const { issues, total } = (await asked<KpiIssues>('getKpiIssues', {
      ...{ ...ASKED, kpi: 'satisfaction', part: 'counted', page: 0 },
    })) as Extract<KpiIssues, { total: number }>;
    const rated = done.filter(({ value }) => value !== null);
    expect(total).toBe(rated.length);
    expect(Object.fromEntries(issues.map(({ issue, value }) => [issue, value]))).toEqual(
      Object.fromEntries(rated.map(({ id, value }) => [id, value])),
    );
    const { unset } = await asked<KpiOptions>('getKpiOptions', {});
    expect(Object.keys(unset)).toContain('nps');
    expect(Object.keys(unset)).not.toContain('satisfaction');
  });

  it('follows a rating that is changed in Jira', async () => {
    const { satisfaction, done } = await expectNaive(RATING, CSAT);
    const [low] = done.filter(({ value }) => value !== null && value > 2);
    await desk.rest('PUT', `/rest/api/3/issue/${low?.id}`, admin.accountId, { fields: { [RATING]: 1 } });
    await desk.settle();
    const after = await expectNaive(RATING, CSAT);
    expect(after.satisfaction.result.value).toBeLessThan(satisfaction.result.value ?? 0);
  });

  it('is that of another field as soon as that is mapped and read, and says so until then', async () => {
    const points = { field: POINTS, min: 1, max: 8, top: 5 };
    const { rereading } = await map({ ...NO_FIELDS, satisfaction: points, nps: { field: RATING } });
    expect(rereading).toBe(0);
    const reading = await board();
    // Other figures miss nothing.
    expect(reading).toMatchObject({ complete: true, dataSince: null });
    expect(reading.notes).toContainEqual({ kind: 'field-reading', issues: null, since: null });
    expect(reading.satisfaction.result).toMatchObject({ value: null, n: 0, unset: null });
    await desk.settle();
    expect((await settings()).rereading).toBeNull();
    expect((await board()).nps.result.unset).toBeNull();

    const { version } = { version: (await settings()).fieldsVersion };
    const stale = { version: version - 1, fields: NO_FIELDS };
    await expect(asked('saveKpiFields', stale)).rejects.toThrow('conflict');
    await map({ ...NO_FIELDS, satisfaction: { ...CSAT, max: 4 }, nps: null });
    await desk.settle();
    await expectNaive(RATING, { ...CSAT, max: 4 });
    expect((await board()).nps.result).toMatchObject({ value: null, unset: 'nps-field' });
  });
});

describe('fields in the settings', () => {
  it('are chosen among Jira’s number fields by their names, with a scale that is checked where it stands', async () => {
    const visitor = await aVisitor(browser, desk, admin.accountId, {});
    await visitor.open('/settings/apps/atelier/stages');
    const frame = visitor.page.frameLocator('.app-frame-fill');
    const press = (navigation: string, name: string) =>
      frame.getByRole('navigation', { name: navigation }).getByRole('button', { name }).click();
    const save = () => frame.getByRole('button', { name: 'Save' }).click();
    await press('Stages and fields', 'Fields');
    const chosen = frame.getByLabel('Field of the rating');
    await chosen.locator('option', { hasText: 'Client rating' }).waitFor({ state: 'attached' });
    expect(await chosen.inputValue()).toBe(RATING);
    await frame.getByLabel('Field of the 0 to 10 recommendation').selectOption({ label: 'Story Points' });
    await frame.getByLabel('Highest rating').fill('5');
    await frame.getByLabel('Top ratings from').fill('7');
    await frame.getByText('Must be above the lowest rating, and the highest at most').waitFor();
    for (const one of appFrames(visitor.page, desk)) expect(await axeViolations(one)).toEqual([]);
    await save();
    expect((await settings()).fields).toMatchObject({ satisfaction: { ...CSAT, max: 4 }, nps: null });
    await frame.getByLabel('Top ratings from').fill('5');
    await save();
    await visitor.page.locator('.flag-success').getByText('Fields are saved').first().waitFor();
    expect((await settings()).fields).toMatchObject({
      satisfaction: { ...CSAT, top: 5 },
      nps: { field: 'customfield_10026' },
    });
    expect(visitor.complaints).toEqual([]);
  });
});
