import { noDashboards, type World } from '../jira/model';
import { readIssue } from './import/issue';
import { ImportError, readLines } from './import/lines';
import { Unreadable } from './import/values';
import type { Loaded } from './loaded';

export { ImportError };

const MINUTE = 60_000;
const ADMIN = 'local:admin';

/**
 * A site from Jira REST JSON, one issue a line, of one or several files. A line that cannot be read stops it with file,
 * line and reason; only a whole site is answered. The clock starts at the newest `updated` plus a minute, unless `now`.
 */
export const importFiles = async (files: readonly string[], { now }: { now?: number } = {}): Promise<Loaded> => {
  const world = emptySite();
  const keys = new Set<string>();
  for (const file of files) await readLines(file, (value, line) => addIssue(world, keys, value, { file, line }));
  const [first = ''] = files;
  if (world.issues.size === 0) throw new ImportError(first, 1, 'there is no issue in it');
  dropDanglingLinks(world);
  world.users.set(ADMIN, {
    accountId: ADMIN,
    accountType: 'atlassian',
    displayName: 'Local admin',
    active: true,
    timeZone: null,
    locale: 'en-US',
    admin: true,
    licensed: true,
  });
  let newest = 0;
  for (const { updated } of world.issues.values()) newest = Math.max(newest, updated);
  return { world, defaultUser: busiest(world), now: now ?? newest + MINUTE, setup: [] };
};

const emptySite = (): World => ({
  cloudId: 'a7e11e00-5bad-4d10-9c1d-0000000000e6',
  siteName: 'Imported site',
  timeZone: 'UTC',
  timeTracking: { hoursPerDay: 8, daysPerWeek: 5 },
  users: new Map(),
  projects: new Map(),
  statuses: new Map(),
  priorities: [],
  issueTypes: new Map(),
  resolutions: new Map(),
  components: new Map(),
  versions: new Map(),
  boards: new Map(),
  sprints: new Map(),
  securityLevels: new Map(),
  fields: new Map(),
  issues: new Map(),
  deletedWorklogs: [],
  ...noDashboards(),
});

type Place = { readonly file: string; readonly line: number };

const addIssue = (world: World, keys: Set<string>, value: Record<string, unknown>, { file, line }: Place) => {
  try {
    const issue = readIssue(world, value);
    if (world.issues.has(issue.id)) throw new Unreadable(`the id ${issue.id} stands in an earlier line`);
    if (keys.has(issue.key)) throw new Unreadable(`the key ${issue.key} stands in an earlier line`);
    keys.add(issue.key);
    world.issues.set(issue.id, issue);
  } catch (error) {
    if (error instanceof Unreadable) throw new ImportError(file, line, error.message);
    throw error;
  }
};

/** Files are cut out of larger sites: links and parents may point outside. */
const dropDanglingLinks = (world: World) => {
  for (const issue of world.issues.values()) {
    issue.links = issue.links.filter(({ issueId }) => world.issues.has(issueId));
    if (issue.parentId !== null && !world.issues.has(issue.parentId)) issue.parentId = null;
  }
};

/** Who holds most open work. */
const busiest = (world: World): string => {
  const counts = new Map<string, number>();
  for (const { assignee, statusId } of world.issues.values()) {
    if (
      assignee === null ||
      world.statuses.get(statusId)?.category === 'done' ||
      world.users.get(assignee)?.active !== true
    )
      continue;
    counts.set(assignee, (counts.get(assignee) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? ADMIN;
};
