/** The cells of one row, and where to say what is wrong with them. */
export type Cells = {
  readonly text: (column: string) => string | null;
  readonly problem: (column: string, message: string) => null;
};

/** The account of a row; empty = missing or wrong, and said so. */
export const accountIn = ({ text, problem }: Cells): string => {
  const account = text('account') ?? problem('account', 'The account id is missing.');
  if (account !== null && !/^[A-Za-z0-9:_-]{1,128}$/.test(account))
    problem('account', `${account} is not an account id. Copy it from the address of the person’s profile.`);
  return account ?? '';
};

/** Words as they stand; a formula says so and counts as empty. */
export const wordsIn = ({ text, problem }: Cells, column: string): string | null => {
  const cell = text(column);
  return cell?.startsWith('=') ? problem(column, `${cell} is a formula. Put its value there.`) : cell;
};

const numberOf = (text: string): number => (text === '' ? Number.NaN : Number(text.replace(',', '.')));

/** A share as `50%` or `0.5`; null = empty, or wrong and said so. */
export const shareIn = ({ text, problem }: Cells, column: string, most: number): number | null => {
  const cell = text(column);
  if (cell === null) return null;
  const bare = numberOf(cell.replace(/\s*%$/, ''));
  const share = cell.endsWith('%') ? bare / 100 : bare;
  if (share >= 0 && share <= most) return share;
  if (!cell.endsWith('%') && share > most && share <= most * 100)
    return problem(column, `${cell} would be ${share * 100} %. Write ${share}% or ${share / 100}.`);
  return problem(column, `${cell} is not a share. Write 50% or 0.5, at most ${most * 100}%.`);
};

/** Hours of a day; null = empty, or wrong and said so. */
export const hoursIn = ({ text, problem }: Cells, column: string): number | null => {
  const cell = text(column);
  if (cell === null) return null;
  const hours = numberOf(cell.replace(/\s*h$/, ''));
  return hours >= 0 && hours <= 24 ? hours : problem(column, `${cell} is not a number of hours. Write 0 to 24.`);
};

/** `2026-12-24`; null = empty, or wrong and said so, with the day that was probably meant. */
export const dayIn = ({ text, problem }: Cells, column: string, isDay: (text: string) => boolean): string | null => {
  const cell = text(column);
  if (cell === null || isDay(cell)) return cell;
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell) ?? [];
  const meant = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return problem(column, `${cell} is not a day as it is read here. Write ${isDay(meant) ? meant : '2026-12-24'}.`);
};
