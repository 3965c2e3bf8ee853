import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import type { LiveIssue } from '../../usecases/ports';
import type { FieldMap } from '../../usecases/sync/ports';
import { categoryOf } from './issue-facts';
import { accountOf, dayOf, idOf, instantOf, refOf, secondsOf } from './scalars';
import { sprintsOf, versionsOf } from './terms-of-issues';

export const NO_FIELDS: FieldMap = { start: null, sprint: null, rank: null, points: [] };

/** What the panel shows of the issue itself: no text. */
export const shownFields = ({ start, sprint, rank, points }: FieldMap): string =>
  [
    ...['project', 'issuetype', 'status', 'priority', 'assignee', 'created', 'duedate', 'fixVersions'],
    ...['timeoriginalestimate', 'timeestimate', 'timespent'],
    ...[start, sprint, rank].filter((id) => id !== null),
    ...points,
  ].join(',');

export const liveIssue = z.object({
  id: z.string().regex(/^[1-9]\d{0,14}$/),
  key: z.string(),
  fields: z.looseObject({
    project: z.object({ id: idOf }),
    issuetype: z.object({ id: idOf }),
    status: z.object({ statusCategory: categoryOf }),
    priority: refOf,
    assignee: accountOf,
    created: instantOf,
    duedate: dayOf.nullish(),
    timeoriginalestimate: secondsOf.nullish(),
    timeestimate: secondsOf.nullish(),
    timespent: secondsOf.nullish(),
  }),
});

export const toLive = ({ id, key, fields }: z.infer<typeof liveIssue>, map: FieldMap): LiveIssue => {
  const custom = (name: string | null): unknown => (name === null ? null : fields[name]);
  const start = dayOf.safeParse(custom(map.start));
  const rank = custom(map.rank);
  const points = map.points.map(custom).find((value) => typeof value === 'number');
  return {
    id: id as IssueId,
    key,
    project: fields.project.id,
    type: fields.issuetype.id,
    open: fields.status.statusCategory !== 3,
    assignee: fields.assignee,
    priority: fields.priority,
    rank: typeof rank === 'string' ? rank : null,
    created: fields.created,
    start: start.success ? start.data : null,
    due: fields.duedate ?? null,
    effort: {
      remaining: fields.timeestimate ?? null,
      original: fields.timeoriginalestimate ?? null,
      spent: fields.timespent ?? null,
      points: typeof points === 'number' ? points : null,
    },
    sprints: sprintsOf(custom(map.sprint)).map(({ state, endDate }) => ({ state, end: endDate })),
    versions: versionsOf(fields.fixVersions).map(({ released, archived, releaseDate }) => ({
      released,
      archived,
      day: releaseDate,
    })),
  };
};
