import { describe, expect, it } from 'vitest';
import { aFullIssue, aJira, anIssue, as, aWorld, DAY, NOW } from './world';

const desk = () =>
  aJira(
    aWorld([
      aFullIssue('1', 'STU-1'),
      anIssue('2', 'STU-2', {
        histories: [
          {
            id: '60',
            author: 'ben',
            created: NOW - 4 * DAY,
            items: [
              {
                field: 'Key',
                fieldId: 'issuekey',
                fieldtype: 'jira',
                from: null,
                fromString: 'OLD-7',
                to: null,
                toString: 'STU-2',
              },
            ],
          },
        ],
      }),
      anIssue('3', 'STU-3', { securityLevelId: '300' }),
    ]),
  );

type Bean = { id: string; key: string; fields: Record<string, unknown> };

describe('reading an issue', () => {
  it('shows all fields in the shapes of Jira', async () => {
    const { body } = await desk().call('GET', '/rest/api/3/issue/STU-1');
    const { fields } = body as Bean;
    expect(fields).toMatchObject({
      created: '2026-03-10T10:00:00.000+0000',
      duedate: '2026-03-27',
      timeestimate: 21_600,
      timetracking: { originalEstimate: '1d', remainingEstimate: '6h', timeSpentSeconds: 10_800 },
      assignee: { accountId: 'ben', displayName: 'Ben Oak', timeZone: 'Europe/Berlin' },
      status: { id: '1', statusCategory: { key: 'new', id: 2 } },
      description: { type: 'doc', version: 1 },
      customfield_10015: '2026-03-16',
      customfield_10019: '0|hzzzzz:',
      customfield_10020: [
        { id: 80, state: 'closed' },
        { id: 81, state: 'active', boardId: 70, endDate: '2026-03-29T10:00:00.000Z' },
      ],
      worklog: { total: 2, maxResults: 20 },
      comment: { total: 1, comments: [{ author: { accountId: 'ben' } }] },
    });
  });

  it('is found by an old key after a move and by a key in small letters', async () => {
    const { call } = desk();
    expect((await call('GET', '/rest/api/3/issue/OLD-7')).body).toMatchObject({ key: 'STU-2' });
    expect((await call('GET', '/rest/api/3/issue/stu-2')).body).toMatchObject({ key: 'STU-2' });
  });

  it('leaves out navigable-only, excluded and unknown fields as asked', async () => {
    const { call } = desk();
    const names = async (fields: string) =>
      Object.keys(((await call('GET', `/rest/api/3/issue/STU-1?fields=${fields}`)).body as Bean).fields);
    expect(await names('summary,nonsense')).toEqual(['summary']);
    const navigable = await names('*navigable');
    expect(navigable).not.toContain('comment');
    expect(navigable).toContain('customfield_10020');
    expect(await names('*all,-comment')).toContain('worklog');
    expect(await names('*all,-comment')).not.toContain('comment');
  });

  it('hides a linked issue that the viewer may not see', async () => {
    const world = aWorld([aFullIssue('1', 'STU-1'), anIssue('2', 'STU-2', { securityLevelId: '300' })]);
    const { call } = aJira(world);
    const links = async (who: string) =>
      ((await call('GET', '/rest/api/3/issue/STU-1?fields=issuelinks', undefined, as(who))).body as Bean).fields
        .issuelinks;
    expect(await links('ada')).toHaveLength(1);
    expect(await links('ben')).toEqual([]);
  });

  it('cuts comments in a search after the first 20 and says how many there are', async () => {
    const comments = Array.from({ length: 25 }, (_, at) => ({
      id: String(at),
      author: 'ben',
      created: NOW + at,
      updated: NOW,
      body: 'x',
    }));
    const { call } = aJira(aWorld([anIssue('1', 'STU-1', { comments })]));
    const { body } = await call('POST', '/rest/api/3/search/jql', { jql: 'key = STU-1', fields: ['comment'] });
    const [issue] = (body as { issues: Bean[] }).issues;
    expect(issue?.fields.comment).toMatchObject({ total: 25, maxResults: 20 });
    const whole = await call('GET', '/rest/api/3/issue/STU-1/comment');
    expect((whole.body as { comments: unknown[] }).comments).toHaveLength(25);
  });
});

describe('reading in bulk', () => {
  it('answers by ascending id and names what is missing or hidden alike', async () => {
    const { call } = desk();
    const { body } = await call(
      'POST',
      '/rest/api/3/issue/bulkfetch',
      { issueIdsOrKeys: ['STU-2', '1', '3', '99'], fields: ['summary'] },
      as('ben'),
    );
    const { issues, issueErrors } = body as { issues: Bean[]; issueErrors: { id: string; errorMessage: string }[] };
    expect(issues.map(({ id }) => id)).toEqual(['1', '2']);
    expect(issueErrors.map(({ id }) => id)).toEqual(['3', '99']);
    expect(new Set(issueErrors.map(({ errorMessage }) => errorMessage)).size).toBe(1);
    const many = Array.from({ length: 101 }, (_, at) => String(at));
    expect((await call('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: many })).status).toBe(400);
  });

  it('pages histories of many issues and filters them by field', async () => {
    const { call } = desk();
    const first = await call('POST', '/rest/api/3/changelog/bulkfetch', {
      issueIdsOrKeys: ['1', '2', '3'],
      maxResults: 1,
    });
    const page = first.body as { issueChangeLogs: { issueId: string }[]; nextPageToken: string };
    expect(page.issueChangeLogs.map(({ issueId }) => issueId)).toEqual(['1']);
    const second = await call('POST', '/rest/api/3/changelog/bulkfetch', {
      issueIdsOrKeys: ['1', '2', '3'],
      maxResults: 1,
      nextPageToken: page.nextPageToken,
    });
    expect(second.body).toMatchObject({ issueChangeLogs: [{ issueId: '2' }] });
    expect(second.body).not.toHaveProperty('nextPageToken');
    const filtered = await call('POST', '/rest/api/3/changelog/bulkfetch', {
      issueIdsOrKeys: ['1', '2'],
      fieldIds: ['assignee'],
    });
    expect(filtered.body).toMatchObject({
      issueChangeLogs: [{ issueId: '1', changeHistories: [{ items: [{ tmpToAccountId: 'ben' }] }] }],
    });
  });
});
