import { backoff } from '../../domain/budget/backoff';
import { instant } from '../../domain/units';
import { PortFailure } from '../../usecases/ports';
import { knownGates, myMeter } from '../meter';
import { closeGate, openGate } from '../sql/points';
import { costOf } from './cost';
import type { RateLimit } from './rate-limit';

const ALL = '*';

/** Fails as `busy` while Jira wants us away from this endpoint, or from all of them: then it is not called. */
export const mayCall = async (endpoint: string): Promise<void> => {
  const meter = myMeter();
  const gates = meter === null ? null : await knownGates(meter);
  const until = Math.max(gates?.get(ALL)?.until ?? 0, gates?.get(endpoint)?.until ?? 0);
  const wait = until - Date.now();
  if (wait > 0) throw new PortFailure({ kind: 'busy', retryAfterSeconds: Math.ceil(wait / 1000) });
};

/** Adds an answer to what the run has spent. An endpoint that answers again is open again. */
export const noteAnswer = async (endpoint: string, limit: RateLimit, body: unknown): Promise<void> => {
  const meter = myMeter();
  if (meter === null) return;
  const cost = costOf(endpoint, body);
  const { spent } = meter;
  meter.spent = {
    calls: spent.calls + 1,
    points: spent.points + cost.points,
    pointsAlt: spent.pointsAlt + cost.pointsAlt,
    refused: spent.refused,
    pool: poolOf(limit) ?? spent.pool,
  };
  const gates = await knownGates(meter);
  if (!gates.has(endpoint) && !gates.has(ALL)) return;
  gates.delete(endpoint);
  gates.delete(ALL);
  await openGate(endpoint);
};

/** Notes a 429, keeps everybody away for as long as it says, and answers with the seconds to stay away. */
export const noteRefusal = async (endpoint: string, limit: RateLimit): Promise<number> => {
  const meter = myMeter();
  const gate = isOfEndpoint(limit) ? endpoint : ALL;
  const fails = (meter?.gates?.get(gate)?.fails ?? 0) + 1;
  const seconds = secondsAway(limit, fails);
  if (meter !== null) {
    const { spent } = meter;
    const pool = poolOf(limit) ?? spent.pool;
    meter.spent = { ...spent, calls: spent.calls + 1, points: spent.points + 1, pointsAlt: spent.pointsAlt + 1, pool };
    meter.spent = { ...meter.spent, refused: spent.refused + 1 };
    meter.gates?.set(gate, { until: Date.now() + seconds * 1000, fails });
  }
  await closeGate(gate, seconds * 1000, limit.reason ?? 'unknown');
  return seconds;
};

/** A burst, and too many writes to one issue, are about the endpoint alone. A reason that we do not know is about everything. */
const isOfEndpoint = ({ reason }: RateLimit): boolean =>
  reason === 'jira-burst-based' || reason === 'jira-per-issue-on-write';

const secondsAway = (limit: RateLimit, fails: number): number => {
  const asked = limit.retryAfter ?? 0;
  const quota = limit.reason?.startsWith('jira-quota') === true;
  if (quota) return Math.max(1, asked, limit.resetIn ?? 0, asked > 0 ? 0 : untilNextHour());
  const first = isOfEndpoint(limit) ? 0 : FIRST_UNKNOWN;
  return Math.max(1, backoff({ fails: fails + first, asked, most: PROBE_SECONDS }, Math.random));
};

/** Without a reason the first wait is half a minute or so; in a storm there is a probe every five minutes. */
const FIRST_UNKNOWN = 4;
const PROBE_SECONDS = 300;

const HOUR_MS = 3_600_000;
const untilNextHour = (): number => Math.ceil((HOUR_MS - (Date.now() % HOUR_MS)) / 1000);

const poolOf = ({ limit, remaining }: RateLimit) =>
  limit === null || remaining === null ? null : { limit, left: remaining, at: instant(Date.now()) };
