import type { ImportResult } from '../../contract';
import { type CsvRow, csvRows } from '../../domain/csv';
import { type Cells, dayIn, hoursIn, shareIn } from './cells';

/** One understood row: what it says of a person, and of their place in a team. Absent cells say nothing. */
export type PeopleRow = {
  readonly line: number;
  readonly accountId: string;
  readonly team: string | null;
  readonly allocation: number | null;
  readonly reserve: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly zone: string | null;
  readonly week: readonly number[] | null;
  readonly off: readonly { from: string; to: string; secondsPerDay: number | null }[] | null;
};

type Problem = ImportResult['errors'][number];
export type Understood = { readonly rows: readonly PeopleRow[]; readonly errors: readonly Problem[] };
export type Checks = { readonly isZone: (name: string) => boolean; readonly isDay: (text: string) => boolean };

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const COLUMNS = ['account', 'team', 'allocation', 'reserve', 'from', 'to', 'zone', ...WEEKDAYS, 'off'];
const MOST_ROWS = 2000;

/** Reads people rows; errors name line and column. */
export const peopleRows = (csv: string, checks: Checks): Understood => {
  const [header, ...rows] = csvRows(csv);
  if (header === undefined)
    return {
      rows: [],
      errors: [{ line: 1, column: null, message: 'The text is empty. The first line names the columns.' }],
    };
  const columns = header.cells.map((name) => name.toLowerCase());
  const wrong = headerProblems(columns);
  if (wrong.length > 0) return { rows: [], errors: wrong };
  if (rows.length > MOST_ROWS)
    return {
      rows: [],
      errors: [
        { line: 1, column: null, message: `There are ${rows.length} rows; at most ${MOST_ROWS} can be read at once.` },
      ],
    };
  const errors: Problem[] = [];
  return { rows: rows.map((row) => peopleRow(row, columns, checks, (problem) => errors.push(problem))), errors };
};

const headerProblems = (columns: readonly string[]): Problem[] => [
  ...columns
    .filter((name) => !COLUMNS.includes(name))
    .map((name) => ({
      line: 1,
      column: name,
      message: `There is no column ${name}. Columns are ${COLUMNS.join(', ')}.`,
    })),
  ...columns
    .filter((name, i) => columns.indexOf(name) < i)
    .map((name) => ({ line: 1, column: name, message: 'This column stands twice.' })),
  ...(columns.includes('account') ? [] : [{ line: 1, column: 'account', message: 'The column account is missing.' }]),
];

const peopleRow = (
  { line, cells }: CsvRow,
  columns: readonly string[],
  checks: Checks,
  complain: (problem: Problem) => void,
): PeopleRow => {
  const text = (column: string): string | null => cells[columns.indexOf(column)] || null;
  const problem = (column: string, message: string): null => {
    complain({ line, column, message });
    return null;
  };
  const row: Cells = { text, problem, isDay: checks.isDay };
  if (cells.length > columns.length)
    problem(
      'account',
      `The row has ${cells.length} cells, the header ${columns.length}. Put a cell with a comma into quotes.`,
    );
  const account = text('account') ?? problem('account', 'The account id is missing.');
  if (account !== null && !/^[A-Za-z0-9:_-]{1,128}$/.test(account))
    problem('account', `${account} is not an account id. Copy it from the address of the person’s profile.`);
  const zone = text('zone');
  if (zone !== null && !checks.isZone(zone))
    problem('zone', `${zone} is not the name of a time zone, such as Europe/Berlin.`);
  const [from, to] = [dayIn(row, 'from'), dayIn(row, 'to')];
  if (from !== null && to !== null && to < from)
    problem('to', 'The last day lies before the first. Swap them, or leave one empty.');
  const team = text('team');
  if (team?.startsWith('=')) problem('team', `${team} is a formula. Put its value there.`);
  const off = text('off');
  return {
    line,
    accountId: account ?? '',
    team: team?.startsWith('=') ? null : team,
    allocation: shareIn(row, 'allocation', 2),
    reserve: shareIn(row, 'reserve', 1),
    from,
    to,
    zone,
    week: weekOf(row),
    off:
      off === null
        ? null
        : off
            .split(/\s*[|;]\s*|\s+/)
            .filter(Boolean)
            .flatMap((entry) => absenceOf(entry, checks, problem) ?? []),
  };
};

/** Either no day of the week is given, or all are: a missing day would be a guess. */
const weekOf = (row: Cells) => {
  const given = WEEKDAYS.filter((name) => row.text(name) !== null);
  if (given.length === 0) return null;
  const missing = WEEKDAYS.find((name) => !given.includes(name));
  if (missing !== undefined) return row.problem(missing, 'Give hours for all seven days, 0 for a free one.');
  const hours = WEEKDAYS.map((name) => hoursIn(row, name));
  return hours.some((one) => one === null) ? null : hours.map((one) => Math.round((one ?? 0) * 3600));
};

/** `2026-12-24`, `2026-12-24..2026-12-31`, each with `=4h` for hours of a day that cannot be worked. */
const absenceOf = (entry: string, checks: Checks, problem: (column: string, message: string) => null) => {
  const [, from = '', to = from, hours] =
    /^(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?(?:=(\d{1,2}(?:\.\d+)?)h)?$/.exec(entry) ?? [];
  if (!checks.isDay(from) || !checks.isDay(to) || to < from || Number(hours ?? 0) > 24) {
    return problem('off', `${entry} is not understood; write 2026-12-24, 2026-12-24..2026-12-31 or 2026-12-24=4h.`);
  }
  return { from, to, secondsPerDay: hours === undefined ? null : Math.round(Number(hours) * 3600) };
};
