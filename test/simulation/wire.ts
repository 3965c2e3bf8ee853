import type { Socket } from 'node:net';
import type { Connection } from 'mysql2';
import type { Pool, PoolConnection } from 'mysql2/promise';
import { type Packet, rowReader } from './wire-rows';
import { textOf } from './wire-text';

export type Answer = { readonly rows: unknown } | { readonly errno: number; readonly message: string };

/**
 * One connection, spoken to by hand: a driver's own work takes as long as most statements do, and a seed makes thousands.
 * It says who it is by the driver, then takes over its socket.
 * https://mariadb.com/docs/server/reference/clientserver-protocol
 */
export type Wire = {
  readonly ask: (text: string, values: readonly unknown[], before?: string) => Promise<Answer>;
  /** Many statements at once, that answer nothing; throws where one of them fails. */
  readonly run: (statements: readonly string[]) => Promise<void>;
};

export const openWire = async (pool: Pool): Promise<Wire & { readonly close: () => void }> => {
  const held: PoolConnection = await pool.getConnection();
  const socket = (held as unknown as { connection: Connection & { stream: Socket } }).connection.stream;
  socket.removeAllListeners('data');
  const say = conversation(socket);
  await say(MANY_STATEMENTS);
  return {
    ask: async (text, values, before = '') => (await say(queryOf(before + textOf(text, values))))[0] ?? NOTHING,
    run: async (statements) => {
      const failed = (await say(queryOf(statements.join(';')))).find((answer) => 'message' in answer);
      if (failed && 'message' in failed) throw new Error(failed.message);
    },
    close: () => socket.destroy(),
  };
};

/** The same connection as checks know it: rows of a text, nobody else's. */
export const poolOf = (wire: Wire): Pool =>
  ({
    query: async (text: string, values: readonly unknown[] = []) => {
      const answer = await wire.ask(text, values);
      if ('message' in answer) throw new Error(answer.message);
      return [answer.rows, []];
    },
  }) as unknown as Pool;

const NOTHING: Answer = { errno: 0, message: 'no answer came' };
/** COM_SET_OPTION: several statements in one text. */
const MANY_STATEMENTS = Buffer.from([0x1b, 0, 0]);

const queryOf = (text: string): Buffer => {
  const size = Buffer.byteLength(text);
  const body = Buffer.allocUnsafe(size + 1);
  body[0] = 0x03;
  body.write(text, 1);
  return body;
};

/** One command at a time, and all that is answered to it. */
const conversation = (socket: Socket) => {
  let waiting: { readonly read: (packet: Packet) => boolean; readonly done: () => void } | null = null;
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    while (rest.length - at >= 4) {
      const end = at + 4 + rest.readUIntLE(at, 3);
      if (end > rest.length) break;
      const isLast = waiting?.read({ bytes: rest, at: at + 4, end }) === true;
      at = end;
      if (isLast) waiting?.done();
    }
    rest = rest.subarray(at);
  });
  return (body: Buffer): Promise<Answer[]> =>
    new Promise((resolve) => {
      const answers: Answer[] = [];
      waiting = { read: rowReader(answers), done: () => resolve(answers) };
      const head = Buffer.allocUnsafe(4);
      head.writeUIntLE(body.length, 0, 3);
      head[3] = 0;
      socket.write(Buffer.concat([head, body]));
    });
};
