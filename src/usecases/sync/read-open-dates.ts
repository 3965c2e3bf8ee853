import type { IssueId } from '../../domain/capacity/types';
import { mayRead } from '../budget/go-on';
import { failingOf } from '../poison/blame';
import { readApart } from '../poison/read-apart';
import type { Site, SyncPorts } from './ports';

type Ports = Pick<SyncPorts, 'jira' | 'site' | 'clock' | 'budget' | 'log'>;

const AT_ONCE = 100;

/**
 * Sprints and versions come with the issues that name them, and change without an edit of any: one starts, ends, gets other
 * dates. So an issue of each is asked for by its id, unless the sprint is over. One that cannot be read holds up no other.
 */
export const readOpenDates = async (ports: Ports): Promise<void> => {
  const known = await ports.site.read();
  if (known === null) return;
  // Only what is in fields: no text, and no histories.
  const site: Site = { ...known, learning: { ...known.learning, learns: false } };
  const asked = await ports.site.namingOpenTerms();
  for (let n = 0; n < asked.length; n += AT_ONCE) await readSome(ports, site, asked.slice(n, n + AT_ONCE));
};

const readSome = async (ports: Ports, known: Site, some: readonly IssueId[]): Promise<void> => {
  const { jira, site, clock, budget, log } = ports;
  await mayRead(budget, clock.now(), 'slow', 1 + some.length);
  const read = async (ids: readonly IssueId[]) => {
    const page = await jira.issues(known, ids);
    await site.saveTerms(page.terms, page.readAt);
  };
  for (const { item, error } of await readApart(some, read, jira.timeTracking))
    log.warn('item-failed', { kind: 'issue', item, error: failingOf('issue', error).reason });
};
