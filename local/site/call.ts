import type { JiraRequest, JiraResponse } from '../jira/api';
import type { Credentials } from './address';

/** What an answer tells besides its body; everything else stays with the site. */
const PASSED_ON = /^(retry-after|x-ratelimit-.*|ratelimit-reason|content-type)$/;
/** Forge ends a call that takes longer. */
const PATIENCE_MS = 25_000;

export type Asking = Pick<JiraRequest, 'method' | 'path' | 'body'> & { readonly query?: URLSearchParams };
export type Ask = (asking: Asking) => Promise<JiraResponse>;

/** Calls of one site with one account; null = no answer came. Redirects are not followed: they lead to pages, or elsewhere. */
export const askerOf = (origin: string, { email, token }: Credentials): Ask => {
  const authorization = `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
  return async ({ method, path, query, body }) => {
    const search = query?.toString() ?? '';
    const response = await fetch(`${origin}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        authorization,
        accept: 'application/json',
        'x-force-accept-language': 'true',
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answerOf(response, await response.text());
  };
};

const answerOf = (response: Response, text: string): JiraResponse => {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => PASSED_ON.test(name)));
  const type = response.headers.get('content-type') ?? '';
  const parsed = type.includes('json') ? jsonOf(text) : undefined;
  if (text === '' || parsed !== undefined) return { status: response.status, headers, body: parsed };
  return { status: response.status, headers, body: undefined, raw: { type, text } };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
