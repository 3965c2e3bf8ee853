import type { User, World } from '../../local/jira/model';
import { CANARY, trickyWorld } from '../fixtures/tricky-world';

export { CANARY };
/** Before an hour that Europe has twice, so that some seeds heal across it. */
export const EPOCH = Date.UTC(2026, 9, 23, 9, 0, 0);
export const ISSUES = 212;

const user = (accountId: string, timeZone: string | null): User => ({
  ...{ accountId, accountType: 'atlassian', displayName: `${CANARY} ${accountId}`, active: true, locale: 'en' },
  ...{ timeZone, admin: false, licensed: true },
});

/** The site that every seed begins with, made once and copied. */
export const baseWorld = (): World => {
  made ??= makeWorld();
  return copyOf(made);
};
let made: World | null = null;

const copyOf = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copyOf(one)])) as T;
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = copyOf(value[name]);
  return copy as T;
};

const makeWorld = (): World => {
  const world = trickyWorld(EPOCH - 60_000, ISSUES);
  for (const [id, zone] of [
    ['eve', 'Pacific/Apia'],
    ['finn', 'Pacific/Kiritimati'],
    ['gus', 'Australia/Lord_Howe'],
    ['hedy', 'America/St_Johns'],
  ] as const)
    world.users.set(id, user(id, zone));
  for (const [id, category] of [
    ['4', 'indeterminate'],
    ['5', 'done'],
  ] as const) {
    world.statuses.set(id, { id, name: `${CANARY} ${id}`, category, projectId: null });
    for (const project of world.projects.values()) project.statusIds.push(id);
  }
  // Work of one project for another.
  for (const [n, issue] of [...world.issues.values()].entries())
    if (n % 14 === 8 && issue.projectId === '100') issue.parentId = String(Number(issue.id) + 1);
  world.users.set('robot', { ...user('robot', null), accountType: 'app' });
  return world;
};
