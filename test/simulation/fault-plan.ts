import type { Random } from '../../local/data/random';
import { type Fault, type FaultKind, fault, REASONS } from '../../local/faults/kinds';

const FAULTS_A_SEED = 14;
const KINDS_A_SEED = 12;
const HOUR = 3_600_000;

type Make = (random: Random) => Record<string, unknown> & { readonly kind: FaultKind };
const kind =
  (name: FaultKind, more: (random: Random) => Record<string, unknown> = () => ({})): Make =>
  (random) => ({
    kind: name,
    ...more(random),
  });

/** What costs Jira most, and is refused alone: a search, many issues, many histories, one issue's worklogs. */
const DEAR = ['/search/jql', '/issue/bulkfetch', '/changelog/bulkfetch', '/changelog/bulkfetch', '/worklog'];

/** Every kind of fault, as a seed may meet it. */
export const MAKES: readonly Make[] = [
  kind('jira-429', (random) => ({
    reason: random.pick([...REASONS, null]),
    retryAfter: random.pick([null, 1, 7, 90]),
  })),
  // The pool is empty until the hour turns: then everything rests, so it is once or twice.
  kind('jira-429', (random) => ({
    reason: random.pick(['jira-quota-tenant-based', 'jira-quota-global-based', null]),
    retryAfter: random.pick([600, 1_500]),
    times: random.whole(1, 2),
  })),
  kind('jira-429', (random) => ({
    reason: 'jira-burst-based',
    retryAfter: random.pick([2, 45, 600]),
    endpoint: random.pick(DEAR),
  })),
  kind('jira-status', (random) => ({ status: random.pick([500, 503, 504]), endpoint: random.pick(DEAR) })),
  kind('jira-status', (random) => ({ status: random.pick([500, 502, 503]) })),
  kind('jira-status', (random) => ({ status: random.pick([401, 403]) })),
  kind('jira-body', (random) => ({ body: random.pick(['html', 'truncated', 'empty', 'other-type']) })),
  kind('jira-slow', (random) => ({ ms: random.pick([2_000, 24_000, 70_000]) })),
  kind('jira-token'),
  kind('jira-lag', (random) => ({ seconds: random.pick([5, 60, 400]) })),
  kind('clock-skewed', (random) => ({ ms: random.pick([-600_000, -5_000, 5_000, 600_000]) })),
  kind('jira-cut', (random) => ({ applied: random.chance(0.5) })),
  kind('sql-timeout', () => ({ applied: true })),
  kind('sql-timeout', () => ({ applied: false })),
  kind('sql-429'),
  kind('sql-status', () => ({ status: 503 })),
  kind('sql-full'),
  kind('sql-conflict'),
  kind('sql-slow', (random) => ({ ms: random.pick([1_000, 9_000]) })),
  kind('event-lost'),
  kind('event-lost'),
  kind('event-late', (random) => ({ seconds: random.pick([3, 120, 1_800]) })),
  kind('event-doubled', (random) => ({ copies: random.pick([2, 3]) })),
  kind('function-killed', (random) => ({
    function: random.pick(['on-sync', 'on-hour', 'on-issue-event', '']),
    atCall: random.pick([1, 2, 3, 5, 8, 13, 21, 40]),
  })),
  kind('schedule-doubled'),
  kind('schedule-lost'),
  // Each doubled message may ask for another: with no end of doubling there is no end of messages.
  kind('message-doubled', (random) => ({ times: random.whole(1, 40) })),
  kind('push-refused', (random) => ({ status: random.pick([405, 413, 429]) })),
  kind('push-partial'),
];

/** What fails in a seed: so many kinds, each for some of the time and some of what it is about. */
export const planOf = (random: Random, now: number): { faults: Fault[]; kinds: Set<string> } => {
  const left = [...MAKES];
  const faults: Fault[] = [];
  const kinds = new Set<string>();
  while ((faults.length < FAULTS_A_SEED || kinds.size < KINDS_A_SEED) && left.length > 0) {
    const make = left.splice(random.whole(0, left.length - 1), 1)[0];
    if (!make) break;
    const from = random.chance(0.5) ? null : now + random.whole(0, 150) * 60_000;
    const until = random.chance(0.5) ? null : (from ?? now) + random.whole(1, 3) * HOUR;
    const what = make(random);
    // A seed makes a hundred calls of Jira, and thousands of the store.
    const share = random.pick(what.kind.startsWith('jira') ? [0.05, 0.15, 0.3, 0.6, 1] : [0.01, 0.03, 0.1, 0.3, 1]);
    // What always fails would keep all else from happening.
    const times = share >= 0.3 ? random.whole(1, 12) : null;
    const made = fault.parse({ from, until, share, times, ...what });
    faults.push(made);
    kinds.add(made.kind);
  }
  return { faults, kinds };
};
