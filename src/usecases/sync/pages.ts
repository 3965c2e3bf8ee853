import type { IssuePage } from '../facts/ports';

/** Thrown where pages lead nowhere: their end was not reached, so nothing may be called done. */
export class PagesStuck extends Error {
  constructor() {
    super('pages lead nowhere');
    this.name = 'PagesStuck';
  }
}

type Walked = { readonly next: string | null; readonly seen: readonly (string | number)[] };

/**
 * Whether a page that says there are more leads on: with a token of its own, with something on it, and with something
 * else than the page before it had at its end. Jira has been seen to answer otherwise when its index is being rebuilt.
 */
export const leadsOn = ({ next, seen }: Walked, token: string | null, lastBefore: string | number | null): boolean =>
  next === null || (next !== token && seen.length > 0 && seen.at(-1) !== lastBefore);

/** Ids of a page in the order of Jira, whatever was understood of them. */
export const idsOfPage = ({ issues, unreadable }: Pick<IssuePage, 'issues' | 'unreadable'>) => [
  ...unreadable,
  ...issues.map(({ id }) => id),
];
