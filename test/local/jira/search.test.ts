import { describe, expect, it } from 'vitest';
import { aJira, anIssue, as, asApp, aWorld, DAY, NOW } from './world';

const search = (jql: string, more: object = {}) => ({ jql, ...more });

describe('searching', () => {
  const desk = () =>
    aJira(
      aWorld([
        anIssue('1', 'STU-1', { assignee: 'ben', due: '2026-03-25', remaining: 7_200 }),
        anIssue('2', 'STU-2', { assignee: 'cleo', statusId: '3', resolved: NOW - DAY }),
        anIssue('3', 'STU-3', { securityLevelId: '300' }),
        anIssue('4', 'HID-1', { projectId: '20', assignee: 'cleo' }),
      ]),
    );

  it('answers ids alone when no fields are asked for', async () => {
    const { status, body } = await desk().call('POST', '/rest/api/3/search/jql', search('project = STU order by key'));
    expect(status).toBe(200);
    expect(body).toEqual({ issues: [{ id: '1' }, { id: '2' }, { id: '3' }], isLast: true });
  });

  it('answers exactly the fields asked for', async () => {
    const { body } = await desk().call('GET', '/rest/api/3/search/jql?jql=key%20%3D%20STU-1&fields=summary');
    expect(body).toMatchObject({ issues: [{ id: '1', key: 'STU-1', fields: { summary: 'Work on STU-1' } }] });
    expect(Object.keys((body as { issues: { fields: object }[] }).issues[0]!.fields)).toEqual(['summary']);
  });

  it('refuses a query without a restriction', async () => {
    const { status, body } = await desk().call('POST', '/rest/api/3/search/jql', search('order by key'));
    expect(status).toBe(400);
    expect(body).toEqual({
      errorMessages: ['Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
      errors: {},
    });
  });

  it('goes on after the last issue shown, even when issues change between pages', async () => {
    const { call, world } = desk();
    const first = await call('POST', '/rest/api/3/search/jql', search('project = STU order by id', { maxResults: 2 }));
    const page = first.body as { issues: { id: string }[]; nextPageToken: string; isLast: boolean };
    expect(page).toMatchObject({ issues: [{ id: '1' }, { id: '2' }], isLast: false });
    world.issues.delete('1');
    const second = await call(
      'POST',
      '/rest/api/3/search/jql',
      search('project = STU order by id', { maxResults: 2, nextPageToken: page.nextPageToken }),
    );
    expect(second.body).toEqual({ issues: [{ id: '3' }], isLast: true });
  });

  it('shows an issue with a security level to its members and to the app only', async () => {
    const { call } = desk();
    const ids = async (how: object) =>
      (
        (await call('POST', '/rest/api/3/search/jql', search('project = STU order by id'), how)).body as {
          issues: { id: string }[];
        }
      ).issues.map(({ id }) => id);
    expect(await ids(as('ada'))).toEqual(['1', '2', '3']);
    expect(await ids(as('ben'))).toEqual(['1', '2']);
    expect(await ids(asApp)).toEqual(['1', '2', '3']);
  });

  it('has no project that the viewer may not browse', async () => {
    const { status, body } = await desk().call('POST', '/rest/api/3/search/jql', search('project = HID'), as('ben'));
    expect(status).toBe(400);
    expect(body).toMatchObject({ errorMessages: ["The value 'HID' does not exist for the field 'project'."] });
  });

  it('is gone at its old address', async () => {
    expect((await desk().call('GET', '/rest/api/3/search?jql=project%20%3D%20STU')).status).toBe(410);
  });
});
