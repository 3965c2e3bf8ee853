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

/** The site that every seed begins with. */
export const baseWorld = (): World => {
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
  world.users.set('robot', { ...user('robot', null), accountType: 'app' });
  return world;
};
