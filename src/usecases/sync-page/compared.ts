import type { CheckedDifference, CheckedField, CheckedValue } from '../../contract/sync';
import type { IssueParts } from './ports';

/** Fields of an issue as they are compared; lists of children stand as text that tells any change. */
export type ComparedIssue = Readonly<Record<CheckedField, CheckedValue>> & {
  /** How many there are of what is compared as text. */
  readonly counts: Readonly<Partial<Record<CheckedField, number>>>;
};

/** An issue in the terms in which facts and Jira are compared. */
export const compared = ({ issue, comments, worklogs, changes }: IssueParts): ComparedIssue => {
  const ids = (all: readonly number[]): readonly string[] =>
    [...new Set(all)].sort((a, b) => a - b).map((id) => String(id));
  const text = (all: readonly (readonly unknown[])[]): string => JSON.stringify(all);
  const id = (ref: number | null): string | null => (ref === null ? null : String(ref));
  return {
    ...{ project: String(issue.project), type: String(issue.type), status: String(issue.status) },
    ...{ priority: id(issue.priority), resolution: id(issue.resolution), parent: id(issue.parent) },
    ...{ security: id(issue.security), assignee: issue.assignee, reporter: issue.reporter, creator: issue.creator },
    ...{ created: issue.created, updated: issue.updated, resolved: issue.resolved, start: issue.start, due: issue.due },
    ...{ original: issue.original, remaining: issue.remaining, spent: issue.spent },
    ...{ points: issue.points, rank: issue.rank },
    ...{ components: ids(issue.components), fixVersions: ids(issue.fixVersions), sprints: ids(issue.sprints) },
    labels: text([ids(issue.labels)]),
    comments: text([ids(comments)]),
    worklogs: text(
      [...worklogs]
        .sort((a, b) => a.id - b.id)
        .map(({ id: worklog, author, started, spent, updated }) => [worklog, author, started, spent, updated]),
    ),
    logged: worklogs.reduce((sum, { spent }) => sum + spent, 0),
    changes: text(changes.map(({ at, field, from, to }) => [at, field, from, to])),
    counts: {
      ...{ labels: new Set(issue.labels).size, comments: new Set(comments).size },
      ...{ worklogs: worklogs.length, changes: changes.length },
    },
  };
};

/** Fields in the order in which a person looks at an issue. */
export const CHECKED: readonly CheckedField[] = [
  ...(['project', 'type', 'status', 'resolution', 'priority', 'parent', 'security'] as const),
  ...(['assignee', 'reporter', 'creator', 'start', 'due', 'original', 'remaining', 'spent', 'points'] as const),
  ...(['sprints', 'components', 'labels', 'fixVersions', 'rank', 'worklogs', 'logged', 'comments', 'changes'] as const),
  ...(['created', 'resolved', 'updated'] as const),
];

/** Fields that histories make. */
const OF_HISTORY: readonly CheckedField[] = ['worklogs', 'logged', 'changes'];
export const checkedOf = (letGo: boolean): readonly CheckedField[] =>
  letGo ? CHECKED.filter((field) => !OF_HISTORY.includes(field)) : CHECKED;

/** Every field in which the facts are not what Jira says. What is compared as text is told by how many there are. */
export const differencesOf = (
  jira: ComparedIssue,
  atelier: ComparedIssue,
  fields: readonly CheckedField[],
): readonly CheckedDifference[] =>
  fields
    .filter((field) => JSON.stringify(jira[field]) !== JSON.stringify(atelier[field]))
    .map((field) => ({
      field,
      jira: jira.counts[field] ?? jira[field],
      atelier: atelier.counts[field] ?? atelier[field],
    }));
