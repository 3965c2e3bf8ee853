import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Why an import stopped: file, line (from 1, after unpacking) and reason. Nothing of it is loaded. */
export class ImportError extends Error {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'ImportError';
    this.file = file;
    this.line = line;
    this.reason = reason;
  }
}

const GZIP = [0x1f, 0x8b];

const isPacked = async (file: string): Promise<boolean> => {
  try {
    const handle = await open(file);
    try {
      const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
      return buffer[0] === GZIP[0] && buffer[1] === GZIP[1];
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new ImportError(file, 1, `cannot be read: ${inWords(error)}`);
  }
};

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Each line of a file that is not empty, parsed; a line that is no JSON object stops the reading. */
export const readLines = async (
  file: string,
  take: (value: Record<string, unknown>, line: number) => void,
): Promise<void> => {
  const packed = await isPacked(file);
  const source = createReadStream(file);
  // Whoever reads the unpacked end hears of errors; pipeline only wants somebody to tell.
  const text = packed ? pipeline(source, createGunzip(), () => {}) : source;
  let line = 0;
  try {
    for await (const row of rowsOf(text)) {
      line += 1;
      if (row.trim() !== '') take(parsed(file, line, row), line);
    }
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(file, line + 1, `cannot be ${packed ? 'unpacked' : 'read'}: ${inWords(error)}`);
  }
};

const rowsOf = async function* (text: Readable): AsyncGenerator<string> {
  text.setEncoding('utf8');
  let rest = '';
  for await (const chunk of text as AsyncIterable<string>) {
    const rows = (rest + chunk).split('\n');
    rest = rows.pop() ?? '';
    yield* rows;
  }
  if (rest !== '') yield rest;
};

const parsed = (file: string, line: number, row: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(line === 1 ? row.replace(/^\uFEFF/, '') : row);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new ImportError(file, line, `not JSON: ${inWords(error)}`);
  }
  throw new ImportError(file, line, 'not a JSON object');
};
