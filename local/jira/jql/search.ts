import { badRequest } from '../errors';
import type { Issue } from '../model';
import { isRecord } from '../read';
import { type CompiledQuery, compileJql } from './compile';
import type { Place } from './order';
import type { Scope } from './scope';

const TOKEN_LIFE_MS = 7 * 86_400_000;

export type Page = { readonly issues: readonly Issue[]; readonly nextPageToken: string | null };

/** One page of the issues that match and that the viewer may see. */
export const searchPage = (scope: Scope, jql: string, size: number, token: string | null): Page => {
  const { where, ordering } = compileJql(scope, jql);
  const after = token === null ? null : readToken(token, jql, scope.now);
  const found: { issue: Issue; place: Place }[] = [];
  const cut = () => {
    found.sort((a, b) => ordering.compare(a.place, b.place));
    found.length = Math.min(found.length, size + 1);
  };
  // Only a page is ever kept: the buffer is sorted and cut whenever it has grown to a few pages.
  const room = (size + 1) * 4;
  for (const issue of matching(scope, where)) {
    const place = ordering.placeOf(issue);
    if (after && ordering.compare(place, after) <= 0) continue;
    found.push({ issue, place });
    if (found.length >= room) cut();
  }
  cut();
  const page = found.slice(0, size);
  const last = page.at(-1);
  const more = found.length > size && last !== undefined;
  return {
    issues: page.map(({ issue }) => issue),
    nextPageToken: more ? writeToken(last.place, jql, scope.now) : null,
  };
};

/** How many issues match. */
export const searchCount = (scope: Scope, jql: string): number => {
  let count = 0;
  for (const _ of matching(scope, compileJql(scope, jql).where)) count += 1;
  return count;
};

function* matching({ world, sees }: Scope, { test, narrow }: CompiledQuery['where']): Generator<Issue> {
  for (const issue of narrow?.issues() ?? world.issues.values()) {
    if (test(issue) === 1 && sees(issue)) yield issue;
  }
}

/** A page goes on after the place of the last issue shown, so changes between pages cannot shift it. */
const writeToken = (place: Place, jql: string, now: number): string =>
  Buffer.from(JSON.stringify({ place, jql, until: now + TOKEN_LIFE_MS })).toString('base64url');

const readToken = (token: string, jql: string, now: number): Place => {
  const read = decoded(token);
  if (!isRecord(read) || read.jql !== jql || !Array.isArray(read.place) || typeof read.until !== 'number') {
    throw badRequest('The provided next page token is invalid.');
  }
  if (read.until < now) throw badRequest('The provided next page token has expired.');
  return read.place;
};

const decoded = (token: string): unknown => {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return null;
  }
};
