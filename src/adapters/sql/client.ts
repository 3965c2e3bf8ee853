import { sql } from '@forge/sql';
import { mapped, mappedReading } from './failures';

/** What a parameter may be. Values are always parameters, never part of a statement's text. */
export type SqlValue = string | number | null;

/** Rows of a SELECT. `Row` names its columns: SUM, AVG and decimals come as text, see `numberOf`. */
export const query = async <Row>(text: string, params: readonly SqlValue[] = []): Promise<readonly Row[]> => {
  const result = await mappedReading(() =>
    sql
      .prepare<Row>(text)
      .bindParams(...params)
      .execute(),
  );
  return result.rows as readonly Row[];
};

/** One INSERT, UPDATE or DELETE; answers with the number of rows it touched. */
export const execute = async (text: string, params: readonly SqlValue[] = []): Promise<Written> => {
  const result = await mapped(() =>
    sql
      .prepare<Written & { rows: never }>(text)
      .bindParams(...params)
      .execute(),
  );
  const written = result.rows as unknown as Written;
  return { affectedRows: written.affectedRows, insertId: written.insertId };
};
export type Written = { readonly affectedRows: number; readonly insertId: number };

/** A statement of the schema. */
export const ddl = async (text: string): Promise<void> => {
  await mapped(() => sql.executeDDL(text));
};

/**
 * A statement over many rows, in as few requests as its limits allow (1 MiB a request, 65,535 parameters a statement).
 * `head` ends before the rows, `row` is one row's text such as `(?, ?)`, `tail` follows them.
 */
export const executeRows = async (
  text: { readonly head: string; readonly row: string; readonly between: string; readonly tail: string },
  rows: readonly (readonly SqlValue[])[],
): Promise<void> => {
  for (const chunk of chunksOf(rows)) {
    await execute(`${text.head} ${chunk.map(() => text.row).join(text.between)} ${text.tail}`, chunk.flat());
  }
};

/** Inserts rows (none = no request), or writes them over what has the same key as `onDuplicate` says. */
export const upsert = (
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  onDuplicate: string,
): Promise<void> =>
  executeRows(
    {
      head: `INSERT INTO ${table} (${columns.join(', ')}) VALUES`,
      row: `(${marks(columns.length)})`,
      between: ', ',
      tail: `ON DUPLICATE KEY UPDATE ${onDuplicate}`,
    },
    rows,
  );

/** `?, ?, ?` for a list of so many values, at least one. */
export const marks = (count: number): string => Array.from({ length: Math.max(1, count) }, () => '?').join(', ');

/** Now by the database's clock, in epoch ms. */
export const NOW_MS = 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)';

/** Sums and decimals arrive as text. */
export const numberOf = (value: number | string): number => Number(value);
export const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

const MAX_BYTES = 600_000;
const MAX_PARAMS = 12_000;

const chunksOf = (rows: readonly (readonly SqlValue[])[]): (readonly SqlValue[])[][] => {
  const chunks: (readonly SqlValue[])[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  let params = 0;
  for (const row of rows) {
    const size = row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length * 3 + 4 : 24), 0);
    if (bytes + size > MAX_BYTES || params + row.length > MAX_PARAMS) {
      chunks.push([]);
      bytes = 0;
      params = 0;
    }
    chunks.at(-1)?.push(row);
    bytes += size;
    params += row.length;
  }
  return chunks;
};
