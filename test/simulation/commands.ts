import type { JiraRequest } from '../../local/jira/api';
import { itemOf } from '../../local/jira/edit/change';
import type { Issue } from '../../local/jira/model';
import type { Sim } from './seed';
import { CANARY } from './world';

/** What somebody does in Jira; false = there was nothing to do it to. */
export type Command = { readonly name: string; readonly weight: number; readonly run: (at: At) => Promise<boolean> };

/** A site as a command finds it. */
export type At = {
  readonly sim: Sim;
  readonly ask: (method: JiraRequest['method'], path: string, body?: unknown, query?: string) => Promise<boolean>;
  readonly open: () => Issue | null;
  readonly any: () => Issue | null;
  readonly visible: () => readonly Issue[];
  readonly deleted: Issue[];
};

const HOT = 10;
/** Projects that the app can see, but for a while. */
const OURS = ['100', '101'];

export const commandsAt = (sim: Sim): At => {
  const { jira, world, random } = sim;
  // People go on working where the app may not look; nobody where it never could, nor in an archive.
  const visible = () =>
    [...world.issues.values()].filter(
      ({ projectId }) => OURS.includes(projectId) && world.projects.get(projectId)?.archived === false,
    );
  // What is worked on is touched again and again: edits of one issue meet each other.
  const hot = new Set(Array.from({ length: HOT }, () => random.pick(visible()).id));
  const pick = (issues: readonly Issue[]) => {
    const some = random.chance(0.4) ? issues.filter(({ id }) => hot.has(id)) : issues;
    return issues.length === 0 ? null : random.pick(some.length === 0 ? issues : some);
  };
  return {
    sim,
    visible,
    deleted: [],
    any: () => pick(visible()),
    // Done issues cannot be edited here, as in many a workflow (`jira.issue.editable`): what was learned of one stays so.
    open: () => pick(visible().filter(({ statusId }) => world.statuses.get(statusId)?.category !== 'done')),
    ask: async (method, path, body, query = '') => {
      const answer = await jira.handle({
        ...{ method, path, body, query: new URLSearchParams(query), headers: {}, via: 'rest', scopes: null },
        actor: { kind: 'user', accountId: 'amy' },
      });
      return answer.status < 300;
    },
  };
};

const issuePath = ({ id }: Issue, more = '') => `/rest/api/3/issue/${id}${more}`;
const day = (at: number) => new Date(at).toISOString().slice(0, 10);
const DAY = 86_400_000;

type Fields = (at: At, issue: Issue) => Record<string, unknown>;
const edit = (name: string, weight: number, fields: Fields): Command => ({
  name,
  weight,
  run: async (at) => {
    const issue = at.open();
    return issue !== null && (await at.ask('PUT', issuePath(issue), { fields: fields(at, issue) }));
  },
});

const durations = ['0m', '30m', '3h', '2d', '13w'];
const someone = ({ sim }: At) => sim.random.pick(['amy', 'ben', 'cleo', 'eve', 'finn', 'gus', 'hedy']);
const some = <T>(at: At, items: readonly T[]): T[] => items.filter(() => at.sim.random.chance(0.4));
const inProject = (things: ReadonlyMap<string, { id: string; projectId: string }>, issue: Issue) =>
  [...things.values()].filter(({ projectId }) => projectId === issue.projectId).map(({ id }) => ({ id }));

export const edits: readonly Command[] = [
  edit('due date', 8, ({ sim }) => ({
    duedate: sim.random.pick([null, ...[-9, 0, 1, 7, 60].map((days) => day(sim.kernel.now() + days * DAY))]),
  })),
  edit('estimate', 8, ({ sim }) => ({
    timetracking: sim.random.pick([
      { remainingEstimate: sim.random.pick(durations) },
      { originalEstimate: sim.random.pick(durations) },
      { originalEstimate: null, remainingEstimate: null },
    ]),
  })),
  edit('labels', 3, (at) => ({ labels: some(at, [`${CANARY}-1`, `${CANARY}-2`, 'Zürich', 'プロジェクト']) })),
  edit('components', 3, (at, issue) => ({ components: some(at, inProject(at.sim.world.components, issue)) })),
  edit('versions', 3, (at, issue) => ({ fixVersions: some(at, inProject(at.sim.world.versions, issue)) })),
  edit('priority', 3, ({ sim }) => ({ priority: { id: sim.random.pick(['1', '2', '3']) } })),
  edit('type', 2, ({ sim }) => ({ issuetype: { id: sim.random.pick(['10', '11']) } })),
  edit('start date', 3, ({ sim }) => ({
    customfield_10015: sim.random.pick([null, day(sim.kernel.now() - DAY), day(sim.kernel.now() + 5 * DAY)]),
  })),
  edit('points', 3, ({ sim }) => ({ customfield_10016: sim.random.pick([null, 0, 0.5, 3, 13]) })),
  edit('sprint', 4, ({ sim }) => ({
    customfield_10020: sim.random.pick([null, ...openSprints(sim).map((id) => Number(id))]),
  })),
  edit('security level', 5, ({ sim }, issue) => ({
    security: issue.projectId === '100' && sim.random.chance(0.6) ? { id: '61' } : null,
  })),
  edit('reporter', 1, (at) => ({ reporter: { accountId: someone(at) } })),
  edit('parent', 3, (at, issue) => {
    const own = at.sim.random.chance(0.6);
    const parents = at.visible().filter((one) => (one.projectId === issue.projectId) === own && one.typeId === '10');
    return {
      parent: at.sim.random.chance(0.3) || parents.length === 0 ? null : { id: at.sim.random.pick(parents).id },
    };
  }),
  edit('assignee', 9, (at) => ({ assignee: at.sim.random.chance(0.15) ? null : { accountId: someone(at) } })),
];

export const openSprints = ({ world }: Sim): string[] =>
  [...world.sprints.values()].filter(({ state }) => state !== 'closed').map(({ id }) => id);

const logWork: Command = {
  name: 'log work',
  weight: 9,
  run: async (at) => {
    const issue = at.any();
    if (!issue) return false;
    const { random, kernel } = at.sim;
    const started = kernel.now() - random.whole(0, 40) * 3_600_000;
    const body = {
      timeSpentSeconds: random.pick([60, 1800, 5400, 900_000]),
      started: new Date(started).toISOString().replace('Z', '+0000'),
    };
    return at.ask('POST', issuePath(issue, '/worklog'), body, random.pick(['', 'adjustEstimate=leave']));
  },
};
const withWorklog = (at: At) => {
  const issues = at.visible().filter(({ worklogs }) => worklogs.length > 0);
  if (issues.length === 0) return null;
  const issue = at.sim.random.pick(issues);
  return { issue, worklog: at.sim.random.pick(issue.worklogs) };
};

export const work: readonly Command[] = [
  logWork,
  {
    name: 'edit work',
    weight: 5,
    run: async (at) => {
      const found = withWorklog(at);
      if (!found) return false;
      const body = { timeSpentSeconds: at.sim.random.whole(1, 500) * 60 };
      return at.ask('PUT', issuePath(found.issue, `/worklog/${found.worklog.id}`), body);
    },
  },
  {
    name: 'delete work',
    weight: 4,
    run: async (at) => {
      const found = withWorklog(at);
      return found !== null && (await at.ask('DELETE', issuePath(found.issue, `/worklog/${found.worklog.id}`)));
    },
  },
  {
    name: 'comment',
    weight: 3,
    run: async (at) => {
      const issue = at.any();
      return issue !== null && (await at.ask('POST', issuePath(issue, '/comment'), { body: adf(CANARY) }));
    },
  },
];

const adf = (text: string) => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

export const life: readonly Command[] = [
  {
    name: 'create',
    weight: 7,
    run: async (at) => {
      const { random, kernel } = at.sim;
      return at.ask('POST', '/rest/api/3/issue', {
        fields: {
          project: { id: random.pick(['100', '101']) },
          summary: `${CANARY} ${random.pick(['paint', 'print', 'cut', 'shoot'])} ${random.whole(1, 99)}`,
          issuetype: { id: '10' },
          ...(random.chance(0.5) ? { duedate: day(kernel.now() + random.whole(-3, 20) * DAY) } : {}),
          ...(random.chance(0.5) ? { timetracking: { originalEstimate: random.pick(durations) } } : {}),
          ...(random.chance(0.7) ? { assignee: { accountId: someone(at) } } : {}),
        },
      });
    },
  },
  {
    name: 'transition',
    weight: 14,
    run: async (at) => {
      const issue = at.any();
      if (!issue) return false;
      const ids = ['11', '21', '31', '41', '51'];
      return at.ask('POST', issuePath(issue, '/transitions'), { transition: { id: at.sim.random.pick(ids) } });
    },
  },
  {
    name: 'move',
    weight: 4,
    run: async (at) => {
      const issue = at.open();
      if (!issue) return false;
      const parented = [...at.sim.world.issues.values()].some(({ parentId }) => parentId === issue.id);
      if (parented) return false;
      at.sim.jira.acts.move(issue.id, issue.projectId === '100' ? '101' : '100');
      return true;
    },
  },
  {
    name: 'delete',
    weight: 4,
    run: async (at) => {
      const issue = at.any();
      if (!issue || [...at.sim.world.issues.values()].some(({ parentId }) => parentId === issue.id)) return false;
      const gone = await at.ask('DELETE', issuePath(issue));
      if (gone) at.deleted.push(issue);
      return gone;
    },
  },
  {
    name: 'restore',
    weight: 2,
    run: async (at) => {
      const issue = at.deleted.pop();
      if (!issue) return false;
      at.sim.jira.acts.restore(issue);
      return true;
    },
  },
  {
    name: 'odd values',
    weight: 3,
    run: async (at) => {
      const issue = at.open();
      if (!issue) return false;
      const value = at.sim.random.pick([-3600, 0, 9_000_000_000]);
      const field = at.sim.random.pick(['original', 'remaining'] as const);
      const name = field === 'original' ? 'timeoriginalestimate' : 'timeestimate';
      const from = issue[field] === null ? null : String(issue[field]);
      at.sim.jira.acts.bring(issue.id, { [field]: value }, [
        itemOf(name, [from, from], [String(value), String(value)]),
      ]);
      return true;
    },
  },
];
