import type {
  Component,
  Field,
  IssueType,
  Priority,
  Project,
  Resolution,
  SecurityLevel,
  Sprint,
  Status,
  StatusCategory,
  Version,
} from '../model';
import { avatarUrls, selfLink, siteUrl } from './links';

const categories: Record<StatusCategory, { id: number; colorName: string; name: string }> = {
  new: { id: 2, colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, colorName: 'green', name: 'Done' },
};

export const statusCategories: readonly StatusCategory[] = ['new', 'indeterminate', 'done'];

export const statusCategoryBean = (key: StatusCategory) => ({
  self: selfLink(`statuscategory/${categories[key].id}`),
  id: categories[key].id,
  key,
  colorName: categories[key].colorName,
  name: categories[key].name,
});

export const statusBean = (status: Status) => ({
  self: selfLink(`status/${status.id}`),
  description: '',
  iconUrl: `${siteUrl}/images/icons/status_generic.gif`,
  name: status.name,
  id: status.id,
  statusCategory: statusCategoryBean(status.category),
  ...scopeOf(status.projectId),
});

export const priorityBean = (priority: Priority) => ({
  self: selfLink(`priority/${priority.id}`),
  iconUrl: `${siteUrl}/images/icons/priorities/${priority.id}.svg`,
  name: priority.name,
  id: priority.id,
});

/** As the priority endpoints show it: with a description, colour and default mark. */
export const priorityDetails = (priority: Priority, isDefault: boolean) => ({
  ...priorityBean(priority),
  description: '',
  statusColor: '#97a0af',
  isDefault,
});

export const issueTypeBean = (type: IssueType) => ({
  self: selfLink(`issuetype/${type.id}`),
  id: type.id,
  description: '',
  iconUrl: `${siteUrl}/images/icons/issuetypes/${type.id}.svg`,
  name: type.name,
  subtask: type.subtask,
  hierarchyLevel: type.subtask ? -1 : type.name === 'Epic' ? 1 : 0,
  ...scopeOf(type.projectId),
});

export const resolutionBean = (resolution: Resolution) => ({
  self: selfLink(`resolution/${resolution.id}`),
  id: resolution.id,
  description: '',
  name: resolution.name,
});

export const componentBean = (component: Component) => ({
  self: selfLink(`component/${component.id}`),
  id: component.id,
  name: component.name,
});

export const versionBean = (version: Version) => ({
  self: selfLink(`version/${version.id}`),
  id: version.id,
  name: version.name,
  archived: version.archived,
  released: version.released,
  ...(version.releaseDate === null ? {} : { releaseDate: version.releaseDate }),
});

export const projectBean = (project: Project) => ({
  self: selfLink(`project/${project.id}`),
  id: project.id,
  key: project.key,
  name: project.name,
  projectTypeKey: project.type,
  simplified: project.simplified,
  avatarUrls: avatarUrls('project', project.id),
});

export const securityBean = (level: SecurityLevel) => ({
  self: selfLink(`securitylevel/${level.id}`),
  id: level.id,
  description: '',
  name: level.name,
});

/** A sprint as the Sprint field of an issue carries it. */
export const sprintValue = (sprint: Sprint) => ({
  id: Number(sprint.id),
  name: sprint.name,
  state: sprint.state,
  boardId: Number(sprint.boardId),
  goal: '',
  ...dated('startDate', sprint.start),
  ...dated('endDate', sprint.end),
  ...dated('completeDate', sprint.complete),
});

const dated = (key: string, instant: number | null) =>
  instant === null ? {} : { [key]: new Date(instant).toISOString() };

const scopeOf = (projectId: string | null) =>
  projectId === null ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } };

const schemas: Record<Field['kind'], { type: string; items?: string }> = {
  date: { type: 'date' },
  number: { type: 'number' },
  string: { type: 'string' },
  select: { type: 'option' },
  sprint: { type: 'array', items: 'json' },
  rank: { type: 'any' },
  any: { type: 'any' },
};

/** The schema of a custom field, as `GET /field` and `expand=schema` show it. */
export const customSchema = (field: Field) => ({
  ...schemas[field.kind],
  ...(field.schemaCustom === null ? {} : { custom: field.schemaCustom }),
  customId: Number(field.id.replace('customfield_', '')),
});
