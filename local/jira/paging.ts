import { countParam } from './read';

export type Paged<T> = {
  readonly values: readonly T[];
  readonly startAt: number;
  readonly maxResults: number;
  readonly total: number;
};

/** The page that `startAt` and `maxResults` ask for; more than `limit` is quietly cut, as Jira does. */
export const pageOf = <T>(
  all: readonly T[],
  query: URLSearchParams,
  { size, limit }: { readonly size: number; readonly limit: number },
): Paged<T> => {
  const startAt = countParam(query, 'startAt', 0);
  const maxResults = Math.min(countParam(query, 'maxResults', size), limit);
  return { values: all.slice(startAt, startAt + maxResults), startAt, maxResults, total: all.length };
};

/** Jira's page bean, with `self` and, before the last page, `nextPage`. */
export const pageBean = <T>(page: Paged<T>, self: string, query: URLSearchParams, toBean: (value: T) => unknown) => {
  const next = page.startAt + page.values.length;
  const isLast = next >= page.total || page.values.length === 0;
  return {
    self: linkAt(self, query, page.startAt),
    ...(isLast ? {} : { nextPage: linkAt(self, query, next) }),
    maxResults: page.maxResults,
    startAt: page.startAt,
    total: page.total,
    isLast,
    values: page.values.map(toBean),
  };
};

const linkAt = (self: string, query: URLSearchParams, startAt: number): string => {
  const params = new URLSearchParams(query);
  params.set('startAt', String(startAt));
  return `${self}?${params}`;
};
