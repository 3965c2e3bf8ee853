/** How much of Jira's hourly pool background work may use, and how long the past is kept. App admins and Jira admins. */
export type SyncSettings = {
  /** Parts of the pool, above 0 and at most `LIMITS.share`. The large one holds while most of the pool is left. */
  readonly share: number;
  readonly largeShare: number;
  readonly retention: Retention;
  readonly version: number;
};

/** Months; null = for ever. */
export type Retention = {
  /** Changes and worklogs of issues that were resolved earlier go; the issues themselves stay, marked as incomplete. */
  readonly historyMonths: number | null;
  /** Sums of days for KPIs. */
  readonly kpiMonths: number | null;
};
