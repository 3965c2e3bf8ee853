import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import type { LiveIssue } from '../../usecases/ports';
import type { FieldMap } from '../../usecases/sync/ports';
import { categoryOf } from './issue-facts';
import { accountIn, dayIn, pointsIn, rankIn, refIn, secondsIn, valueIn } from './odd';
import { idOf, instantOf } from './scalars';
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
    created: instantOf,
  }),
});

/** By the rules of facts: what is odd is as if it were not there. */
export const toLive = ({ id, key, fields }: z.infer<typeof liveIssue>, map: FieldMap): LiveIssue => {
  const custom = (name: string | null): unknown => (name === null ? null : fields[name]);
  const points = map.points.map((field) => valueIn(pointsIn(custom(field)))).find((value) => value !== null);
  return {
    id: id as IssueId,
    key,
    project: fields.project.id,
    type: fields.issuetype.id,
    open: fields.status.statusCategory !== 3,
    assignee: valueIn(accountIn(fields.assignee)),
    priority: valueIn(refIn(fields.priority)),
    rank: valueIn(rankIn(custom(map.rank))),
    created: fields.created,
    start: valueIn(dayIn(custom(map.start))),
    due: valueIn(dayIn(fields.duedate)),
    effort: {
      remaining: valueIn(secondsIn(fields.timeestimate)),
      original: valueIn(secondsIn(fields.timeoriginalestimate)),
      spent: valueIn(secondsIn(fields.timespent)),
      points: points ?? null,
    },
    sprints: sprintsOf(custom(map.sprint)).map(({ state, endDate }) => ({ state, end: endDate })),
    versions: versionsOf(fields.fixVersions).map(({ released, archived, releaseDate }) => ({
      released,
      archived,
      day: releaseDate,
    })),
  };
};
