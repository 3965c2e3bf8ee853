import { describe, expect, it } from 'vitest';
import { adf, aFullIssue, aJira, anIssue, as, aWorld, DAY, HOUR, NOW } from './world';

const desk = () =>
  aJira(aWorld([aFullIssue('1', 'STU-1'), anIssue('2', 'STU-2'), anIssue('3', 'HID-1', { projectId: '20' })]));
const log = (seconds: number) => ({
  timeSpentSeconds: seconds,
  started: '2026-03-19T09:00:00.000+0100',
  comment: adf('Edit'),
});

describe('logging work', () => {
  it('adds to the time spent and takes it off the remaining estimate', async () => {
    const { call, world } = desk();
    const { status, body } = await call('POST', '/rest/api/3/issue/STU-1/worklog', log(7_200), as('ben'));
    expect(status).toBe(201);
    expect(body).toMatchObject({ timeSpent: '2h', started: '2026-03-19T08:00:00.000+0000', issueId: '1' });
    expect(world.issues.get('1')).toMatchObject({ spent: 5 * 3600, remaining: 4 * 3600, updated: NOW });
    const items = world.issues
      .get('1')
      ?.histories.at(-1)
      ?.items.map(({ field, from, to }) => [field, from, to]);
    expect(items).toEqual([
      ['timeestimate', '21600', '14400'],
      ['timespent', '10800', '18000'],
    ]);
  });

  it.each([
    ['adjustEstimate=leave', 6 * 3600],
    ['adjustEstimate=new&newEstimate=1h', 3600],
    ['adjustEstimate=manual&reduceBy=30m', 5.5 * 3600],
    ['adjustEstimate=auto', 4 * 3600],
  ])('adjusts the remaining estimate by %s', async (query, remaining) => {
    const { call, world } = desk();
    await call('POST', `/rest/api/3/issue/STU-1/worklog?${query}`, log(7_200));
    expect(world.issues.get('1')?.remaining).toBe(remaining);
  });

  it('leaves nothing remaining where there was no estimate, as Jira does', async () => {
    const { call, world } = desk();
    await call('POST', '/rest/api/3/issue/STU-2/worklog', log(3_600));
    expect(world.issues.get('2')).toMatchObject({ spent: 3_600, remaining: 0, original: null });
  });

  it('gives time back when a worklog is shortened or deleted', async () => {
    const { call, world } = desk();
    await call('PUT', '/rest/api/3/issue/STU-1/worklog/701', { timeSpentSeconds: 3_600 }, as('ben'));
    expect(world.issues.get('1')).toMatchObject({ spent: 2 * 3600, remaining: 7 * 3600 });
    await call('DELETE', '/rest/api/3/issue/STU-1/worklog/701', undefined, as('ben'));
    expect(world.issues.get('1')).toMatchObject({ spent: 3600, remaining: 8 * 3600 });
    expect(world.issues.get('1')?.worklogs.map(({ id }) => id)).toEqual(['700']);
  });

  it('lets nobody but the author and admins change a worklog', async () => {
    const { call } = desk();
    expect((await call('DELETE', '/rest/api/3/issue/STU-1/worklog/700', undefined, as('ben'))).status).toBe(403);
    expect((await call('DELETE', '/rest/api/3/issue/STU-1/worklog/701', undefined, as('ada'))).status).toBe(204);
  });

  it('refuses less than a minute and an unreadable start', async () => {
    const { call } = desk();
    expect((await call('POST', '/rest/api/3/issue/STU-1/worklog', { timeSpentSeconds: 5 })).status).toBe(400);
    expect((await call('POST', '/rest/api/3/issue/STU-1/worklog', { timeSpent: '1h', started: 'today' })).status).toBe(
      400,
    );
  });
});

describe('following worklogs', () => {
  it('lists changed ids oldest first and leaves out the last minute', async () => {
    const { call, clock } = desk();
    await call('POST', '/rest/api/3/issue/STU-1/worklog', log(3_600));
    const { body } = await call('GET', `/rest/api/3/worklog/updated?since=${NOW - 10 * DAY}`);
    expect(body).toMatchObject({ lastPage: true, values: [{ worklogId: 700 }, { worklogId: 701 }] });
    clock.now += HOUR;
    const { body: later } = await call('GET', `/rest/api/3/worklog/updated?since=${NOW}`);
    expect(later).toMatchObject({ values: [{ worklogId: 10_001, updatedTime: NOW }] });
  });

  it('goes on from page to page without losing or repeating one', async () => {
    const worklogs = Array.from({ length: 2_500 }, (_, at) => ({
      id: String(20_000 + at),
      author: 'ben',
      started: NOW - DAY,
      seconds: 60,
      created: NOW - DAY,
      updated: NOW - DAY + Math.floor(at / 7) * 1_000,
      comment: null,
    }));
    const { call } = aJira(aWorld([anIssue('1', 'STU-1', { worklogs })]));
    const seen: number[] = [];
    let since = 0;
    for (let last = false; !last; ) {
      const { body } = await call('GET', `/rest/api/3/worklog/updated?since=${since}`);
      const page = body as { values: { worklogId: number }[]; nextPage?: string; lastPage: boolean };
      seen.push(...page.values.map(({ worklogId }) => worklogId));
      since = Number(new URL(page.nextPage ?? 'http://x/?since=0').searchParams.get('since'));
      last = page.lastPage;
    }
    expect(seen).toEqual(worklogs.map(({ id }) => Number(id)));
  });

  it('shows only worklogs of issues that the viewer sees', async () => {
    const world = aWorld([
      aFullIssue('1', 'STU-1'),
      anIssue('3', 'HID-1', {
        projectId: '20',
        worklogs: [{ id: '900', author: 'cleo', started: NOW, seconds: 60, created: NOW, updated: NOW, comment: null }],
      }),
    ]);
    const { call } = aJira(world);
    const { body } = await call('POST', '/rest/api/3/worklog/list', { ids: [700, 900, 4] }, as('ben'));
    expect((body as { id: string }[]).map(({ id }) => id)).toEqual(['700']);
  });
});
