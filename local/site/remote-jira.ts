import { Cut } from '../faults/jira';
import type { JiraRequest, JiraResponse, LocalJira, ProductEvent } from '../jira/api';
import { createLedger, payerOf } from '../jira/ledger';
import type { World } from '../jira/model';
import type { Ask } from './call';
import { changedLately } from './changed-lately';
import { noActs } from './no-acts';

/** A site in the place of the local Jira. */
export type RemoteSite = {
  readonly jira: LocalJira;
  /** From now on changes of the site are looked for. */
  readonly begin: () => void;
  readonly stop: () => void;
};

type Options = {
  readonly world: World;
  readonly ask: Ask;
  readonly allowWrites: boolean;
  /** How often changes are looked for. */
  readonly everyMs?: number;
};

/** POST that only reads: Jira takes long questions in a body. */
const READS = [
  /^\/rest\/api\/3\/search\/(jql|approximate-count)$/,
  /^\/rest\/api\/3\/issue\/bulkfetch$/,
  /^\/rest\/api\/3\/changelog\/bulkfetch$/,
  /^\/rest\/api\/3\/worklog\/list$/,
  /^\/rest\/api\/3\/permissions\/(check|project)$/,
  /^\/rest\/api\/3\/jql\/(parse|match)$/,
  /^\/rest\/api\/3\/expression\/(eval|evaluate|analyse)$/,
];

const isWrite = ({ method, path }: JiraRequest): boolean =>
  method !== 'GET' && !(method === 'POST' && READS.some((read) => read.test(path)));

/**
 * Jira's REST API of a real site, asked by basic auth whoever calls, the app, a viewer or the browser: the account of the
 * token is all of them. There are no product events: what changed lately is polled, and the app's hourly sweep does the rest.
 */
export const remoteSite = ({ world, ask, allowWrites, everyMs = 20_000 }: Options): RemoteSite => {
  const listeners = new Set<(event: ProductEvent) => void>();
  const ledger = createLedger();
  const poll = changedLately(ask, (id) => {
    for (const listener of listeners)
      listener({ eventType: 'avi:jira:updated:issue', payload: { issue: { id } }, actor: null });
  });
  let timer: NodeJS.Timeout | null = null;
  return {
    jira: {
      world,
      ledger,
      acts: noActs,
      handle: async (request) => {
        const refused = refusalOf(world, allowWrites, request);
        if (refused !== null) return refused;
        const payer = payerOf(request);
        // What a call costs is known to the site alone.
        if (payer !== null) ledger.record({ endpoint: endpointOf(request), as: payer, points: 0 });
        try {
          return await ask(request);
        } catch {
          throw new Cut();
        }
      },
      onEvent: (listener) => void listeners.add(listener),
    },
    begin: () => {
      timer = setInterval(() => void poll(), everyMs).unref();
      void poll();
    },
    stop: () => clearInterval(timer ?? undefined),
  };
};

const refusal = (status: number, message: string): JiraResponse => ({
  ...{ status, headers: {}, body: { errorMessages: [message], errors: {} } },
});

/** What does not even get as far as the site. */
const refusalOf = (world: World, allowWrites: boolean, request: JiraRequest): JiraResponse | null => {
  const { actor, path } = request;
  if (!path.startsWith('/rest/')) return refusal(404, 'The site is asked by its REST API alone.');
  if (actor.kind === 'anonymous' || (actor.kind === 'user' && !world.users.has(actor.accountId)))
    return refusal(401, 'The site is asked as the account of the token alone.');
  if (isWrite(request) && !allowWrites)
    return refusal(403, 'This desk only reads the site. Start it with --allow-writes to change issues.');
  return null;
};

/** A call without its ids. */
const endpointOf = ({ method, path }: JiraRequest): string =>
  `${method} ${path.replace(/(?<!^\/rest\/\w+)\/(?:\d+|[A-Z][A-Z0-9_]+-\d+)(?=\/|$)/g, '/{id}')}`;
