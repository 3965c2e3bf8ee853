const ISO = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:[.]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;
/** The database's clock knows the years 1970 to 2038; a little less, so that work due later fits. */
const [FIRST, LAST] = [Date.UTC(1971, 0, 1), Date.UTC(2038, 0, 1)];

/** Whether the desk's clock can stand there; epoch ms. */
export const isOnTheClock = (at: number): boolean => at >= FIRST && at < LAST;

/** An ISO 8601 day or instant (UTC where it names no zone) as epoch ms; null for anything else, and where the clock cannot stand. */
export const instantOf = (text: string): number | null => {
  const [, day = '', zone] = ISO.exec(text) ?? [];
  if (day === '' || new Date(`${day}T00:00:00Z`).getUTCDate() !== Number(day.slice(8))) return null;
  const whole =
    text.includes('T') && zone === undefined
      ? `${text}Z`
      : text.replace(/([+-]\d\d)(\d\d)$/, text.includes('T') ? '$1:$2' : '$&');
  const at = Date.parse(whole);
  return Number.isFinite(at) && isOnTheClock(at) ? at : null;
};
