const HOUR_MS = 3_600_000;
/** Less than this share left is announced as near the limit. */
const NEAR = 0.2;

/** The hourly pool of points, for all callers together; it starts anew at the top of each hour. */
export const createQuota = (limit: number, now: () => number) => {
  let hour = -1;
  let used = 0;
  const current = () => {
    const thisHour = Math.floor(now() / HOUR_MS);
    if (thisHour !== hour) {
      hour = thisHour;
      used = 0;
    }
    return used;
  };
  const nextHour = () => (Math.floor(now() / HOUR_MS) + 1) * HOUR_MS;
  /** Announced with each answer. */
  const headers = (): Record<string, string> => {
    const left = Math.max(0, limit - current());
    return {
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(left),
      'X-RateLimit-Reset': new Date(nextHour()).toISOString(),
      ...(left < limit * NEAR ? { 'X-RateLimit-NearLimit': 'true' } : {}),
    };
  };
  return {
    spend: (points: number) => {
      used = current() + points;
    },
    headers,
    /** What a call gets once the pool is empty: everything waits for the top of the hour. The last call before may overdraw it. */
    refusal: (): Record<string, string> | null =>
      current() < limit
        ? null
        : {
            ...headers(),
            'Retry-After': String(Math.ceil((nextHour() - now()) / 1000)),
            'RateLimit-Reason': 'jira-quota-global-based',
          },
  };
};
