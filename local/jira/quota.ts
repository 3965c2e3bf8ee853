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
  return {
    spend: (points: number) => {
      used = current() + points;
    },
    /** Announced with each answer. An exhausted pool is announced only: refusing with 429 belongs here when limits are enforced. */
    headers: (): Record<string, string> => {
      const left = Math.max(0, limit - current());
      return {
        'X-RateLimit-Limit': String(limit),
        'X-RateLimit-Remaining': String(left),
        'X-RateLimit-Reset': new Date((Math.floor(now() / HOUR_MS) + 1) * HOUR_MS).toISOString(),
        ...(left < limit * NEAR ? { 'X-RateLimit-NearLimit': 'true' } : {}),
      };
    },
  };
};
