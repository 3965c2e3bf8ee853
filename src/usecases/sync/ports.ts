import type { IssueId, PersonId } from '../../domain/capacity/types';
import type { brokenAmong } from '../../domain/kpi/mapped-fields';
import type { Instant } from '../../domain/units';
import type { AccountPorts } from '../accounts/ports';
import type { BudgetPort } from '../budget/ports';
import type { CensusSource, CensusStore } from '../census/ports';
import type {
  ChangeFacts,
  FetchedIssues,
  IssuePage,
  IssuePlaces,
  IssueSets,
  KnownPerson,
  PersonFacts,
  ProjectFacts,
  Slice,
  Term,
  WordsOfIssues,
  WorklogFacts,
} from '../facts/ports';
import type { ExperienceStore, LearningRules } from '../learning/ports';
import type { MeasureStore } from '../measuring/ports';
import type { ReadSet } from '../odd-values/ports';
import type { DeadLetterPort } from '../poison/ports';
import type { Clock, FieldMap, Lease, Log, Renewed, TimeTracking } from '../ports';
import type { MappedField, RatingSource, RatingStore } from '../ratings/ports';
import type { EraseStore, StorageStore } from '../retention/ports';
import type { FeedSource, HeldFacts } from '../sweep/ports';

export type { FieldMap, Lease, TimeTracking } from '../ports';

/** All that reading Jira into facts needs from outside. */
export type SyncPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly jira: JiraSource;
  readonly facts: FactStore;
  readonly site: SiteStore;
  readonly jobs: JobStore;
  readonly dirty: DirtyStore;
  readonly queue: SyncQueue;
  readonly screens: Screens;
  readonly experience: ExperienceStore;
  readonly measures: MeasureStore;
  readonly ratings: RatingStore;
  readonly held: HeldFacts;
  readonly census: CensusStore;
  readonly budget: BudgetPort;
  readonly letters: DeadLetterPort;
  readonly accounts: AccountPorts;
  readonly storage: StorageStore;
  readonly erase: EraseStore;
};

/** What the queue `sync` carries. A lost or doubled message changes nothing but the moment of the work. */
export type SyncMessage =
  /** Reads the site from wherever the last run stopped. */
  | { readonly kind: 'backfill' }
  /** Refetches issues that events marked. */
  | { readonly kind: 'dirty' }
  /** Removes generations nobody reads, looks at words and people again, renews what screens keep. */
  | { readonly kind: 'upkeep' }
  /** Works out the sums of everybody anew, after a setting of the whole site or of many people. */
  | { readonly kind: 'glance' }
  /** Learns the next project that waits, and what was missed of the others; or forgets all where nothing is to be learned. */
  | { readonly kind: 'learn' }
  /** Measures every issue that is behind for KPIs, and sums up. */
  | { readonly kind: 'measure' }
  /** Makes the tables of settings and doors, then those that keep the facts true. */
  | { readonly kind: 'tables' }
  /** Removes histories that are older than they are kept, and looks at how full the store is. */
  | { readonly kind: 'retention' }
  /** Empties every table, once somebody asked for it. */
  | { readonly kind: 'erase' }
  /** Tells Atlassian which accounts are held, a slice at a time. */
  | { readonly kind: 'accounts' }
  /** Reads a field mapped lately from the issues where it is not empty. */
  | { readonly kind: 'ratings' }
  /** Reads what changed since the last round, whatever events said of it. */
  | { readonly kind: 'sweep' }
  /** Counts the projects whose turn it is, and looks for what is missing or too much. */
  | { readonly kind: 'census' };

export type SyncQueue = { readonly push: (message: SyncMessage, delaySeconds?: number) => Promise<void> };

/** What other parts keep up to date from the facts. */
export type Screens = {
  /** The daily sums that the lozenge reads. */
  readonly refreshGlance: (people: readonly PersonId[] | Renewed) => Promise<void>;
  /** Default teams and assumed values, by project. */
  readonly refreshProjectDefaults: () => Promise<void>;
};

/** What reading an issue needs to know of the site. The salt never leaves the installation. */
export type Site = {
  readonly fields: FieldMap;
  /** Fields that an admin mapped for KPIs. */
  readonly rated: readonly MappedField[];
  readonly salt: string;
  readonly learning: LearningRules;
  /** When this was read. What is read by fields that were replaced meanwhile must not look newer than they were. */
  readonly readAt: Instant;
};

/** Thrown when a page token is no longer good; the slice is read again from its watermark. */
export class PageExpired extends Error {}

/** Jira as the app's own user sees it. Every failure is a PortFailure: nothing here ever means "no issues" by mistake. */
export type JiraSource = RatingSource &
  CensusSource &
  FeedSource & {
    readonly fields: () => Promise<FieldMap>;
    /** Types of all fields by id, arrays by what they hold (`array option`). */
    readonly fieldTypes: () => Promise<ReadonlyMap<string, string>>;
    readonly terms: () => Promise<readonly Term[]>;
    readonly projects: () => Promise<readonly ProjectFacts[]>;
    /** Null when the app may not see it, or it is gone. */
    readonly project: (id: number) => Promise<ProjectFacts | null>;
    readonly timeTracking: () => Promise<TimeTracking>;
    readonly people: (accountIds: readonly string[]) => Promise<readonly PersonFacts[]>;
    readonly count: (slice: Slice) => Promise<number>;
    readonly page: (site: Site, slice: Slice, token: string | null) => Promise<IssuePage>;
    /** The first so many issues of a slice, by nothing but id and instants: what else is on them cannot get in the way. */
    readonly places: (slice: Slice, size: number) => Promise<IssuePlaces>;
    /** Current state by id, at most 100; with the words, where something is learned. Not there: gone, forbidden, or not to be had just now; `exists` tells. */
    readonly issues: (site: Site, ids: readonly IssueId[]) => Promise<FetchedIssues>;
    /** Words of at most 100 issues, hashed where they are read. */
    readonly words: (site: Site, ids: readonly IssueId[]) => Promise<WordsOfIssues>;
    readonly exists: (id: IssueId) => Promise<boolean>;
    /** Changes in the order of their instants; every id asked for has an entry. At most 1,000 ids. */
    readonly changes: (site: Site, ids: readonly IssueId[]) => Promise<ReadonlyMap<IssueId, ReadSet<ChangeFacts>>>;
    readonly worklogs: (id: IssueId) => Promise<ReadSet<WorklogFacts>>;
  };

/** The read model of issues. Every write is idempotent and loses against what is newer. */
export type FactStore = {
  /** Rows, references and the worklogs that came along. Answers with the people whose open work may have changed. */
  readonly publish: (page: Pick<IssuePage, 'issues' | 'terms' | 'readAt' | 'odd'>) => Promise<readonly PersonId[]>;
  readonly publishSets: (sets: readonly IssueSets[], readAt: Instant) => Promise<void>;
  /** Issues whose changes or worklogs are older than the issue, last updated first, at most 1,000. */
  readonly withoutSets: (
    since: Instant | null,
    before: SetsMark | null,
  ) => Promise<readonly (SetsMark & { readonly project: number; readonly worklogs: boolean })[]>;
  /** The project of a known issue, and whether it is marked gone; null = never read. */
  readonly placeOf: (id: IssueId) => Promise<{ readonly project: number; readonly gone: boolean } | null>;
  /** No longer there for the app: counts nowhere, comes back if Jira gives it again. */
  readonly markGone: (id: IssueId, at: Instant) => Promise<readonly PersonId[]>;
  /** Removes unpublished generations of the next issues after `after`; null = the end was reached. */
  readonly clean: (after: IssueId | null, olderThan: Instant) => Promise<IssueId | null>;
};

/** The phase of the backfill in which an admin's wish waits that everything be read once more; its checkpoint has `again` alone. */
export const AGAIN = 'again';
/** That in which it waits because fields changed. */
export const FIELDS_CHANGED = 'fields';

/** Where reading sets stands: the next one has an older update, or the same and a smaller id. */
export type SetsMark = { readonly updated: Instant; readonly id: IssueId };

/** Settings and words of the site. */
export type SiteStore = {
  /** Runs what is missing of the schema; false = somebody else is at it. */
  readonly migrate: () => Promise<boolean>;
  /** The tables of settings and doors; false = somebody else is at it. */
  readonly migrateSettings: () => Promise<boolean>;
  /** The tables that keep the facts true; false = somebody else is at it. */
  readonly migrateSync: () => Promise<boolean>;
  /** Null before the fields have been read. */
  readonly read: () => Promise<Site | null>;
  /** Answers with the store's time by which whoever asks finds them. */
  readonly saveFields: (fields: FieldMap) => Promise<Instant>;
  /** Mapped fields that are gone, or of another type by now. */
  readonly saveBroken: (broken: ReturnType<typeof brokenAmong>) => Promise<void>;
  /** The backfill reads every issue once more, from the next time that it is asked for. */
  readonly readAgain: () => Promise<void>;
  readonly saveTimeTracking: (tracking: TimeTracking) => Promise<void>;
  /** With them move the categories of issues. */
  readonly saveTerms: (terms: readonly Term[], readAt: Instant) => Promise<void>;
  /** An issue for each version that open issues name, and for each of their sprints that is not over. */
  readonly namingOpenTerms: () => Promise<readonly IssueId[]>;
  readonly saveProjects: (projects: readonly ProjectFacts[], readAt: Instant) => Promise<void>;
  /** Projects that counted when last looked at, and those of issues whose project nobody listed yet. */
  readonly projectsInUse: () => Promise<readonly number[]>;
  readonly markProjectClosed: (id: number, at: Instant) => Promise<void>;
  /** People not looked at since then, but for these, at most 90. */
  readonly peopleNotReadSince: (at: Instant, except: readonly PersonId[]) => Promise<readonly KnownPerson[]>;
  /** Accounts of these people; who was erased has none. */
  readonly accountsOf: (people: readonly PersonId[]) => Promise<readonly KnownPerson[]>;
  /** Who was asked for and not found stands as inactive. */
  readonly savePeople: (asked: readonly string[], found: readonly PersonFacts[], readAt: Instant) => Promise<void>;
  /** Removes what was replaced, or ran out, before this instant. */
  readonly tidy: (before: Instant) => Promise<void>;
};

export type JobState = {
  readonly phase: string | null;
  readonly checkpoint: string | null;
  readonly done: number;
  readonly total: number | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
};

/** A lease as it was taken, with what the job's last owner wrote; null = it never ran. `at`: when, by the store's clock. */
export type TakenLease = Lease & { readonly at: Instant; readonly state: JobState | null };

/** One owner at a time, by the database's clock; a fence outlives a lease that ran out. */
export type JobStore = {
  /** Null = somebody else holds it. */
  readonly acquire: (job: string, seconds: number) => Promise<TakenLease | null>;
  /** Keeps the lease and writes the state; false = the lease is somebody else's by now. */
  readonly save: (lease: Lease, seconds: number, state: JobState) => Promise<boolean>;
  /** Keeps the lease, and its state as it is. */
  readonly keep: (lease: Lease, seconds: number) => Promise<boolean>;
  readonly release: (lease: Lease) => Promise<void>;
  readonly read: (job: string) => Promise<JobState | null>;
};

export type DirtyReason = 'event' | 'deleted' | 'write' | 'unreadable' | 'sweep' | 'worklog' | 'census';
export type DirtyIssue = { readonly id: IssueId; readonly markedAt: number; readonly tries: number };

/** Issues whose facts are known to be behind. */
export type DirtyStore = {
  readonly mark: (ids: readonly IssueId[], reason: DirtyReason) => Promise<void>;
  /** At most 100, the longest waiting first. */
  readonly due: () => Promise<readonly DirtyIssue[]>;
  /** Removes marks that nobody renewed meanwhile. */
  readonly done: (issues: readonly DirtyIssue[]) => Promise<void>;
  readonly postpone: (issues: readonly DirtyIssue[], seconds: number) => Promise<void>;
  /** Seconds until the next mark is due; 0 = now, null = there is none. */
  readonly nextInSeconds: () => Promise<number | null>;
};
