import { query, type SqlValue } from './client';
import { unpacked } from './packed';

/** An answer of so many packed rows stays well below the 4 MiB that it may have. */
export const AT_ONCE = 30_000;

/** A statement whose last conditions go on after a row, ordered by the same, and ends with `LIMIT ?`. */
export type Turns = {
  readonly statement: string;
  readonly params: readonly SqlValue[];
  /** What goes on after a row; of the first turn that of null. */
  readonly after: (row: readonly string[] | null) => readonly SqlValue[];
  readonly atOnce?: number;
};

/** All rows of a statement, however many there are: nothing is cut in silence. */
export const inTurns = async ({ statement, params, after, atOnce = AT_ONCE }: Turns): Promise<readonly string[][]> => {
  const all: string[][] = [];
  let last: readonly string[] | null = null;
  for (;;) {
    const values: readonly SqlValue[] = [...params, ...after(last), atOnce];
    const rows = await query<{ packed: string }>(statement, values);
    const turn: string[][] = rows.map(({ packed }) => [...unpacked(packed)]);
    all.push(...turn);
    if (turn.length < atOnce) return all;
    last = turn.at(-1) ?? null;
  }
};
