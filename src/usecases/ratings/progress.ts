import type { Instant } from '../../domain/units';
import type { JobState } from '../sync/ports';
import type { MappedField } from './ports';

/** How far a field is read. */
export type Place = {
  readonly name: string;
  /** Token of the next page of what was updated up to `base`. */
  readonly token: string | null;
  readonly base: Instant | null;
  /** When the last issue read was updated: all that were updated since are read. */
  readonly mark: Instant | null;
};

/** Where the reading of mapped fields stands; fields go by their names (`nameOf`). */
export type RatingsPass = {
  /** What was mapped when it was last looked at, and what of it is wholly read. */
  readonly mapped: readonly string[];
  readonly read: readonly string[];
  readonly at: Place | null;
  /** Issues of the field under way. */
  readonly done: number;
  readonly total: number | null;
  /** Fields that could not be read on, each from where it goes on. */
  readonly aside: readonly (Place & { readonly done: number; readonly total: number | null })[];
  /** The budget of points is used up until then. */
  readonly notBefore: number;
};

export const NOTHING_READ: RatingsPass = {
  ...{ mapped: [], read: [], at: null, done: 0, total: null, aside: [], notBefore: 0 },
};

export const nameOf = ({ kind, gen }: Pick<MappedField, 'kind' | 'gen'>): string => `${kind} ${gen}`;

type Stored = Pick<JobState, 'checkpoint' | 'done' | 'total'>;
/** An older version knew of nothing aside. */
type Saved = Omit<RatingsPass, 'done' | 'total' | 'aside'> & Partial<Pick<RatingsPass, 'aside'>>;

export const toJobState = ({ done, total, ...rest }: RatingsPass, now: Instant): JobState => ({
  ...{ phase: 'ratings', checkpoint: JSON.stringify(rest), done, total, startedAt: null },
  finishedAt: rest.at === null && rest.aside.length === 0 ? now : null,
});

export const passOf = (state: Stored | null | undefined): RatingsPass | null => {
  if (!state?.checkpoint) return null;
  const saved = JSON.parse(state.checkpoint) as Saved;
  return { ...saved, aside: saved.aside ?? [], done: state.done, total: state.total };
};

/** Whether nothing is left to read, nor to remove. */
export const isCurrent = (pass: RatingsPass | null, mapped: readonly MappedField[]): boolean => {
  const names = mapped.map(nameOf);
  const { mapped: seen, read } = pass ?? NOTHING_READ;
  return names.join() === seen.join() && names.every((name) => read.includes(name));
};

/** How far a field is read: all issues updated since `since` (null = none yet), `done` of about `total` (null = unknown). */
export type RatingReading = { readonly since: Instant | null; readonly done: number; readonly total: number | null };

/** Null = all of it is read. */
export const readingOf = (pass: RatingsPass | null, field: Pick<MappedField, 'kind' | 'gen'>): RatingReading | null => {
  const name = nameOf(field);
  if (pass?.read.includes(name)) return null;
  if (pass?.at?.name === name) return { since: pass.at.mark, done: pass.done, total: pass.total };
  const left = pass?.aside.find((one) => one.name === name);
  return { since: left?.mark ?? null, done: left?.done ?? 0, total: left?.total ?? null };
};
