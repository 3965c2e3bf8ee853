import type { Field, Project, StatusCategory, User, World } from '../../jira/model';
import { id, type Json, list, object, optional, text, Unreadable } from './values';

// Each function enters what a line names into the world, once, and answers its id.

export const person = (world: World, value: unknown, what: string): string | null => {
  const found = optional(value, what);
  const accountId = text(found?.accountId);
  if (found === null || accountId === null) return null;
  if (!world.users.has(accountId)) world.users.set(accountId, userOf(accountId, found));
  return accountId;
};

const userOf = (accountId: string, found: Json): User => ({
  accountId,
  accountType: found.accountType === 'app' || found.accountType === 'customer' ? found.accountType : 'atlassian',
  displayName: text(found.displayName) ?? accountId,
  active: found.active !== false,
  timeZone: text(found.timeZone),
  locale: 'en-US',
  admin: false,
  licensed: found.accountType !== 'customer',
});

export const project = (world: World, value: unknown): Project => {
  const found = object(value, 'fields.project');
  const projectId = id(found.id, 'fields.project.id');
  const known = world.projects.get(projectId);
  if (known !== undefined) return known;
  const key = text(found.key);
  if (key === null) throw new Unreadable('fields.project.key is missing');
  const fresh: Project = {
    id: projectId,
    key,
    name: text(found.name) ?? key,
    type:
      found.projectTypeKey === 'service_desk' || found.projectTypeKey === 'business'
        ? found.projectTypeKey
        : 'software',
    simplified: found.simplified === true,
    archived: false,
    lead: null,
    access: { browse: 'everyone', assign: 'everyone', edit: 'everyone', assignable: 'everyone', admins: [], app: true },
    statusIds: [],
    issueTypeIds: [],
  };
  world.projects.set(projectId, fresh);
  return fresh;
};

const CATEGORIES: readonly string[] = ['new', 'indeterminate', 'done'];

export const status = (world: World, of: Project, value: unknown): string => {
  const found = object(value, 'fields.status');
  const statusId = id(found.id, 'fields.status.id');
  const key = text(optional(found.statusCategory, 'fields.status.statusCategory')?.key) ?? 'new';
  const category = (CATEGORIES.includes(key) ? key : 'new') as StatusCategory;
  if (!world.statuses.has(statusId))
    world.statuses.set(statusId, { id: statusId, name: text(found.name) ?? statusId, category, projectId: null });
  if (!of.statusIds.includes(statusId)) of.statusIds.push(statusId);
  return statusId;
};

export const issueType = (world: World, of: Project, value: unknown): string => {
  const found = object(value, 'fields.issuetype');
  const typeId = id(found.id, 'fields.issuetype.id');
  if (!world.issueTypes.has(typeId))
    world.issueTypes.set(typeId, {
      id: typeId,
      name: text(found.name) ?? typeId,
      subtask: found.subtask === true,
      projectId: null,
    });
  if (!of.issueTypeIds.includes(typeId)) of.issueTypeIds.push(typeId);
  return typeId;
};

export const priority = (world: World, value: unknown): string | null => {
  const found = optional(value, 'fields.priority');
  if (found === null) return null;
  const priorityId = id(found.id, 'fields.priority.id');
  if (!world.priorities.some((one) => one.id === priorityId)) {
    world.priorities.push({ id: priorityId, name: text(found.name) ?? priorityId });
    world.priorities.sort((a, b) => Number(a.id) - Number(b.id));
  }
  return priorityId;
};

export const resolution = (world: World, value: unknown): string | null => {
  const found = optional(value, 'fields.resolution');
  if (found === null) return null;
  const resolutionId = id(found.id, 'fields.resolution.id');
  if (!world.resolutions.has(resolutionId))
    world.resolutions.set(resolutionId, { id: resolutionId, name: text(found.name) ?? resolutionId });
  return resolutionId;
};

export const components = (world: World, of: Project, value: unknown): string[] =>
  list(value, 'fields.components').map((found) => {
    const componentId = id(found.id, 'a component’s id');
    if (!world.components.has(componentId))
      world.components.set(componentId, { id: componentId, name: text(found.name) ?? componentId, projectId: of.id });
    return componentId;
  });

export const versions = (world: World, of: Project, value: unknown): string[] =>
  list(value, 'fields.fixVersions').map((found) => {
    const versionId = id(found.id, 'a version’s id');
    if (!world.versions.has(versionId)) {
      world.versions.set(versionId, {
        id: versionId,
        name: text(found.name) ?? versionId,
        projectId: of.id,
        released: found.released === true,
        archived: found.archived === true,
        releaseDate: text(found.releaseDate),
      });
    }
    return versionId;
  });

export const securityLevel = (world: World, of: Project, value: unknown): string | null => {
  const found = optional(value, 'fields.security');
  if (found === null) return null;
  const levelId = id(found.id, 'fields.security.id');
  if (!world.securityLevels.has(levelId))
    world.securityLevels.set(levelId, {
      id: levelId,
      name: text(found.name) ?? levelId,
      projectId: of.id,
      members: [],
    });
  return levelId;
};

const RANK = /^\d\|[0-9a-z]+:[0-9a-z]*$/;

/** A custom field that a line shows for the first time; its kind is guessed from the value. */
export const field = (world: World, name: string, value: unknown): Field => {
  const known = world.fields.get(name);
  if (known !== undefined) return known;
  const rank =
    typeof value === 'string' && RANK.test(value) && ![...world.fields.values()].some(({ kind }) => kind === 'rank');
  const fresh: Field = rank
    ? { id: name, name: 'Rank', kind: 'rank', schemaCustom: 'com.pyxis.greenhopper.jira:gh-lexo-rank', projectId: null }
    : {
        id: name,
        name: `Field ${name.replace('customfield_', '')}`,
        kind: kindOf(value),
        schemaCustom: null,
        projectId: null,
      };
  world.fields.set(name, fresh);
  return fresh;
};

const kindOf = (value: unknown): Field['kind'] =>
  typeof value === 'number'
    ? 'number'
    : typeof value === 'string'
      ? 'string'
      : typeof value === 'object' && value !== null && 'value' in value
        ? 'select'
        : 'any';
