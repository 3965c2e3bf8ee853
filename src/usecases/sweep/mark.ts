import { type Instant, instant } from '../../domain/units';
import type { JobState } from '../sync/ports';

/** Steps of a round, in their order. */
export const STEPS = ['issues', 'worklogs', 'deleted-worklogs', 'sets'] as const;
export type Step = (typeof STEPS)[number];

/** Where the sweep stands; enough to go on from after a kill at any point. Instants of issues and worklogs are Jira's. */
export type SweepMark = {
  /** Null = no round is on its way. */
  readonly step: Step | null;
  /** Every issue that Jira gave as updated up to here has been published. */
  readonly watermark: Instant;
  /** A whole later round has found nothing newer: what the index was late with is in, and is not read once more. */
  readonly isSettled: boolean;
  /** The watermark when the round began. */
  readonly before: Instant;
  /** From where the pages of `token` were asked for. */
  readonly base: Instant;
  readonly token: string | null;
  /** The last issue of the page before, and its instant. */
  readonly lastId: string | null;
  readonly lastUpdated: Instant | null;
  /** Up to where the feeds were read. */
  readonly worklogsSince: Instant;
  readonly worklogsDeletedSince: Instant;
  /** The first page of a feed is asked for with an overlap. */
  readonly isFirst: boolean;
  readonly fails: number;
  /** Nobody reads before: Jira asked for it, or failed. By our clock. */
  readonly notBefore: number;
  /** Issues that were behind, and issues seen, in this round. */
  readonly done: number;
  readonly seen: number;
  /** Our clock when the round began: once it is over, every change before this is in. */
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
};

/** Jira's index is a little behind Jira, and Jira's clocks are not all the same. */
export const OVERLAP_MS = 10 * 60_000;
/** The feeds leave out their last minute. */
export const FEED_OVERLAP_MS = 2 * 60_000;
const DAY_MS = 86_400_000;

/** Before the first round: a day before the backfill began, because that instant is our clock's. */
export const firstMark = (backfillAt: Instant): SweepMark => {
  const from = instant(Math.max(0, backfillAt - DAY_MS));
  return {
    ...{ step: null, watermark: from, before: from, isSettled: false },
    ...{ base: from, token: null, lastId: null, lastUpdated: null },
    ...{ worklogsSince: from, worklogsDeletedSince: from, isFirst: true, fails: 0, notBefore: 0 },
    ...{ done: 0, seen: 0 },
    ...{ startedAt: null, finishedAt: null },
  };
};

export const begun = (mark: SweepMark, now: Instant): SweepMark => ({
  ...restarted({ ...mark, step: 'issues', before: mark.watermark }),
  ...{ isFirst: true, done: 0, seen: 0, startedAt: now },
});

/** The pages begin anew at the watermark. */
export const restarted = (mark: SweepMark): SweepMark => ({
  ...mark,
  ...{
    base: instant(Math.max(0, mark.watermark - (mark.isSettled ? 0 : OVERLAP_MS))),
    token: null,
    lastId: null,
    lastUpdated: null,
  },
});

/** After the last step the round is over: what changed before it began is in. */
export const stepAfter = (mark: SweepMark): SweepMark => {
  const next = mark.step === null ? null : (STEPS[STEPS.indexOf(mark.step) + 1] ?? null);
  const fresh = { ...mark, step: next, isFirst: true, token: null, lastId: null, lastUpdated: null };
  if (next !== null) return fresh;
  return { ...fresh, finishedAt: mark.startedAt, isSettled: mark.watermark === mark.before };
};

/** Never back, and never past what one day ahead of the reading can be: such an instant is none. */
export const forward = (before: Instant, read: Instant | null, readAt: Instant): Instant =>
  read === null || read > readAt + DAY_MS ? before : instant(Math.max(before, read));

export const toJobState = ({ step, done, seen, startedAt, finishedAt, ...rest }: SweepMark): JobState => ({
  phase: step,
  checkpoint: JSON.stringify(rest),
  done,
  total: seen,
  startedAt,
  finishedAt,
});

/** Null where nothing was saved yet. */
export const fromJobState = (state: JobState | null): SweepMark | null => {
  if (!state?.checkpoint) return null;
  const saved = JSON.parse(state.checkpoint) as Omit<SweepMark, 'step' | 'done' | 'seen' | 'startedAt' | 'finishedAt'>;
  const { done, total, startedAt, finishedAt } = state;
  const step = STEPS.find((known) => known === state.phase) ?? null;
  return { ...saved, step, done, seen: total ?? 0, startedAt, finishedAt };
};
