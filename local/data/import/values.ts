/** Something in a line that cannot be loaded; the importer adds file and line. */
export class Unreadable extends Error {}

export type Json = Readonly<Record<string, unknown>>;

export const object = (value: unknown, what: string): Json => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new Unreadable(`${what} is missing`);
};
/** An object, or null where there is none; anything else cannot be what the field is for. */
export const optional = (value: unknown, what: string): Json | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Json;
  throw new Unreadable(`${what} is not an object: ${shortly(value)}`);
};
export const list = (value: unknown, what: string): Json[] => {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new Unreadable(`${what} is not a list: ${shortly(value)}`);
  return (value as unknown[]).map((one) => object(one, `an entry of ${what}`));
};
export const texts = (value: unknown, what: string): string[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value as string[];
  throw new Unreadable(`${what} is not a list of texts: ${shortly(value)}`);
};
const shortly = (value: unknown): string => JSON.stringify(value).slice(0, 80);

export const id = (value: unknown, what: string): string => {
  if (typeof value === 'string' && /^\d{1,18}$/.test(value)) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return String(value);
  throw new Unreadable(`${what} is missing or no decimal id`);
};
export const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The text of a field that may be absent; null for none. */
export const textOf = (value: unknown, what: string): string | null => {
  if (value === null || value === undefined || typeof value === 'string') return text(value);
  throw new Unreadable(`${what} is not a text: ${shortly(value)}`);
};

/** The years that the desk's clock and the app's database know. */
const [EARLIEST, LATEST] = [Date.UTC(1971, 0, 1), Date.UTC(2038, 0, 1)];

/** `2021-01-17T12:34:00.000+0000`, with or without a colon in the offset. */
export const instant = (value: unknown, what: string): number => {
  const at =
    typeof value === 'string'
      ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
      : typeof value === 'number'
        ? value
        : Number.NaN;
  if (at >= EARLIEST && at < LATEST) return at;
  throw new Unreadable(`${what} is not a date from 1971 to 2037: ${JSON.stringify(value)}`);
};
export const instantOrNull = (value: unknown, what: string): number | null =>
  value === null || value === undefined ? null : instant(value, what);

export const day = (value: unknown, what: string): string | null => {
  if (value === null || value === undefined) return null;
  const named = typeof value === 'string' ? /^\d{4}-\d\d-\d\d/.exec(value)?.[0] : undefined;
  // A day that no month has rolls over into the next one.
  if (named !== undefined && new Date(`${named}T00:00:00Z`).getUTCDate() === Number(named.slice(8))) return named;
  throw new Unreadable(`${what} is not a day: ${JSON.stringify(value)}`);
};

/** A hundred years; more is a mistake, and would not fit the app's columns. */
const MOST_SECONDS = 3_155_760_000;

export const seconds = (value: unknown, what: string): number | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && value >= 0 && value <= MOST_SECONDS) return Math.round(value);
  throw new Unreadable(`${what} is not a time in seconds: ${JSON.stringify(value)}`);
};

/** The plain text of an ADF document or of old wiki text. */
export const plainText = (value: unknown): string | null => {
  if (typeof value === 'string') return value === '' ? null : value;
  const parts: string[] = [];
  const walk = (node: unknown) => {
    const { text: own, content } = (node ?? {}) as { text?: unknown; content?: unknown };
    if (typeof own === 'string') parts.push(own);
    if (Array.isArray(content)) for (const child of content) walk(child);
  };
  walk(value);
  return parts.length === 0 ? null : parts.join(' ');
};
