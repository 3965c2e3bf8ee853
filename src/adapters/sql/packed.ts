// One text a row: thousands of rows would repeat the names of twenty columns, and take four times as long on their way.
// Columns must not hold spaces; null is an empty place.
export const packed = (columns: readonly string[]): string =>
  `CONCAT_WS(' ', ${columns.map((column) => `COALESCE(${column}, '')`).join(', ')})`;

/** The values of a packed row, by their places. */
export const unpacked = (text: string) => {
  const values = text.split(' ');
  const textAt = (at: number): string | null => values[at] || null;
  const numberAt = (at: number): number | null => (textAt(at) === null ? null : Number(textAt(at)));
  return { textAt, numberAt };
};
