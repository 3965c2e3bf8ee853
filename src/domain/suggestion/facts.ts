import type { IssueId, PersonId } from '../capacity/types';
import type { Instant } from '../units';
import type { PersonRow, TieKind, TieRow } from './evidence';
import { lastThree } from './feature-recency';
import type { FeatureName } from './features';
import type { Gathered } from './gather';
import type { LikeIssue } from './like-issues';

type Resolved = { readonly issues: number; readonly since: Instant; readonly last: Instant };

/** What can be said of a person and looked up again: counts, instants and issue ids; words come from the issue on screen. */
export type Fact =
  /** Resolved n issues of the project since, the last one at. */
  | ({ readonly kind: 'resolved' } & Resolved)
  /** Resolved n issues of this component, label, type or reporter since, the last one at. */
  | ({ readonly kind: TieKind; readonly ref: number } & Resolved)
  /** Resolved n of the ≤ 60 most similar issues: the nearest of them. */
  | { readonly kind: 'alike'; readonly issues: number; readonly nearest: readonly IssueId[] }
  /** Used at least n of the issue's words in issues resolved before. */
  | { readonly kind: 'words'; readonly terms: number }
  /** Was the last, second or third last person to resolve an issue in one of the components. */
  | { readonly kind: 'last-in-component'; readonly place: number; readonly last: Instant }
  | { readonly kind: 'is-reporter' };

const NEAREST = 3;

/** The facts behind a feature for a person; none where there is nothing to tell. Rows are put by person once, for any number of people. */
export const factsOf = (
  gathered: Gathered,
  reporter: PersonId | null,
): ((feature: FeatureName, person: PersonId) => readonly Fact[]) => {
  const people = byPerson(gathered.people);
  const ties = byPerson(gathered.ties);
  const words = byPerson(gathered.vocabulary);
  const like = byPerson(gathered.like);
  const lasts = lastThree(gathered.ties);
  const resolved = (person: PersonId): Fact[] => people(person).map(resolvedFact);
  const tied = (person: PersonId, kinds: readonly TieKind[]) =>
    ties(person)
      .filter(({ kind }) => kinds.includes(kind))
      .map(tieFact);
  const tell: Readonly<Record<FeatureName, (person: PersonId) => readonly Fact[]>> = {
    lately: resolved,
    base: resolved,
    sinceLast: resolved,
    component: (person) => tied(person, ['component', 'label']),
    type: (person) => tied(person, ['type']),
    reporter: (person) => tied(person, ['reporter']),
    alike: (person) => alikeFact(like(person)),
    vocabulary: (person) => words(person).map(({ terms }) => ({ kind: 'words', terms })),
    lastInComponent: (person) => lastFact(lasts, person),
    isReporter: (person) => (person === reporter ? [{ kind: 'is-reporter' }] : []),
  };
  return (feature, person) => tell[feature](person);
};

const byPerson = <Row extends { readonly person: PersonId }>(rows: readonly Row[]) => {
  const groups = new Map<PersonId, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.person);
    if (own === undefined) groups.set(row.person, [row]);
    else own.push(row);
  }
  return (person: PersonId): readonly Row[] => groups.get(person) ?? [];
};

const resolvedFact = ({ issues, first, last }: PersonRow): Fact => ({ kind: 'resolved', issues, since: first, last });

const tieFact = ({ kind, ref, issues, first, last }: TieRow): Fact => ({ kind, ref, issues, since: first, last });

const alikeFact = (own: readonly LikeIssue[]): Fact[] =>
  own.length === 0
    ? []
    : [{ kind: 'alike', issues: own.length, nearest: own.slice(0, NEAREST).map(({ issue }) => issue) }];

const lastFact = (lasts: ReturnType<typeof lastThree>, person: PersonId): Fact[] =>
  lasts.flatMap((one, index) =>
    one.person === person ? [{ kind: 'last-in-component' as const, place: index + 1, last: one.last }] : [],
  );
