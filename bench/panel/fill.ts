import { facts } from '../../src/adapters/sql/issues';
import type { IssueId } from '../../src/domain/capacity/types';
import { instant, seconds } from '../../src/domain/units';
import type { IssueFacts, WorklogFacts } from '../../src/usecases/facts/ports';
import { type Bench, NOW } from './site';

const DAY = 86_400_000;
const AT_ONCE = 200;
const WORKLOGS = 3;
/** One in this many is open; the team's own open work stays what it is. */
const OPEN_OF = 12;
/** A prime, so that open issues fall on all of them: about twelve each, as on the people of the bench’s team. */
const OTHERS = 701;

/** Facts up to a number of issues, with three worklogs each, through the adapter's own batched writer. */
export const fillTo = async ({ desk, team }: Bench, wanted: number): Promise<{ issues: number; worklogs: number }> => {
  throughDesk(desk);
  const have = await counted(desk);
  for (let from = have.issues; from < wanted; from += AT_ONCE) {
    const issues = Array.from({ length: Math.min(AT_ONCE, wanted - from) }, (_, n) => anIssue(from + n, team));
    await facts.publish({ issues, terms: [], readAt: instant(NOW) });
  }
  return counted(desk);
};

const counted = async (desk: Bench['desk']) => {
  const [row] = await desk.query(
    'SELECT (SELECT COUNT(*) FROM issue) AS issues, (SELECT COUNT(*) FROM worklog) AS worklogs',
  );
  return { issues: Number(row?.issues), worklogs: Number(row?.worklogs) };
};

/** The seam that the adapter runs on, straight to the desk's SQL. */
export const throughDesk = ({ sql }: Bench['desk']): void => {
  Object.assign(globalThis, {
    __forge_runtime__: {
      metrics: { counter: () => ({ incr: () => {} }), timing: () => ({ measure: () => ({ stop: () => {} }) }) },
    },
    __forge_fetch__: async (_: unknown, path: { value?: string } | string, { body }: { body: string }) => {
      const route = typeof path === 'string' ? path : (path.value ?? '');
      const answer = await sql.execute(route.endsWith('/ddl') ? 'ddl' : 'dml', JSON.parse(body), body.length);
      return Response.json(answer.body, { status: answer.status });
    },
  });
};

const anIssue = (n: number, team: readonly string[]): IssueFacts => {
  const open = n % OPEN_OF === 0;
  // Older than what the worker looks through for issues that it missed: the local Jira knows none of these.
  const created = instant(NOW - (20 + ((n * 7919) % 520)) * DAY);
  // Done work is also the team's; open work is other people's, so that the same team is asked for at every size.
  const assignee = open || n % 3 > 0 ? `other-${n % OTHERS}` : (team[n % team.length] ?? null);
  return {
    id: String(10_000_000 + n) as IssueId,
    ...{ project: 10_001 + (n % 4), type: 10_001, status: open ? 10_001 : 10_004, category: open ? 2 : 3 },
    ...{ priority: 1 + (n % 5), resolution: open ? null : 10_000, parent: null, security: null },
    ...{ assignee, reporter: `other-${(n * 13) % OTHERS}`, creator: `other-${(n * 13) % OTHERS}` },
    ...{ created, updated: created, resolved: open ? null : instant(created + 9 * DAY) },
    ...{ start: null, due: null, rank: `0|i${String(n).padStart(6, '0')}:`, points: null, sprints: [] },
    ...{ original: seconds(8 * 3600), remaining: open ? seconds(5 * 3600) : null, spent: seconds(7 * 3600) },
    ...{ components: [10_001 + (n % 9)], labels: [1_000_003 * (n % 97) + 1], fixVersions: [] },
    ...{ ratings: [], comments: [], commentsComplete: true },
    worklogs: Array.from({ length: WORKLOGS }, (_, k) => aWorklog(n, k, created, assignee)),
  };
};

const aWorklog = (n: number, k: number, created: number, author: string | null): WorklogFacts => ({
  id: 10_000_000 + n * WORKLOGS + k,
  author,
  started: instant(created + (k + 1) * DAY),
  spent: seconds(2 * 3600),
  created: instant(created + (k + 1) * DAY),
  updated: instant(created + (k + 1) * DAY),
});
