import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { ChangeFacts, IssueFacts, IssueSets, WordsOfIssues } from '../facts/ports';
import type { OddValue, ReadSet } from '../odd-values/ports';
import type { Site, SyncPorts } from './ports';

type Ports = Pick<SyncPorts, 'jira' | 'facts' | 'site' | 'clock'>;

export type Refetched = {
  /** Whose open work may have changed: assignees before and after. */
  readonly people: readonly PersonId[];
  /** Still behind: Jira did not give them this time, or in no shape that we understand. */
  readonly unread: readonly IssueId[];
  /** Resolved, and no secret: to be learned, if they were not. */
  readonly done: readonly Pick<IssueFacts, 'id' | 'updated'>[];
  /** Gone, or with a security level. */
  readonly hidden: readonly IssueId[];
  readonly words: WordsOfIssues;
};

/** Publishes the current state of at most 100 issues, all their sets included. */
export const refetch = async (ports: Ports, site: Site, ids: readonly IssueId[]): Promise<Refetched> => {
  const page = await ports.jira.issues(site, ids);
  const sets = await readSets(ports, site, wanting(page.issues), page.changes);
  const found = new Set([...page.issues.map((issue) => issue.id), ...page.unreadable]);
  const absent = ids.filter((id) => !found.has(id));

  const people = await ports.facts.publish(page);
  await ports.facts.publishSets(sets, page.readAt);
  const rest = await settleAbsent(ports, absent);
  return {
    people: [...new Set([...people, ...rest.people])],
    unread: [...page.unreadable, ...rest.unread],
    done: page.issues.filter(({ category, security }) => category === 3 && security === null),
    hidden: [...idsOf(page.issues, ({ security }) => security !== null), ...rest.gone],
    words: page.words,
  };
};

const idsOf = (issues: readonly IssueFacts[], which: (issue: IssueFacts) => boolean): IssueId[] =>
  issues.filter(which).map(({ id }) => id);

/** Histories of these issues, and the worklogs, as far as they did not come with them. */
export const readSets = async (
  { jira }: Pick<Ports, 'jira'>,
  site: Site,
  issues: readonly { readonly id: IssueId; readonly worklogs: boolean }[],
  whole: ReadonlyMap<IssueId, ReadSet<ChangeFacts>> = new Map(),
): Promise<readonly IssueSets[]> => {
  const asked = issues.map(({ id }) => id).filter((id) => !whole.has(id));
  const changes = asked.length === 0 ? whole : new Map([...whole, ...(await jira.changes(site, asked))]);
  const sets: IssueSets[] = [];
  for (const { id, worklogs } of issues) {
    const history = changes.get(id) ?? NOTHING;
    const work = worklogs ? await jira.worklogs(id) : null;
    const odd = [...oddIn('change', history), ...oddIn('worklog', work ?? NOTHING)];
    sets.push({ id, changes: history.entries, worklogs: work?.entries ?? null, odd });
  }
  return sets;
};

/** Worklogs that came with the issue are published with it. */
export const wanting = (issues: readonly IssueFacts[]) =>
  issues.map(({ id, worklogs }) => ({ id, worklogs: worklogs === null }));

const NOTHING = { entries: [], odd: [] } as const;
const oddIn = (field: 'change' | 'worklog', { odd }: ReadSet<unknown>): readonly OddValue[] =>
  odd.slice(0, 1).map((one) => ({ field, class: one }));

/** An issue that Jira does not give is gone, unless its whole project was archived or closed to the app: then its facts stay as they are. */
const settleAbsent = async (ports: Ports, ids: readonly IssueId[]) => {
  const people: PersonId[] = [];
  const unread: IssueId[] = [];
  const gone: IssueId[] = [];
  const open = openProjects(ports);
  for (const id of ids) {
    const at = ports.clock.now();
    if (await ports.jira.exists(id)) {
      unread.push(id);
      continue;
    }
    const place = await ports.facts.placeOf(id);
    if (place === null) continue;
    // Marked by a run that was cut off: what follows from it is not done yet, whatever became of its project since.
    if (place.gone || (await open(place.project, at))) {
      people.push(...(await ports.facts.markGone(id, at)));
      gone.push(id);
    }
  }
  return { people, unread, gone };
};

/** Whether a project still counts for the app; asked once for each, and noted where it does not: only what was deleted goes. */
const openProjects = ({ jira, site }: Ports) => {
  const seen = new Map<number, boolean>();
  return async (project: number, at: Instant): Promise<boolean> => {
    const before = seen.get(project);
    if (before !== undefined) return before;
    const found = await jira.project(project);
    if (found === null) await site.markProjectClosed(project, at);
    else if (found.archived) await site.saveProjects([found], at);
    const open = found !== null && !found.archived;
    seen.set(project, open);
    return open;
  };
};
