import { describe, expect, it } from 'vitest';
import type { ChangeItem } from '../../../local/jira/model';
import { adf, aFullIssue, aJira, anIssue, as, aWorld, DAY, NOW } from './world';

const desk = () => aJira(aWorld([aFullIssue('1', 'STU-1'), anIssue('2', 'STU-2')]));
const edit = (fields: object, update: object = {}) => ({ fields, update });
const changed = (items: readonly ChangeItem[]) => items.map(({ field, from, to }) => `${field}: ${from} → ${to}`);

describe('editing an issue', () => {
  it('keeps old and new values in one history and moves updated', async () => {
    const { call, world } = desk();
    const body = edit({
      summary: 'Poster, final',
      duedate: '2026-04-01',
      timetracking: { remainingEstimate: '1d 30m' },
      priority: { name: 'High' },
      customfield_10016: 8,
    });
    expect((await call('PUT', '/rest/api/3/issue/STU-1', body, as('ben'))).status).toBe(204);
    const issue = world.issues.get('1')!;
    expect(issue).toMatchObject({ due: '2026-04-01', remaining: 30_600, priorityId: '2', updated: NOW });
    const history = issue.histories.at(-1)!;
    expect(history).toMatchObject({ author: 'ben', created: NOW });
    expect(changed(history.items)).toEqual([
      'summary: null → null',
      'duedate: 2026-03-27 → 2026-04-01',
      'timeestimate: 21600 → 30600',
      'priority: 3 → 2',
      'Story point estimate: null → null',
    ]);
    expect(history.items[0]).toMatchObject({ fromString: 'Work on STU-1', toString: 'Poster, final' });
    expect(history.items[4]).toMatchObject({
      fieldId: 'customfield_10016',
      fieldtype: 'custom',
      fromString: '3',
      toString: '8',
    });
  });

  it('changes nothing when one of the fields is refused', async () => {
    const { call, world, events } = desk();
    const { status, body } = await call('PUT', '/rest/api/3/issue/STU-1', edit({ summary: 'New', duedate: 'soon' }));
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: { duedate: expect.stringContaining('yyyy-MM-dd') } });
    expect(world.issues.get('1')?.summary).toBe('Work on STU-1');
    expect(events).toEqual([]);
  });

  it('writes no history and tells nobody when nothing differs', async () => {
    const { call, world, events } = desk();
    await call('PUT', '/rest/api/3/issue/STU-1', edit({ duedate: '2026-03-27', labels: ['print'] }));
    expect(world.issues.get('1')).toMatchObject({ updated: NOW - 5 * DAY });
    expect(events).toEqual([]);
  });

  it.each([
    ['3h 30m', 12_600],
    ['2d', 57_600],
    ['1w 1d', 172_800],
    ['90', 5_400],
    ['', null],
    [null, null],
  ])('reads a remaining estimate of %s', async (remainingEstimate, seconds) => {
    const { call, world } = desk();
    await call('PUT', '/rest/api/3/issue/STU-1', edit({ timetracking: { remainingEstimate } }));
    expect(world.issues.get('1')?.remaining).toBe(seconds);
  });

  it('refuses an estimate nobody can read', async () => {
    const { status, body } = await desk().call(
      'PUT',
      '/rest/api/3/issue/STU-1',
      edit({ timetracking: { remainingEstimate: 'a lot' } }),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: { timetracking_remainingestimate: 'Remaining Estimate is invalid.' } });
  });

  it('fills an empty remaining estimate from a first original estimate', async () => {
    const { call, world } = desk();
    await call('PUT', '/rest/api/3/issue/STU-2', edit({ timetracking: { originalEstimate: '4h' } }));
    expect(world.issues.get('2')).toMatchObject({ original: 14_400, remaining: 14_400 });
    await call('PUT', '/rest/api/3/issue/STU-2', edit({ timetracking: { originalEstimate: '6h' } }));
    expect(world.issues.get('2')).toMatchObject({ original: 21_600, remaining: 14_400 });
  });

  it('takes documents, not plain text', async () => {
    const { call, world } = desk();
    expect((await call('PUT', '/rest/api/3/issue/STU-1', edit({ description: adf('Brief') }))).status).toBe(204);
    expect(world.issues.get('1')?.description).toBe('Brief');
    expect((await call('PUT', '/rest/api/3/issue/STU-1', edit({ description: 'Brief' }))).status).toBe(400);
    const comment = await call('POST', '/rest/api/3/issue/STU-1/comment', { body: 'Nice' });
    expect(comment).toMatchObject({ status: 400, body: { errors: { comment: 'Comment body is not valid!' } } });
  });

  it('names lists one by one and labels all together', async () => {
    const { call, world } = desk();
    await call(
      'PUT',
      '/rest/api/3/issue/STU-1',
      edit({ fixVersions: [{ id: '601' }] }, { labels: [{ add: 'rush' }, { remove: 'print' }] }),
    );
    const items = world.issues.get('1')?.histories.at(-1)?.items ?? [];
    expect(changed(items)).toEqual(['Fix Version: 600 → null', 'Fix Version: null → 601', 'labels:  → ']);
    expect(items[2]).toMatchObject({ fromString: 'print', toString: 'rush' });
  });

  it('keeps closed sprints when an issue moves to another one', async () => {
    const { call, world } = desk();
    await call('PUT', '/rest/api/3/issue/STU-1', edit({ customfield_10020: 82 }));
    expect(world.issues.get('1')?.sprintIds).toEqual(['80', '82']);
    expect(changed(world.issues.get('1')?.histories.at(-1)?.items ?? [])).toEqual(['Sprint: 80, 81 → 80, 82']);
  });

  it('refuses a field that nobody has', async () => {
    const { body } = await desk().call('PUT', '/rest/api/3/issue/STU-1', edit({ customfield_9: 1 }));
    expect(body).toMatchObject({ errors: { customfield_9: expect.stringContaining('cannot be set') } });
  });
});

describe('moving an issue', () => {
  it('resolves it on entering a done status and takes that back on leaving', async () => {
    const { call, world } = desk();
    const { body } = await call('GET', '/rest/api/3/issue/STU-1/transitions');
    expect(
      (body as { transitions: { id: string; name: string }[] }).transitions.map(({ id, name }) => [id, name]),
    ).toEqual([
      ['21', 'In Review'],
      ['31', 'Done'],
    ]);
    await call('POST', '/rest/api/3/issue/STU-1/transitions', { transition: { id: '31' } });
    expect(world.issues.get('1')).toMatchObject({ statusId: '3', resolved: NOW, resolutionId: '900' });
    expect(changed(world.issues.get('1')?.histories.at(-1)?.items ?? [])).toEqual([
      'status: 1 → 3',
      'resolution: null → 900',
    ]);
    await call('POST', '/rest/api/3/issue/STU-1/transitions', { transition: { id: '21' } });
    expect(world.issues.get('1')).toMatchObject({ statusId: '2', resolved: null, resolutionId: null });
  });

  it('refuses a transition that does not lead from here', async () => {
    expect(
      (await desk().call('POST', '/rest/api/3/issue/STU-1/transitions', { transition: { id: '11' } })).status,
    ).toBe(400);
  });
});

describe('creating and deleting', () => {
  it('gives the next key of the project, the reporter and the first status', async () => {
    const { call, world } = desk();
    const fields = {
      project: { id: '10' },
      issuetype: { name: 'Task' },
      summary: 'Flyer',
      assignee: { accountId: 'cleo' },
    };
    const { body } = await call('POST', '/rest/api/3/issue', { fields }, as('ben'));
    expect(body).toMatchObject({ key: 'STU-3' });
    const issue = [...world.issues.values()].at(-1)!;
    expect(issue).toMatchObject({ reporter: 'ben', statusId: '1', assignee: 'cleo', histories: [], created: NOW });
    const { body: mine } = await call('POST', '/rest/api/3/search/jql', { jql: 'assignee = cleo' });
    expect(mine).toMatchObject({ issues: [{ id: issue.id }] });
  });

  it('does not give the key of a deleted issue again', async () => {
    const { call } = desk();
    const body = { fields: { project: { key: 'STU' }, issuetype: { id: '100' }, summary: 'Flyer' } };
    await call('POST', '/rest/api/3/issue', body);
    expect((await call('DELETE', '/rest/api/3/issue/STU-3')).status).toBe(204);
    expect((await call('POST', '/rest/api/3/issue', body)).body).toMatchObject({ key: 'STU-4' });
  });

  it('lists worklogs of a deleted issue as deleted', async () => {
    const { call, clock } = desk();
    await call('DELETE', '/rest/api/3/issue/STU-1');
    clock.now += DAY;
    const { body } = await call('GET', '/rest/api/3/worklog/deleted?since=0');
    expect(body).toMatchObject({ lastPage: true, values: [{ worklogId: 700 }, { worklogId: 701 }] });
  });
});
