/**
 * What Jira says about its limits with an answer. One place reads these headers: the budget of background work will
 * look here at what is left before it goes on.
 * https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export type RateLimit = {
  /** Seconds to wait before the next call; null where Jira does not say. */
  readonly retryAfter: number | null;
  /** Points left in this hour, and of how many; null where the answer does not tell. */
  readonly remaining: number | null;
  readonly limit: number | null;
  /** Seconds until the pool starts anew; null where the answer does not tell. */
  readonly resetIn: number | null;
  /** Which of the limits was hit, such as `jira-quota-global-based`. */
  readonly reason: string | null;
};

type Headers = { readonly get: (name: string) => string | null };

export const rateLimitOf = (headers: Headers): RateLimit => ({
  retryAfter: countOf(headers.get('retry-after')),
  remaining: countOf(headers.get('x-ratelimit-remaining')),
  limit: countOf(headers.get('x-ratelimit-limit')),
  resetIn: secondsTo(headers.get('x-ratelimit-reset')),
  reason: headers.get('ratelimit-reason'),
});

const secondsTo = (instant: string | null): number | null => {
  const at = Date.parse(instant ?? '');
  return Number.isFinite(at) ? Math.max(0, Math.ceil((at - Date.now()) / 1000)) : null;
};

/** Seconds to stay away after a 429. A quota lasts until the hour turns, a burst about a second. */
export const waitOf = ({ retryAfter, reason }: RateLimit): number => {
  if (retryAfter !== null) return Math.max(1, retryAfter);
  return reason?.startsWith('jira-quota') ? QUOTA_WAIT : UNKNOWN_WAIT;
};
const QUOTA_WAIT = 900;
const UNKNOWN_WAIT = 30;

export const countOf = (text: string | null): number | null => {
  const count = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(count) ? count : null;
};
