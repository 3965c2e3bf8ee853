import { afterEach, describe, expect, it } from 'vitest';
import { viewerJira } from '../../src/adapters/jira/viewer';
import type { IssueId } from '../../src/domain/capacity/types';

let answer: () => Response | Promise<Response>;
Object.assign(globalThis, { __forge_runtime__: {}, __forge_fetch__: async () => answer() });
afterEach(() => {
  answer = () => new Response(null, { status: 500 });
});

const id = '10001' as IssueId;
const calls = {
  issue: () => viewerJira.issue(id, null),
  assign: () => viewerJira.assign(id, 'amy'),
  isJiraAdmin: () => viewerJira.isJiraAdmin(),
  browsable: () => viewerJira.browsable([100]),
};
const html = () => new Response('<html>Log in</html>', { status: 200, headers: { 'content-type': 'text/html' } });
const UNAVAILABLE = { kind: 'unavailable', reason: 'jira' };
const troubles: readonly [string, () => Response | Promise<Response>, object][] = [
  [
    '429',
    () => new Response('{}', { status: 429, headers: { 'Retry-After': '12' } }),
    { kind: 'busy', retryAfterSeconds: 12 },
  ],
  ['500', () => new Response('oops', { status: 500 }), UNAVAILABLE],
  ['503 with HTML', () => new Response('<html>', { status: 503 }), UNAVAILABLE],
  ['a page of HTML with 200', html, UNAVAILABLE],
  ['cut JSON', () => new Response('{"permissions":{"ADMINISTER":{"havePerm', { status: 200 }), UNAVAILABLE],
  ['a connection that broke', () => Promise.reject(new TypeError('fetch failed')), UNAVAILABLE],
  ['401', () => new Response('{}', { status: 401 }), { kind: 'needs-consent' }],
];

describe.each(Object.entries(calls))('asking Jira as the viewer: %s', (_name, call) => {
  it.each(troubles)('%s is a failure, never a yes', async (_what, trouble, failure) => {
    answer = trouble;
    await expect(call()).rejects.toMatchObject({ failure });
  });
});

describe('Jira that stumbles', () => {
  const inTurn = (...answers: readonly Response[]) => {
    let asked = 0;
    answer = () => answers[asked++] ?? new Response(null, { status: 500 });
    return () => asked;
  };
  it('is asked once more by what only reads', async () => {
    const admin = Response.json({ permissions: { ADMINISTER: { havePermission: true } } });
    const asked = inTurn(new Response('oops', { status: 502 }), admin);
    expect(await viewerJira.isJiraAdmin()).toBe(true);
    expect(asked()).toBe(2);
  });
  it('is asked no more than that, and never twice to write', async () => {
    const reads = inTurn();
    await expect(calls.isJiraAdmin()).rejects.toMatchObject({ failure: UNAVAILABLE });
    expect(reads()).toBe(2);
    const asked = inTurn();
    await expect(calls.assign()).rejects.toMatchObject({ failure: UNAVAILABLE });
    expect(asked()).toBe(1);
  });
});

describe('an answer', () => {
  it.each([403, 404])('of %i means that there is no such issue for the viewer', async (status) => {
    answer = () => Response.json({ errorMessages: ['Issue does not exist'] }, { status });
    expect(await viewerJira.issue(id, null)).toBeNull();
  });
  it.each([{}, { permissions: {} }, { permissions: { ADMINISTER: { havePermission: 'true' } } }, null, []])(
    'of %j makes nobody an admin',
    async (body) => {
      answer = () => Response.json(body);
      await expect(viewerJira.isJiraAdmin()).rejects.toMatchObject({ failure: UNAVAILABLE });
    },
  );
  it('to no question at all is not asked for: an empty list means everything to Jira', async () => {
    answer = () => {
      throw new Error('asked');
    };
    expect(await viewerJira.browsable([])).toEqual([]);
  });
  it('that refuses is passed on in words', async () => {
    answer = () => Response.json({ errors: { assignee: "User 'amy' cannot be assigned issues." } }, { status: 400 });
    expect(await calls.assign()).toEqual({ kind: 'refused', words: "User 'amy' cannot be assigned issues." });
  });
});
