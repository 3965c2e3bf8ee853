// Many small worlds in one site: islands of a project with its people, and what the viewer may not see beside it. The
// hidden half is made anew for every world, the visible half stays.
import type { Pool } from 'mysql2/promise';
import { seeded } from '../../../local/data/random';
import { clock } from '../../../src/adapters/clock';
import { log } from '../../../src/adapters/log';
import { facts } from '../../../src/adapters/sql/issues';
import { jobs } from '../../../src/adapters/sql/leases';
import { measures } from '../../../src/adapters/sql/measure';
import { planFacts } from '../../../src/adapters/sql/panel-facts';
import { glance } from '../../../src/adapters/sql/panel-glance';
import { defaults } from '../../../src/adapters/sql/project-defaults';
import { instant, localDate, seconds } from '../../../src/domain/units';
import type { IssueFacts, IssueSets } from '../../../src/usecases/facts/ports';
import { MEASURE } from '../../../src/usecases/measuring/measure-behind';
import { measureChanged } from '../../../src/usecases/measuring/measure-changed';
import { refreshGlance } from '../../../src/usecases/refresh-glance';
import { changeFacts, issueFacts, issueId } from '../../fixtures/sync-facts';

export const ISLANDS = 250;
const DAY = 86_400_000;
const HIDDEN_FROM = 5_000_000;
const [TO_DO, UNDER_WAY, DONE] = [10, 11, 12] as const;

export const projectOf = (island: number): number => 20_000 + island;
const hiddenProjectOf = (island: number): number => 40_000 + island;
export const isVisible = (project: number): boolean => project < 40_000;
export const personOf = (island: number, n: number): string => `i${island}-p${n}`;
export const openIssueOf = (island: number): string => String(1_000_000 + island * 20);
export const issuesOf = (island: number): readonly string[] => [
  openIssueOf(island),
  String(1_000_000 + island * 20 + 1),
];

type Random = ReturnType<typeof seeded>;
const dayAt = (now: number, days: number) => localDate(new Date(now + days * DAY).toISOString().slice(0, 10));

const anIssue = (random: Random, now: number, island: number, own: Partial<IssueFacts>): IssueFacts => {
  const done = random.next() < 0.4;
  const created = now - (30 + Math.floor(random.next() * 60)) * DAY;
  const resolved = done ? instant(now - Math.floor(1 + random.next() * 25) * DAY) : null;
  return issueFacts({
    ...{
      project: projectOf(island),
      type: 1 + Math.floor(random.next() * 3),
      status: done ? DONE : UNDER_WAY,
      category: done ? 3 : 2,
    },
    ...{
      assignee: personOf(island, Math.floor(random.next() * 3)),
      created: instant(created),
      updated: resolved ?? instant(now - DAY),
      resolved,
    },
    ...{ due: random.next() < 0.5 ? null : dayAt(now, Math.floor(random.next() * 30) - 5) },
    ...{
      original: seconds(3600 * (1 + Math.floor(random.next() * 40))),
      remaining: random.next() < 0.2 ? null : seconds(3600 * (1 + Math.floor(random.next() * 40))),
    },
    ...{ spent: random.next() < 0.5 ? null : seconds(3600 * (1 + Math.floor(random.next() * 20))) },
    ...own,
  });
};

/** What everybody sees: two open issues and eight more. */
export const visibleHalf = (now: number): readonly IssueFacts[] =>
  Array.from({ length: ISLANDS }, (_, island) => {
    const random = seeded(island + 1);
    const [first, second] = issuesOf(island);
    const open = (id = '', assignee: string | null): IssueFacts =>
      anIssue(random, now, island, {
        id: issueId(id),
        category: 2,
        status: UNDER_WAY,
        resolved: null,
        assignee,
        remaining: seconds(7200),
      });
    return [
      open(first, island % 2 === 0 ? personOf(island, 0) : null),
      open(second, personOf(island, 1)),
      ...Array.from({ length: 8 }, (_, n) =>
        anIssue(random, now, island, { id: issueId(Number(first) + 2 + n), assignee: personOf(island, n % 2) }),
      ),
    ];
  }).flat();

/** What they may not: issues of another project of the same people, and issues with a level in their own. */
export const hiddenHalf = (world: number, now: number): readonly IssueFacts[] =>
  Array.from({ length: ISLANDS }, (_, island) => {
    const random = seeded(1_000_003 * (world + 1) + island);
    return Array.from({ length: Math.floor(random.next() * 5) }, (_, n) => {
      const withLevel = random.next() < 0.5;
      const id = issueId(HIDDEN_FROM + island * 10 + n);
      return anIssue(
        random,
        now,
        island,
        withLevel ? { id, security: 10_900 } : { id, project: hiddenProjectOf(island) },
      );
    });
  }).flat();

/** Everything that follows the facts, worked out anew. */
const follow = async (ids: readonly string[]): Promise<void> => {
  await defaults.learn(clock.now());
  await refreshGlance({ clock, facts: planFacts, glance }, 'all');
  for (let from = 0; from < ids.length; from += 200)
    if (!(await measureChanged({ clock, log, jobs, measures }, ids.slice(from, from + 200).map(issueId))))
      throw new Error('nothing was measured');
  // Each call sums up some of the days.
  const lease = await jobs.acquire(MEASURE, 60);
  while (lease !== null && (await measures.sumUp(lease)));
  if (lease !== null) await jobs.release(lease);
};

/** Taken up half a day after it came, done when it was resolved: without a history nothing is measured. */
const setsOf = ({ id, created, resolved }: IssueFacts): IssueSets => ({
  id,
  changes: [
    changeFacts({ at: instant(created + DAY / 2), from: TO_DO, to: UNDER_WAY }),
    ...(resolved === null ? [] : [changeFacts({ at: resolved, from: UNDER_WAY, to: DONE })]),
  ],
  worklogs: [],
});

export const publish = async (issues: readonly IssueFacts[]): Promise<void> => {
  for (let from = 0; from < issues.length; from += 1000)
    await facts.publish({ issues: issues.slice(from, from + 1000), terms: [], readAt: clock.now() });
  for (let from = 0; from < issues.length; from += 100)
    await facts.publishSets(issues.slice(from, from + 100).map(setsOf), clock.now());
  await follow(issues.map(({ id }) => id));
};

/** The hidden half of another world in place of the one before. */
export const replaceHidden = async (pool: Pool, world: number, now: number): Promise<void> => {
  for (const table of ['issue', 'issue_ref', 'change_log', 'worklog', 'measure', 'measure_stay'])
    await pool.query(`DELETE FROM ${table} WHERE issue_id >= ${HIDDEN_FROM}`);
  await publish(hiddenHalf(world, now));
};

/** The app itself may see all of them. */
export const projects = async (pool: Pool) => {
  await pool.query(
    `INSERT INTO vocabulary (kind, id, category, fetched_at) VALUES ('status', ${TO_DO}, 1, 0), ('status', ${UNDER_WAY}, 2, 0), ('status', ${DONE}, 3, 0)`,
  );
  const ids = Array.from({ length: ISLANDS }, (_, island) => [projectOf(island), hiddenProjectOf(island)]).flat();
  return pool.query(`INSERT INTO project (project_id, fetched_at) VALUES ${ids.map((id) => `(${id}, 0)`).join(', ')}`);
};

/** With it off, sums count only what the viewer may see. */
export const otherWork = (pool: Pool, on: boolean) =>
  pool.query(
    'INSERT INTO setting (name, value, updated_at) VALUES (?, ?, 0) ON DUPLICATE KEY UPDATE value = VALUES(value)',
    [
      'site',
      JSON.stringify({ otherWork: on, assumeRemaining: true, secondsPerPoint: null, zone: 'UTC', assumedByType: [] }),
    ],
  );

/** Jira as the viewer, who browses the visible projects and no issue with a level. */
export const jiraOfViewer =
  (visible: ReadonlyMap<string, IssueFacts>, now: number) =>
  (path: string, body: string): Response | null => {
    const one = /^\/rest\/api\/3\/issue\/(\d+)$/.exec(path);
    if (one) {
      const issue = visible.get(one[1] ?? '');
      return issue
        ? Response.json(shown(issue, now))
        : Response.json({ errorMessages: ['Issue does not exist'] }, { status: 404 });
    }
    if (path.endsWith('/permissions/check')) {
      const { projectPermissions } = JSON.parse(body) as { projectPermissions: { projects: number[] }[] };
      const projects = (projectPermissions[0]?.projects ?? []).filter(isVisible);
      return Response.json({
        globalPermissions: [],
        projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects, issues: [] }],
      });
    }
    if (path.endsWith('/issue/bulkfetch')) {
      const { issueIdsOrKeys } = JSON.parse(body) as { issueIdsOrKeys: string[] };
      return Response.json({
        issues: issueIdsOrKeys.flatMap((id) => (visible.has(id) ? [shown(visible.get(id) as IssueFacts, now)] : [])),
      });
    }
    return path.endsWith('/mypermissions')
      ? Response.json({ permissions: { ADMINISTER: { havePermission: false } } })
      : null;
  };

const CATEGORY: Readonly<Record<number, string>> = { 1: 'new', 2: 'indeterminate', 3: 'done' };
const shown = (issue: IssueFacts, now: number) => ({
  id: issue.id,
  key: `I-${issue.id}`,
  fields: {
    project: { id: String(issue.project) },
    issuetype: { id: String(issue.type), name: 'Design' },
    status: { id: String(issue.status), statusCategory: { key: CATEGORY[issue.category], id: issue.category } },
    priority: issue.priority === null ? null : { id: String(issue.priority) },
    assignee: issue.assignee === null ? null : { accountId: issue.assignee },
    reporter: { accountId: 'ben' },
    created: new Date(issue.created ?? now).toISOString().replace('Z', '+0000'),
    duedate: issue.due,
    timeoriginalestimate: issue.original,
    timeestimate: issue.remaining,
    timespent: issue.spent,
    ...{ summary: 'A poster', description: null },
    components: [],
    labels: [],
  },
});
