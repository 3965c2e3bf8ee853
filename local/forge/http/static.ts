import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** A file below a folder; null when there is none, or the path leads out of it. */
export const fileIn = async (folder: string, path: string): Promise<{ body: Buffer; type: string } | null> => {
  const root = resolve(folder);
  const file = join(root, normalize(`/${path}`));
  if (!file.startsWith(root + sep)) return null;
  const body = await readFile(file).catch(() => null);
  return body === null ? null : { body, type: types[extname(file)] ?? 'application/octet-stream' };
};

export const sendFile = (
  response: ServerResponse,
  file: { body: Buffer | string; type: string } | null,
  headers: Record<string, string> = {},
): void => {
  if (file === null) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('not found');
    return;
  }
  response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-cache', ...headers });
  response.end(file.body);
};
