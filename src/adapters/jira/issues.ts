import { route } from '@forge/api';
import { z } from 'zod';
import { type Instant, instant } from '../../domain/units';
import { type JiraSource, PageExpired, type Site } from '../../usecases/sync/ports';
import { getOrNull, JiraRejected, postAsApp } from './client';
import { pathId } from './ids';
import { fieldsFor, issueSchema, type JiraIssue, toFacts, worklogSchema } from './issue-facts';
import { jqlOf, orderOf } from './jql';
import { termsOfIssues } from './terms-of-issues';

const PAGE = 100;
const now = (): Instant => instant(Date.now());

const searched = z.object({
  issues: z.array(issueSchema),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
});

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/ */
export const page: JiraSource['page'] = async (site, slice, token) => {
  const readAt = now();
  const body = {
    jql: `${jqlOf(slice)} ${orderOf(slice)}`,
    fields: fieldsFor(site.fields),
    maxResults: PAGE,
    ...(token === null ? {} : { nextPageToken: token }),
  };
  const found = await expecting(token, () => postAsApp('search/jql', searched, route`/rest/api/3/search/jql`, body));
  return { ...factsOf(site, found.issues), readAt, next: found.isLast === true ? null : (found.nextPageToken ?? null) };
};

/** With a token, a refusal most likely is about the token: the same query went through without. */
const expecting = async <T>(token: string | null, call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (token !== null && error instanceof JiraRejected && error.status === 400) throw new PageExpired();
    throw error;
  }
};

const factsOf = (site: Site, issues: readonly JiraIssue[]) => ({
  issues: issues.map((issue) => toFacts(site, issue)),
  terms: termsOfIssues(site.fields, issues),
});

const counted = z.object({ count: z.number().int().min(0) });
export const count: JiraSource['count'] = async (slice) => {
  const body = { jql: jqlOf(slice) };
  return (await postAsApp('search/approximate-count', counted, route`/rest/api/3/search/approximate-count`, body))
    .count;
};

const fetched = z.object({ issues: z.array(issueSchema) });

/** By id, past the search index: it is as new as Jira itself. */
export const issues: JiraSource['issues'] = async (site, ids) => {
  const readAt = now();
  const body = { issueIdsOrKeys: ids.map(pathId), fields: fieldsFor(site.fields), fieldsByKeys: false };
  const found = await postAsApp('issue/bulkfetch', fetched, route`/rest/api/3/issue/bulkfetch`, body);
  return { ...factsOf(site, found.issues), readAt };
};

export const exists: JiraSource['exists'] = async (id) => {
  const path = route`/rest/api/3/issue/${pathId(id)}?fields=id`;
  return (await getOrNull('issue/{id}', z.object({ id: z.string() }), path)) !== null;
};

const worklogPage = z.object({ total: z.number(), worklogs: z.array(worklogSchema) });

/** At most 5,000 a page. An issue that is gone by now has none. */
export const worklogs: JiraSource['worklogs'] = async (id) => {
  const read: z.infer<typeof worklogSchema>[] = [];
  for (;;) {
    const path = route`/rest/api/3/issue/${pathId(id)}/worklog?startAt=${read.length}&maxResults=5000`;
    const next = await getOrNull('issue/{id}/worklog', worklogPage, path);
    read.push(...(next?.worklogs ?? []));
    if (!next || next.worklogs.length === 0 || read.length >= next.total) return read;
  }
};
