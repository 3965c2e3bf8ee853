import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JiraResponse } from '../../jira/api';

/** Why a request is refused before anything is done, with its HTTP status. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(body === undefined ? '' : JSON.stringify(body));
};

/** An answer of Jira's, also one that is no JSON. */
export const sendAnswer = (response: ServerResponse, { status, headers, body, raw }: JiraResponse): void => {
  if (raw === undefined) sendJson(response, status, body, headers);
  else {
    response.writeHead(status, { 'content-type': raw.type, 'cache-control': 'no-store', ...headers });
    response.end(raw.text);
  }
};

const BODY_LIMIT = 8 * 1024 * 1024;
const GIVE_UP = 256 * 1024 * 1024;
const TOO_LARGE = 'the body is larger than 8 MB';

export const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  // Read to its end all the same: whoever is still sending would see no answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
    else if (size > GIVE_UP) throw new Refused(413, TOO_LARGE);
  }
  if (size > BODY_LIMIT) throw new Refused(413, TOO_LARGE);
  return Buffer.concat(chunks).toString('utf8');
};

/** The JSON body; undefined when there is none. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => parseJson(await readText(request));

export const parseJson = (text: string): unknown => {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'the body is not JSON');
  }
};
