import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { keptOf } from '../../domain/kpi/mapped-fields';
import { termHash, termKey } from '../../domain/suggestion/term-hash';
import type { Category, IssueFacts } from '../../usecases/facts/ports';
import type { OddValue } from '../../usecases/odd-values/ports';
import type { MappedField } from '../../usecases/ratings/ports';
import type { FieldMap, Site } from '../../usecases/sync/ports';
import { commentsIn, worklogsIn } from './issue-lists';
import {
  accountIn,
  dayIn,
  idIn,
  instantIn,
  isObject,
  listIn,
  noting,
  pointsIn,
  type Read,
  rankIn,
  refIn,
  secondsIn,
} from './odd';
import { sprintIn, versionIn } from './terms-of-issues';

/** The fields that an issue is asked for: nothing with text but labels, which are hashed here. */
export const fieldsFor = ({ fields: { start, sprint, rank, points }, rated }: AskedFor): readonly string[] => [
  ...['project', 'issuetype', 'status', 'priority', 'resolution', 'parent', 'security'],
  ...['assignee', 'reporter', 'creator', 'created', 'updated', 'resolutiondate', 'duedate'],
  ...['timeoriginalestimate', 'timeestimate', 'timespent', 'components', 'labels', 'fixVersions', 'comment', 'worklog'],
  ...[start, sprint, rank].filter((id) => id !== null),
  ...new Set([...points, ...rated.map(({ field }) => field)]),
];
type AskedFor = Pick<Site, 'fields' | 'rated'>;

const categories = { new: 1, indeterminate: 2, done: 3 } as const satisfies Record<string, Category>;
/** `undefined` is Jira's name for a status without a category. */
export const categoryOf = z
  .object({ key: z.enum(['new', 'indeterminate', 'done', 'undefined']) })
  .transform(({ key }): Category => (key === 'undefined' ? 1 : categories[key]));

/** What an issue cannot be without; the rest is read by rule, and may be missing or odd. */
const strict = <T>(read: (raw: unknown) => Read<T | null>) =>
  z.unknown().transform((raw, context): T => {
    const one = read(raw);
    if ('value' in one && one.value !== null) return one.value;
    context.addIssue({ code: 'custom', message: 'odd' in one ? one.odd : 'wrong-type' });
    return z.NEVER;
  });
const named = z.object({ id: strict(idIn) });
const fieldsSchema = z.looseObject({
  project: named,
  issuetype: named,
  status: z.object({ id: strict(idIn), statusCategory: categoryOf }),
  created: strict(instantIn),
  updated: strict(instantIn),
  // Nobody may see by mistake what has a level that we do not understand.
  security: named.nullish(),
});

export const onlyId = z.object({ id: z.string().regex(/^[1-9]\d{0,14}$/) });
export const issueSchema = onlyId.extend({ fields: fieldsSchema });
export type JiraIssue = z.infer<typeof issueSchema>;

/** One issue in the product's terms, and what was left out of it. */
export const toFacts = (site: Site, { id, fields }: JiraIssue): { facts: IssueFacts; odd: readonly OddValue[] } => {
  const { one, many, all } = noting();
  const facts: IssueFacts = {
    id: id as IssueId,
    project: fields.project.id,
    type: fields.issuetype.id,
    status: fields.status.id,
    category: fields.status.statusCategory,
    priority: one('priority', refIn(fields.priority)),
    resolution: one('resolution', refIn(fields.resolution)),
    parent: one('parent', refIn(fields.parent)),
    security: fields.security?.id ?? null,
    assignee: one('assignee', accountIn(fields.assignee)),
    reporter: one('reporter', accountIn(fields.reporter)),
    creator: one('creator', accountIn(fields.creator)),
    created: fields.created,
    updated: fields.updated,
    resolved: one('resolved', instantIn(fields.resolutiondate)),
    due: one('due', dayIn(fields.duedate)),
    original: one('original', secondsIn(fields.timeoriginalestimate)),
    remaining: one('remaining', secondsIn(fields.timeestimate)),
    spent: one('spent', secondsIn(fields.timespent)),
    ...customFacts(site.fields, fields, { one, many }),
    ratings: ratingsOf(site.rated, fields),
    components: many('component', listIn(fields.components, entryIn)),
    labels: many('label', listIn(fields.labels, labelIn)).map((label) => termHash(termKey(site.salt), 'label', label)),
    fixVersions: many('fix_version', listIn(fields.fixVersions, versionIn)).map((version) => version.id),
    ...commentsIn(fields.comment, many),
    worklogs: worklogsIn(fields.worklog, many),
  };
  return { facts, odd: all() };
};

type Noting = Pick<ReturnType<typeof noting>, 'one' | 'many'>;

const entryIn = (raw: unknown): Read<number> => (isObject(raw) ? idIn(raw.id) : { odd: 'wrong-type' });
const labelIn = (raw: unknown): Read<string> => (typeof raw === 'string' ? { value: raw } : { odd: 'wrong-type' });

/** Custom fields may change their type under us: a value of another shape counts as none. */
const customFacts = (map: FieldMap, fields: Readonly<Record<string, unknown>>, { one, many }: Noting) => {
  const fieldOf = (id: string | null): unknown => (id === null ? null : fields[id]);
  return {
    start: one('start', dayIn(fieldOf(map.start))),
    rank: one('rank', rankIn(fieldOf(map.rank))),
    points: one('points', firstOf(map.points.map((field) => pointsIn(fieldOf(field))))),
    sprints: many('sprint', listIn(fieldOf(map.sprint), sprintIn)).map((sprint) => sprint.id),
  };
};

/** The first number of several fields; only where there is none it matters that one of them is odd. */
const firstOf = (reads: readonly Read<number | null>[]): Read<number | null> =>
  reads.find((read) => 'value' in read && read.value !== null) ??
  reads.find((read) => 'odd' in read) ?? { value: null };

/** As it is with them, so with mapped fields: what a kind is not read from is nothing. */
export const ratingsOf = (rated: readonly MappedField[], fields: Readonly<Record<string, unknown>>) =>
  rated.map(({ kind, gen, field }) => ({ kind, gen, value: keptOf(kind, fields[field]) }));
