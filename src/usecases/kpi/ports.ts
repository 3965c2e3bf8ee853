import type { BrokenField, KpiFields, StageSettings, StoredTarget } from '../../contract/kpi-settings';
import type { PersonId } from '../../domain/capacity/types';
import type { FieldKind } from '../../domain/kpi/mapped-fields';
import type { IssueStay } from '../../domain/kpi/measure';
import type { RatedMeasure } from '../../domain/kpi/ratings';
import type { KpiWindow } from '../../domain/kpi/result';
import type { Instant, LocalDate } from '../../domain/units';
import type { GrantsOf } from '../access/ports';
import type { AuditPort } from '../audit/ports';
import type { PoisonKind } from '../poison/ports';
import type { AccessStore, Clock, PlanFacts, ReadingPort, ReadingState, SiteFacts, ViewerJira } from '../ports';
import type { JobState } from '../sync/ports';
import type { ExtraFacts } from './extra-ports';
import type { Named, Span, Where } from './scope-ports';

export type { Named, Narrowing, Span, Where } from './scope-ports';

/** What admins set for KPIs. Saves answer false where somebody was faster. */
export type KpiSettingsStore = {
  readonly targets: () => Promise<Versioned<readonly StoredTarget[]>>;
  readonly saveTargets: (targets: readonly StoredTarget[], seen: number) => Promise<boolean>;
  readonly stages: () => Promise<Versioned<StageSettings>>;
  readonly saveStages: (stages: StageSettings, seen: number) => Promise<boolean>;
  readonly fields: () => Promise<Versioned<KeptFields>>;
  readonly saveFields: (fields: KeptFields, seen: number) => Promise<boolean>;
  readonly broken: () => Promise<readonly BrokenField[]>;
  /** Statuses of the facts with their category (1 to do, 2 in progress, 3 done; null = unknown) and how many issues stand in each. */
  readonly statuses: () => Promise<readonly KnownStatusRow[]>;
  readonly teams: () => Promise<readonly { readonly id: number; readonly name: string }[]>;
};

/** Fields with the version of the setting that mapped each: what they hold is kept by it. */
export type KeptFields = KpiFields & { readonly gens: Readonly<Partial<Record<FieldKind, number>>> };

export type KnownStatusRow = { readonly id: number; readonly category: 1 | 2 | 3 | null; readonly issues: number };

/** Version 0 = nobody saved it yet. */
export type Versioned<T> = { readonly value: T; readonly version: number };

/** What an answer has to know of the site; one statement. */
export type KpiSite = {
  readonly state: ReadingState;
  readonly site: SiteFacts;
  /** The viewer; null = nobody that facts know. */
  readonly me: PersonId | null;
  readonly salt: string | null;
  readonly targets: readonly StoredTarget[];
  /** Code of the currency that rates are in; null = nobody saved any. */
  readonly currency: string | null;
  readonly stages: StageSettings;
  readonly fields: KeptFields;
  /** Mapped fields that Jira no longer has, or has as another type. */
  readonly broken: readonly BrokenField[];
  /** The job that reads fields mapped lately; null = it never ran. */
  readonly ratingsJob: Pick<JobState, 'checkpoint' | 'done' | 'total'> | null;
  /** Projects closed to the app itself. */
  readonly closed: readonly number[];
  readonly gaps: SiteGaps;
  /** Issues still to be measured: 0 to 1 of the way; null = all are. */
  readonly measuring: number | null;
  /** While the past is being read: the instant from which on histories are read; null = nothing is missing. */
  readonly since: Instant | null;
};

/** What facts do not hold, or hold and no sum takes. `project` null = nobody knows whose it is. */
export type SiteGaps = {
  readonly given: readonly { readonly of: PoisonKind; readonly project: number | null; readonly count: number }[];
  readonly odd: readonly {
    readonly field: string;
    readonly class: string;
    readonly project: number;
    readonly issues: number;
  }[];
};

/** A project that the scope touches. `since` = the day its first issue that counts was created; null = it has none. */
export type KpiPlace = {
  readonly project: number;
  readonly since: LocalDate | null;
  /** Issues done in the last year. */
  readonly done: number;
  readonly browseCheckedAt: Instant | null;
};

/**
 * A measure with its ratings, who holds the issue now, and whether it ever was in a status of which nothing is known.
 * `tier`, `requester`: the option chosen; null = none, or not asked for.
 */
export type KeptMeasure = RatedMeasure & {
  readonly holder: PersonId | null;
  readonly unknownStatus: boolean;
  readonly tier: number | null;
  readonly requester: number | null;
};

/** A stay with who holds the issue now. */
export type KeptStay = IssueStay & { readonly holder: PersonId | null };

/** Rows, and how many there would be without the cap of finer scopes. */
export type Kept<T> = { readonly rows: readonly T[]; readonly all: number };

/** What happened on a day of the site's zone, and by how much each stage grew. */
export type DayOfProjects = {
  readonly day: LocalDate;
  readonly created: number;
  readonly done: number;
  readonly grown: Readonly<Record<IssueStay['stage'], number>>;
};

/** One statement each; windows are local days of the site's zone. */
export type KpiFacts = {
  readonly site: (viewer: string) => Promise<KpiSite>;
  readonly places: (named: Named, viewer: string) => Promise<readonly KpiPlace[]>;
  /** Issues done in the window; with `created`, those created in it, too; ratings only those asked for. Newest first where they are cut. */
  readonly measures: (where: Where, window: KpiWindow, also: MeasuresAsked) => Promise<Kept<KeptMeasure>>;
  /**
   * Stays that go over a day of the window, those in done only where they are asked for; `mondays`: only those that a Monday's first instant finds, and
   * those that go on now. With `reopened`, stays in done that ended in that window, too.
   */
  readonly stays: (where: Where, asked: StaysAsked) => Promise<readonly KeptStay[]>;
  /** What measures of issues done do not tell KPIs of a moment, on a day or later; of whole projects. */
  readonly staysBesides: (where: Where, since: LocalDate) => Promise<StaysBesides>;
  /** Days of the window, a row for all days before it first (`day` = the day before the window). */
  readonly days: (where: Where, window: KpiWindow) => Promise<readonly DayOfProjects[]>;
  /** Seconds that these people logged on issues of the scope, from one instant until another. */
  readonly logged: (where: Where, people: readonly PersonId[], span: Span) => Promise<ReadonlyMap<PersonId, number>>;
  /** Projects of which facts are kept, most issues first. */
  readonly projects: (viewer: string) => Promise<readonly KpiPlace[]>;
};

export type MeasuresAsked = {
  readonly created: boolean;
  /** Fields whose ratings are wanted, by their `gen`. */
  readonly ratings?: Readonly<Partial<Record<FieldKind, number>>>;
};

export type StaysAsked = {
  readonly window: KpiWindow;
  readonly mondays: boolean;
  readonly reopened: KpiWindow | null;
  /** With stays in done. */
  readonly done: boolean;
};

export type StaysBesides = {
  /** Stays that go on, but for those in done. */
  readonly open: readonly KeptStay[];
  /** All stays of issues that came back to to do, or left done, and were there on that day or later. */
  readonly back: readonly KeptStay[];
};

export type KpiPorts = {
  readonly clock: Clock;
  readonly facts: KpiFacts;
  readonly extra: ExtraFacts;
  /** Money is shown to rate viewers alone: asked on each call that asks for some. */
  readonly grants: GrantsOf;
  readonly viewerJira: Pick<ViewerJira, 'browsable' | 'isJiraAdmin'>;
  readonly access: AccessStore;
  readonly people: Pick<PlanFacts, 'people' | 'openIssues' | 'teamsOf'>;
};

export type KpiSettingsPorts = {
  readonly store: KpiSettingsStore;
  readonly audit: AuditPort;
  readonly facts: Pick<KpiFacts, 'site' | 'projects'>;
  readonly reading: ReadingPort;
  /** Asks for everything to be measured anew. */
  readonly remeasure: () => Promise<void>;
  /** Asks for fields mapped lately to be read. */
  readonly readRatings: () => Promise<void>;
};
