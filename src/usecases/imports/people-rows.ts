import type { ImportProblem } from '../../contract';
import { accountIn, type Cells, dayIn, hoursIn, shareIn, wordsIn } from '../settings/cells';
import { csvTable, type TableRow } from '../settings/csv-table';

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
  /** The second of two weeks that alternate. */
  readonly second: readonly number[] | null;
  readonly off: readonly { from: string; to: string; secondsPerDay: number | null }[] | null;
  /** The name of a holiday list. */
  readonly holidays: string | null;
};

export type Understood = { readonly rows: readonly PeopleRow[]; readonly errors: readonly ImportProblem[] };
export type Checks = { readonly isZone: (name: string) => boolean; readonly isDay: (text: string) => boolean };

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SECOND = WEEKDAYS.map((name) => `${name}2`);
const COLUMNS = [
  'account',
  'team',
  'allocation',
  'reserve',
  'from',
  'to',
  'zone',
  ...WEEKDAYS,
  ...SECOND,
  'off',
  'holidays',
];

/** Reads people rows; errors name line and column. */
export const peopleRows = (csv: string, checks: Checks): Understood => {
  const { rows, errors } = csvTable(csv, COLUMNS, ['account']);
  // Thousands of rows name a few zones, and to know one takes long.
  const known = { ...checks, isZone: remembered(checks.isZone) };
  return { rows: rows.map((row) => peopleRow(row, known)), errors };
};

const remembered = (ask: (text: string) => boolean): ((text: string) => boolean) => {
  const answers = new Map<string, boolean>();
  return (text) => {
    const answer = answers.get(text) ?? ask(text);
    answers.set(text, answer);
    return answer;
  };
};

const peopleRow = (row: TableRow, checks: Checks): PeopleRow => {
  const { line, text, problem } = row;
  const accountId = accountIn(row);
  const zone = text('zone');
  if (zone !== null && !checks.isZone(zone))
    problem('zone', `${zone} is not the name of a time zone, such as Europe/Berlin.`);
  const [from, to] = [dayIn(row, 'from', checks.isDay), dayIn(row, 'to', checks.isDay)];
  if (from !== null && to !== null && to < from)
    problem('to', 'The last day lies before the first. Swap them, or leave one empty.');
  const off = text('off');
  const [week, second] = [weekOf(row, WEEKDAYS), weekOf(row, SECOND)];
  if (second !== null && week === null) problem('mon', 'A second week needs a first one: give hours for mon to sun.');
  return {
    ...{ line, accountId, team: wordsIn(row, 'team') },
    allocation: shareIn(row, 'allocation', 2),
    reserve: shareIn(row, 'reserve', 1),
    ...{ from, to, zone, week, second },
    holidays: wordsIn(row, 'holidays'),
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
const weekOf = (row: Cells, days: readonly string[]) => {
  const given = days.filter((name) => row.text(name) !== null);
  if (given.length === 0) return null;
  const missing = days.find((name) => !given.includes(name));
  if (missing !== undefined) return row.problem(missing, 'Give hours for all seven days, 0 for a free one.');
  const hours = days.map((name) => hoursIn(row, name));
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
