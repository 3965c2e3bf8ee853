import type { Reply } from '../../contract';
import type { IssueCheck } from '../../contract/sync';
import type { IssueId } from '../../domain/capacity/types';
import { PortFailure, type Viewer } from '../ports';
import type { Site } from '../sync/ports';
import { type ComparedIssue, checkedOf, compared, differencesOf } from './compared';
import type { CheckPorts } from './ports';

type Asked = { readonly issueId: string };
const NOT_FOUND = { ok: false, failure: { kind: 'not-found' } } as const;

/** Holds the facts of an issue against Jira. Reading it as the viewer is the permission check; the rest is read as the app. */
export const checkIssue = async (ports: CheckPorts, { issueId }: Asked): Promise<Reply<IssueCheck>> => {
  const site = await siteSeenBy(ports, issueId as IssueId);
  return site === null ? NOT_FOUND : { ok: true, value: await check(ports, site, issueId as IssueId) };
};

/** Reads the issue again and publishes it, then checks once more; what rested gets its tries anew. */
export const mendIssue = async (ports: CheckPorts, viewer: Viewer, { issueId }: Asked): Promise<Reply<IssueCheck>> => {
  const id = issueId as IssueId;
  const site = await siteSeenBy(ports, id);
  if (site === null) return NOT_FOUND;
  await ports.audit.append({ by: viewer, action: 'retried', object: { kind: 'issue', id: issueId } });
  await ports.forgive(id);
  await ports.follow(id);
  return { ok: true, value: await check(ports, site, id) };
};

/** What reading needs to know of the site; null = the viewer may not browse the issue. */
const siteSeenBy = async ({ site, viewerJira }: CheckPorts, id: IssueId): Promise<Site | null> => {
  const known = await site.read();
  if (known === null) throw new PortFailure({ kind: 'unavailable', reason: 'setting-up' });
  return (await viewerJira.issue(id, known.fields)) === null ? null : known;
};

const check = async (ports: CheckPorts, site: Site, id: IssueId): Promise<IssueCheck> => {
  const stored = await ports.stored(id);
  const { parts, readAt, letGo, waiting, dead } = stored;
  const fields = checkedOf(letGo);
  const told = {
    ...{ issueId: id, checkedAt: ports.clock.now(), fields: fields.length, differences: [] },
    ...{ readAt, letGo, waiting, dead },
  };
  const jira = await fromJira(ports, site, id);
  if (typeof jira === 'string') return { ...told, outcome: jira };
  if (parts === null) return { ...told, outcome: 'unread' };
  const differences = differencesOf(jira, compared(parts), fields);
  return { ...told, differences, outcome: differences.length === 0 ? 'same' : 'differs' };
};

/** The issue as the app reads it; a word where it cannot. */
const fromJira = async (
  { jira }: CheckPorts,
  site: Site,
  id: IssueId,
): Promise<ComparedIssue | 'closed' | 'unreadable'> => {
  // Words are the worker's: nothing is learned here.
  const wordless = { ...site, learning: { ...site.learning, learns: false } };
  const { issues, unreadable } = await jira.issues(wordless, [id]);
  if (unreadable.includes(id)) return 'unreadable';
  const [issue] = issues;
  if (issue === undefined) {
    if (await jira.exists(id)) throw new PortFailure({ kind: 'unavailable', reason: 'jira' });
    return 'closed';
  }
  const changes = (await jira.changes(wordless, [id])).get(id)?.entries ?? [];
  const worklogs = issue.worklogs ?? (await jira.worklogs(id)).entries;
  return compared({ issue, comments: issue.comments.map((comment) => comment.id), worklogs, changes });
};
