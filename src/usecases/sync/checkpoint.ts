import { type Instant, instant } from '../../domain/units';
import { FIELDS_CHANGED, type JobState, type SetsMark } from './ports';

/** The backfill's steps, in order: what hours need first, then the past, newest first. */
export const phases = [
  'words',
  'open',
  'open-people',
  'recent',
  'recent-people',
  'recent-sets',
  'rest',
  'rest-sets',
  'rest-people',
] as const;
export type Phase = (typeof phases)[number];

/** Where the backfill stands; enough to go on from after a kill at any point. */
export type Checkpoint = {
  readonly phase: Phase;
  /** 180 days before the start: what is "recent". */
  readonly cutoff: Instant;
  /** Token of the next page of the slice that begins at `base`. */
  readonly token: string | null;
  readonly base: Instant | null;
  /** Created or updated instant of the last issue read: where the slice begins again if the token expires. */
  readonly mark: Instant | null;
  /** The last issue of the page before; missing in what was saved by older code. */
  readonly lastId?: string | null;
  readonly sets: SetsMark | null;
  /** Failures in a row, for the wait before the next try. */
  readonly fails: number;
  /** Issues of the site, about, open and done; histories read so far; and about how many seconds are left. */
  readonly sizes?: { readonly open: number; readonly done: number };
  readonly histories?: number;
  readonly secondsLeft?: number | null;
  /** A message is on its way that goes on then; those that come earlier have nothing to do. */
  readonly notBefore?: number;
  /** Everything is read once more: when it had been read the time before. */
  readonly again?: Instant;
  /** That is so because fields changed: until the end what was read by the old ones counts for nothing. */
  readonly fields?: boolean;
  /** Since when pages go by the fields as they are now; missing in what older code saved. */
  readonly wordsAt?: Instant;
  readonly done: number;
  readonly total: number | null;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
};

const RECENT_MS = 180 * 86_400_000;

export const firstCheckpoint = (now: Instant): Checkpoint => ({
  phase: 'words',
  cutoff: instant(now - RECENT_MS),
  token: null,
  base: null,
  mark: null,
  sets: null,
  fails: 0,
  done: 0,
  total: null,
  startedAt: now,
  finishedAt: null,
});

/** The slice begins again at the last issue that was read. */
export const restarted = (at: Checkpoint): Checkpoint => ({ ...at, token: null, lastId: null, base: at.mark });

/** The checkpoint at the start of the next phase; after the last one the backfill is finished. */
export const nextPhase = (at: Checkpoint, now: Instant): Checkpoint => {
  const following = phases[phases.indexOf(at.phase) + 1];
  const fresh = { ...at, token: null, lastId: null, base: null, mark: null, sets: null, fails: 0, notBefore: 0 };
  return following ? { ...fresh, phase: following } : { ...fresh, finishedAt: now };
};

export const toJobState = ({ phase, done, total, startedAt, finishedAt, ...rest }: Checkpoint): JobState => ({
  phase,
  checkpoint: JSON.stringify(rest),
  done,
  total,
  startedAt,
  finishedAt,
});

/** Null where nothing was saved yet, or by a version whose phases were others: then all begins again. */
export const fromJobState = (state: JobState | null): Checkpoint | null => {
  const phase = phases.find((known) => known === state?.phase);
  if (!state?.checkpoint || !phase || state.startedAt === null) return null;
  const saved = JSON.parse(state.checkpoint) as Omit<
    Checkpoint,
    'phase' | 'done' | 'total' | 'startedAt' | 'finishedAt'
  >;
  const { done, total, startedAt, finishedAt } = state;
  return { ...saved, phase, done, total, startedAt, finishedAt };
};

/** When everything had been read, though it is being read once more; null = it never was. */
export const readBefore = (state: JobState | null): Instant | null => {
  if (state === null || state.finishedAt !== null) return state?.finishedAt ?? null;
  return whyAgain(state).again ?? null;
};

/** What a reading that begins keeps of why it does. */
export const whyAgain = (state: JobState | null): Pick<Checkpoint, 'again' | 'fields'> => {
  const { again, fields } = JSON.parse(state?.checkpoint ?? '{}') as Pick<Checkpoint, 'again' | 'fields'>;
  if (again === undefined) return {};
  return { again: instant(again), fields: fields === true || state?.phase === FIELDS_CHANGED };
};
