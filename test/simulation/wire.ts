import type { Connection } from 'mysql2';
import type { Pool, PoolConnection } from 'mysql2/promise';

export type Answer = { readonly rows: unknown } | { readonly errno: number | undefined; readonly message: string };

/** One connection, asked without the promises and stack traces that the pool adds to each call. */
export type Wire = { readonly ask: (text: string, values: readonly unknown[]) => Promise<Answer> };

export const openWire = async (pool: Pool): Promise<Wire & { readonly close: () => void }> => {
  const held: PoolConnection = await pool.getConnection();
  const raw = (held as unknown as { connection: Connection }).connection;
  return {
    ask: (text, values) =>
      new Promise((resolve) => {
        raw.query({ sql: text, values: values as string[] }, (error, rows) =>
          resolve(error ? { errno: error.errno, message: error.message } : { rows }),
        );
      }),
    close: () => held.release(),
  };
};
