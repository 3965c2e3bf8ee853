import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';
import { jsonError } from './json-error';

/** What is wrong with a file given to an eval command, in words; ends the command with exit code 2. */
export class BadInput extends Error {}

/** Reads a JSON file, `.gz` or plain, relative to where the caller stands (`INIT_CWD`), and checks its shape. */
export const readInput = <T>(path: string | undefined, schema: z.ZodType<T>): T => {
  if (path === undefined) throw new BadInput('name a file: npm run --silent eval:load -- scenario.json');
  const text = textOf(path);
  const checked = schema.safeParse(parsed(path, text));
  if (checked.success) return checked.data;
  const problems = checked.error.issues
    .slice(0, 20)
    .map(
      (problem) => `${path}:${lineOf(text, problem.path)}: ${problem.path.join('.') || '(top)'}: ${reason(problem)}`,
    );
  throw new BadInput(problems.join('\n'));
};

/** JSON has no `undefined`: a value that was not there is missing. */
export const reason = ({ message }: { message: string }): string =>
  message.endsWith('received undefined') ? 'missing' : message;

/** The text of a file, `.gz` or plain, relative to where the caller stands. */
export const textOf = (path: string): string => {
  try {
    const bytes = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), path));
    return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new BadInput(`${path}:1: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const parsed = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = jsonError(text);
    if (found === null) throw error;
    throw new BadInput(`${path}:${lineAt(text, found.position)}: not JSON: ${found.message}`);
  }
};

const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length;

/**
 * The line on which a value begins: follows names and counts elements from the start of the text. A walk over the text
 * itself, since JSON.parse forgets positions.
 */
const lineOf = (text: string, path: readonly PropertyKey[]): number => {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const next = text[at] === '{' ? memberAt(text, at, String(step)) : elementAt(text, at, Number(step));
    if (next === null) break;
    at = next;
  }
  return lineAt(text, at);
};

const skipSpace = (text: string, at: number): number => {
  let next = at;
  while (/\s/.test(text[next] ?? '')) next++;
  return next;
};

/** Index just behind the value that begins at `at`. */
const endOfValue = (text: string, at: number): number => {
  if (text[at] === '"') return endOfString(text, at);
  if (text[at] !== '{' && text[at] !== '[') return at + (/^[^,\]}\s]*/.exec(text.slice(at, at + 400))?.[0].length ?? 0);
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') i = endOfString(text, i) - 1;
    else if (sign === '{' || sign === '[') depth++;
    else if ((sign === '}' || sign === ']') && --depth === 0) return i + 1;
  }
  return text.length;
};

const endOfString = (text: string, at: number): number => {
  let i = at + 1;
  while (i < text.length && text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i + 1;
};

const memberAt = (text: string, open: number, name: string): number | null => {
  let at = skipSpace(text, open + 1);
  while (text[at] === '"') {
    const end = endOfString(text, at);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === name) return value;
    at = skipSpace(text, skipSpace(text, endOfValue(text, value)) + 1);
  }
  return null;
};

const elementAt = (text: string, open: number, index: number): number | null => {
  if (text[open] !== '[') return null;
  let at = skipSpace(text, open + 1);
  for (let i = 0; i < index; i++) at = skipSpace(text, skipSpace(text, endOfValue(text, at)) + 1);
  return at;
};
