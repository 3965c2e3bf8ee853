import type { GadgetScope, KpiScope } from '../../contract/kpi';
import { postJira, readJira } from './jira';

/** A scope as the server takes it. `cut`: how many issues of a filter were taken where it has more. */
export type FoundScope =
  | { readonly kind: 'scope'; readonly scope: KpiScope; readonly cut: number | null }
  /** The filter is gone, not shared with the viewer, or its JQL no longer holds. */
  | { readonly kind: 'no-filter' };

export const MOST_IDS = 5000;

/** A saved filter is run in the browser as the viewer, by ids alone; every other scope goes as it is. */
export const findScope = async (scope: GadgetScope): Promise<FoundScope> => {
  if (scope.kind !== 'filter') return { kind: 'scope', scope, cut: null };
  const filter = await readJira<{ readonly jql?: string }>(`/rest/api/3/filter/${scope.filter}`);
  if (filter?.jql === undefined) return { kind: 'no-filter' };
  const found = await issueIds(filter.jql);
  if (found === null) return { kind: 'no-filter' };
  return { kind: 'scope', scope: { kind: 'ids', ids: found.ids }, cut: found.more ? found.ids.length : null };
};

type Page = {
  readonly issues?: readonly { readonly id: string }[];
  readonly nextPageToken?: string;
};

/** Ids of what a JQL finds for the viewer, at most 5,000; null = Jira refuses the JQL. */
const issueIds = async (jql: string): Promise<{ ids: readonly string[]; more: boolean } | null> => {
  const ids = new Set<string>();
  let token: string | undefined;
  do {
    const page: Page | null = await postJira('/rest/api/3/search/jql', {
      jql,
      fields: ['id'],
      maxResults: MOST_IDS,
      ...(token === undefined ? {} : { nextPageToken: token }),
    });
    if (page === null) return null;
    for (const { id } of page.issues ?? []) ids.add(id);
    token = page.nextPageToken;
  } while (token !== undefined && ids.size < MOST_IDS);
  return { ids: [...ids].slice(0, MOST_IDS), more: token !== undefined || ids.size > MOST_IDS };
};
