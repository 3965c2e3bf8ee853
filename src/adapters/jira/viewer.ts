import api, { NeedsAuthenticationError, type Route, route } from '@forge/api';
import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import type { AssignOutcome, LiveIssue, ViewerJira } from '../../usecases/ports';
import { PortFailure } from '../../usecases/ports';
import type { FieldMap } from '../../usecases/sync/ports';
import { log } from '../log';
import { pathId } from './ids';
import { categoryOf } from './issue-facts';
import { rateLimitOf, waitOf } from './rate-limit';
import { accountOf, dayOf, idOf, instantOf, refOf, secondsOf } from './scalars';
import { sprintsOf, versionOf } from './terms-of-issues';

const NO_FIELDS: FieldMap = { start: null, sprint: null, rank: null, points: [] };

/** What the panel shows of the issue itself: no text. */
const shownFields = ({ start, sprint, rank, points }: FieldMap): string =>
  [
    ...['project', 'issuetype', 'status', 'priority', 'assignee', 'created', 'duedate', 'fixVersions'],
    ...['timeoriginalestimate', 'timeestimate', 'timespent'],
    ...[start, sprint, rank].filter((id) => id !== null),
    ...points,
  ].join(',');

const liveIssue = z.object({
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
    fixVersions: z.array(versionOf).nullish(),
    timeoriginalestimate: secondsOf.nullish(),
    timeestimate: secondsOf.nullish(),
    timespent: secondsOf.nullish(),
  }),
});

/** Jira as the viewer: every permission is Jira's own. */
export const viewerJira: ViewerJira = {
  issue: async (id, fields) => {
    const map = fields ?? NO_FIELDS;
    const response = await asViewer(route`/rest/api/3/issue/${pathId(id)}?fields=${shownFields(map)}`);
    if (response.status === 404 || response.status === 403) return null;
    return toLive(await read(response, liveIssue), map);
  },
  assign: async (id, accountId) =>
    assigned(await asViewer(route`/rest/api/3/issue/${pathId(id)}/assignee`, put({ accountId }))),
  isJiraAdmin: async () => {
    const schema = z.object({ permissions: z.object({ ADMINISTER: z.object({ havePermission: z.boolean() }) }) });
    const answer = await read(await asViewer(route`/rest/api/3/mypermissions?permissions=ADMINISTER`), schema);
    return answer.permissions.ADMINISTER.havePermission;
  },
  browsable: async (projects) => {
    // An empty list would be answered with "all of it".
    if (projects.length === 0) return [];
    const body = { projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], projects: projects.slice(0, 1000) }] };
    const schema = z.object({
      projectPermissions: z.array(z.object({ permission: z.string(), projects: z.array(z.number()) })),
    });
    const answer = await read(
      await asViewer(route`/rest/api/3/permissions/check`, { ...put(body), method: 'POST' }),
      schema,
    );
    return answer.projectPermissions.find(({ permission }) => permission === 'BROWSE_PROJECTS')?.projects ?? [];
  },
};

type Init = { readonly method: string; readonly headers: Record<string, string>; readonly body?: string };
type Response = Awaited<ReturnType<ReturnType<typeof api.asUser>['requestJira']>>;

const put = (body: unknown): Init => ({
  method: 'PUT',
  headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
const get: Init = { method: 'GET', headers: { Accept: 'application/json' } };

const asViewer = async (path: Route, init: Init = get): Promise<Response> => {
  const response = await api
    .asUser()
    .requestJira(path, init)
    .catch((error: unknown) => {
      if (error instanceof NeedsAuthenticationError) throw new PortFailure({ kind: 'needs-consent' });
      throw unavailable();
    });
  if (response.status === 429)
    throw new PortFailure({ kind: 'busy', retryAfterSeconds: waitOf(rateLimitOf(response.headers)) });
  if (response.status === 401) throw new PortFailure({ kind: 'needs-consent' });
  if (response.status >= 500) throw unavailable();
  return response;
};

/** An answer of another shape is a failure, never permission. */
const read = async <T>(response: Response, schema: z.ZodType<T>): Promise<T> => {
  const body: unknown = response.ok ? await response.json().catch(() => null) : null;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  log.warn('viewer-unreadable', { status: response.status });
  throw unavailable();
};

const unavailable = (): PortFailure => new PortFailure({ kind: 'unavailable', reason: 'jira' });

const toLive = ({ id, key, fields }: z.infer<typeof liveIssue>, map: FieldMap): LiveIssue => {
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
    sprints: sprintsOf(custom(map.sprint)).map(({ state, endDate }) => ({ state, end: endDate ?? null })),
    versions: (fields.fixVersions ?? []).map(({ released, archived, releaseDate }) => ({
      released: released === true,
      archived: archived === true,
      day: releaseDate ?? null,
    })),
  };
};

const refusal = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
});

const assigned = async (response: Response): Promise<AssignOutcome> => {
  if (response.status === 204) return { kind: 'assigned' };
  // A page of somebody in between, with a 200, is no yes.
  if (response.ok) throw unavailable();
  if (response.status === 404) return { kind: 'not-found' };
  const said = refusal.safeParse(await response.json().catch(() => null));
  const words = said.success ? [...(said.data.errorMessages ?? []), ...Object.values(said.data.errors ?? {})] : [];
  return { kind: 'refused', words: words.join(' ') || `Jira refused (${response.status}).` };
};
