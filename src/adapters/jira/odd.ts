import type { LocalDate, Seconds } from '../../domain/units';
import { type Instant, instant, localDate, seconds } from '../../domain/units';
import type { OddClass, OddField, OddValue } from '../../usecases/odd-values/ports';

// One rule a kind of value (docs/data.md, "Odd values"): what is missing or null is empty; what breaks the rule is empty, too,
// and noted; nothing becomes 0.

/** A value by its rule, or why it has none. */
export type Read<T> = { readonly value: T } | { readonly odd: OddClass };
const odd = (why: OddClass): { readonly odd: OddClass } => ({ odd: why });
const of = <T>(value: T): { readonly value: T } => ({ value });
const isEmpty = (raw: unknown): raw is null | undefined => raw === null || raw === undefined;

/** Ten years: nobody estimates or logs more on one issue. */
const MOST_SECONDS = 315_576_000;
const MOST_POINTS = 1_000_000;
/** 2200-01-01. */
const LATEST = 7_258_118_400_000;
const DAY_MS = 86_400_000;

const numberIn = (raw: unknown, most: number): Read<number | null> => {
  if (isEmpty(raw)) return of(null);
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return odd('wrong-type');
  if (raw < 0) return odd('negative');
  return raw > most ? odd('huge') : of(raw);
};

export const secondsIn = (raw: unknown): Read<Seconds | null> => {
  const read = numberIn(raw, MOST_SECONDS);
  return 'odd' in read || read.value === null ? (read as Read<null>) : of(seconds(Math.round(read.value)));
};

export const pointsIn = (raw: unknown): Read<number | null> => numberIn(raw, MOST_POINTS);

/** Ids are decimal strings in one place and numbers in another. */
export const idIn = (raw: unknown): Read<number> => {
  const id = typeof raw === 'string' && /^-?\d{1,40}$/.test(raw) ? Number(raw) : raw;
  if (typeof id !== 'number' || !Number.isInteger(id)) return odd('wrong-type');
  if (id < 0) return odd('negative');
  return Number.isSafeInteger(id) ? of(id) : odd('huge');
};

/** Something of which only the id matters. */
export const refIn = (raw: unknown): Read<number | null> =>
  isEmpty(raw) ? of(null) : isObject(raw) ? idIn(raw.id) : odd('wrong-type');

/** `2021-01-17T12:34:00.000+0000` (no colon in the offset), or epoch ms. */
export const instantIn = (raw: unknown): Read<Instant | null> => {
  if (isEmpty(raw)) return of(null);
  const text = typeof raw === 'string' && raw.length < 40 ? raw.replace(/([+-]\d\d)(\d\d)$/, '$1:$2') : null;
  const ms = text === null ? raw : Date.parse(text);
  if (typeof ms !== 'number' || Number.isNaN(ms)) return odd('wrong-type');
  return ms < 0 || ms >= LATEST ? odd('out-of-range') : of(instant(Math.floor(ms)));
};

/** A day, or the day that an instant is written with. */
export const dayIn = (raw: unknown): Read<LocalDate | null> => {
  if (isEmpty(raw)) return of(null);
  const text = typeof raw === 'string' ? raw.slice(0, 10) : '';
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return odd('wrong-type');
  const ms = Date.parse(`${text}T00:00:00Z`);
  // 30 February is no day, though some parsers make one of it.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text)) return odd('wrong-type');
  return ms < 0 || ms >= LATEST ? odd('out-of-range') : of(localDate(text));
};

/** A person; none where Jira names nobody. */
export const accountIn = (raw: unknown): Read<string | null> => {
  if (isEmpty(raw)) return of(null);
  const id = isObject(raw) ? raw.accountId : undefined;
  if (typeof id !== 'string' || id === '') return odd('wrong-type');
  if (id.length > 128) return odd('huge');
  return PRINTABLE.test(id) ? of(id) : odd('wrong-type');
};
const PRINTABLE = /^[\x21-\x7e]+$/;

/** A LexoRank. */
export const rankIn = (raw: unknown): Read<string | null> => {
  if (isEmpty(raw) || raw === '') return of(null);
  if (typeof raw !== 'string' || !PRINTABLE.test(raw.slice(0, 255))) return odd('wrong-type');
  return raw.length > 255 ? odd('huge') : of(raw);
};

/** What is understood of a list; one that is none, and entries by no rule, are left out. */
export const listIn = <T>(raw: unknown, entryIn: (raw: unknown) => Read<T>): ListRead<T> => {
  if (isEmpty(raw)) return { entries: [], odd: [] };
  if (!Array.isArray(raw)) return { entries: [], odd: ['wrong-type'] };
  const read = raw.map(entryIn);
  return {
    entries: read.flatMap((one) => ('value' in one ? [one.value] : [])),
    odd: read.flatMap((one) => ('odd' in one ? [one.odd] : [])),
  };
};
export type ListRead<T> = { readonly entries: readonly T[]; readonly odd: readonly OddClass[] };

/** Nothing where it breaks its rule. */
export const valueIn = <T>(read: Read<T | null>): T | null => ('value' in read ? read.value : null);

/** An instant that an issue cannot have before it was read. A day allows for clocks that differ. */
export const isAhead = (at: Instant, readAt: Instant): boolean => at > readAt + DAY_MS;

/** Notes what was left out: the first of each field. */
export const noting = () => {
  const noted = new Map<OddField, OddValue>();
  const note = (field: OddField, why: OddClass) => {
    if (!noted.has(field)) noted.set(field, { field, class: why });
  };
  return {
    all: (): readonly OddValue[] => [...noted.values()],
    one: <T>(field: OddField, read: Read<T | null>): T | null => {
      if ('value' in read) return read.value;
      note(field, read.odd);
      return null;
    },
    many: <T>(field: OddField, read: ListRead<T>): readonly T[] => {
      for (const why of read.odd) note(field, why);
      return read.entries;
    },
  };
};

export const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);
