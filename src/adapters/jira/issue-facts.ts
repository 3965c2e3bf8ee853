import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { keptOf } from '../../domain/kpi/mapped-fields';
import { termHash, termKey } from '../../domain/suggestion/term-hash';
import { localDate } from '../../domain/units';
import type { MappedField } from '../../usecases/ratings/ports';
import type { Category, FieldMap, IssueFacts, Site, WorklogFacts } from '../../usecases/sync/ports';
import { accountOf, dayOf, idOf, instantOf, refOf, refsOf, secondsOf } from './scalars';
import { sprintsOf, versionOf } from './terms-of-issues';

/** The fields that an issue is asked for: nothing with text but labels, which are hashed here. */
export const fieldsFor = ({ fields: { start, sprint, rank, points }, rated }: AskedFor): readonly string[] => [
  ...['project', 'issuetype', 'status', 'priority', 'resolution', 'parent', 'security'],
  ...['assignee', 'reporter', 'creator', 'created', 'updated', 'resolutiondate', 'duedate'],
  ...['timeoriginalestimate', 'timeestimate', 'timespent', 'components', 'labels', 'fixVersions', 'comment', 'worklog'],
  ...[start, sprint, rank].filter((id) => id !== null),
  ...new Set([...points, ...rated.map(({ field }) => field)]),
];
type AskedFor = Pick<Site, 'fields' | 'rated'>;

export const worklogSchema = z
  .object({
    id: idOf,
    author: accountOf,
    started: instantOf,
    timeSpentSeconds: secondsOf,
    created: instantOf,
    updated: instantOf,
  })
  .transform(({ timeSpentSeconds, ...rest }): WorklogFacts => ({ ...rest, spent: timeSpentSeconds }));

const categories = { new: 1, indeterminate: 2, done: 3 } as const satisfies Record<string, Category>;
/** `undefined` is Jira's name for a status without a category. */
export const categoryOf = z
  .object({ key: z.enum(['new', 'indeterminate', 'done', 'undefined']) })
  .transform(({ key }): Category => (key === 'undefined' ? 1 : categories[key]));

const comments = z.object({
  total: z.number(),
  comments: z.array(z.object({ id: idOf, author: accountOf, created: instantOf })),
});
const worklogs = z.object({ total: z.number(), worklogs: z.array(worklogSchema) });

const fieldsSchema = z.looseObject({
  project: z.object({ id: idOf }),
  issuetype: z.object({ id: idOf }),
  status: z.object({ id: idOf, statusCategory: categoryOf }),
  priority: refOf,
  resolution: refOf,
  parent: refOf,
  security: refOf,
  assignee: accountOf,
  reporter: accountOf,
  creator: accountOf,
  created: instantOf,
  updated: instantOf,
  resolutiondate: instantOf.nullish(),
  duedate: dayOf.nullish(),
  timeoriginalestimate: secondsOf.nullish(),
  timeestimate: secondsOf.nullish(),
  timespent: secondsOf.nullish(),
  components: refsOf,
  labels: z.array(z.string()).nullish(),
  fixVersions: z.array(versionOf).nullish(),
  comment: comments.nullish(),
  worklog: worklogs.nullish(),
});

export const onlyId = z.object({ id: z.string().regex(/^[1-9]\d{0,14}$/) });
export const issueSchema = onlyId.extend({ fields: fieldsSchema });
export type JiraIssue = z.infer<typeof issueSchema>;

/** One issue in the product's terms. */
export const toFacts = ({ fields: map, rated, salt }: Site, { id, fields }: JiraIssue): IssueFacts => ({
  id: id as IssueId,
  project: fields.project.id,
  type: fields.issuetype.id,
  status: fields.status.id,
  category: fields.status.statusCategory,
  priority: fields.priority,
  resolution: fields.resolution,
  parent: fields.parent,
  security: fields.security,
  assignee: fields.assignee,
  reporter: fields.reporter,
  creator: fields.creator,
  created: fields.created,
  updated: fields.updated,
  resolved: fields.resolutiondate ?? null,
  due: fields.duedate ?? null,
  original: fields.timeoriginalestimate ?? null,
  remaining: fields.timeestimate ?? null,
  spent: fields.timespent ?? null,
  ...customFacts(map, fields),
  ratings: ratingsOf(rated, fields),
  components: fields.components,
  labels: (fields.labels ?? []).map((label) => termHash(termKey(salt), 'label', label)),
  fixVersions: (fields.fixVersions ?? []).map((version) => version.id),
  comments: (fields.comment?.comments ?? []).map(({ id: comment, author, created }) => ({
    id: comment,
    author,
    at: created,
  })),
  commentsComplete: fields.comment ? fields.comment.total <= fields.comment.comments.length : false,
  worklogs: fields.worklog && fields.worklog.total <= fields.worklog.worklogs.length ? fields.worklog.worklogs : null,
});

/** Custom fields may change their type under us: a value of another shape counts as none. */
const customFacts = (map: FieldMap, fields: Readonly<Record<string, unknown>>) => {
  const fieldOf = (id: string | null): unknown => (id === null ? null : fields[id]);
  const start = fieldOf(map.start);
  const rank = fieldOf(map.rank);
  return {
    start: typeof start === 'string' && /^\d{4}-\d\d-\d\d/.test(start) ? localDate(start.slice(0, 10)) : null,
    rank: typeof rank === 'string' ? rank.slice(0, 255) : null,
    points: map.points.map(fieldOf).find((value) => typeof value === 'number') ?? null,
    sprints: sprintsOf(fieldOf(map.sprint)).map((sprint) => sprint.id),
  };
};

/** As it is with them, so with mapped fields: what a kind is not read from is nothing. */
export const ratingsOf = (rated: readonly MappedField[], fields: Readonly<Record<string, unknown>>) =>
  rated.map(({ kind, gen, field }) => ({ kind, gen, value: keptOf(kind, fields[field]) }));
