import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { IssueFacts, IssueSets, Site, SyncPorts, WordsOfIssues } from './ports';

type Ports = Pick<SyncPorts, 'jira' | 'facts' | 'site' | 'clock'>;

export type Refetched = {
  /** Whose open work may have changed: assignees before and after. */
  readonly people: readonly PersonId[];
  /** Still behind: Jira did not give them this time, or in no shape that we understand. */
  readonly unread: readonly IssueId[];
  /** Resolved, and no secret: to be learned, if they were not. */
  readonly done: readonly IssueId[];
  /** Gone, or with a security level. */
  readonly hidden: readonly IssueId[];
  readonly words: WordsOfIssues;
};

/** Publishes the current state of at most 100 issues, all their sets included. */
export const refetch = async (ports: Ports, site: Site, ids: readonly IssueId[]): Promise<Refetched> => {
  const page = await ports.jira.issues(site, ids);
  const sets = await readSets(ports, site, page.issues);
  const found = new Set([...page.issues.map((issue) => issue.id), ...page.unreadable]);
  const absent = ids.filter((id) => !found.has(id));

  const people = await ports.facts.publish(page);
  await ports.facts.publishSets(sets, page.readAt);
  const rest = await settleAbsent(ports, absent);
  return {
    people: [...new Set([...people, ...rest.people])],
    unread: [...page.unreadable, ...rest.unread],
    done: idsOf(page.issues, ({ category, security }) => category === 3 && security === null),
    hidden: [...idsOf(page.issues, ({ security }) => security !== null), ...rest.gone],
    words: page.words,
  };
};

const idsOf = (issues: readonly IssueFacts[], which: (issue: IssueFacts) => boolean): IssueId[] =>
  issues.filter(which).map(({ id }) => id);

const readSets = async ({ jira }: Ports, site: Site, issues: readonly IssueFacts[]): Promise<readonly IssueSets[]> => {
  if (issues.length === 0) return [];
  const changes = await jira.changes(
    site,
    issues.map((issue) => issue.id),
  );
  const sets: IssueSets[] = [];
  for (const { id, worklogs } of issues) {
    // Worklogs that came with the issue are published with it.
    sets.push({ id, changes: changes.get(id) ?? [], worklogs: worklogs ? null : await jira.worklogs(id) });
  }
  return sets;
};

/** An issue that Jira does not give is gone, unless its whole project closed to the app: then its facts stay as they are. */
const settleAbsent = async (ports: Ports, ids: readonly IssueId[]) => {
  const people: PersonId[] = [];
  const unread: IssueId[] = [];
  const gone: IssueId[] = [];
  for (const id of ids) {
    const at = ports.clock.now();
    if (await ports.jira.exists(id)) {
      unread.push(id);
      continue;
    }
    const project = await ports.facts.projectOf(id);
    if (project === null) continue;
    if (await ports.jira.project(project)) {
      people.push(...(await ports.facts.markGone(id, at)));
      gone.push(id);
    } else await ports.site.markProjectClosed(project, at);
  }
  return { people, unread, gone };
};
