import { badRequest } from './errors';

export type Json = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as an object; Jira's own words when it is anything else. */
export const bodyOf = (body: unknown): Json => {
  if (!isRecord(body)) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  return body;
};

/** An own entry of a table: names such as `constructor` are in none. */
export const ownOf = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** More levels than any request of Jira's has. */
const MAX_DEPTH = 100;

export const isTooDeep = (body: unknown): boolean => {
  let level = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
};

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Ids arrive as strings or numbers. */
export const idOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' && Number.isInteger(value) ? String(value) : null;

/** Strings of an array; anything else in it is an invalid request. */
export const textsOf = (value: unknown): string[] => {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value))
    throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  return value.map((entry) => {
    const text = idOf(entry);
    if (text === null) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
    return text;
  });
};

/** A list in a query string: repeated parameters and commas both separate. */
export const listParam = (query: URLSearchParams, name: string): string[] =>
  query
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');

/** A whole number of the query; `fallback` where absent or unreadable. */
export const countParam = (query: URLSearchParams, name: string, fallback: number): number => {
  const value = Number.parseInt(query.get(name) ?? '', 10);
  return Number.isNaN(value) || value < 0 ? fallback : value;
};
