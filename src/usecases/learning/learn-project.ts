import { learnHistory } from '../../domain/suggestion/learn-history';
import type { Historic } from '../../domain/suggestion/walk';
import type { Instant } from '../../domain/units';
import { mayRead } from '../budget/go-on';
import type { WordsOfIssues } from '../facts/ports';
import type { Lease, Site, SyncPorts } from '../sync/ports';
import { isOutOfSight } from './catch-up';
import { CALCULATION_SECONDS, keep } from './lease';
import { type PastIssue, WORDS_AT_ONCE } from './ports';

type Ports = Pick<SyncPorts, 'clock' | 'log' | 'jira' | 'site' | 'jobs' | 'experience' | 'budget'>;
type Job = { readonly site: Site; readonly lease: Lease; readonly project: number };

/** Learns a project's history as it happened and takes the place of what was learned before. False = the lease was lost, or learning was switched off. */
export const learnProject = async (ports: Ports, { site, lease, project }: Job): Promise<boolean> => {
  const { clock, experience, log } = ports;
  const startedAt = clock.now();
  const whole = await experience.history(project);
  const past = await affordable(ports, whole);
  const history: Historic[] = [];
  for (let from = 0; from < past.length; from += WORDS_AT_ONCE) {
    const some = past.slice(from, from + WORDS_AT_ONCE);
    const words = await ports.jira.words(
      site,
      some.map(({ id }) => id),
    );
    history.push(...some.flatMap((issue) => historic(issue, words)));
    if (!(await keep(ports, lease))) return false;
  }
  if (!(await keep(ports, lease, CALCULATION_SECONDS))) return false;
  const learned = learnHistory(history, site.learning.adapts);
  if (!(await ports.site.read())?.learning.learns || !(await keep(ports, lease))) return false;
  await experience.replace(project, learned, startedAt);
  await lookAgain(ports, { project, startedAt, seen: whole });
  await experience.dropOldSketches('all');
  log.info('project-learned', { project, issues: history.length, left: past.length - history.length });
  return true;
};

/** Who brought an issue back meanwhile found no learned project to learn it in, and nobody looks for old ones. */
const lookAgain = async ({ experience }: Ports, { project, startedAt, seen }: Seen): Promise<void> => {
  const known = new Set(seen.map(({ id }) => id));
  const cameBack = ({ id, resolved }: PastIssue) => !known.has(id) && isOutOfSight(resolved, startedAt);
  if ((await experience.history(project)).some(cameBack)) await experience.markStale(project);
};
type Seen = { readonly project: number; readonly startedAt: Instant; readonly seen: readonly PastIssue[] };

/** Where even an hour that nobody used does not pay for all of it, the newest are learned; else it waits for such an hour. */
const affordable = async ({ budget, clock }: Ports, past: readonly PastIssue[]): Promise<readonly PastIssue[]> => {
  if (past.length === 0) return past;
  const needs = past.length + Math.ceil(past.length / WORDS_AT_ONCE);
  await mayRead(budget, clock.now(), 'slow', needs);
  const { points } = await budget.allowance();
  if (points === 'unlimited' || points >= needs) return past;
  const most = Math.floor((points * WORDS_AT_ONCE) / (WORDS_AT_ONCE + 1));
  const newest = new Set([...past].sort((a, b) => b.created - a.created).slice(0, most));
  return past.filter((issue) => newest.has(issue));
};

/** What Jira gives no words of is left out: it is gone, or has a security level by now. */
const historic = ({ project, created, ...issue }: PastIssue, words: WordsOfIssues): Historic[] => {
  const terms = words.get(issue.id);
  return terms === undefined ? [] : [{ key: issue.id, created, issue: { ...issue, ...terms } }];
};
