export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Outcomes a person can understand and act on. Anything else is a defect and is thrown. */
export type Failure =
  | { readonly kind: 'invalid-request'; readonly detail: string; readonly field?: string }
  /** Missing and forbidden are the same answer. */
  | { readonly kind: 'not-found' }
  /** Somebody was faster, or Jira refused: `detail` has Jira's own words, when there are any. */
  | { readonly kind: 'conflict'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly detail: string }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unavailable'; readonly reason: 'setting-up' | 'jira' | 'store' | 'licence' }
  | { readonly kind: 'needs-consent' };

export type AccountId = string;

/** What is wrong with a line of an import, counted from 1 with the header as line 1. */
export type ImportProblem = { readonly line: number; readonly column: string | null; readonly message: string };

/** `phase` open: open issues are still being read, figures are incomplete; history: hours hold, the past is being read. */
export type Reading = {
  readonly phase: 'open' | 'history';
  readonly done: number;
  readonly total: number | null;
  /** About how long it takes still, by the pace and the budget; null or absent = not known yet. */
  readonly secondsLeft?: number | null;
};
