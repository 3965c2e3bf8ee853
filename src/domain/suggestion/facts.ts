import type { IssueId, PersonId } from '../capacity/types';
import type { Instant } from '../units';
import type { TieKind } from './evidence';
import { lastThree } from './feature-recency';
import type { FeatureName } from './features';
import type { Gathered } from './gather';

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

/** The facts behind a feature for a person; none where there is nothing to tell. */
export const factsOf = (
  feature: FeatureName,
  person: PersonId,
  gathered: Gathered,
  reporter: PersonId | null,
): readonly Fact[] => {
  const tell: Readonly<Record<FeatureName, () => Fact[]>> = {
    lately: () => resolved(gathered, person),
    base: () => resolved(gathered, person),
    sinceLast: () => resolved(gathered, person),
    component: () => tied(gathered, person, ['component', 'label']),
    type: () => tied(gathered, person, ['type']),
    reporter: () => tied(gathered, person, ['reporter']),
    alike: () => alikeFact(gathered, person),
    vocabulary: () =>
      gathered.vocabulary.filter((row) => row.person === person).map(({ terms }) => ({ kind: 'words', terms })),
    lastInComponent: () => lastFact(gathered, person),
    isReporter: () => (person === reporter ? [{ kind: 'is-reporter' }] : []),
  };
  return tell[feature]();
};

const resolved = ({ people }: Gathered, person: PersonId): Fact[] =>
  people
    .filter((row) => row.person === person)
    .map(({ issues, first, last }) => ({ kind: 'resolved', issues, since: first, last }));

const tied = ({ ties }: Gathered, person: PersonId, kinds: readonly TieKind[]): Fact[] =>
  ties
    .filter((row) => row.person === person && kinds.includes(row.kind))
    .map(({ kind, ref, issues, first, last }) => ({ kind, ref, issues, since: first, last }));

const alikeFact = ({ like }: Gathered, person: PersonId): Fact[] => {
  const own = like.filter((one) => one.person === person).map(({ issue }) => issue);
  return own.length === 0 ? [] : [{ kind: 'alike', issues: own.length, nearest: own.slice(0, NEAREST) }];
};

const lastFact = ({ ties }: Gathered, person: PersonId): Fact[] =>
  lastThree(ties).flatMap((one, index) =>
    one.person === person ? [{ kind: 'last-in-component' as const, place: index + 1, last: one.last }] : [],
  );
