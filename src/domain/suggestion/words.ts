import { STOP_WORDS } from './stop-words';

/** Scripts that put no space between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

/** A run of an unspaced script; or a word of two signs or more; or a number of three digits or more. */
const RUN = new RegExp(`[${UNSPACED}\\u30fc]+|\\p{L}(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_])+|\\p{N}{3,}`, 'gu');
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');

/**
 * The words of a text in order, lower case, without stop words, endings of English words cut lightly. A camelCase or snake_case
 * word counts as itself and as its parts. At most `limit` words.
 */
export const wordsOf = (text: string, limit = Number.POSITIVE_INFINITY): string[] => {
  const words: string[] = [];
  for (const [run] of text.normalize('NFKC').matchAll(RUN)) {
    for (const part of STARTS_UNSPACED.test(run) ? segments(run) : casedParts(run)) {
      const word = part.toLowerCase();
      if (!STOP_WORDS.has(word)) words.push(stem(word));
      if (words.length >= limit) return words;
    }
  }
  return words;
};

/** `getHTTPReply` → itself, get, HTTP, Reply; a word without inner capitals is only itself. */
const casedParts = (word: string): string[] => {
  const parts = word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|[^\p{Lu}\p{Ll}\p{M}\p{N}_]+/gu) ?? [];
  return parts.length < 2 ? [word] : [word, ...parts.filter((part) => part.length > 1)];
};

const segments = (run: string): string[] =>
  [...new Intl.Segmenter('und', { granularity: 'word' }).segment(run)].flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  );

/** Endings that English puts on one and the same word; others stay whole. */
const stem = (word: string): string => {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ing') && word.length > 5) return word.slice(0, -3);
  if (word.endsWith('ed') && word.length > 4) return word.slice(0, -2);
  if (word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us')) return word.slice(0, -1);
  return word;
};
