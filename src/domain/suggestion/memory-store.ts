import type { IssueId, PersonId } from '../capacity/types';
import type {
  Evidence,
  FrequencyRow,
  IssueSigns,
  PersonRow,
  ProjectRow,
  SketchedRow,
  SketchRow,
  TermRow,
  TieRow,
} from './evidence';
import { SKETCHED_ISSUES } from './sketch';

/** The rows of one project, kept and served as SQL keeps and serves them: by key, by the terms and ties of one issue. */
export const memoryStore = (most = SKETCHED_ISSUES) => {
  let project: ProjectRow = { issues: 0, words: 0 };
  const people = new Map<PersonId, PersonRow>();
  const ties = new Groups<string, PersonId, TieRow>();
  const terms = new Groups<number, PersonId, TermRow>();
  const frequencies = new Map<number, FrequencyRow>();
  const sketched = new Map<IssueId, SketchedRow>();
  const sketches = new Groups<number, IssueId, SketchRow>();
  const termsOf = new Map<IssueId, readonly SketchRow[]>();

  const dropOldest = () => {
    const [oldest] = sketched.keys();
    if (oldest === undefined || sketched.size <= most) return;
    for (const { term } of termsOf.get(oldest) ?? []) sketches.drop(term, oldest);
    sketched.delete(oldest);
    termsOf.delete(oldest);
  };

  return {
    /** `sketches` of other issues are most of the rows, and learning needs none. */
    read: (issue: IssueSigns, which: 'all' | 'no sketches' = 'all'): Evidence => {
      const like = which === 'all' ? issue.terms.flatMap(({ term }) => sketches.of(term)) : [];
      return {
        project,
        people: [...people.values()],
        ties: issue.ties.flatMap(({ kind, ref }) => ties.of(`${kind} ${ref}`)),
        terms: issue.terms.flatMap(({ term }) => terms.of(term)),
        frequencies: issue.terms.flatMap(({ term }) => frequencies.get(term) ?? []),
        sketches: like,
        sketched: [...new Set(like.map((row) => row.issue))].flatMap((id) => sketched.get(id) ?? []),
      };
    },
    write: (changes: Evidence): void => {
      for (const row of changes.sketched) sketched.set(row.issue, row);
      for (const row of changes.people) people.set(row.person, row);
      for (const row of changes.ties) ties.set(`${row.kind} ${row.ref}`, row.person, row);
      for (const row of changes.terms) terms.set(row.term, row.person, row);
      for (const row of changes.frequencies) frequencies.set(row.term, row);
      for (const row of changes.sketches) sketches.set(row.term, row.issue, row);
      for (const { issue } of changes.sketched) termsOf.set(issue, changes.sketches);
      dropOldest();
      project = changes.project;
    },
    /** Everything that is kept. */
    rows: (): Evidence => ({
      project,
      people: [...people.values()],
      ties: ties.all(),
      terms: terms.all(),
      frequencies: [...frequencies.values()],
      sketched: [...sketched.values()],
      sketches: sketches.all(),
    }),
    /** How many rows there are of each kind. */
    sizes: () => ({
      people: people.size,
      ties: ties.size(),
      terms: terms.size(),
      frequencies: frequencies.size,
      sketched: sketched.size,
      sketches: sketches.size(),
    }),
  };
};

export type MemoryStore = ReturnType<typeof memoryStore>;

class Groups<Group, Key, Row> {
  private readonly groups = new Map<Group, Map<Key, Row>>();
  of(group: Group): Row[] {
    return [...(this.groups.get(group)?.values() ?? [])];
  }
  set(group: Group, key: Key, row: Row): void {
    const rows = this.groups.get(group) ?? new Map<Key, Row>();
    this.groups.set(group, rows.set(key, row));
  }
  drop(group: Group, key: Key): void {
    this.groups.get(group)?.delete(key);
  }
  all(): Row[] {
    return [...this.groups.values()].flatMap((rows) => [...rows.values()]);
  }
  size(): number {
    return [...this.groups.values()].reduce((sum, rows) => sum + rows.size, 0);
  }
}
