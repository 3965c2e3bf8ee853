// One text a row: thousands of rows would repeat the names of twenty columns, and take four times as long on their way.
// Columns must not hold spaces; null is an empty place.
export const packed = (columns: readonly string[]): string =>
  `CONCAT_WS(' ', ${columns.map((column) => `COALESCE(${column}, '')`).join(', ')})`;

/** The values of a packed row. */
export const unpacked = (text: string): readonly string[] => text.split(' ');

/** The value in a place; null = empty. Plain functions: tens of thousands of rows are read a request. */
export const textAt = (values: readonly string[], at: number): string | null => values[at] || null;
export const numberAt = (values: readonly string[], at: number): number | null => {
  const text = values[at];
  return text ? Number(text) : null;
};

const [SPACE, ZERO, NINE] = [32, 48, 57];

/** A packed row of numbers: the value in a place, null = empty. Good until the next row is read with the same reader. */
export type NumbersRead = { readonly at: (place: number) => number | null; readonly first: string };

/**
 * Reads packed rows of so many numbers, digit by digit into one place for all: texts cut out of tens of thousands of rows
 * would be hundreds of thousands of objects, and clearing them away takes longer than reading them.
 */
export const numbersReader = (places: number): ((text: string) => NumbersRead) => {
  const values = new Float64Array(places);
  const at = (place: number) => {
    const value = values[place] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
  return (text) => {
    let start = 0;
    for (let place = 0; place < places; place++) {
      const end = endOfValue(text, start);
      values[place] = valueIn(text, start, end);
      start = end + 1;
    }
    return { at, first: text.slice(0, text.indexOf(' ')) };
  };
};

const endOfValue = (text: string, start: number): number => {
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== SPACE) end++;
  return end;
};

/** Digits alone are the rule; what has a sign or a fraction is read by the book. */
const valueIn = (text: string, start: number, end: number): number => {
  if (start >= end) return Number.NaN;
  let whole = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return Number(text.slice(start, end));
    whole = whole * 10 + (code - ZERO);
  }
  return whole;
};
