import type { Issue, World } from '../../../local/jira/model';
import { dayIn, naiveLoad } from '../../fixtures/naive-panel';

type Row = { person_id: number; day: string; capacity_s: number; load_s: number };

type Asked = {
  readonly now: number;
  readonly members: ReadonlySet<number>;
  /** When the medians were learned. */
  readonly learnedAt: number;
  /** Of somebody who is gone: what was known of them last. */
  readonly zoneOf: (accountId: string) => string | null;
};

const DAYS = 92;

/** The daily sums of everybody who holds open work or is learned as a member, from raw issues with plain loops. */
export const naivePersonDays = (
  world: World,
  issues: readonly Issue[],
  people: ReadonlyMap<string, number>,
  { now, members, learnedAt, zoneOf }: Asked,
): Row[] => {
  const isDone = ({ statusId }: Issue) => world.statuses.get(statusId)?.category === 'done';
  const holders = new Set(issues.filter((issue) => !isDone(issue)).map(({ assignee }) => assignee));
  const counting = issues.filter((issue) => isDone(issue) || world.projects.get(issue.projectId)?.archived !== true);
  const raw = counting.map((issue) => rawOf(world, issue, isDone(issue)));
  const week = [0, 1, 2, 3, 4, 5, 6].map(
    (day) =>
      Math.round(
        Math.min(1, Math.max(0, world.timeTracking.daysPerWeek - day)) * world.timeTracking.hoursPerDay * 3600,
      ) / 3600,
  );
  return [...people].flatMap(([accountId, id]) => {
    if (!holders.has(accountId) && !members.has(id)) return [];
    const zone = zoneOf(accountId) ?? world.timeZone;
    const today = dayIn(now, zone);
    // Medians are those of the last time that they were learned.
    const site = { now: learnedAt, zone: world.timeZone, issues: raw, fields: FIELDS };
    const { load } = naiveLoad({ ...site, today }, { accountId, zone, week, off: [], shares: [] });
    return Array.from({ length: DAYS }, (_, n) => {
      const day = new Date(Date.parse(`${today}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
      const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
      return { person_id: id, day, capacity_s: (week[weekday] ?? 0) * 3600, load_s: (load.get(day) ?? 0) * 3600 };
    });
  });
};

const FIELDS = { start: 'customfield_10015', sprint: 'customfield_10020', rank: 'customfield_10019' };

/** A field of another type is no start date any more. */
const isDate = ({ fields }: World): boolean => fields.get(FIELDS.start)?.schemaCustom?.endsWith(':datepicker') === true;

const iso = (at: number) => new Date(at).toISOString();

/** As Jira would tell it. */
const rawOf = (world: World, issue: Issue, done: boolean) => ({
  id: issue.id,
  key: issue.key,
  fields: {
    status: { statusCategory: { key: done ? 'done' : 'new' } },
    project: { id: issue.projectId },
    issuetype: { id: issue.typeId },
    security: issue.securityLevelId,
    resolutiondate: issue.resolved === null ? null : iso(Math.floor(issue.resolved)),
    ...{ timespent: issue.spent, timeoriginalestimate: issue.original, timeestimate: issue.remaining },
    duedate: issue.due,
    assignee: issue.assignee === null ? null : { accountId: issue.assignee },
    priority: issue.priorityId === null ? null : { id: issue.priorityId },
    created: iso(issue.created),
    customfield_10015: isDate(world) ? (issue.custom[FIELDS.start] ?? null) : null,
    customfield_10019: issue.rank,
    customfield_10020: issue.sprintIds.flatMap((id) => {
      const sprint = world.sprints.get(id);
      return sprint ? [{ state: sprint.state, endDate: sprint.end === null ? null : iso(sprint.end) }] : [];
    }),
    fixVersions: issue.fixVersionIds.flatMap((id) => world.versions.get(id) ?? []),
  },
});
