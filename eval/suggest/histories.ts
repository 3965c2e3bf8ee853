import type { IssueId, PersonId } from '../../src/domain/capacity/types';
import type { Tie } from '../../src/domain/suggestion/evidence';
import { issueTerms } from '../../src/domain/suggestion/issue-terms';
import { type TermKey, termHash, termKey } from '../../src/domain/suggestion/term-hash';
import type { Historic as Walked } from '../../src/domain/suggestion/walk';
import { instant } from '../../src/domain/units';
import { BadInput } from '../read-input';
import type { Line } from './schema';

/** An issue as the product would see it when it was created, and as it was resolved. */
export type Historic = Walked & { readonly split: string };

/** One project's issues; people by ids that sort as their names do. */
export type History = {
  readonly project: string;
  readonly issues: readonly Historic[];
  readonly personOf: (id: PersonId) => string;
};

const SALT = 'a salt of an installation';

/** Eligible lines as one history per project, projects by name. Words end here: what follows sees ids and hashes. */
export const histories = (path: string, lines: readonly (Line | null)[]): History[] => {
  const eligible = lines.filter((line) => line !== null);
  const twice = firstTwice(eligible.map(({ key }) => key));
  if (twice !== null) throw new BadInput(`${path}: key ${twice} stands twice`);
  const key = termKey(SALT);
  return [...new Set(eligible.map(({ project }) => project))].sort().map((project) =>
    historyOf(
      project,
      eligible.filter((line) => line.project === project),
      key,
    ),
  );
};

const historyOf = (project: string, lines: readonly Line[], key: TermKey): History => {
  const people = [
    ...new Set(lines.flatMap(({ assignee, reporter }) => [assignee, ...(reporter ? [reporter] : [])])),
  ].sort();
  const ids = new Map(people.map((name, index) => [name, (index + 1) as PersonId]));
  const idOf = (name: string): PersonId => ids.get(name) ?? (0 as PersonId);
  return {
    project,
    personOf: (id) => people[id - 1] ?? '',
    issues: lines.map((line) => ({
      key: line.key,
      split: line.split,
      created: instant(line.created),
      issue: {
        id: line.key as IssueId,
        reporter: line.reporter === null ? null : idOf(line.reporter),
        resolver: idOf(line.assignee),
        resolved: instant(line.resolved),
        ties: tiesOf(line, key, idOf),
        ...issueTerms(key, line),
      },
    })),
  };
};

/** Names stand for Jira's ids, which the files do not have. */
const tiesOf = (line: Line, key: TermKey, idOf: (name: string) => PersonId): Tie[] => [
  ...line.components.map((name) => ({ kind: 'component' as const, ref: termHash(key, 'label', `component ${name}`) })),
  ...line.labels.map((name) => ({ kind: 'label' as const, ref: termHash(key, 'label', name) })),
  { kind: 'type', ref: termHash(key, 'label', `type ${line.type}`) },
  ...(line.reporter === null ? [] : [{ kind: 'reporter' as const, ref: idOf(line.reporter) }]),
];

const firstTwice = (keys: readonly string[]): string | null => {
  const seen = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) return key;
    seen.add(key);
  }
  return null;
};
