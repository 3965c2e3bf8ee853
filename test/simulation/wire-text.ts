/** A statement with its values written into it. */
export const textOf = (text: string, values: readonly unknown[]): string => {
  if (values.length === 0) return text;
  const parts = partsOf(text);
  let whole = parts[0] ?? '';
  for (let n = 1; n < parts.length; n += 1) whole += literal(values[n - 1]) + parts[n];
  return whole;
};

const known = new Map<string, readonly string[]>();

/** What stands between the question marks; those inside quotes are none. */
const partsOf = (text: string): readonly string[] => {
  const before = known.get(text);
  if (before !== undefined) return before;
  const parts = [''];
  for (const piece of text.split(/('(?:[^'\\]|\\.|'')*'|\?)/)) {
    if (piece === '?') parts.push('');
    else parts[parts.length - 1] += piece;
  }
  if (known.size < 5_000) known.set(text, parts);
  return parts;
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are among what has to be escaped.
const SPECIAL = /[\0\b\t\n\r\x1a"'\\]/g;
const ESCAPED: Readonly<Record<string, string>> = {
  ...{ '\0': '\\0', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\r': '\\r' },
  ...{ '\x1a': '\\Z', '"': '\\"', "'": "\\'", '\\': '\\\\' },
};

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return `'${String(value).replace(SPECIAL, (sign) => ESCAPED[sign] ?? sign)}'`;
};
