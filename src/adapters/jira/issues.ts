import { route } from '@forge/api';
import { z } from 'zod';
import type { IssueId } from '../../domain/capacity/types';
import { type Instant, instant } from '../../domain/units';
import type { ChangeFacts } from '../../usecases/facts/ports';
import type { OddClass, OddValue, ReadSet } from '../../usecases/odd-values/ports';
import { PortFailure } from '../../usecases/ports';
import { type JiraSource, PageExpired, type Site } from '../../usecases/sync/ports';
import { log } from '../log';
import { changesIn } from './changes';
import { getOrNull, JiraRejected, postAsApp } from './client';
import { pathId } from './ids';
import { fieldsFor, issueSchema, type JiraIssue, onlyId, toFacts } from './issue-facts';
import { worklogIn } from './issue-lists';
import { issueWords, WORDS } from './issue-words';
import { jqlOf, orderOf } from './jql';
import { instantIn, isAhead, listIn, valueIn } from './odd';
import { termsOfIssues } from './terms-of-issues';

const PAGE = 100;
/** Between reading the fields and asking by them others may have replaced them, and read the same issues by the new ones. */
const askedBy = ({ readAt }: Site): Instant => instant(Math.min(readAt, Date.now()));

const searched = z.object({
  issues: z.array(z.unknown()),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
});

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/ */
export const page: JiraSource['page'] = async (site, slice, token) => {
  const readAt = askedBy(site);
  const body = {
    jql: `${jqlOf(slice)} ${orderOf(slice)}`,
    fields: fieldsFor(site),
    maxResults: PAGE,
    ...(token === null ? {} : { nextPageToken: token }),
  };
  const found = await expecting(token, () => postAsApp('search/jql', searched, route`/rest/api/3/search/jql`, body));
  return {
    ...factsOf('search/jql', site, found.issues, readAt),
    readAt,
    next: found.isLast === true ? null : (found.nextPageToken ?? null),
  };
};

const placesFound = z.object({ issues: z.array(z.unknown()) });
const place = onlyId.extend({
  fields: z.looseObject({ created: z.unknown(), updated: z.unknown() }).nullish().catch(null),
});

/** See JiraSource. */
export const places: JiraSource['places'] = async (slice, size) => {
  const body = { jql: `${jqlOf(slice)} ${orderOf(slice)}`, fields: ['created', 'updated'], maxResults: size };
  const found = await postAsApp('search/jql', placesFound, route`/rest/api/3/search/jql`, body);
  const read = found.issues.map((one) => place.safeParse(one).data);
  const known = read.filter((one) => one !== undefined);
  return {
    issues: known.map(({ id, fields }) => ({
      id: id as IssueId,
      created: valueIn(instantIn(fields?.created)),
      updated: valueIn(instantIn(fields?.updated)),
    })),
    nameless: read.length - known.length,
  };
};

/** With a token, a refusal most likely is about the token: the same query went through without. */
export const expecting = async <T>(token: string | null, call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (token !== null && error instanceof JiraRejected && error.status === 400) throw new PageExpired();
    throw error;
  }
};

const factsOf = (endpoint: string, site: Site, raw: readonly unknown[], readAt: Instant) => {
  const { issues: understood, unreadable } = sorted(endpoint, raw, readAt);
  const read = understood.map((issue) => toFacts(site, issue));
  return {
    issues: read.map(({ facts }) => facts),
    unreadable: [...unreadable.keys()],
    terms: termsOfIssues(site.fields, understood),
    odd: new Map<IssueId, readonly OddValue[]>([
      ...read.flatMap(({ facts, odd }) => (odd.length === 0 ? [] : [[facts.id, odd] as const])),
      ...[...unreadable].map(([id, why]) => [id, [{ field: 'issue', class: why } as const]] as const),
    ]),
  };
};

/** One broken issue must not hide the others; but where all are broken it is us who do not understand Jira any more. */
const sorted = (endpoint: string, raw: readonly unknown[], readAt: Instant) => {
  const understood: JiraIssue[] = [];
  const unreadable = new Map<IssueId, OddClass>();
  for (const one of raw) {
    const parsed = issueSchema.safeParse(one);
    const id = onlyId.safeParse(one);
    if (!id.success) throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
    if (parsed.success && !isOfTomorrow(parsed.data, readAt)) understood.push(parsed.data);
    else unreadable.set(id.data.id as IssueId, parsed.success ? 'out-of-range' : 'unreadable');
    const at = parsed.error?.issues[0]?.path.map(String).join('.') ?? 'fields.updated';
    if (unreadable.has(id.data.id as IssueId)) log.warn('issue-unreadable', { endpoint, issue: id.data.id, at });
  }
  if (understood.length === 0 && unreadable.size >= A_FEW)
    throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
  return { issues: understood, unreadable };
};
const A_FEW = 6;

/** Such an instant would keep every later state of the issue out, and a sweep from finding anything else. */
const isOfTomorrow = ({ fields: { created, updated } }: JiraIssue, readAt: Instant): boolean =>
  isAhead(created, readAt) || isAhead(updated, readAt);

export const counted = z.object({ count: z.number().int().min(0) });
export const count: JiraSource['count'] = async (slice) => {
  const body = { jql: jqlOf(slice) };
  return (await postAsApp('search/approximate-count', counted, route`/rest/api/3/search/approximate-count`, body))
    .count;
};

const fetched = z.object({ issues: z.array(z.unknown()) });

/**
 * By id, past the search index: it is as new as Jira itself. Where text comes along anyway, so do the latest 40 entries of
 * each history: most have no more, and cost no second point. Elsewhere histories are asked for by field, without text.
 */
export const issues: JiraSource['issues'] = async (site, ids) => {
  const readAt = askedBy(site);
  const { learns } = site.learning;
  const found = await fetchById(ids, learns ? [...fieldsFor(site), ...WORDS] : fieldsFor(site), learns);
  const words = learns ? issueWords(site.salt, found) : new Map();
  return { ...factsOf('issue/bulkfetch', site, found, readAt), readAt, words, changes: wholeHistories(site, found) };
};

const expanded = onlyId.extend({ changelog: z.object({ total: z.number(), histories: z.array(z.unknown()) }) });

/** Jira gives no more along with an issue. */
const MOST_HISTORIES = 40;

/** Of issues whose history came whole. */
const wholeHistories = (site: Site, found: readonly unknown[]) =>
  new Map<IssueId, ReadSet<ChangeFacts>>(
    found.flatMap((one) => {
      const { data } = expanded.safeParse(one);
      const { total, histories } = data?.changelog ?? { total: 0, histories: [] };
      if (data === undefined || total > histories.length || histories.length >= MOST_HISTORIES) return [];
      return [[data.id as IssueId, changesIn(site, histories)] as const];
    }),
  );

/** See JiraSource. The security level is asked for as it is now: what got one meanwhile is left out. */
export const words: JiraSource['words'] = async (site, ids) =>
  ids.length === 0 ? new Map() : issueWords(site.salt, await fetchById(ids, ['security', ...WORDS]));

const fetchById = async (
  ids: readonly IssueId[],
  asked: readonly string[],
  histories = false,
): Promise<readonly unknown[]> => {
  const expand = histories ? { expand: ['changelog'] } : {};
  const body = { issueIdsOrKeys: ids.map(pathId), fields: asked, fieldsByKeys: false, ...expand };
  return (await postAsApp('issue/bulkfetch', fetched, route`/rest/api/3/issue/bulkfetch`, body)).issues;
};

export const exists: JiraSource['exists'] = async (id) => {
  const path = route`/rest/api/3/issue/${pathId(id)}?fields=id`;
  return (await getOrNull('issue/{id}', z.object({ id: z.string() }), path)) !== null;
};

const worklogPage = z.object({ total: z.number(), worklogs: z.array(z.unknown()) });

/** At most 5,000 a page. An issue that is gone by now has none. */
export const worklogs: JiraSource['worklogs'] = async (id) => {
  const read: unknown[] = [];
  for (;;) {
    const path = route`/rest/api/3/issue/${pathId(id)}/worklog?startAt=${read.length}&maxResults=5000`;
    const next = await getOrNull('issue/{id}/worklog', worklogPage, path);
    read.push(...(next?.worklogs ?? []));
    if (!next || read.length >= next.total) return listIn(read, worklogIn);
    // A page that leads nowhere is no end.
    if (next.worklogs.length === 0) throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
  }
};
