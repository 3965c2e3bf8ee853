import { type Answer, type Call, ok, READ_WORK, type Route } from '../call';
import { badRequest } from '../errors';
import { sightOf } from '../permissions';
import { bodyOf, countParam, textsOf } from '../read';
import { selfLink } from '../shapes/links';
import { worklogBean } from '../shapes/work';

const PAGE = 1_000;
/** Jira leaves the last minute out, so that what is being written is not missed. */
const SETTLED_MS = 60_000;

type Stamp = { readonly id: string; readonly at: number };

const updated = (call: Call): Answer => {
  const stamps: Stamp[] = [];
  const since = countParam(call.query, 'since', 0);
  for (const issue of call.world.issues.values()) {
    for (const { id, updated: at } of issue.worklogs) if (at >= since) stamps.push({ id, at });
  }
  return feed(call, 'worklog/updated', since, stamps);
};

const deleted = (call: Call): Answer => {
  const since = countParam(call.query, 'since', 0);
  const stamps = call.world.deletedWorklogs.filter(({ at }) => at >= since);
  return feed(call, 'worklog/deleted', since, stamps);
};

/** Oldest first. Ids only, so hidden worklogs are among them. */
const feed = (call: Call, path: string, since: number, all: readonly Stamp[]): Answer => {
  const settled = all
    .filter(({ at }) => at <= call.now - SETTLED_MS)
    .sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id));
  const page = wholeInstants(settled);
  const until = page.at(-1)?.at ?? call.now - SETTLED_MS;
  const lastPage = page.length === settled.length;
  return ok(
    {
      values: page.map(({ id, at }) => ({ worklogId: Number(id), updatedTime: at, properties: [] })),
      since,
      until,
      self: `${selfLink(path)}?since=${since}`,
      ...(lastPage ? {} : { nextPage: `${selfLink(path)}?since=${until + 1}` }),
      lastPage,
    },
    { items: page.length },
  );
};

/** A page, run on to the end of its last instant: the next page starts after it. */
const wholeInstants = (stamps: readonly Stamp[]): readonly Stamp[] => {
  const last = stamps[PAGE - 1];
  if (!last) return stamps;
  const end = stamps.findIndex(({ at }) => at > last.at);
  return end === -1 ? stamps : stamps.slice(0, Math.max(end, PAGE));
};

/** Only those that the viewer may see; the others are left out without a word. */
const list = (call: Call): Answer => {
  const ids = textsOf(bodyOf(call.body).ids);
  if (ids.length > PAGE) throw badRequest(`The number of worklog ids must not exceed ${PAGE}.`);
  const sees = sightOf(call.world, call.viewer);
  const found = [...new Set(ids)].flatMap((id) => call.store.worklog(id) ?? []).filter(({ issue }) => sees(issue));
  return ok(
    found.map(({ issue, worklog }) => worklogBean(call.world, issue.id, worklog)),
    { items: found.length },
  );
};

export const worklogFeedRoutes: readonly Route[] = [
  { method: 'GET', path: '/rest/api/3/worklog/updated', scopes: READ_WORK, handle: updated },
  { method: 'GET', path: '/rest/api/3/worklog/deleted', scopes: READ_WORK, handle: deleted },
  { method: 'POST', path: '/rest/api/3/worklog/list', scopes: READ_WORK, handle: list },
];
