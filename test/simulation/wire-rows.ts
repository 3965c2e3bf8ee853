import type { Answer } from './wire';

/** A part of what came; `at` moves on as it is read. */
export type Packet = { readonly bytes: Buffer; at: number; readonly end: number };

type Column = { readonly name: string; readonly type: number; readonly isBinary: boolean };

const MORE_TO_COME = 0x0008;

/** Takes packet after packet into answers; true = that was the last. */
export const rowReader = (answers: Answer[]): ((packet: Packet) => boolean) => {
  let columns: Column[] = [];
  let wanted = 0;
  let rows: Record<string, unknown>[] | null = null;
  const ended = (status: number): boolean => {
    [columns, wanted, rows] = [[], 0, null];
    return (status & MORE_TO_COME) === 0;
  };
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: what a packet is depends on those before it.
  return (packet) => {
    const { bytes, at, end } = packet;
    const first = bytes[at];
    if (first === 0xff) {
      answers.push({ errno: bytes.readUInt16LE(at + 1), message: bytes.toString('utf8', at + 9, end) });
      return true;
    }
    const isEnd = first === 0xfe && end - at < 9;
    if (rows !== null) {
      if (!isEnd) rows.push(rowOf(packet, columns));
      if (!isEnd) return false;
      answers.push({ rows });
      return ended(bytes.readUInt16LE(at + 3));
    }
    if (wanted > 0) {
      if (isEnd) rows = [];
      else columns.push(columnOf(packet));
      return false;
    }
    if (first !== 0x00 && !isEnd) {
      wanted = numberIn(packet);
      return false;
    }
    packet.at += 1;
    if (isEnd) return ended(bytes.readUInt16LE(at + 3));
    const [affectedRows, insertId] = [numberIn(packet), numberIn(packet)];
    answers.push({ rows: { affectedRows, insertId } });
    return ended(bytes.readUInt16LE(packet.at));
  };
};

/** A number of as many bytes as it needs. */
const numberIn = (packet: Packet): number => {
  const { bytes, at } = packet;
  const first = bytes[at] ?? 0;
  const size = first < 0xfb ? 0 : first === 0xfc ? 2 : first === 0xfd ? 3 : 6;
  packet.at = at + 1 + (first === 0xfe ? 8 : size);
  return size === 0 ? first : bytes.readUIntLE(at + 1, size);
};

const textIn = (packet: Packet): string => {
  const size = numberIn(packet);
  const text = packet.bytes.toString('utf8', packet.at, packet.at + size);
  packet.at += size;
  return text;
};

const skip = (packet: Packet): void => {
  const size = numberIn(packet);
  packet.at += size;
};

const columnOf = (packet: Packet): Column => {
  for (let skipped = 0; skipped < 4; skipped += 1) skip(packet);
  const name = textIn(packet);
  skip(packet);
  // What MariaDB knows beyond the type, where the driver asked for it; then come twelve bytes.
  if (packet.bytes[packet.at] !== 0x0c) skip(packet);
  const { bytes, at } = packet;
  return { name, type: bytes[at + 7] ?? 0, isBinary: bytes.readUInt16LE(at + 1) === 63 };
};

/** TINY, SHORT, LONG, FLOAT, DOUBLE, LONGLONG, INT24, YEAR. Decimals come as text, as from Forge. */
const NUMBERS = new Set([1, 2, 3, 4, 5, 8, 9, 13]);
const TEXTS = new Set([15, 249, 250, 251, 252, 253, 254]);

const rowOf = (packet: Packet, columns: readonly Column[]): Record<string, unknown> => {
  const row: Record<string, unknown> = {};
  for (const column of columns) row[column.name] = valueIn(packet, column);
  return row;
};

const valueIn = (packet: Packet, { type, isBinary }: Column): unknown => {
  const { bytes, at } = packet;
  if (bytes[at] === 0xfb) {
    packet.at += 1;
    return null;
  }
  if (isBinary && TEXTS.has(type)) {
    const size = numberIn(packet);
    packet.at += size;
    return Buffer.from(bytes.subarray(packet.at - size, packet.at));
  }
  const text = textIn(packet);
  if (!NUMBERS.has(type)) return text;
  const number = Number(text);
  return type === 8 && !Number.isSafeInteger(number) ? text : number;
};
