import { recentResolvers } from '../../domain/suggestion/candidates';
import type { Evidence } from '../../domain/suggestion/evidence';
import { features } from '../../domain/suggestion/features';
import { learn } from '../../domain/suggestion/learn';
import { taught } from '../../domain/suggestion/taught';
import { WEIGHTS } from '../../domain/suggestion/weights';
import type { WordsOfIssues } from '../facts/ports';
import type { Site, SyncPorts } from '../sync/ports';
import type { Claim, IssueToLearn, PastIssue, Turn } from './ports';

type Ports = Pick<SyncPorts, 'jira' | 'experience'>;

/** Learns issues one after the other in the order in which they were resolved, the caller holding the lease. Answers with how many. */
export const learnIssues = async (
  ports: Ports,
  site: Site,
  past: readonly PastIssue[],
  words: WordsOfIssues,
): Promise<number> => {
  const inOrder = past
    .flatMap((issue) => withWords(issue, words))
    .sort((a, b) => a.resolved - b.resolved || (a.id < b.id ? -1 : 1));
  const done = new Set<string>();
  for (const issue of inOrder) {
    if (done.has(issue.id)) continue;
    for (const id of await takeTurn(ports, site, issue)) done.add(id);
  }
  return done.size;
};

const withWords = ({ created, ...issue }: PastIssue, words: WordsOfIssues): IssueToLearn[] => {
  const terms = words.get(issue.id);
  return terms === undefined ? [] : [{ ...issue, ...terms }];
};

/** A turn that somebody began and never ended comes first: its rows have half grown. Answers with the issues learned. */
const takeTurn = async (ports: Ports, site: Site, issue: IssueToLearn): Promise<readonly string[]> => {
  const { experience } = ports;
  const turn = await experience.turn(issue.project);
  if (turn === null) return [];
  if (turn.claimed === null) {
    await learnOne(ports, site, issue, turn);
    return [issue.id];
  }
  const again = turn.claimed.issue === issue.id ? issue : await present(ports, site, turn.claimed);
  if (again?.project !== issue.project || !(await learnOne(ports, site, again, turn))) {
    // Nobody can end that turn any more.
    await experience.markStale(issue.project);
    return [];
  }
  return again === issue ? [issue.id] : [again.id, ...(await takeTurn(ports, site, issue))];
};

const present = async (
  { experience, jira }: Ports,
  site: Site,
  { issue }: Claim,
): Promise<IssueToLearn | undefined> => {
  const [begun] = await experience.unlearned([issue]);
  return begun && withWords(begun, await jira.words(site, [issue]))[0];
};

/**
 * The claim first, then the weights (from rows that have not grown yet), then the rows, the end of the turn last. Whatever
 * was written of it before is found and left as it is. False = that was of the issue as it is no more.
 */
const learnOne = async (ports: Ports, site: Site, issue: IssueToLearn, turn: Turn): Promise<boolean> => {
  const { experience } = ports;
  const evidence = await experience.evidence(issue, turn.project);
  const changes = learn(evidence, issue);
  if (turn.claimed !== null && !(await isSame(ports, issue, turn.claimed, { evidence, changes }))) return false;
  await experience.claim(issue.project, changes);
  if (site.learning.adapts && turn.adaptedThrough < changes.project.issues) await step(ports, issue, turn);
  await experience.grow(issue.project, changes);
  await experience.close(issue.project, changes.project);
  return true;
};

type Grown = { readonly evidence: Evidence; readonly changes: Evidence };

/** Whether the rows that have grown are those that the issue would have grow as it is now. */
const isSame = async (
  { experience }: Ports,
  { project, resolved }: IssueToLearn,
  claimed: Claim,
  { evidence, changes }: Grown,
): Promise<boolean> => {
  // Weights are as of then.
  if (claimed.resolved !== resolved) return false;
  // Learning hands back what it leaves as it is.
  const before = new Set<unknown>(rowsOf(evidence));
  const own = rowsOf(changes).filter((row) => before.has(row));
  return (await experience.halfGrown(project)) === own.length;
};

const rowsOf = ({ people, ties, terms, frequencies }: Evidence): readonly unknown[] => [
  ...people,
  ...ties,
  ...terms,
  ...frequencies,
];

const step = async ({ experience }: Ports, issue: IssueToLearn, turn: Turn): Promise<void> => {
  const gathered = await experience.gathered(issue, turn.project);
  const table = features(gathered, issue, recentResolvers(gathered.people, issue.resolved), issue.resolved);
  const weights = taught(table, issue, turn.adapted ?? WEIGHTS);
  await experience.adapt(issue.project, turn.adapted, { ...weights, through: turn.project.issues + 1 });
};
