import { backoff } from '../../domain/budget/backoff';
import { followResolved, forgetHidden } from '../learning/follow-resolved';
import { measureChanged } from '../measuring/measure-changed';
import { failingOf, isOfAll } from '../poison/blame';
import type { Failing } from '../poison/ports';
import { MOST_IN_A_ROW } from '../poison/read-apart';
import { PortFailure } from '../ports';
import type { DirtyIssue, Site, SyncPorts } from './ports';
import { refetch } from './refetch';

/** What a run has met so far: whether anything could be read, and failures since. */
type Hunt = { readOne: boolean; inARow: number; readonly most: number };
type Run = { readonly ports: SyncPorts; readonly site: Site; readonly hunt: Hunt };

/**
 * Publishes what is due. One issue that breaks us, or that Jira fails at, must not hold up the others: they are told apart
 * by halves, and it waits by itself, longer each time, until it is given up. The shortest wait, or null for none. Fails
 * where nothing at all can be read.
 */
export const followDirty = (
  ports: SyncPorts,
  site: Site,
  due: readonly DirtyIssue[],
  fails: number,
): Promise<number | null> =>
  follow({ ports, site, hunt: { readOne: false, inARow: 0, most: MOST_IN_A_ROW + 2 * fails } }, due);

type Tried = { readonly due: readonly DirtyIssue[]; readonly wait: number | null; readonly error: unknown };

/** Tries these together. A failure is handed back, unless it has to be everybody's. */
const attempt = async (run: Run, due: readonly DirtyIssue[]): Promise<Tried> => {
  try {
    const wait = await publish(run, due);
    Object.assign(run.hunt, { readOne: true, inARow: 0 });
    return { due, wait, error: null };
  } catch (error) {
    run.hunt.inARow += 1;
    if (isOfAll(error) || run.hunt.inARow >= run.hunt.most) throw error;
    return { due, wait: null, error };
  }
};

const follow = async (run: Run, due: readonly DirtyIssue[]): Promise<number | null> => {
  const tried = await attempt(run, due);
  return tried.error === null ? tried.wait : tellApart(run, tried);
};

/** Both halves are tried before either is looked into: the good one shows that Jira answers. */
const tellApart = async (run: Run, { due, error }: Tried): Promise<number | null> => {
  if (due.length === 1) return giveUp(run, due, error);
  const half = Math.ceil(due.length / 2);
  const tried = [await attempt(run, due.slice(0, half)), await attempt(run, due.slice(half))];
  const waits: (number | null)[] = [];
  for (const one of tried) waits.push(one.error === null ? one.wait : await tellApart(run, one));
  return shortest(waits);
};

/**
 * Alone it fails. Where nothing else could be read beside it, Jira is asked something else first, and the issue is held
 * against nobody for the first half hour: it may be that all issues fail.
 */
const giveUp = async ({ ports, hunt }: Run, due: readonly DirtyIssue[], error: unknown): Promise<number | null> => {
  const failing = failingOf('issue', error);
  const doubtful = error instanceof PortFailure && !hunt.readOne;
  if (doubtful) await ports.jira.timeTracking();
  ports.log.warn('refetch-broken', { error: failing.reason, issue: due[0]?.id ?? null });
  return postpone(ports, due, doubtful && (due[0]?.tries ?? 0) < TRIES_OF_HALF_AN_HOUR ? null : failing);
};
const TRIES_OF_HALF_AN_HOUR = 9;

const publish = async ({ ports, site }: Run, due: readonly DirtyIssue[]): Promise<number | null> => {
  const ids = due.map((issue) => issue.id);
  const refetched = await refetch(ports, site, ids);
  const { people, hidden, unread } = refetched;
  // Before the marks go: a run that dies here leaves them to the next one.
  if (people.length > 0) await ports.screens.refreshGlance(people);
  await forgetHidden(ports, hidden);
  const measured = await measureChanged(ports, ids);
  // What nobody may see must not go on counting, and what came back has to be learned: both are said again until they are.
  const unsaid = [
    ...(measured ? [] : hidden.filter((id) => !unread.includes(id))),
    ...(await followResolved(ports, site, refetched)),
  ];
  const read = due.filter(({ id }) => !unread.includes(id));
  await ports.dirty.done(read.filter(({ id }) => !unsaid.includes(id)));
  await ports.letters.succeeded('issue', read.map(numberOf));
  const failing = { kind: 'issue', class: 'unreadable', reason: 'no-shape' } as const;
  return shortest([await postpone(ports, of(due, unsaid), null), await postpone(ports, of(due, unread), failing)]);
};

const of = (due: readonly DirtyIssue[], ids: readonly string[]) => due.filter(({ id }) => ids.includes(id));
const numberOf = ({ id }: DirtyIssue): number => Number(id);
const triesOf = (issues: readonly DirtyIssue[]) => new Map(issues.map((issue) => [numberOf(issue), issue.tries + 1]));
const shortest = (waits: readonly (number | null)[]): number | null => {
  const known = waits.filter((wait) => wait !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** Later, by itself; what failed too often is given up and waits for nobody. */
const postpone = async (
  { dirty, letters, budget }: SyncPorts,
  issues: readonly DirtyIssue[],
  failing: Failing | null,
): Promise<number | null> => {
  if (issues.length === 0) return null;
  const dead = failing === null ? [] : await letters.failed(failing, triesOf(issues));
  const given = issues.filter((issue) => dead.includes(numberOf(issue)));
  // The letter comes first: a run that dies here has the issue tried once more.
  await dirty.done(given);
  const left = issues.filter((issue) => !given.includes(issue));
  if (left.length === 0) return null;
  const fails = Math.max(...left.map(({ tries }) => tries)) + 1;
  const seconds = backoff({ fails }, budget.random);
  await dirty.postpone(left, seconds);
  return seconds;
};
