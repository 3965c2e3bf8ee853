import type { Issue, Sprint, Version, World } from '../jira/model';
import type { Loaded } from './loaded';
import { seeded } from './random';
import { newIds } from './studio/changes';
import { studioDashboards } from './studio/dashboards';
import { doneIssue, heroIssue, openIssue, openIssuesOf } from './studio/issues';
import { asUser, byName, others, people } from './studio/people';
import {
  boards,
  fields,
  issueTypes,
  priorities,
  projects,
  resolutions,
  securityLevel,
  statuses,
} from './studio/projects';
import { setupCalls } from './studio/setup-calls';
import type { Setting } from './studio/story';

export type StudioOptions = { readonly seed: number; readonly issues: number; readonly now: number };

const DAY = 86_400_000;

/** A creative studio with eighteen months behind it and full desks; the same for the same seed, size and instant. */
export const generateStudio = (options: StudioOptions): Loaded => {
  const random = seeded(options.seed);
  // A minute's raster, so that nothing hangs on the millisecond of the start.
  const now = Math.floor(options.now / 60_000) * 60_000;
  const world = emptyStudio(now);
  const names = {
    status: new Map(statuses.map(({ id, name }) => [id, name])),
    person: new Map([...world.users.values()].map(({ accountId, displayName }) => [accountId, displayName])),
  };
  const setting: Setting = { random, ids: newIds(), names, now };
  const hero = heroIssue(setting, world);
  const most = Math.max(
    1,
    Math.min(Math.round((options.issues * 0.12) / people.length), 9 + Math.round(options.issues / 5000)),
  );
  for (const person of people) openIssuesOf(setting, world, person, person.pressure > 1 ? most + 3 : most);
  for (const of of projects)
    for (let count = 0; count < Math.max(1, Math.round((most * of.weight * 10) / 3)); count++)
      openIssue(setting, world, of, null);
  for (let tries = 0; world.issues.size < options.issues && tries < options.issues * 3; tries++)
    doneIssue(setting, world);
  linkSome(setting, world);
  endNow(world, now);
  numberIssues(world, hero);
  return { world, defaultUser: byName('Noor').accountId, now: options.now, setup: setupCalls(now) };
};

const emptyStudio = (now: number): World => ({
  cloudId: 'a7e11e00-5bad-4d10-9c1d-0000000000d5',
  siteName: 'Studio',
  timeZone: 'Europe/Berlin',
  timeTracking: { hoursPerDay: 8, daysPerWeek: 5 },
  users: byId([...people.map(asUser), ...others], ({ accountId }) => accountId),
  projects: byId(projects.map(({ project }) => structuredClone(project))),
  statuses: byId(statuses),
  priorities: [...priorities],
  issueTypes: byId(issueTypes),
  resolutions: byId(resolutions),
  components: byId(projects.flatMap(({ components }) => components)),
  versions: byId(versionsAt(now)),
  boards: byId(boards),
  sprints: byId(sprintsAt(now)),
  securityLevels: byId([securityLevel]),
  fields: byId(fields),
  issues: new Map(),
  deletedWorklogs: [],
  ...studioDashboards(),
});

const byId = <T extends { id: string } | object>(
  items: readonly T[],
  key: (item: T) => string = (item) => (item as { id: string }).id,
): Map<string, T> => new Map(items.map((item) => [key(item), structuredClone(item)]));

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const versionsAt = (now: number): Version[] => [
  {
    id: '10700',
    name: 'Autumn range',
    projectId: '10001',
    released: true,
    archived: false,
    releaseDate: dayOf(now - 60 * DAY),
  },
  {
    id: '10701',
    name: 'Spring range',
    projectId: '10001',
    released: false,
    archived: false,
    releaseDate: dayOf(now + 30 * DAY),
  },
  {
    id: '10702',
    name: 'Relaunch',
    projectId: '10002',
    released: false,
    archived: false,
    releaseDate: dayOf(now + 24 * DAY),
  },
  { id: '10703', name: 'Some day', projectId: '10001', released: false, archived: false, releaseDate: null },
];

/** Two weeks each, Monday to Friday week, per board: eighteen months of closed ones, the active one, the next. */
const sprintsAt = (now: number): Sprint[] => {
  const monday = Math.floor((now / DAY + 3) / 7) * 7 * DAY - 3 * DAY;
  return boards.flatMap(({ id: boardId }) =>
    Array.from({ length: 41 }, (_, n) => {
      const start = monday + (n - 39) * 14 * DAY + 9 * 3_600_000;
      const end = start + 12 * DAY - 16 * 3_600_000 + 14 * 3_600_000;
      const state = n < 39 ? ('closed' as const) : n === 39 ? ('active' as const) : ('future' as const);
      return {
        id: String(Number(boardId) * 100 + n),
        name: `Sprint ${n + 1}`,
        boardId,
        state,
        start,
        end,
        complete: state === 'closed' ? end : null,
      };
    }),
  );
};

/** "Blocks" between open issues of a project. */
const linkSome = ({ random, ids }: Setting, world: World) => {
  const open = [...world.issues.values()].filter(({ resolved }) => resolved === null);
  for (const issue of open.filter(() => random.chance(0.06))) {
    const other = random.pick(open);
    if (other.id === issue.id || other.projectId !== issue.projectId) continue;
    ids.link += 1;
    const link = {
      id: String(ids.link),
      typeId: '10100',
      typeName: 'Blocks',
      inward: 'is blocked by',
      outward: 'blocks',
    };
    issue.links.push({ ...link, direction: 'outward', issueId: other.id });
    other.links.push({ ...link, direction: 'inward', issueId: issue.id });
  }
};

const HERO_NUMBER = 214;

/** Keys count up by creation in each project; the issue that the documents name keeps its number. Ranks follow. */
const numberIssues = (world: World, hero: Issue) => {
  for (const { project } of projects) {
    const own = [...world.issues.values()]
      .filter(({ projectId, id }) => projectId === project.id && id !== hero.id)
      .sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));
    let number = 0;
    for (const issue of own) {
      number += project.key === 'PACK' && number + 1 === HERO_NUMBER ? 2 : 1;
      issue.key = `${project.key}-${number}`;
    }
  }
  hero.key = `PACK-${HERO_NUMBER}`;
  const inOrder = [...world.issues.values()].sort(
    (a, b) => Number(a.priorityId) - Number(b.priorityId) || a.created - b.created,
  );
  inOrder.forEach((issue, n) => {
    issue.rank = `0|i${n.toString(36).padStart(5, '0')}:`;
    issue.histories.sort((a, b) => a.created - b.created);
  });
};

/** Nothing has happened in the future: the last pieces of a story that ran ahead of the clock happened just now. */
const endNow = (world: World, now: number) => {
  const capped = (at: number) => Math.min(at, now - 60_000);
  for (const issue of world.issues.values()) {
    if (issue.updated < now) continue;
    issue.updated = capped(issue.updated);
    for (const history of issue.histories) history.created = capped(history.created);
    for (const comment of issue.comments) comment.created = comment.updated = capped(comment.created);
    for (const worklog of issue.worklogs)
      Object.assign(worklog, {
        started: capped(worklog.started),
        created: capped(worklog.created),
        updated: capped(worklog.updated),
      });
  }
};
