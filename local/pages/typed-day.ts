const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A typed day (`4 Dec`, `4.12.2026`, `4/12/2026`, `2026-12-04`) as `2026-12-04`; without a year the next one within half a year back. */
export const typedDay = (text: string, today: string): string | null => {
  const words = text.trim().toLowerCase();
  const [, y, m, d] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words) ?? [];
  if (y !== undefined) return dayOf(Number(y), Number(m), Number(d));
  const [, day, month, year] =
    /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4})?)?$/.exec(words) ??
    /^(?:[a-z]{2,9},? )?(\d{1,2})\.? ([a-z]{3,9})\.?(?:,? (\d{4}))?$/.exec(words) ??
    [];
  if (day === undefined || month === undefined) return null;
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3)) + 1;
  const past = number - Number(today.slice(5, 7)) < -6 ? 1 : 0;
  return dayOf(year === undefined ? Number(today.slice(0, 4)) + past : Number(year), number, Number(day));
};

const dayOf = (year: number, month: number, day: number): string | null => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
};
