/** How a locale writes days: its months by name, and whether the day comes before the month. */
export type DayWords = { readonly months: readonly (readonly string[])[]; readonly dayFirst: boolean };

const MONTHS = [...Array(12).keys()];

export const dayWordsOf = (locale: string): DayWords => {
  const name = (language: string, month: 'long' | 'short', index: number) =>
    bare(new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }).format(Date.UTC(2026, index, 1)));
  const parts = new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).formatToParts(0).map(({ type }) => type);
  return {
    months: MONTHS.map((index) =>
      [locale, 'en'].flatMap((language) => [name(language, 'long', index), name(language, 'short', index)]),
    ),
    dayFirst: parts.indexOf('day') < parts.indexOf('month'),
  };
};

/**
 * A day as people type it (`4 Dec`, `Fri 4 Dec 2026`, `4.12.2026`, `2026-12-04`), as `2026-12-04`; null = not a day.
 * Without a year it is the one that lies nearest to `today`, at most half a year back.
 */
export const typedDay = (text: string, today: string, words: DayWords): string | null => {
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numbers = /^\s*(\d{1,2})([./])\s*(\d{1,2})(?:\2\s*(\d{4})?)?\s*$/.exec(text);
  if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[3])];
    const dayFirst = numbers[2] === '.' || words.dayFirst;
    return near(numbers[4], dayFirst ? second : first, dayFirst ? first : second, today);
  }
  return named(text, today, words);
};

const named = (text: string, today: string, { months }: DayWords): string | null => {
  const parts = text.split(/[\s,]+/).map(bare);
  const days = parts.filter((part) => /^\d{1,2}$/.test(part));
  const years = parts.filter((part) => /^\d{4}$/.test(part));
  const month = MONTHS.filter((index) =>
    parts.some((part) => part.length >= 3 && months[index]?.some((name) => name.startsWith(part))),
  );
  if (days.length !== 1 || years.length > 1 || month.length !== 1) return null;
  return near(years[0], (month[0] ?? 0) + 1, Number(days[0]), today);
};

const bare = (word: string): string => word.toLowerCase().replace(/\.$/, '');

const near = (year: string | undefined, month: number, day: number, today: string): string | null => {
  if (year !== undefined) return dayOf(Number(year), month, day);
  const thisYear = Number(today.slice(0, 4));
  const found = dayOf(thisYear, month, day);
  return found !== null && month - Number(today.slice(5, 7)) < -6 ? dayOf(thisYear + 1, month, day) : found;
};

const dayOf = (year: number, month: number, day: number): string | null => {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1970 && year <= 9999
    ? at.toISOString().slice(0, 10)
    : null;
};
