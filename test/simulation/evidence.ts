import type { RowDataPacket } from 'mysql2/promise';
import type { Issue, World } from '../../local/jira/model';
import type { IssueId, PersonId } from '../../src/domain/capacity/types';
import type { Tie } from '../../src/domain/suggestion/evidence';
import { issueTerms } from '../../src/domain/suggestion/issue-terms';
import { termKey } from '../../src/domain/suggestion/term-hash';
import type { Historic } from '../../src/domain/suggestion/walk';
import { instant } from '../../src/domain/units';
import { learnedInOrder, orderOf, storedExperience } from '../fixtures/learned';
import { naiveLabelHash } from '../fixtures/naive-hash';
import type { Truth } from './checks';
import { differences } from './differences';
import type { Sim } from './seed';

/**
 * Issues as they were each time that they were resolved. Done issues cannot be edited in this site, so what is learned of
 * one is what it was then, however late it is learned.
 */
export const noteResolved = (world: World, kept: Map<string, Issue>): void => {
  for (const issue of world.issues.values()) {
    if (issue.resolved === null || world.statuses.get(issue.statusId)?.category !== 'done') continue;
    const name = `${issue.id} ${Math.floor(issue.resolved)}`;
    if (!kept.has(name)) kept.set(name, { ...issue, histories: [], worklogs: [], comments: [] });
  }
};

/** What was learned equals learning the same issues once more, in the order in which they were; and none is missing. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over projects, each check after the other.
export const evidence = async (sim: Sim, truth: Truth): Promise<string[]> => {
  const { pool, world, resolved, kernel } = sim;
  const said: string[] = [];
  const [rows] = await pool.query<RowDataPacket[]>('SELECT project_id, since_at FROM learned_project');
  const since = new Map(rows.map((row) => [String(row.project_id), Number(row.since_at)]));
  for (const { id, access, archived } of world.projects.values()) {
    if (!access.app || archived) continue;
    const stored = await storedExperience(pool, Number(id));
    if (stored.project.issues < 0) continue;
    const history = stored.sketched.flatMap((row): Historic[] => {
      const issue = resolved.get(`${row.issue} ${row.resolved}`);
      return issue ? [historicOf(issue, truth)] : [];
    });
    const known = new Set(history.map(({ key }) => key));
    for (const { issue } of stored.sketched)
      if (!known.has(issue)) said.push(`evidence of ${issue}, which was never resolved so`);
    said.push(
      ...missing(world, id, new Set(stored.sketched.map(({ issue }) => issue)), {
        ...{ since: since.get(id) ?? 0, lately: kernel.now() - LATELY_MS },
      }),
    );
    if (said.length > 0) continue;
    const again = learnedInOrder(history, orderOf(stored));
    for (const table of ['project', 'people', 'ties', 'terms', 'frequencies', 'sketched', 'sketches'] as const)
      said.push(
        ...differences(`evidence of ${id}, ${table}`, numbered(stored[table]), numbered(again[table]), ({ at }) =>
          String(at),
        ),
      );
  }
  return said;
};

const numbered = (rows: unknown) =>
  (Array.isArray(rows) ? rows : [rows]).map((row: unknown, at) => ({ at, row: JSON.stringify(row, exact) }));

/** Sums of doubles differ in their last place by the order in which they were added up. */
const exact = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? (Number.isInteger(value) ? value : Number(value.toPrecision(9))) : value;

/** Facts that came later than this are no longer looked for (`catch-up.ts`). */
const LATELY_MS = 13 * 86_400_000;
type From = { readonly since: number; readonly lately: number };

/** Of a small budget the newest are learned: what is older than these and was not touched since is left out on purpose. */
const missing = (world: World, project: string, learned: ReadonlySet<string>, { since, lately }: From): string[] => {
  const due = [...world.issues.values()].filter(
    (issue) =>
      issue.projectId === project &&
      issue.resolved !== null &&
      (Math.floor(issue.resolved) >= since || issue.updated >= lately) &&
      issue.assignee !== null &&
      issue.securityLevelId === null &&
      world.statuses.get(issue.statusId)?.category === 'done',
  );
  return [
    ...due.filter(({ id }) => !learned.has(id)).map(({ id }) => `issue ${id} is resolved and was not learned`),
    ...[...learned].flatMap((id) => {
      const issue = world.issues.get(id);
      return !issue || issue.securityLevelId !== null ? [`issue ${id} is hidden and still learned`] : [];
    }),
  ];
};

const historicOf = (issue: Issue, { people, salt }: Truth): Historic => {
  const reporter = issue.reporter === null ? null : ((people.get(issue.reporter) ?? null) as PersonId | null);
  const sorted = (refs: readonly number[]) => [...refs].sort((a, b) => a - b);
  const ties: Tie[] = [
    ...sorted(issue.componentIds.map(Number)).map((ref) => ({ kind: 'component' as const, ref })),
    ...sorted(issue.labels.map((label) => naiveLabelHash(salt, label))).map((ref) => ({ kind: 'label' as const, ref })),
    { kind: 'type', ref: Number(issue.typeId) },
    ...(reporter === null ? [] : [{ kind: 'reporter' as const, ref: reporter }]),
  ];
  const terms = issueTerms(termKey(salt), {
    summary: issue.summary,
    description: issue.description?.replaceAll('\n', ' ') ?? null,
  });
  const resolver = people.get(issue.assignee ?? '') as PersonId;
  const resolvedAt = instant(Math.floor(issue.resolved ?? 0));
  return {
    key: issue.id as IssueId,
    created: instant(Math.floor(issue.created)),
    issue: { id: issue.id as IssueId, resolver, resolved: resolvedAt, reporter, ties, ...terms },
  };
};
