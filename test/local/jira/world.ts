import type { Actor, JiraRequest, JiraResponse, LocalJira, ProductEvent } from '../../../local/jira/api';
import { createLocalJira } from '../../../local/jira/jira';
import { type Issue, noDashboards, type Project, type User, type World } from '../../../local/jira/model';
import { complaintsOf } from '../../fixtures/jira-calls';

/** Friday, 2026-03-20 10:00 UTC. */
export const NOW = Date.UTC(2026, 2, 20, 10);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const aUser = (accountId: string, over: Partial<User> = {}): User => ({
  accountId,
  accountType: 'atlassian',
  displayName: accountId.charAt(0).toUpperCase() + accountId.slice(1),
  active: true,
  timeZone: 'Europe/Berlin',
  locale: 'en_GB',
  admin: false,
  licensed: true,
  ...over,
});

export const aProject = (id: string, key: string, over: Partial<Project> = {}): Project => ({
  id,
  key,
  name: `Project ${key}`,
  type: 'software',
  simplified: false,
  archived: false,
  lead: 'ada',
  access: {
    browse: 'everyone',
    assign: 'everyone',
    edit: 'everyone',
    assignable: 'everyone',
    admins: ['ada'],
    app: true,
  },
  statusIds: ['1', '2', '3'],
  issueTypeIds: ['100', '101'],
  ...over,
});

export const anIssue = (id: string, key: string, over: Partial<Issue> = {}): Issue => ({
  id,
  key,
  projectId: '10',
  typeId: '100',
  summary: `Work on ${key}`,
  description: null,
  statusId: '1',
  priorityId: '3',
  resolutionId: null,
  assignee: null,
  reporter: 'ada',
  creator: 'ada',
  parentId: null,
  labels: [],
  componentIds: [],
  fixVersionIds: [],
  sprintIds: [],
  securityLevelId: null,
  created: NOW - 10 * DAY,
  updated: NOW - 5 * DAY,
  resolved: null,
  due: null,
  original: null,
  remaining: null,
  spent: null,
  rank: null,
  custom: {},
  links: [],
  histories: [],
  worklogs: [],
  comments: [],
  ...over,
});

const byId = <T extends { id: string }>(values: readonly T[]) => new Map(values.map((value) => [value.id, value]));

/** Ada runs STU; Ben and Cleo work in it; HID is closed to the app and to Ben; Zoe is a customer, Gus is gone, Lil has no licence. */
export const aWorld = (issues: readonly Issue[] = [], over: Partial<World> = {}): World => ({
  cloudId: '11111111-2222-4333-8444-555555555555',
  siteName: 'studio',
  timeZone: 'Europe/Berlin',
  timeTracking: { hoursPerDay: 8, daysPerWeek: 5 },
  users: new Map(
    [
      aUser('ada', { admin: true }),
      aUser('ben', { displayName: 'Ben Oak' }),
      aUser('cleo', { timeZone: 'America/New_York' }),
      aUser('gus', { active: false }),
      aUser('lil', { licensed: false }),
      aUser('zoe', { accountType: 'customer', licensed: false }),
      aUser('robot', { accountType: 'app' }),
    ].map((user) => [user.accountId, user]),
  ),
  projects: byId([
    aProject('10', 'STU'),
    aProject('20', 'HID', {
      access: { browse: ['ada', 'cleo'], assign: ['ada'], edit: ['ada'], assignable: ['cleo'], admins: [], app: false },
    }),
  ]),
  statuses: byId([
    { id: '1', name: 'To Do', category: 'new', projectId: null },
    { id: '2', name: 'In Review', category: 'indeterminate', projectId: null },
    { id: '3', name: 'Done', category: 'done', projectId: null },
  ]),
  priorities: [
    { id: '2', name: 'High' },
    { id: '3', name: 'Medium' },
    { id: '4', name: 'Low' },
  ],
  issueTypes: byId([
    { id: '100', name: 'Task', subtask: false, projectId: null },
    { id: '101', name: 'Sub-task', subtask: true, projectId: null },
  ]),
  resolutions: byId([{ id: '900', name: 'Done' }]),
  components: byId([{ id: '500', name: 'Video', projectId: '10' }]),
  versions: byId([
    { id: '600', name: 'Spring', projectId: '10', released: false, archived: false, releaseDate: '2026-04-30' },
    { id: '601', name: 'Winter', projectId: '10', released: true, archived: false, releaseDate: '2026-01-31' },
  ]),
  boards: byId([{ id: '70', name: 'Studio board', type: 'scrum', projectId: '10' }]),
  sprints: byId([
    {
      id: '80',
      name: 'Sprint 1',
      boardId: '70',
      state: 'closed',
      start: NOW - 30 * DAY,
      end: NOW - 16 * DAY,
      complete: NOW - 16 * DAY,
    },
    {
      id: '81',
      name: 'Sprint 2',
      boardId: '70',
      state: 'active',
      start: NOW - 5 * DAY,
      end: NOW + 9 * DAY,
      complete: null,
    },
    { id: '82', name: 'Sprint 3', boardId: '70', state: 'future', start: null, end: null, complete: null },
  ]),
  securityLevels: byId([{ id: '300', name: 'Board only', projectId: '10', members: ['ada'] }]),
  fields: byId([
    {
      id: 'customfield_10015',
      name: 'Start date',
      kind: 'date',
      schemaCustom: 'com.atlassian.jira.plugin.system.customfieldtypes:datepicker',
      projectId: null,
    },
    {
      id: 'customfield_10016',
      name: 'Story point estimate',
      kind: 'number',
      schemaCustom: 'com.pyxis.greenhopper.jira:jsw-story-points',
      projectId: null,
    },
    {
      id: 'customfield_10019',
      name: 'Rank',
      kind: 'rank',
      schemaCustom: 'com.pyxis.greenhopper.jira:gh-lexo-rank',
      projectId: null,
    },
    {
      id: 'customfield_10020',
      name: 'Sprint',
      kind: 'sprint',
      schemaCustom: 'com.pyxis.greenhopper.jira:gh-sprint',
      projectId: null,
    },
    {
      id: 'customfield_10040',
      name: 'Channel',
      kind: 'select',
      schemaCustom: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
      projectId: null,
    },
  ]),
  issues: byId(issues),
  deletedWorklogs: [],
  ...noDashboards(),
  ...over,
});

export type Desk = {
  readonly jira: LocalJira;
  readonly world: World;
  readonly events: ProductEvent[];
  readonly clock: { now: number };
  /** `path` may carry a query. */
  readonly call: (
    method: JiraRequest['method'],
    path: string,
    body?: unknown,
    how?: Partial<Pick<JiraRequest, 'actor' | 'via' | 'scopes'>>,
  ) => Promise<JiraResponse>;
};

export const as = (accountId: string): { actor: Actor } => ({ actor: { kind: 'user', accountId } });
export const asApp: { actor: Actor } = { actor: { kind: 'app' } };
export const asNobody: { actor: Actor } = { actor: { kind: 'anonymous' } };

/** A local Jira over a world; calls come from outside as Ada unless told otherwise, and each is held against Atlassian's documents and jira.js. */
export const aJira = (world: World): Desk => {
  const clock = { now: NOW };
  const jira = createLocalJira({
    world,
    now: () => clock.now,
    points: 1_000,
    gadgetTypes: [{ key: 'kpi', title: 'KPIs' }],
  });
  const events: ProductEvent[] = [];
  jira.onEvent((event) => events.push(event));
  const call: Desk['call'] = async (method, path, body, how = {}) => {
    const url = new URL(path, 'http://jira');
    const base = { actor: as('ada').actor, via: 'rest', scopes: null } as const;
    const request = { method, path: url.pathname, query: url.searchParams, headers: {}, body, ...base, ...how };
    const response = await jira.handle(request);
    const complaints = response.status === 501 ? [] : complaintsOf(request, response);
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    return response;
  };
  return { jira, world, events, clock, call };
};

/** Text as Jira's document format. */
export const adf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** An issue with something in every field. */
export const aFullIssue = (id: string, key: string): Issue =>
  anIssue(id, key, {
    description: 'First line\nSecond line',
    assignee: 'ben',
    labels: ['print'],
    componentIds: ['500'],
    fixVersionIds: ['600'],
    sprintIds: ['80', '81'],
    due: '2026-03-27',
    original: 8 * 3600,
    remaining: 6 * 3600,
    spent: 3 * 3600,
    rank: '0|hzzzzz:',
    custom: { customfield_10015: '2026-03-16', customfield_10016: 3, customfield_10040: { id: '41', value: 'Web' } },
    links: [
      {
        id: '40',
        typeId: '1',
        typeName: 'Blocks',
        inward: 'is blocked by',
        outward: 'blocks',
        direction: 'outward',
        issueId: '2',
      },
    ],
    histories: [
      {
        id: '50',
        author: null,
        created: NOW - 9 * DAY,
        items: [
          {
            field: 'assignee',
            fieldId: 'assignee',
            fieldtype: 'jira',
            from: null,
            fromString: null,
            to: 'ben',
            toString: 'Ben Oak',
          },
        ],
      },
    ],
    worklogs: [
      {
        id: '700',
        author: 'ada',
        started: NOW - 3 * DAY,
        seconds: 3600,
        created: NOW - 3 * DAY,
        updated: NOW - 3 * DAY,
        comment: 'Cut',
      },
      {
        id: '701',
        author: 'ben',
        started: NOW - 2 * DAY,
        seconds: 7200,
        created: NOW - 2 * DAY,
        updated: NOW - 2 * DAY,
        comment: null,
      },
    ],
    comments: [{ id: '800', author: 'ben', created: NOW - DAY, updated: NOW - DAY, body: 'Second round' }],
  });
