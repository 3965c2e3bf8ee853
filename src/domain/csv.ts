/** A cell's row, counted from 1 with the header as line 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** Rows of a CSV text: quotes, CRLF, a byte order mark, and `,` `;` or tab as the separator (the header decides). */
export const csvRows = (text: string): readonly CsvRow[] => {
  const source = text.replace(/^\uFEFF/, '');
  const cellAt = cellPattern(separatorOf(source.split(/\r?\n/, 1)[0] ?? ''));
  const rows: { line: number; cells: string[] }[] = [{ line: 1, cells: [] }];
  let line = 1;
  while (cellAt.lastIndex < source.length) {
    const [whole = '', quoted, bare, end = ''] = cellAt.exec(source) ?? [];
    rows.at(-1)?.cells.push((quoted?.replaceAll('""', '"') ?? bare ?? '').trim());
    line += whole.split('\n').length - 1;
    if (/[\r\n]$/.test(end)) rows.push({ line, cells: [] });
  }
  return rows.map(withoutEmptyEnd).filter(({ cells }) => cells.length > 0);
};

/** Spreadsheets fill rows up with empty cells. */
const withoutEmptyEnd = ({ line, cells }: CsvRow): CsvRow => ({
  line,
  cells: cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1),
});

/** A quoted cell, or a bare one, up to the separator or the end of the line; matched one after the other. */
const cellPattern = (separator: string): RegExp =>
  new RegExp(`(?:"((?:[^"]|"")*)"[ \\t]*|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`, 'y');

const separatorOf = (header: string): string => {
  const counts = [',', ';', '\t'].map((sign) => [sign, header.split(sign).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
};
