import type { JiraRequest, JiraResponse, LocalJira } from '../jira/api';
import { isRecord } from '../jira/read';
import type { FaultOf } from './kinds';
import type { Switchboard } from './switchboard';

/** The connection broke: no answer came. */
export class Cut extends Error {
  constructor() {
    super('the connection was cut');
    this.name = 'Cut';
  }
}

const KINDS = ['jira-429', 'jira-status', 'jira-body', 'jira-slow', 'jira-token', 'jira-lag', 'jira-cut'] as const;
type JiraFault = FaultOf<(typeof KINDS)[number]>;

type Around = {
  readonly now: () => number;
  /** Lets the time of a slow answer pass. */
  readonly wait: (ms: number) => Promise<void>;
};

/** A Jira that fails as the switchboard says. Calls from outside (`rest`) always reach it. */
export const faultyJira = (jira: LocalJira, board: Switchboard, around: Around): LocalJira => ({
  ...jira,
  handle: async (request) => {
    const fault = request.via === 'rest' ? null : board.strike(KINDS, isAbout(request));
    return fault === null ? jira.handle(request) : failing(jira, request, fault, around);
  },
});

const payer = ({ via, actor }: JiraRequest): 'app' | 'user' | 'bridge' =>
  via === 'bridge' ? 'bridge' : actor.kind === 'app' ? 'app' : 'user';

const isAbout =
  (request: JiraRequest) =>
  ({ endpoint, as, kind }: JiraFault): boolean =>
    concerns(kind, request) &&
    (as === null || as === payer(request)) &&
    `${request.method} ${request.path}`.includes(endpoint);

/** Only searches have tokens of their pages, and an index. */
const concerns = (kind: JiraFault['kind'], { path, body }: JiraRequest): boolean => {
  if (kind !== 'jira-token' && kind !== 'jira-lag') return true;
  if (!path.endsWith('/search/jql')) return false;
  return kind === 'jira-lag' || (isRecord(body) && typeof body.nextPageToken === 'string');
};

const failing = async (
  jira: LocalJira,
  request: JiraRequest,
  fault: JiraFault,
  { now, wait }: Around,
): Promise<JiraResponse> => {
  switch (fault.kind) {
    case 'jira-429':
      return refused(fault, now());
    case 'jira-status':
      return {
        status: fault.status,
        headers: {},
        body: { errorMessages: [WORDS[fault.status] ?? 'Something failed.'] },
      };
    case 'jira-body':
      return garbled(await jira.handle(request), fault.body);
    case 'jira-token':
      return { status: 400, headers: {}, body: { errorMessages: ['The provided next page token has expired.'] } };
    case 'jira-lag':
      return behind(jira, await jira.handle(request), now() - fault.seconds * 1000);
    case 'jira-slow': {
      const answer = await jira.handle(request);
      await wait(fault.ms);
      return answer;
    }
    case 'jira-cut':
      if (fault.applied) await jira.handle(request);
      throw new Cut();
  }
};

/** What a search finds by an index that knows nothing later than an instant. */
const behind = ({ world }: LocalJira, answer: JiraResponse, knownTo: number): JiraResponse => {
  const { body } = answer;
  if (!isRecord(body) || !Array.isArray(body.issues)) return answer;
  const issues = body.issues.filter(({ id }) => (world.issues.get(id)?.updated ?? 0) <= knownTo);
  return { ...answer, body: { ...body, issues } };
};

const WORDS: Readonly<Record<number, string>> = {
  401: 'Client must be authenticated to access this resource.',
  403: 'You do not have permission.',
  404: 'Issue does not exist or you do not have permission to see it.',
  500: 'Internal server error',
  502: 'Bad gateway',
  503: 'Service unavailable',
};

const HOUR_MS = 3_600_000;

/** A quota comes back at the top of the hour, a burst within the seconds that it names. */
const refused = ({ reason, retryAfter }: FaultOf<'jira-429'>, now: number): JiraResponse => ({
  status: 429,
  headers: {
    ...(retryAfter === null ? {} : { 'Retry-After': String(retryAfter) }),
    ...(reason === null ? {} : { 'RateLimit-Reason': reason }),
    ...(reason?.startsWith('jira-quota') ? QUOTA_GONE : {}),
    ...(reason === null
      ? {}
      : { 'X-RateLimit-Reset': new Date((Math.floor(now / HOUR_MS) + 1) * HOUR_MS).toISOString() }),
  },
  body: { errorMessages: ['Rate limit exceeded.'] },
});
const QUOTA_GONE = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-NearLimit': 'true' };

const HTML = '<!doctype html><html><head><title>Just a moment</title></head><body>We will be back soon.</body></html>';

const garbled = (answer: JiraResponse, kind: FaultOf<'jira-body'>['body']): JiraResponse => {
  const text = JSON.stringify(answer.body) ?? '';
  const raw = {
    html: { type: 'text/html; charset=utf-8', text: HTML },
    truncated: { type: 'application/json; charset=utf-8', text: text.slice(0, Math.floor(text.length / 2)) },
    empty: { type: 'application/json; charset=utf-8', text: '' },
    'other-type': { type: 'text/plain; charset=utf-8', text: 'OK' },
  }[kind];
  return { ...answer, status: 200, raw };
};
