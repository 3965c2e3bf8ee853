import type { Ask } from './call';

/** Indexes of a real site lag by seconds, clocks differ by some more. */
const OVERLAP_MS = 120_000;
const MOST_PAGES = 10;

type Found = { readonly id?: unknown; readonly fields?: { readonly updated?: unknown } };
type Page = { readonly issues: readonly Found[]; readonly nextPageToken?: string; readonly isLast?: boolean };

/**
 * Tells of each issue that changed since the last look, once a change. A look that fails is made up for by the next; what
 * is deleted is found by nobody but the app's census.
 */
export const changedLately = (ask: Ask, tell: (issueId: string) => void, now: () => number = Date.now) => {
  let since = now();
  let busy = false;
  let told: ReadonlyMap<string, string> = new Map();
  const look = async () => {
    const at = now();
    const found = await changedSince(ask, since - OVERLAP_MS);
    if (found === null) return;
    for (const [id, updated] of found) if (told.get(id) !== updated) tell(id);
    told = found;
    since = at;
  };
  return async (): Promise<void> => {
    if (busy) return;
    busy = true;
    await look().catch(() => undefined);
    busy = false;
  };
};

/** When which issue was updated; null = the site did not answer as it should. */
const changedSince = async (ask: Ask, from: number): Promise<ReadonlyMap<string, string> | null> => {
  const found = new Map<string, string>();
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: Page | null = await pageOf(ask, from, token);
    if (answer === null) return null;
    for (const { id, fields } of answer.issues) found.set(String(id), String(fields?.updated));
    token = answer.isLast === true ? null : (answer.nextPageToken ?? null);
    if (token === null) break;
  }
  return found;
};

const pageOf = async (ask: Ask, from: number, token: string | null): Promise<Page | null> => {
  const { status, body } = await ask({
    ...{ method: 'POST', path: '/rest/api/3/search/jql' },
    body: {
      jql: `updated >= ${from} ORDER BY updated ASC`,
      ...{ fields: ['updated'], maxResults: 100, ...(token === null ? {} : { nextPageToken: token }) },
    },
  });
  return status === 200 && Array.isArray((body as Partial<Page> | undefined)?.issues) ? (body as Page) : null;
};
