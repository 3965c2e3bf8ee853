import { type Answer, type Call, ok, param, READ_WORK, type Route } from '../call';
import { badRequest } from '../errors';
import type { History, Issue } from '../model';
import { pageBean, pageOf } from '../paging';
import { sightOf, visibleIssue } from '../permissions';
import { bodyOf, textOf, textsOf } from '../read';
import { historyBean } from '../shapes/changelog';
import { selfLink } from '../shapes/links';

const MAX_ISSUES = 1_000;
const MAX_FIELDS = 10;
const DEFAULT_ROWS = 1_000;
const MAX_ROWS = 10_000;

/** Oldest first. */
const ofIssue = (call: Call): Answer => {
  const issue = visibleIssue(call.store, call.viewer, param(call, 'issueIdOrKey'));
  const page = pageOf(oldestFirst(issue.histories), call.query, { size: 100, limit: 100 });
  const self = selfLink(`issue/${issue.id}/changelog`);
  return ok(pageBean(page, self, call.query, (history) => historyBean(call.world, history)));
};

type Entry = { readonly issue: Issue; readonly history: History };

/** Histories of many issues in one list, by issue and age; issues that are missing or hidden are left out. */
const bulk = (call: Call): Answer => {
  const body = bodyOf(call.body);
  const entries = entriesOf(issuesOf(call, textsOf(body.issueIdsOrKeys)), textsOf(body.fieldIds));
  const size = body.maxResults === undefined ? DEFAULT_ROWS : Number(body.maxResults);
  if (!Number.isInteger(size) || size < 1 || size > MAX_ROWS) {
    throw badRequest(`The maxResults parameter must be between 1 and ${MAX_ROWS}.`);
  }
  const startAt = offsetOf(textOf(body.nextPageToken));
  const page = entries.slice(startAt, startAt + size);
  const next = startAt + page.length;
  const byIssue = new Map<string, History[]>();
  for (const { issue, history } of page) byIssue.set(issue.id, [...(byIssue.get(issue.id) ?? []), history]);
  const issueChangeLogs = [...byIssue].map(([issueId, histories]) => ({
    issueId,
    changeHistories: histories.map((history) => historyBean(call.world, history)),
  }));
  const token = next < entries.length ? { nextPageToken: Buffer.from(String(next)).toString('base64url') } : {};
  return ok({ issueChangeLogs, ...token }, { items: byIssue.size });
};

const issuesOf = (call: Call, idsOrKeys: readonly string[]): Issue[] => {
  if (idsOrKeys.length < 1 || idsOrKeys.length > MAX_ISSUES) {
    throw badRequest(`The issueIdsOrKeys parameter must hold between 1 and ${MAX_ISSUES} issues.`);
  }
  const sees = sightOf(call.world, call.viewer);
  const found = idsOrKeys.map((id) => call.store.issue(id)).filter((issue) => issue !== undefined);
  return [...new Set(found)].filter(sees).sort((a, b) => Number(a.id) - Number(b.id));
};

const entriesOf = (issues: readonly Issue[], fieldIds: readonly string[]): Entry[] => {
  if (fieldIds.length > MAX_FIELDS) throw badRequest(`The fieldIds parameter takes at most ${MAX_FIELDS} fields.`);
  const wanted = new Set(fieldIds);
  const kept = (history: History): History[] => {
    if (wanted.size === 0) return [history];
    const items = history.items.filter(({ fieldId }) => wanted.has(fieldId));
    return items.length === 0 ? [] : [{ ...history, items }];
  };
  return issues.flatMap((issue) =>
    oldestFirst(issue.histories)
      .flatMap(kept)
      .map((history) => ({ issue, history })),
  );
};

const oldestFirst = (histories: readonly History[]): History[] =>
  [...histories].sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id));

const offsetOf = (token: string | null): number => {
  if (token === null) return 0;
  const offset = Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(offset) || offset < 0) throw badRequest('The provided next page token is invalid.');
  return offset;
};

export const changelogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/changelog',
    scopes: READ_WORK,
    door: 'anyone',
    handle: ofIssue,
  },
  { method: 'POST', path: '/rest/api/3/changelog/bulkfetch', scopes: READ_WORK, handle: bulk },
];
