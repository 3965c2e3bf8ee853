/** Whole seconds before the next try after so many failures in a row: doubling, spread, capped, and never before what was asked for. */
export const backoff = (
  { fails, asked = 0, most = MOST_SECONDS }: { fails: number; asked?: number; most?: number },
  random: () => number,
): number => {
  const doubled = Math.min(most, 2 ** Math.min(fails, 20));
  // Half of it is certain, so that a spread wait still grows from try to try.
  return Math.ceil(Math.max(asked, doubled / 2 + (doubled / 2) * random()));
};

/** The longest that a message may be delayed by. */
export const MOST_SECONDS = 900;
/** Tries of one item in one run. */
export const MOST_TRIES = 4;
