/** Where a text stops being JSON, and why in words; null when it is JSON. `JSON.parse` does not always say where. */
export const jsonError = (text: string): { position: number; message: string } | null => {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let at = skipSpace(text, 0); ; at = skipSpace(text, at)) {
    if (at >= text.length) return expected === 'end' ? null : { position: at, message: 'the text ends too early' };
    const token = tokenAt(text, at);
    const next: Expected | null = token === null ? null : follow(expected, token, open);
    if (token === null || next === null) return { position: at, message: `unexpected ${shown(text, at)}` };
    expected = next;
    at += token.length;
  }
};

type Expected = 'value' | 'value-or-close' | 'name' | 'name-or-close' | 'colon' | 'comma-or-close' | 'end';

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\]:,]|true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;

const skipSpace = (text: string, at: number): number => {
  SPACE.lastIndex = at;
  return at + (SPACE.exec(text)?.[0].length ?? 0);
};

const tokenAt = (text: string, at: number): string | null => {
  TOKEN.lastIndex = at;
  return TOKEN.exec(text)?.[0] ?? null;
};

/** One line, whatever stands there. */
const shown = (text: string, at: number): string => JSON.stringify(text.slice(at, at + 20).split('\n')[0]);

/** Signs that a token may begin with, by what is expected; `0` stands for numbers and words. */
const ALLOWED: Readonly<Record<Expected, string>> = {
  value: '{["0',
  'value-or-close': '{["0]',
  name: '"',
  'name-or-close': '"}',
  colon: ':',
  'comma-or-close': ',}]',
  end: '',
};

const OPENED_BY: Readonly<Record<string, string>> = { '}': '{', ']': '[' };
const AFTER: Readonly<Record<string, Expected>> = { ':': 'value', '{': 'name-or-close', '[': 'value-or-close' };

/** What has to come after a token; null when the token may not stand here. Keeps track of what is open. */
const follow = (expected: Expected, token: string, open: string[]): Expected | null => {
  const sign = '{}[]:,"'.includes(token.charAt(0)) ? token.charAt(0) : '0';
  if (!ALLOWED[expected].includes(sign)) return null;
  if (sign === '{' || sign === '[') open.push(sign);
  if (sign in OPENED_BY && open.pop() !== OPENED_BY[sign]) return null;
  if (sign === '"' && expected.startsWith('name')) return 'colon';
  return AFTER[sign] ?? afterValue(sign, open);
};

const afterValue = (sign: string, open: readonly string[]): Expected => {
  if (sign === ',') return open.at(-1) === '{' ? 'name' : 'value';
  return open.length === 0 ? 'end' : 'comma-or-close';
};
