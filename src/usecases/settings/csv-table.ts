import type { ImportProblem } from '../../contract';
import { type CsvRow, csvRows } from '../../domain/csv';
import type { Cells } from './cells';

/** One row of an import: where it stands and what its cells say. */
export type TableRow = Cells & { readonly line: number };
export type CsvTable = { readonly rows: readonly TableRow[]; readonly errors: ImportProblem[] };

const MOST_ROWS = 10_000;

/** Reads a CSV text whose first line names columns out of `known`; rows add what is wrong with them to `errors`. */
export const csvTable = (csv: string, known: readonly string[], needed: readonly string[]): CsvTable => {
  const [header, ...rows] = csvRows(csv);
  if (header === undefined) return refused([whole('The text is empty. The first line names the columns.')]);
  const columns = header.cells.map((name) => name.toLowerCase());
  const wrong = headerProblems(columns, known, needed);
  if (wrong.length > 0) return refused(wrong);
  if (rows.length > MOST_ROWS)
    return refused([whole(`There are ${rows.length} rows; at most ${MOST_ROWS} can be read at once.`)]);
  const errors: ImportProblem[] = [];
  const places = new Map(columns.map((name, place) => [name, place]));
  return { rows: rows.map((row) => tableRow(row, places, errors)), errors };
};

const refused = (errors: ImportProblem[]): CsvTable => ({ rows: [], errors });
const whole = (message: string): ImportProblem => ({ line: 1, column: null, message });

const headerProblems = (
  columns: readonly string[],
  known: readonly string[],
  needed: readonly string[],
): ImportProblem[] => [
  ...columns
    .filter((name) => !known.includes(name))
    .map((name) => ({
      line: 1,
      column: name,
      message: `There is no column ${name}. Columns are ${known.join(', ')}.`,
    })),
  ...columns
    .filter((name, i) => columns.indexOf(name) < i)
    .map((name) => ({ line: 1, column: name, message: 'This column stands twice.' })),
  ...needed
    .filter((name) => !columns.includes(name))
    .map((name) => ({ line: 1, column: name, message: `The column ${name} is missing.` })),
];

type Places = ReadonlyMap<string, number>;

const tableRow = ({ line, cells }: CsvRow, columns: Places, errors: ImportProblem[]): TableRow => {
  const problem = (column: string, message: string): null => {
    errors.push({ line, column, message });
    return null;
  };
  if (cells.length > columns.size)
    problem(
      'account',
      `The row has ${cells.length} cells, the header ${columns.size}. Put a cell with a comma into quotes.`,
    );
  return { line, text: (column) => cells[columns.get(column) ?? -1] || null, problem };
};

/** What is wrong with rows that say the same thing a second time; `message` gets the line of the first. */
export const repeated = <Row extends { readonly line: number }>(
  rows: readonly Row[],
  column: string,
  keyOf: (row: Row) => string,
  message: (firstLine: number) => string,
): ImportProblem[] => {
  const seen = new Map<string, number>();
  return rows.flatMap((row) => {
    const first = seen.get(keyOf(row));
    if (first === undefined) seen.set(keyOf(row), row.line);
    return first === undefined ? [] : [{ line: row.line, column, message: message(first) }];
  });
};
