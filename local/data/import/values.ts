/** Something in a line that cannot be loaded; the importer adds file and line. */
export class Unreadable extends Error {}

export type Json = Readonly<Record<string, unknown>>;

export const object = (value: unknown, what: string): Json => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new Unreadable(`${what} is missing`);
};
export const optional = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
export const list = (value: unknown): Json[] =>
  Array.isArray(value)
    ? (value as unknown[]).filter((one): one is Json => typeof one === 'object' && one !== null)
    : [];

export const id = (value: unknown, what: string): string => {
  if (typeof value === 'string' && /^\d{1,18}$/.test(value)) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return String(value);
  throw new Unreadable(`${what} is missing or no decimal id`);
};
export const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** `2021-01-17T12:34:00.000+0000`, with or without a colon in the offset. */
export const instant = (value: unknown, what: string): number => {
  const at =
    typeof value === 'string'
      ? Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))
      : typeof value === 'number'
        ? value
        : Number.NaN;
  if (Number.isFinite(at)) return at;
  throw new Unreadable(`${what} is not a date: ${JSON.stringify(value)}`);
};
export const instantOrNull = (value: unknown, what: string): number | null =>
  value === null || value === undefined ? null : instant(value, what);

export const day = (value: unknown, what: string): string | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10))))
    return value.slice(0, 10);
  throw new Unreadable(`${what} is not a day: ${JSON.stringify(value)}`);
};

export const seconds = (value: unknown, what: string): number | null => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return Math.round(value);
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
