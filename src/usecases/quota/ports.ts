/** Kinds of calls; each person, and each site, has a bucket of tokens for each. */
export type QuotaKind = 'read' | 'write' | 'export' | 'import';

/** `no` = the bucket is empty until then. */
export type Turn = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

/** Who asks how often. */
export type QuotaPort = {
  /** Takes a token of the caller's and one of the site's. One statement, another where a bucket is new or empty. */
  readonly take: (accountId: string, kind: QuotaKind) => Promise<Turn>;
  /** Runs a call whose turn is being asked for meanwhile: until it has come, Jira is not asked for anything in it. */
  readonly during: <T>(turn: Promise<Turn>, run: () => Promise<T>) => Promise<T>;
};

/** Tokens that come back in a minute, and how many a full bucket holds. */
export type Bucket = { readonly aMinute: number; readonly burst: number };

/**
 * Limits (ADR 0017). A dashboard of twenty gadgets asks some forty times at once; an admin fills a grid of skills row by
 * row; an import comes in up to fifty parts. Nobody exports ten times a minute for work.
 */
export const LIMITS: Readonly<Record<QuotaKind, { readonly person: Bucket; readonly site: Bucket }>> = {
  read: { person: { aMinute: 120, burst: 180 }, site: { aMinute: 3000, burst: 3000 } },
  write: { person: { aMinute: 60, burst: 180 }, site: { aMinute: 600, burst: 600 } },
  export: { person: { aMinute: 6, burst: 12 }, site: { aMinute: 30, burst: 60 } },
  import: { person: { aMinute: 60, burst: 120 }, site: { aMinute: 300, burst: 300 } },
};
