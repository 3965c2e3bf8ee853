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

/** A list of packed texts a group: where tens of thousands come, each row of its own would cost more than what is in it. */
export const listOf = (text: string): string => `JSON_ARRAYAGG(${text})`;

/** MySQL and TiDB give JSON as a value, MariaDB as text. */
export type ListRow = { readonly list: string | readonly string[] };

export const lists = (rows: readonly ListRow[]): string[] =>
  rows.flatMap(({ list }) => (typeof list === 'string' ? (JSON.parse(list) as string[]) : list));
