import { describe, expect, it } from 'vitest';
import { adf, aFullIssue, aJira, anIssue, as, asApp, aWorld } from './world';

const desk = () => aJira(aWorld([aFullIssue('1', 'STU-1')]));

describe('product events', () => {
  it('tells of an assignment as an update and as an assignment, with ids and the change', async () => {
    const { call, events } = desk();
    await call('PUT', '/rest/api/3/issue/STU-1/assignee', { accountId: 'cleo' }, as('ben'));
    expect(events.map(({ eventType }) => eventType)).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
    expect(events[0]).toMatchObject({
      actor: 'ben',
      payload: {
        eventType: 'avi:jira:updated:issue',
        atlassianId: 'ben',
        issue: {
          id: '1',
          key: 'STU-1',
          fields: { assignee: { accountId: 'cleo' }, project: { id: '10', key: 'STU' } },
        },
        changelog: { items: [{ field: 'assignee', from: 'ben', to: 'cleo' }] },
      },
    });
    expect(events[0]?.payload.associatedUsers).toEqual([{ accountId: 'cleo' }, { accountId: 'ada' }]);
  });

  it('tells of each kind of change', async () => {
    const { call, events } = desk();
    const told = async (...request: Parameters<typeof call>) => {
      events.length = 0;
      await call(...request);
      return events.map(({ eventType }) => eventType.replace('avi:jira:', ''));
    };
    const issue = '/rest/api/3/issue';
    const fields = { project: { key: 'STU' }, issuetype: { id: '100' }, summary: 'New' };
    expect(await told('POST', issue, { fields })).toEqual(['created:issue']);
    expect(await told('PUT', `${issue}/STU-1`, { fields: { duedate: null } })).toEqual(['updated:issue']);
    expect(await told('POST', `${issue}/STU-1/transitions`, { transition: { id: '31' } })).toEqual(['updated:issue']);
    expect(await told('POST', `${issue}/STU-1/comment`, { body: adf('Fine') })).toEqual(['commented:issue']);
    const log = { timeSpentSeconds: 3600 };
    expect(await told('POST', `${issue}/STU-1/worklog`, log)).toEqual(['created:worklog', 'updated:issue']);
    expect(await told('PUT', `${issue}/STU-1/worklog/700`, { timeSpentSeconds: 60 })).toEqual([
      'updated:worklog',
      'updated:issue',
    ]);
    expect(await told('DELETE', `${issue}/STU-1/worklog/700`)).toEqual(['deleted:worklog', 'updated:issue']);
    expect(await told('DELETE', `${issue}/STU-1`)).toEqual(['deleted:issue']);
  });

  it('carries no text written in Jira beyond the summary', async () => {
    const { call, events } = desk();
    await call('POST', '/rest/api/3/issue/STU-1/comment', { body: adf('Confidential words') });
    expect(JSON.stringify(events)).not.toContain('Confidential');
    expect(JSON.stringify(events)).not.toContain('First line');
  });

  it('names no actor for what the app does itself', async () => {
    const { call, events } = desk();
    await call('PUT', '/rest/api/3/issue/STU-1', { fields: { duedate: null } }, asApp);
    expect(events[0]).toMatchObject({ actor: null, payload: { atlassianId: 'robot' } });
  });
});

describe('the size of product events', () => {
  it('names people by accountId only, in the change too', async () => {
    const { call, events } = desk();
    await call('PUT', '/rest/api/3/issue/STU-1/assignee', { accountId: 'cleo' });
    await call('PUT', '/rest/api/3/issue/STU-1', { fields: { reporter: { accountId: 'ben' } } });
    expect(events).toHaveLength(3);
    expect(JSON.stringify(events)).not.toMatch(/Ben Oak|displayName/);
    expect(JSON.stringify(events.map(({ payload }) => payload.changelog))).toContain('"to":"cleo"');
  });

  it('never delivers one of more than 200 kB', async () => {
    const { call, events } = desk();
    const description = adf('x'.repeat(210_000));
    expect((await call('PUT', '/rest/api/3/issue/STU-1', { fields: { description } })).status).toBe(204);
    expect(events).toEqual([]);
    await call('PUT', '/rest/api/3/issue/STU-1', { fields: { description: adf('short') } });
    expect(events).toEqual([]);
    await call('PUT', '/rest/api/3/issue/STU-1', { fields: { description: adf('shorter') } });
    expect(events.map(({ eventType }) => eventType)).toEqual(['avi:jira:updated:issue']);
  });

  it('tells of every issue that goes with a deletion', async () => {
    const child = anIssue('2', 'STU-2', { parentId: '1', typeId: '101' });
    const { call, events } = aJira(aWorld([aFullIssue('1', 'STU-1'), child]));
    await call('DELETE', '/rest/api/3/issue/STU-1?deleteSubtasks=true');
    expect(events.map(({ eventType, payload }) => [eventType, (payload.issue as { id: string }).id])).toEqual([
      ['avi:jira:deleted:issue', '2'],
      ['avi:jira:deleted:issue', '1'],
    ]);
  });
});
