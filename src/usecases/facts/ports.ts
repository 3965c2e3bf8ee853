import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { IssueTerms } from '../../domain/suggestion/issue-terms';
import type { Instant, LocalDate, Seconds, Zone } from '../../domain/units';
import type { OddOfIssues, OddValue, ReadSet } from '../odd-values/ports';
import type { Rating } from '../ratings/ports';

/** Hashed words by issue; an issue that Jira does not give, or that has a security level, is not there. */
export type WordsOfIssues = ReadonlyMap<IssueId, IssueTerms>;

/** 1 = to do, 2 = in progress, 3 = done. */
export type Category = 1 | 2 | 3;

/** One issue as Jira gave it: ids, numbers and instants; labels are salted hashes; no text. */
export type IssueFacts = {
  readonly id: IssueId;
  readonly project: number;
  readonly type: number;
  readonly status: number;
  readonly category: Category;
  readonly priority: number | null;
  readonly resolution: number | null;
  readonly parent: number | null;
  readonly security: number | null;
  readonly assignee: string | null;
  readonly reporter: string | null;
  readonly creator: string | null;
  readonly created: Instant;
  readonly updated: Instant;
  readonly resolved: Instant | null;
  readonly start: LocalDate | null;
  readonly due: LocalDate | null;
  readonly original: Seconds | null;
  readonly remaining: Seconds | null;
  readonly spent: Seconds | null;
  readonly points: number | null;
  readonly rank: string | null;
  readonly components: readonly number[];
  readonly labels: readonly number[];
  readonly fixVersions: readonly number[];
  readonly sprints: readonly number[];
  /** One for each field that the site has mapped. */
  readonly ratings: readonly Rating[];
  readonly comments: readonly CommentFacts[];
  /** False where Jira cut the list. */
  readonly commentsComplete: boolean;
  /** Null where Jira cut the list or left it out: it has to be read by itself. */
  readonly worklogs: readonly WorklogFacts[] | null;
};

export type CommentFacts = { readonly id: number; readonly author: string | null; readonly at: Instant };

export type WorklogFacts = {
  readonly id: number;
  readonly author: string | null;
  readonly started: Instant;
  readonly spent: Seconds;
  readonly created: Instant;
  readonly updated: Instant;
};

export type ChangedField =
  | 'status'
  | 'assignee'
  | 'due'
  | 'remaining'
  | 'original'
  | 'sprint'
  | 'priority'
  | 'resolution'
  | 'type'
  | 'project';

/** One field's change. Ends are ids, seconds or day numbers; null = empty. An assignee stands as an accountId. A change of several sprints is one entry for each that left or came. */
export type ChangeFacts = {
  readonly at: Instant;
  readonly author: string | null;
  readonly field: ChangedField;
  readonly from: number | string | null;
  readonly to: number | string | null;
};

/** A word of the site, without its text. `position` orders priorities; `category` is a status's category, 1 for a sub-task type, a sprint's 1 future, 2 active, 3 closed. */
export type Term = {
  readonly kind: 'status' | 'priority' | 'type' | 'sprint' | 'version';
  readonly id: number;
  readonly category: number | null;
  readonly position: number | null;
  readonly parent: number | null;
  readonly start: Instant | null;
  readonly end: Instant | null;
  readonly day: LocalDate | null;
  readonly closed: boolean;
};

export type ProjectFacts = {
  readonly id: number;
  readonly type: string | null;
  readonly simplified: boolean;
  /** Archived or in the bin: its work does not count. */
  readonly archived: boolean;
};

export type PersonFacts = {
  readonly accountId: string;
  readonly type: string | null;
  readonly active: boolean;
  readonly zone: Zone | null;
};

/** A person by both ids. */
export type KnownPerson = { readonly id: PersonId; readonly accountId: string };

/** A part of the site's issues, and the order to read it in. */
export type Slice = {
  /** Null = open and done. */
  readonly done: boolean | null;
  /** Of one project only. */
  readonly project?: number;
  /** Both ends included. */
  readonly createdFrom: Instant | null;
  readonly updatedFrom: Instant | null;
  readonly updatedTo: Instant | null;
  readonly order: 'oldest-first' | 'last-updated-first' | 'first-updated-first';
};

/** Issues as they were at `readAt` or later: the instant before they were asked for, or when what they were read by was read. */
export type IssuePage = {
  readonly issues: readonly IssueFacts[];
  /** Issues that Jira gave in a shape we do not understand: they are read again later, and hold up nobody. */
  readonly unreadable: readonly IssueId[];
  readonly terms: readonly Term[];
  readonly readAt: Instant;
  readonly next: string | null;
  /** What no sum takes, of these issues and of the unreadable ones. */
  readonly odd?: OddOfIssues;
};

export type FetchedIssues = Omit<IssuePage, 'next'> & {
  readonly words: WordsOfIssues;
  /** Histories that came along whole. */
  readonly changes?: ReadonlyMap<IssueId, ReadSet<ChangeFacts>>;
};

/** Where issues stand in the order of a search. `nameless` = entries without an id that could be read. */
export type IssuePlaces = {
  readonly issues: readonly {
    readonly id: IssueId;
    readonly created: Instant | null;
    readonly updated: Instant | null;
  }[];
  readonly nameless: number;
};

/** Sets that hang on an issue; null = not read this time. */
export type IssueSets = {
  readonly id: IssueId;
  readonly changes: readonly ChangeFacts[] | null;
  readonly worklogs: readonly WorklogFacts[] | null;
  /** What was left out of the sets that were read. */
  readonly odd?: readonly OddValue[];
};
