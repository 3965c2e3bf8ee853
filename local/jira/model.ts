// The world that the local Jira serves: plain data in memory. Loaders (the studio generator, --import) fill it, the REST
// routes read and change it. Instants are epoch ms, durations seconds, ids are Jira's decimal strings.

export type AccountType = 'atlassian' | 'app' | 'customer';
export type User = {
  accountId: string;
  accountType: AccountType;
  displayName: string;
  active: boolean;
  timeZone: string | null;
  locale: string;
  /** Member of `jira-administrators`. */
  admin: boolean;
  /** Holds a Jira licence; false for customers and people without product access. */
  licensed: boolean;
};
export type StatusCategory = 'new' | 'indeterminate' | 'done';
export type Status = { id: string; name: string; category: StatusCategory; projectId: string | null };
export type Priority = { id: string; name: string };
export type IssueType = { id: string; name: string; subtask: boolean; projectId: string | null };
export type Resolution = { id: string; name: string };
export type Component = { id: string; name: string; projectId: string };
export type Version = {
  id: string;
  name: string;
  projectId: string;
  released: boolean;
  archived: boolean;
  releaseDate: string | null;
};
export type Sprint = {
  id: string;
  name: string;
  boardId: string;
  state: 'future' | 'active' | 'closed';
  start: number | null;
  end: number | null;
  complete: number | null;
};
export type Board = { id: string; name: string; type: 'scrum' | 'kanban' | 'simple'; projectId: string };
export type SecurityLevel = { id: string; name: string; projectId: string; members: string[] };
/** What a person may do in a project. `app` says what the app's own user may do there. */
export type Access = {
  browse: 'everyone' | string[];
  assign: 'everyone' | string[];
  edit: 'everyone' | string[];
  assignable: 'everyone' | string[];
  admins: string[];
  app: boolean;
};
export type Project = {
  id: string;
  key: string;
  name: string;
  type: 'software' | 'business' | 'service_desk';
  simplified: boolean;
  archived: boolean;
  lead: string | null;
  access: Access;
  statusIds: string[];
  issueTypeIds: string[];
};
export type Option = { id: string; value: string };
/** A custom field. `kind` decides its shape in REST and its JQL operators; `options` are those of a select field, where known. */
export type Field = {
  id: string;
  name: string;
  kind: 'date' | 'number' | 'string' | 'select' | 'sprint' | 'rank' | 'any';
  schemaCustom: string | null;
  projectId: string | null;
  options?: Option[];
};
export type ChangeItem = {
  field: string;
  fieldId: string;
  fieldtype: 'jira' | 'custom';
  from: string | null;
  fromString: string | null;
  to: string | null;
  toString: string | null;
};
export type History = { id: string; author: string | null; created: number; items: ChangeItem[] };
export type Worklog = {
  id: string;
  author: string | null;
  started: number;
  seconds: number;
  created: number;
  updated: number;
  comment: string | null;
};
export type Comment = { id: string; author: string | null; created: number; updated: number; body: string };
export type IssueLink = {
  id: string;
  typeId: string;
  typeName: string;
  inward: string;
  outward: string;
  direction: 'inward' | 'outward';
  issueId: string;
};
export type Issue = {
  id: string;
  key: string;
  projectId: string;
  typeId: string;
  summary: string;
  description: string | null;
  statusId: string;
  priorityId: string | null;
  resolutionId: string | null;
  assignee: string | null;
  reporter: string | null;
  creator: string | null;
  parentId: string | null;
  labels: string[];
  componentIds: string[];
  fixVersionIds: string[];
  sprintIds: string[];
  securityLevelId: string | null;
  created: number;
  updated: number;
  resolved: number | null;
  due: string | null;
  original: number | null;
  remaining: number | null;
  spent: number | null;
  rank: string | null;
  /** Custom field values by field id, as REST shows them (start date, story points, selects, ...). */
  custom: Record<string, unknown>;
  links: IssueLink[];
  histories: History[];
  worklogs: Worklog[];
  comments: Comment[];
};
/** A saved search. `shared` = everybody who may use Jira; else only its owner sees it. */
export type Filter = {
  id: string;
  name: string;
  description: string;
  owner: string;
  jql: string;
  shared: boolean;
  /** Who has it as a favourite. */
  favourites: string[];
};
/** A gadget on a dashboard. `moduleKey` is the app's; `title` null = the module's own; `config` is what the app had saved. */
export type Gadget = {
  id: string;
  moduleKey: string;
  title: string | null;
  color: string;
  config: Record<string, unknown> | null;
  /** How high a widget is at least; gadgets take the height of what they show. */
  rowSpan: RowSpan | null;
  properties: Record<string, unknown>;
};
export type RowSpan = 'xsmall' | 'small' | 'medium' | 'large';
/** `span` = twelfths of the width. */
export type DashboardColumn = { span: number; gadgets: Gadget[] };
/** Its owner and Jira's admins change it; where `shared`, everybody who may use Jira sees it. */
export type Dashboard = {
  id: string;
  name: string;
  description: string;
  owner: string;
  shared: boolean;
  columns: DashboardColumn[];
  /** The last ones taken away, with the place they had, for whoever takes that back. */
  removed: { gadget: Gadget; column: number; row: number }[];
};
export type TimeTracking = { hoursPerDay: number; daysPerWeek: number };
export type World = {
  cloudId: string;
  siteName: string;
  timeZone: string;
  timeTracking: TimeTracking;
  users: Map<string, User>;
  projects: Map<string, Project>;
  statuses: Map<string, Status>;
  priorities: Priority[];
  issueTypes: Map<string, IssueType>;
  resolutions: Map<string, Resolution>;
  components: Map<string, Component>;
  versions: Map<string, Version>;
  boards: Map<string, Board>;
  sprints: Map<string, Sprint>;
  securityLevels: Map<string, SecurityLevel>;
  fields: Map<string, Field>;
  issues: Map<string, Issue>;
  /** Deleted worklogs, for GET worklog/deleted. */
  deletedWorklogs: { id: string; at: number }[];
  filters: Map<string, Filter>;
  dashboards: Map<string, Dashboard>;
  /** Ids of these are given once. */
  lastIds: { filter: number; dashboard: number; gadget: number };
};

/** What a world has before anybody saves a search or lays out a dashboard. */
export const noDashboards = (): Pick<World, 'filters' | 'dashboards' | 'lastIds'> => ({
  filters: new Map(),
  dashboards: new Map(),
  lastIds: { filter: 10_000, dashboard: 10_000, gadget: 10_000 },
});
