import { browsable } from '../permissions';
import { isRecord } from '../read';
import { statusCategories, statusCategoryBean } from '../shapes/catalog';
import type { Scope } from './scope';

type Named = { readonly id: string; readonly name: string };

/** Ids of the things with that id or that name; several may share a name. */
const byIdOrName = (all: Iterable<Named>, text: string): string[] => {
  const things = [...all];
  const id = things.find((thing) => thing.id === text);
  if (id) return [id.id];
  const name = text.toLowerCase();
  return things.filter((thing) => thing.name.toLowerCase() === name).map((thing) => thing.id);
};

/** Keys are case-sensitive here; a project that the viewer may not browse does not exist. */
export const project = (text: string, { world, viewer }: Scope): string[] =>
  browsable(world, viewer)
    .filter(({ id, key, name }) => id === text || key === text || name.toLowerCase() === text.toLowerCase())
    .map(({ id }) => id);

export const issue = (text: string, { store, sees }: Scope): string[] => {
  const found = store.issue(text);
  return found && sees(found) ? [found.id] : [];
};

export const user = (text: string, { world }: Scope): string[] => (world.users.has(text) ? [text] : []);

export const status = (text: string, { world }: Scope) => byIdOrName(world.statuses.values(), text);
export const priority = (text: string, { world }: Scope) => byIdOrName(world.priorities, text);
export const issueType = (text: string, { world }: Scope) => byIdOrName(world.issueTypes.values(), text);
export const component = (text: string, { world }: Scope) => byIdOrName(world.components.values(), text);
export const version = (text: string, { world }: Scope) => byIdOrName(world.versions.values(), text);
export const sprint = (text: string, { world }: Scope) => byIdOrName(world.sprints.values(), text);
export const level = (text: string, { world }: Scope) => byIdOrName(world.securityLevels.values(), text);

/** `Unresolved` stands for no resolution. */
export const resolution = (text: string, { world }: Scope) => byIdOrName(world.resolutions.values(), text);

export const statusCategory = (text: string): string[] => {
  const wanted = text.toLowerCase();
  return statusCategories.filter((key) => {
    const { id, name } = statusCategoryBean(key);
    return key === wanted || String(id) === wanted || name.toLowerCase() === wanted;
  });
};

/** The list of priorities runs from the highest down; JQL counts the other way round. */
export const priorityOrder = (id: string, { world }: Scope): number =>
  world.priorities.length - world.priorities.findIndex((entry) => entry.id === id);

/** Number of an issue's key, for `key > A-5`. */
export const keyOrder = (key: string): number => Number(key.split('-').at(-1)) || 0;

export const numberIn = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

export const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Ids and words of one or several options, so that either may be asked for. */
export const optionsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(optionsIn);
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (!isRecord(value)) return [];
  return [value.id, value.value, value.name].filter((part) => typeof part === 'string');
};
