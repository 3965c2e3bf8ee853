export type CsvCell = string | number | null;

/** RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP has it; numbers of ours stay
 * numbers, a negative one included.
 */
const cellText = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^\s*[=+\-@\t\r]|^[\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
