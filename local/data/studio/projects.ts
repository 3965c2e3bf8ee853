import type {
  Access,
  Board,
  Component,
  Field,
  IssueType,
  Priority,
  Project,
  Resolution,
  SecurityLevel,
  Status,
} from '../../jira/model';
import { admin, byName, customers, guest, people, type Role } from './people';

/** The way of an issue: statuses by what happens in them. Reviews send work back now and then. */
export type Workflow = {
  readonly todo: string;
  readonly doing: string;
  readonly reviews: readonly string[];
  readonly hold: string | null;
  readonly done: string;
};
export type StudioProject = {
  readonly project: Project;
  readonly workflow: Workflow;
  readonly roles: readonly Role[];
  readonly types: readonly string[];
  readonly subtask: string | null;
  /** Share of all issues. */
  readonly weight: number;
  readonly prefix: string;
  readonly scrum: boolean;
  /** Estimates in story points instead of time. */
  readonly points: boolean;
  readonly components: readonly Component[];
};

const status = (id: number, name: string, category: Status['category'], projectId: string | null = null): Status => ({
  id: String(id),
  name,
  category,
  projectId,
});

export const statuses: readonly Status[] = [
  status(10001, 'To do', 'new'),
  status(10002, 'In progress', 'indeterminate'),
  status(10003, 'Internal review', 'indeterminate'),
  status(10004, 'Client review', 'indeterminate'),
  status(10005, 'On hold', 'new'),
  status(10006, 'Done', 'done'),
  status(10101, 'Backlog', 'new', '10003'),
  status(10102, 'Building', 'indeterminate', '10003'),
  status(10103, 'Checking', 'indeterminate', '10003'),
  status(10104, 'Live', 'done', '10003'),
  status(10201, 'Waiting for support', 'new'),
  status(10202, 'Waiting for customer', 'indeterminate'),
  status(10203, 'Resolved', 'done'),
];

const classic: Workflow = { todo: '10001', doing: '10002', reviews: ['10003', '10004'], hold: '10005', done: '10006' };
const web: Workflow = { todo: '10101', doing: '10102', reviews: ['10103'], hold: null, done: '10104' };
const service: Workflow = { todo: '10201', doing: '10202', reviews: [], hold: null, done: '10203' };

export const priorities: readonly Priority[] = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, n) => ({
  id: String(n + 1),
  name,
}));
export const resolutions: readonly Resolution[] = [
  { id: '10000', name: 'Done' },
  { id: '10001', name: "Won't do" },
];

const type = (id: number, name: string, subtask = false, projectId: string | null = null): IssueType => ({
  id: String(id),
  name,
  subtask,
  projectId,
});
export const issueTypes: readonly IssueType[] = [
  type(10010, 'Design'),
  type(10011, 'Artwork'),
  type(10012, 'Copy'),
  type(10013, 'Film'),
  type(10014, 'Task'),
  type(10015, 'Step', true),
  type(10020, 'Page', false, '10003'),
  type(10021, 'Fix', false, '10003'),
  type(10030, 'Request'),
];

const EVERYBODY = people.map(({ accountId }) => accountId);
const access = (over: Partial<Access> = {}): Access => ({
  browse: [...EVERYBODY, admin.accountId],
  assign: [...EVERYBODY, admin.accountId],
  edit: [...EVERYBODY, admin.accountId],
  assignable: EVERYBODY,
  admins: [admin.accountId],
  app: true,
  ...over,
});

type Draft = {
  id: string;
  key: string;
  name: string;
  type?: Project['type'];
  simplified?: boolean;
  access?: Access;
  lead: string;
  workflow: Workflow;
  typeIds: string[];
};
const project = ({
  id,
  key,
  name,
  type: kind = 'software',
  simplified = false,
  access: who = access(),
  lead,
  workflow,
  typeIds,
}: Draft): Project => ({
  id,
  key,
  name,
  type: kind,
  simplified,
  archived: false,
  lead,
  access: who,
  statusIds: [
    workflow.todo,
    workflow.doing,
    ...workflow.reviews,
    ...(workflow.hold === null ? [] : [workflow.hold]),
    workflow.done,
  ],
  issueTypeIds: typeIds,
});

const withComponents = (projectId: string, names: readonly string[]): Component[] =>
  names.map((name, n) => ({ id: String(Number(projectId) * 10 + n), name, projectId }));

const noor = byName('Noor').accountId;
const clara = byName('Clara').accountId;
const malik = byName('Malik').accountId;
/** May look at campaigns and web, and assign nobody. */
const lookers = [...EVERYBODY, admin.accountId, guest.accountId];

export const projects: readonly StudioProject[] = [
  {
    project: project({
      id: '10001',
      key: 'PACK',
      name: 'Packaging',
      lead: noor,
      workflow: classic,
      typeIds: ['10010', '10011', '10014', '10015'],
    }),
    workflow: classic,
    roles: ['designer', 'production'],
    types: ['10010', '10011', '10014'],
    subtask: '10015',
    weight: 0.34,
    prefix: 'PACK',
    scrum: false,
    points: false,
    components: withComponents('10001', ['Packaging', 'Dielines', 'Labels', 'Retouching']),
  },
  {
    project: project({
      id: '10002',
      key: 'CAMP',
      name: 'Campaigns',
      lead: clara,
      access: access({ browse: lookers }),
      workflow: classic,
      typeIds: ['10010', '10012', '10014', '10015'],
    }),
    workflow: classic,
    roles: ['designer', 'writer', 'production'],
    types: ['10012', '10010', '10014'],
    subtask: '10015',
    weight: 0.3,
    prefix: 'CAMP',
    scrum: true,
    points: false,
    components: withComponents('10002', ['Copy', 'Key visual', 'Social', 'Print']),
  },
  {
    project: project({
      id: '10003',
      key: 'WEB',
      name: 'Web',
      simplified: true,
      lead: noor,
      access: access({ browse: lookers }),
      workflow: web,
      typeIds: ['10020', '10021'],
    }),
    workflow: web,
    roles: ['designer', 'writer'],
    types: ['10020', '10021'],
    subtask: null,
    weight: 0.06,
    prefix: 'WEB',
    scrum: true,
    points: true,
    components: [],
  },
  {
    project: project({
      id: '10004',
      key: 'FILM',
      name: 'Film',
      lead: malik,
      workflow: classic,
      typeIds: ['10013', '10014', '10015'],
    }),
    workflow: classic,
    roles: ['film', 'production'],
    types: ['10013', '10014'],
    subtask: '10015',
    weight: 0.18,
    prefix: 'FILM',
    scrum: false,
    points: false,
    components: withComponents('10004', ['Motion', 'Edit', 'Sound', 'Colour']),
  },
  {
    project: project({
      id: '10005',
      key: 'EXEC',
      name: 'Board papers',
      type: 'business',
      lead: clara,
      access: access({ browse: [noor, clara, malik, admin.accountId], app: false }),
      workflow: classic,
      typeIds: ['10012', '10014'],
    }),
    workflow: classic,
    roles: ['lead'],
    types: ['10012', '10014'],
    subtask: null,
    weight: 0.04,
    prefix: 'EXEC',
    scrum: false,
    points: false,
    components: [],
  },
  {
    project: project({
      id: '10006',
      key: 'HELP',
      name: 'Help desk',
      type: 'service_desk',
      lead: clara,
      workflow: service,
      typeIds: ['10030'],
    }),
    workflow: service,
    roles: ['production', 'writer'],
    types: ['10030'],
    subtask: null,
    weight: 0.08,
    prefix: 'HELP',
    scrum: false,
    points: false,
    components: [],
  },
];

export const securityLevel: SecurityLevel = {
  id: '10500',
  name: 'Unreleased',
  projectId: '10004',
  members: [malik, byName('Felix').accountId, byName('Aiko').accountId, admin.accountId],
};

const GREENHOPPER = 'com.pyxis.greenhopper.jira';
const TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes';
export const fields: readonly Field[] = [
  { id: 'customfield_10015', name: 'Start date', kind: 'date', schemaCustom: `${TYPES}:datepicker`, projectId: null },
  {
    id: 'customfield_10016',
    name: 'Story point estimate',
    kind: 'number',
    schemaCustom: `${GREENHOPPER}:jsw-story-points`,
    projectId: null,
  },
  { id: 'customfield_10019', name: 'Rank', kind: 'rank', schemaCustom: `${GREENHOPPER}:gh-lexo-rank`, projectId: null },
  {
    id: 'customfield_10020',
    name: 'Sprint',
    kind: 'sprint',
    schemaCustom: `${GREENHOPPER}:gh-sprint`,
    projectId: null,
  },
  { id: 'customfield_10026', name: 'Story Points', kind: 'number', schemaCustom: `${TYPES}:float`, projectId: null },
  {
    id: 'customfield_10031',
    name: 'Print process',
    kind: 'select',
    schemaCustom: `${TYPES}:select`,
    projectId: null,
    options: [
      { id: '10301', value: 'Offset' },
      { id: '10302', value: 'Flexo' },
      { id: '10303', value: 'Digital' },
    ],
  },
  { id: 'customfield_10040', name: 'Client rating', kind: 'number', schemaCustom: `${TYPES}:float`, projectId: null },
  {
    id: 'customfield_10050',
    name: 'Client tier',
    kind: 'select',
    schemaCustom: `${TYPES}:select`,
    projectId: null,
    options: [
      { id: '10501', value: 'Key account' },
      { id: '10502', value: 'Standard' },
      { id: '10503', value: 'Pro bono' },
    ],
  },
  {
    id: 'customfield_10051',
    name: 'Signed off on',
    kind: 'date',
    schemaCustom: `${TYPES}:datepicker`,
    projectId: null,
  },
  {
    id: 'customfield_10052',
    name: 'Site safety',
    kind: 'select',
    schemaCustom: `${TYPES}:select`,
    projectId: null,
    options: [
      { id: '10521', value: 'Hazard' },
      { id: '10522', value: 'Incident' },
      { id: '10523', value: 'Near miss' },
    ],
  },
];
export const START = 'customfield_10015';
export const POINTS = 'customfield_10016';
export const RATING = 'customfield_10040';
export const PROCESS = 'customfield_10031';
export const TIER = 'customfield_10050';
export const SIGNED_OFF = 'customfield_10051';
export const SAFETY = 'customfield_10052';
const optionsOf = (field: string) => fields.find(({ id }) => id === field)?.options ?? [];
export const TIERS = optionsOf(TIER);
export const HAZARDS = optionsOf(SAFETY);
export const PROCESSES = fields.find(({ id }) => id === PROCESS)?.options ?? [];

export const boards: readonly Board[] = [
  { id: '1', name: 'Campaigns board', type: 'scrum', projectId: '10002' },
  { id: '2', name: 'Web board', type: 'simple', projectId: '10003' },
];

export const isCustomerProject = ({ project: { type: kind } }: StudioProject): boolean => kind === 'service_desk';
export const customerIds: readonly string[] = customers.map(({ accountId }) => accountId);
