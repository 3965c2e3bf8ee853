import type { DeadKind } from '../../contract/sync';

/** What is wrong with a value that no sum takes; read after "is". */
export const oddClassWords: Readonly<Record<string, string>> = {
  negative: 'less than nothing',
  huge: 'larger than anything real',
  'wrong-type': 'not of the type it should be',
  'out-of-range': 'outside of any calendar',
  unreadable: 'not readable',
};

/** The field in which it stands. */
export const oddFieldWords: Readonly<Record<string, string>> = {
  issue: 'something it cannot be without',
  change: 'an entry of the history',
  resolved: 'the date it was resolved',
  due: 'the due date',
  start: 'the start date',
  original: 'the original estimate',
  remaining: 'the remaining estimate',
  spent: 'the time spent',
  points: 'the story points',
  worklog: 'a worklog',
  assignee: 'the assignee',
  comment: 'a comment',
  component: 'a component',
  label: 'a label',
  sprint: 'a sprint',
  fix_version: 'a fix version',
};

const plural = new Intl.PluralRules('en');
const counted = (count: number, one: string, other: string): string =>
  `${count} ${plural.select(count) === 'one' ? one : other}`;

const GIVEN: Readonly<Record<DeadKind, readonly [string, string]>> = {
  issue: ['issue', 'issues'],
  project: ['project', 'projects'],
  person: ['person', 'people'],
  page: ['page of a search', 'pages of a search'],
  field: ['mapped field', 'mapped fields'],
};

/** `2 issues and 1 page of a search`; empty where nothing was given up. */
export const givenUpWords = (given: readonly { readonly of: DeadKind; readonly count: number }[]): string =>
  new Intl.ListFormat('en').format(
    given.filter(({ count }) => count > 0).map(({ of, count }) => counted(count, ...GIVEN[of])),
  );
