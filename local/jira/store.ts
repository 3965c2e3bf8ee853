import type { Issue, Project, Worklog, World } from './model';

export type IdKind = 'issue' | 'history' | 'worklog' | 'comment';

/** Look-ups over the world, and the only way to change issues while they hold. */
export type Store = {
  readonly world: World;
  /** By id, key (in any case), or a key the issue had before it was moved. */
  issue(idOrKey: string): Issue | undefined;
  worklog(id: string): { issue: Issue; worklog: Worklog } | undefined;
  children(issueId: string): Issue[];
  inProject(projectId: string): ReadonlySet<Issue>;
  assignedTo(accountId: string): ReadonlySet<Issue>;
  add(issue: Issue): void;
  remove(issue: Issue): void;
  /** Runs a change of the issue and puts it where it now belongs. */
  change(issue: Issue, apply: () => void): void;
  nextId(kind: IdKind): string;
  /** Keys are given once: that of a deleted issue does not come back. */
  nextKey(project: Project): string;
};

export const createStore = (world: World): Store => {
  const index = createIndex(world);
  const last = lastIds(world);
  const lastNumbers = new Map<string, number>();
  return {
    world,
    issue: (idOrKey) =>
      world.issues.get(idOrKey) ?? index.keys.get(idOrKey.toUpperCase()) ?? index.formerKey(idOrKey.toUpperCase()),
    worklog: (id) => findWorklog(world, index.worklogs, id),
    children: (issueId) => [...(index.children.get(issueId) ?? [])],
    inProject: (projectId) => index.projects.get(projectId) ?? none,
    assignedTo: (accountId) => index.assignees.get(accountId) ?? none,
    add: (issue) => {
      world.issues.set(issue.id, issue);
      index.put(issue);
    },
    remove: (issue) => {
      world.issues.delete(issue.id);
      index.drop(issue);
    },
    change: (issue, apply) => {
      index.drop(issue);
      try {
        apply();
      } finally {
        index.put(issue);
      }
    },
    nextId: (kind) => {
      last[kind] += 1;
      return String(last[kind]);
    },
    nextKey: (project) => {
      const number = (lastNumbers.get(project.id) ?? lastNumber(index.projects.get(project.id) ?? none)) + 1;
      lastNumbers.set(project.id, number);
      return `${project.key}-${number}`;
    },
  };
};

const none: ReadonlySet<Issue> = new Set();

/** The highest number in the keys of a project's issues. */
const lastNumber = (issues: ReadonlySet<Issue>): number =>
  [...issues].reduce((most, { key }) => Math.max(most, Number(key.split('-').at(-1)) || 0), 0);

type Sets = Map<string, Set<Issue>>;

const createIndex = (world: World) => {
  const keys = new Map<string, Issue>();
  const projects: Sets = new Map();
  const assignees: Sets = new Map();
  const children: Sets = new Map();
  const worklogs = new Map<string, string>();
  let former: Map<string, string> | null = null;
  const put = (issue: Issue) => {
    keys.set(issue.key, issue);
    join(projects, issue.projectId, issue);
    join(assignees, issue.assignee, issue);
    join(children, issue.parentId, issue);
    for (const worklog of issue.worklogs) worklogs.set(worklog.id, issue.id);
  };
  const drop = (issue: Issue) => {
    keys.delete(issue.key);
    projects.get(issue.projectId)?.delete(issue);
    if (issue.assignee !== null) assignees.get(issue.assignee)?.delete(issue);
    if (issue.parentId !== null) children.get(issue.parentId)?.delete(issue);
    for (const worklog of issue.worklogs) worklogs.delete(worklog.id);
  };
  for (const issue of world.issues.values()) put(issue);
  const formerKey = (key: string): Issue | undefined => {
    if (!key.includes('-')) return undefined;
    former ??= formerKeys(world);
    return world.issues.get(former.get(key) ?? '');
  };
  return { keys, projects, assignees, children, worklogs, put, drop, formerKey };
};

const join = (sets: Sets, key: string | null, issue: Issue) => {
  if (key === null) return;
  const set = sets.get(key);
  if (set) set.add(issue);
  else sets.set(key, new Set([issue]));
};

/** Keys that moved issues once had, from the `Key` items of their histories. */
const formerKeys = (world: World): Map<string, string> => {
  const former = new Map<string, string>();
  for (const issue of world.issues.values()) {
    for (const item of issue.histories.flatMap((history) => history.items)) {
      if (item.field === 'Key' && item.fromString !== null) former.set(item.fromString, issue.id);
    }
  }
  return former;
};

const findWorklog = (world: World, byId: ReadonlyMap<string, string>, id: string) => {
  const issue = world.issues.get(byId.get(id) ?? '');
  const worklog = issue?.worklogs.find((entry) => entry.id === id);
  return issue && worklog ? { issue, worklog } : undefined;
};

const lastIds = (world: World): Record<IdKind, number> => {
  const last = { issue: 10_000, history: 10_000, worklog: 10_000, comment: 10_000 };
  const see = (kind: IdKind, id: string) => {
    last[kind] = Math.max(last[kind], Number(id) || 0);
  };
  for (const issue of world.issues.values()) {
    see('issue', issue.id);
    for (const history of issue.histories) see('history', history.id);
    for (const worklog of issue.worklogs) see('worklog', worklog.id);
    for (const comment of issue.comments) see('comment', comment.id);
  }
  for (const { id } of world.deletedWorklogs) see('worklog', id);
  return last;
};
