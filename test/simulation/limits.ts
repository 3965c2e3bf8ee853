import { grantedIn, SHARES } from '../../src/domain/budget/allowance';
import type { Run } from './kernel';
import type { Answered } from './platform';

const HOUR = 3_600_000;
/** A page may begin with one point left, and costs so many: a hundred issues, their histories and words. */
const PAGE = 320;

/** What was refused, and how long everybody was asked to stay away. */
type Refusal = { readonly by: Run; readonly at: number; readonly until: number; readonly endpoint: string | null };

/** Calls that came too early, and hours that cost too much. */
export const limitsBroken = (answers: readonly Answered[], pool: number): string[] => [
  ...tooEarly(answers),
  ...tooDear(answers, pool),
];

const refusalOf = (answer: Answered): Refusal | null => {
  const { status, headers, run, at, endpoint } = answer;
  if (status !== 429) return null;
  const seconds = Number(headers['Retry-After'] ?? 0);
  const reason = headers['RateLimit-Reason'] ?? '';
  const burst = ['jira-burst-based', 'jira-per-issue-on-write'].includes(reason);
  const until = Math.max(at + seconds * 1000, reason.startsWith('jira-quota') ? resetOf(answer) : 0);
  return { by: run, at, until, endpoint: burst ? endpoint : null };
};

/** A quota that is used up is used up until its hour is over. A clock that is off misjudges such an instant. */
const resetOf = ({ headers, run }: Answered): number =>
  run.skew === 0 ? Date.parse(headers['X-RateLimit-Reset'] ?? '') || 0 : 0;

/** A run knows what it was told itself, and what others noted well before it began. */
const knows = (run: Run, askedAt: number, { by, at }: Refusal): boolean =>
  run === by ? askedAt >= at : !by.unsaid && !by.killed && run.startedAt > at + 2_000;

const tooEarly = (answers: readonly Answered[]): string[] => {
  const refusals: Refusal[] = [];
  const said: string[] = [];
  for (const answer of answers) {
    const { run, askedAt, endpoint } = answer;
    const told = refusals.find(
      (one) =>
        (one.endpoint === null || one.endpoint === endpoint) && askedAt < one.until - 1 && knows(run, askedAt, one),
    );
    if (told) said.push(`${run.name} called ${endpoint} ${Math.round((told.until - askedAt) / 1000)} s too early`);
    const refusal = refusalOf(answer);
    if (refusal) refusals.push(refusal);
  }
  return said.slice(0, 3);
};

/** Points of an hour by Jira's own ledger. A run that is killed takes its account with it: a page each. */
const tooDear = (answers: readonly Answered[], pool: number): string[] => {
  const hours = new Map<number, { points: number; readonly lost: Set<Run> }>();
  for (const { run, at, points } of answers) {
    const hour = Math.floor(at / HOUR);
    const sum = hours.get(hour) ?? { points: 0, lost: new Set() };
    sum.points += points;
    if (run.killed || run.failures > 0) sum.lost.add(run);
    hours.set(hour, sum);
  }
  const granted = grantedIn({ poolLimit: pool, poolLeft: pool }, SHARES).points;
  return [...hours.values()]
    .filter(({ points, lost }) => points > granted + PAGE * (1 + lost.size))
    .map(({ points }) => `${points} points in an hour that grants ${granted}`);
};
