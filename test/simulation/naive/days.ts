/** Local days by Intl, as numbers since 1970-01-01; known ones are kept, because every seed begins with the same issues. */
export type NaiveDays = { readonly dayAt: (at: number) => number; readonly startOf: (day: number) => number };

const DAY = 86_400_000;
const zones = new Map<string, NaiveDays>();

export const naiveDaysOf = (zone: string): NaiveDays => {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  const days = new Map<number, number>();
  const dayAt = (at: number): number => {
    const found = days.get(at) ?? Date.parse(`${format.format(at)}T00:00:00Z`) / DAY;
    days.set(at, found);
    return found;
  };
  const starts = new Map<number, number>();
  const startOf = (day: number): number => {
    const found = starts.get(day);
    if (found !== undefined) return found;
    // Clocks change by quarters of an hour at most, so the day begins at one of them.
    let at = day * DAY - 27 * 3_600_000;
    while (dayAt(at) < day) at += 900_000;
    starts.set(day, at);
    return at;
  };
  const made = { dayAt, startOf };
  zones.set(zone, made);
  return made;
};

/** Working days between two instants: each day of the week with capacity by the part of it that passes. */
export const naiveWorked = (from: number, to: number, { dayAt, startOf }: NaiveDays, daysAWeek: number): number => {
  // Day 4 was a Monday.
  const works = (day: number): number => ((((day - 4) % 7) + 7) % 7 < daysAWeek ? 1 : 0);
  const [first, last] = [dayAt(from), dayAt(to)];
  const part = (at: number, day: number) => ((at - startOf(day)) / (startOf(day + 1) - startOf(day))) * works(day);
  let sum = 0;
  for (let day = first; day < last; day += 1) sum += works(day);
  return sum - part(from, first) + part(to, last);
};
