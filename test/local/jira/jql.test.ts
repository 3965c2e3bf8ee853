import { describe, expect, it } from 'vitest';
import { aJira, anIssue, as, asApp, aWorld, DAY, HOUR, NOW } from './world';

const issues = [
  anIssue('1', 'STU-1', {
    assignee: 'ben',
    priorityId: '2',
    due: '2026-03-25',
    remaining: 2 * 3600,
    labels: ['print', 'rush'],
    sprintIds: ['80', '81'],
    rank: '0|b',
    updated: NOW - HOUR,
    custom: { customfield_10015: '2026-03-16', customfield_10016: 5, customfield_10040: { id: '41', value: 'Web' } },
  }),
  anIssue('2', 'STU-2', {
    assignee: 'cleo',
    statusId: '3',
    resolutionId: '900',
    resolved: NOW - DAY,
    due: '2026-03-20',
    componentIds: ['500'],
    fixVersionIds: ['600'],
    rank: '0|a',
    updated: NOW - 2 * DAY,
  }),
  anIssue('3', 'STU-3', {
    statusId: '2',
    parentId: '1',
    typeId: '101',
    summary: 'Cut the spring trailer',
    priorityId: null,
    sprintIds: ['82'],
    rank: '0|c',
    updated: NOW - 3 * DAY,
    worklogs: [{ id: '9', author: 'ben', started: NOW, seconds: 60, created: NOW, updated: NOW, comment: null }],
  }),
];

const { call } = aJira(aWorld(issues));
const search = async (jql: string, how = {}) => call('POST', '/rest/api/3/search/jql', { jql }, how);
const found = async (jql: string, how = {}) => {
  const { body, status } = await search(jql, how);
  expect([jql, status, status === 200 ? null : body]).toEqual([jql, 200, null]);
  return (body as { issues: { id: string }[] }).issues.map(({ id }) => id).join(' ');
};
const refusal = async (jql: string) => {
  const { status, body } = await search(jql);
  return [status, (body as { errorMessages?: string[] }).errorMessages?.[0]];
};

describe('JQL', () => {
  it.each([
    ['project = STU', '1 2 3'],
    ['project = "project stu"', '1 2 3'],
    ['project = 10 and issuekey in (STU-1, 3)', '1 3'],
    ['status = "in review"', '3'],
    ['statusCategory != Done', '1 3'],
    ['statusCategory in ("To Do", indeterminate)', '1 3'],
    ['assignee = ben', '1'],
    ['assignee in (ben, EMPTY)', '1 3'],
    ['assignee is EMPTY', '3'],
    ['assignee is not EMPTY', '1 2'],
    ['assignee = currentUser()', ''],
    ['reporter = currentUser()', '1 2 3'],
    ['priority > Medium', '1'],
    ['priority <= Medium', '2'],
    ['resolution = Unresolved', '1 3'],
    ['resolution = Done', '2'],
    ['type = Sub-task', '3'],
    ['issuetype in standardIssueTypes()', '1 2'],
    ['parent = STU-1', '3'],
    ['labels = rush', '1'],
    ['labels not in (rush)', ''],
    ['labels is EMPTY', '2 3'],
    ['component = Video', '2'],
    ['fixVersion in unreleasedVersions()', '2'],
    ['sprint in openSprints()', '1'],
    ['sprint in futureSprints()', '3'],
    ['sprint in closedSprints() and sprint = 81', '1'],
    ['sprint = "Sprint 2"', '1'],
    ['due <= "2026-03-20"', '2'],
    ['due = endOfDay()', '2'],
    ['duedate > now()', '1'],
    ['due is EMPTY', '3'],
    ['summary ~ "spring trail*"', '3'],
    ['text ~ "trail"', ''],
    ['summary ~ "\\"the spring\\""', '3'],
    ['summary !~ trailer', '1 2'],
    ['remainingEstimate >= 2h', '1'],
    ['timeestimate is EMPTY', '2 3'],
    ['worklogAuthor = ben', '3'],
    ['resolved >= -2d', '2'],
    ['cf[10016] > 3', '1'],
    ['"Story point estimate" = 5', '1'],
    ['"Start date" < 2026-03-17', '1'],
    ['Channel = Web', '1'],
    ['project = STU and (assignee = ben or statusCategory = Done)', '1 2'],
  ])('%s finds %s', async (jql, ids) => {
    expect(await found(`${jql} order by id`)).toBe(ids);
  });

  it.each([
    ['assignee != ben', '2'],
    ['not assignee = ben', '2'],
    ['assignee not in (ben)', '2'],
    ['not (assignee = ben and statusCategory = "To Do")', '2 3'],
    ['not (assignee = ben and priority = High)', '2'],
    ['not due < "2026-03-22"', '1'],
  ])('leaves out what is unknown: %s finds %s', async (jql, ids) => {
    expect(await found(`project = STU and ${jql} order by id`)).toBe(ids);
  });

  it('reads epoch milliseconds, periods and days in the zone of the viewer', async () => {
    expect(await found(`updated >= ${NOW - 2 * DAY} order by id`)).toBe('1 2');
    expect(await found(`updated > ${NOW - 2 * DAY} order by id`)).toBe('1');
    expect(await found('updated >= -1d')).toBe('1');
    expect(await found('updated >= "-2d 1h" order by id')).toBe('1 2');
    // 10:00 UTC is 11:00 in Berlin and 06:00 in New York; STU-1 was updated an hour before.
    expect(await found('updated >= "2026-03-20 10:00"')).toBe('1');
    expect(await found('updated >= "2026-03-20 10:01"')).toBe('');
    expect(await found('updated >= "2026-03-20 05:00"', as('cleo'))).toBe('1');
    expect(await found('updated >= "2026-03-20 05:01"', as('cleo'))).toBe('');
    expect(await found('updated >= "2026-03-20 10:00"', asApp)).toBe('1');
  });

  it('starts weeks on Monday and takes increments', async () => {
    expect(await found('due >= startOfWeek() and due <= endOfWeek() order by id')).toBe('2');
    expect(await found('due >= startOfWeek(1) and due <= endOfWeek(1) order by id')).toBe('1');
    expect(await found('due >= startOfMonth("-1M") and due < startOfDay("+1d") order by id')).toBe('2');
  });

  it('orders by several fields, rank among them', async () => {
    expect(await found('project = STU order by rank')).toBe('2 1 3');
    expect(await found('project = STU order by priority desc, key desc')).toBe('3 1 2');
    expect(await found('project = STU order by due asc')).toBe('2 1 3');
    expect(await found('project = STU order by updated desc')).toBe('1 2 3');
    expect(await found('project = STU')).toBe('3 2 1');
  });

  it.each([
    ['flavour = sweet', "Field 'flavour' does not exist or you do not have permission to view it."],
    ['project = STU order by flavour', "Field 'flavour' does not exist or you do not have permission to view it."],
    ['project = stu', "The value 'stu' does not exist for the field 'project'."],
    ['status = Open', "The value 'Open' does not exist for the field 'status'."],
    ['assignee = nobody', "The value 'nobody' does not exist for the field 'assignee'."],
    ['key = STU-9', "An issue with key 'STU-9' does not exist for field 'key'."],
    ['summary > "a"', "The operator '>' is not supported by the 'summary' field."],
    ['status was Done', "The operator 'was' is not implemented locally."],
    ['assignee = lastLogin()', "Unable to find JQL function 'lastLogin()'."],
    ['project = STU order by a, b, c, d, e, f, g, h', 'The maximum number of ORDER BY fields is 7.'],
  ])('refuses %s', async (jql, message) => {
    expect(await refusal(jql)).toEqual([400, message]);
  });

  it('refuses broken queries and dates', async () => {
    expect((await refusal('project = '))[0]).toBe(400);
    expect((await refusal('due > soon'))[1]).toMatch(/^Date value 'soon' for field 'due' is invalid/);
    expect((await refusal('due > "2026-02-30"'))[0]).toBe(400);
  });

  it('counts without listing', async () => {
    const { body } = await call('POST', '/rest/api/3/search/approximate-count', { jql: 'statusCategory != Done' });
    expect(body).toEqual({ count: 2 });
  });
});
