import { type ChildProcess, spawn } from 'node:child_process';
import { endsWithUs } from '../scripts/children';

export type DeskProcess = { readonly url: string; readonly readyAfterMs: number; readonly stop: () => Promise<void> };

/** Starts the desk as a newcomer does, by `npm start`, and waits for its `ready` line. */
export const startDeskProcess = (...flags: string[]): Promise<DeskProcess> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = endsWithUs(
      spawn('npm', ['start', '--silent', '--', '--no-open', ...flags], {
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      }),
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      const url = /^ready (http:\S+?)\/?$/m.exec(chunk.toString())?.[1];
      if (url !== undefined) resolve({ url, readyAfterMs: performance.now() - started, stop: () => stopped(child) });
    });
    child.on('close', (code) => reject(new Error(`npm start ended with ${code} before it was ready\n${said}`)));
  });

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners('close');
    child.on('close', () => resolve());
    child.kill('SIGTERM');
  });

/** A JSON call to the desk; an answer that is not 2xx is an error with its body. */
export const call = async (
  desk: DeskProcess,
  method: string,
  path: string,
  body?: unknown,
  as?: string,
): Promise<unknown> => {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (as !== undefined) headers.authorization = `Basic ${Buffer.from(`${as}:x`).toString('base64')}`;
  const response = await fetch(desk.url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 500)}`);
  return text === '' ? null : JSON.parse(text);
};
