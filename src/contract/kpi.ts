import type { FanWeek } from '../domain/forecast/fan';
import type { ForecastRefusal } from '../domain/forecast/samples';
import type { KpiId } from '../domain/kpi/catalogue';
import type { FlowDay } from '../domain/kpi/cumulative-flow';
import type { Stage } from '../domain/kpi/issue';
import type { Withheld } from '../domain/kpi/people-rules';
import type { Exclusion, KpiResult, KpiWindow } from '../domain/kpi/result';
import type { Period, Target, TargetState, Trend } from '../domain/kpi/target';
import type { WeekCount } from '../domain/kpi/throughput';
import type { Stale } from '../domain/sync/sync-state';
import type { Instant, LocalDate, Zone } from '../domain/units';
import type { KpiFields, KpiSettings, SaveTargets, StageSettings, StoredTarget, TargetSettings } from './kpi-settings';
import type { Reading, Reply } from './reply';
import type { DeadKind } from './sync';

/** KPIs on gadgets. Every request is evaluated with the viewer's rights, in the site's zone. */
export type KpiContract = {
  /** Up to 12 KPIs of a scope, each with its target, its trend and its line. */
  getKpis: (request: KpiRequest) => Reply<KpiBoard>;
  getKpiChart: (request: KpiChartRequest) => Reply<KpiChartReply>;
  /** The issues behind a number, or those left out for a reason; 100 a page. */
  getKpiIssues: (request: KpiIssuesRequest) => Reply<KpiIssues>;
  /** What the edit form offers, as far as the app knows it; names are read in the browser. */
  getKpiOptions: (request: Record<string, never>) => Reply<KpiOptions>;
  /** Targets that the caller may change. */
  getTargets: (request: Record<string, never>) => Reply<TargetSettings>;
  /** Replaces the targets that the caller may change; those of others stay. */
  saveTargets: (request: SaveTargets) => Reply<TargetSettings>;
  /** Stages and fields as they are stored. Admins only, as are the two that follow. */
  getKpiSettings: (request: Record<string, never>) => Reply<KpiSettings>;
  saveStages: (request: { readonly version: number; readonly stages: StageSettings }) => Reply<KpiSettings>;
  /** Another field is read from the issues where it is not empty; until then its KPI says since when there are data. */
  saveKpiFields: (request: { readonly version: number; readonly fields: KpiFields }) => Reply<KpiSettings>;
};

/**
 * Which issues. Ids are Jira's, as text. A list of ids narrows and never widens: whatever is named, only issues without a
 * security level in projects that the viewer may browse count. All but `projects` are cut at 5,000 issues, and say so.
 */
export type KpiScope =
  | { readonly kind: 'projects'; readonly projects: readonly string[] }
  | { readonly kind: 'component'; readonly project: string; readonly component: string }
  | { readonly kind: 'version'; readonly project: string; readonly version: string }
  | { readonly kind: 'type'; readonly projects: readonly string[]; readonly type: string }
  | { readonly kind: 'label'; readonly projects: readonly string[]; readonly label: string }
  /** Children of an issue (an epic, a parent task). */
  | { readonly kind: 'parent'; readonly issue: string }
  /** Issues that members of the team hold, in whatever projects. About people: docs/kpis.md. */
  | { readonly kind: 'team'; readonly team: number }
  /** A saved filter, or any list: the browser ran its JQL as the viewer. About people. At most 5,000. */
  | { readonly kind: 'ids'; readonly ids: readonly string[] };

export type KpiRequest = {
  readonly scope: KpiScope;
  /** 1 to 12, in the order wanted. */
  readonly kpis: readonly KpiId[];
  /** Whole weeks up to last Sunday, whole months, whole quarters. */
  readonly period: Period;
  /** Targets of this gadget; where there is none, the project's or team's own holds. */
  readonly targets?: Readonly<Partial<Record<KpiId, OwnTarget>>> | undefined;
};

export type ShownTarget = OwnTarget & { readonly from: 'gadget' | 'project' | 'team' };

/** A gadget's own target is held against the gadget's period. */
export type OwnTarget = Pick<Target, 'direction' | 'amber' | 'red'>;

export type KpiAnswer<Shown> =
  /** No project of the scope may be browsed by the viewer, or there is none: not the same as nothing done. */
  { readonly kind: 'nothing-to-browse' } | ({ readonly kind: 'answer' } & KpiBasis & Shown);

/** What every answer stands on. */
export type KpiBasis = {
  readonly now: Instant;
  /** Facts are complete up to then. */
  readonly asOf: Instant;
  readonly zone: Zone;
  readonly window: KpiWindow;
  /** The period before it, as long. */
  readonly before: KpiWindow;
  readonly reading: Reading | null;
  /** Why figures may be older than they look; null = they are not. */
  readonly stale: Stale | null;
  /** Projects of the scope that are closed to Atelier itself: what it read before is old, the rest is not there. */
  readonly closedProjects: number;
  /** False: issues are still being measured, or read, or were given up; figures may miss some. */
  readonly complete: boolean;
  /** While the past is being read: how far back all issues are measured; null = as far as there are any. */
  readonly dataSince: LocalDate | null;
  /** Projects that count. */
  readonly projects: readonly string[];
  /** How many issues were looked at of how many, where the scope is larger than 5,000; null = all. */
  readonly cut: { readonly taken: number; readonly of: number } | null;
  readonly notes: readonly KpiNote[];
};

/** What the data do not say; words are the screen's. */
export type KpiNote =
  | {
      readonly kind: /** Issues of the scope in statuses of which nothing is known: taken as to do. */
        | 'unknown-status'
        /** Done issues that have no worklog: figures of hours and cost do not see them. */
        | 'untracked';
      readonly issues: number;
    }
  /** Could not be read in five tries, and rests: what was read of it before is old, the rest is not there. */
  | { readonly kind: 'given-up'; readonly of: DeadKind; readonly count: number }
  /** Issues of a project of the scope with a value that no sum takes, in a field that the KPIs asked for are made of. */
  | {
      readonly kind: 'odd';
      readonly field: string;
      readonly class: string;
      readonly project: string;
      readonly issues: number;
    }
  /**
   * Ratings of a field mapped lately are being read, newest first, and figures of ratings miss some: so many issues of the
   * site to go, null = nobody knows yet. `since`: the first day that is wholly read; null = none.
   */
  | { readonly kind: 'field-reading'; readonly issues: number | null; readonly since: LocalDate | null };

export type KpiBoard = KpiAnswer<{ readonly figures: readonly KpiFigure[] }>;

export type KpiFigure = { readonly kpi: KpiId } & (
  | { readonly kind: 'withheld'; readonly why: Withheld }
  | {
      readonly kind: 'shown';
      readonly result: ShownResult;
      /** Of this very moment (WIP, ages, plans) instead of the period; `before` is then as of one period ago. */
      readonly now: boolean;
      /** Of the period before; null = none, or withheld. */
      readonly before: number | null;
      readonly trend: Trend | null;
      readonly target: ShownTarget | null;
      /** Null = no target. */
      readonly state: TargetState | null;
      /** The figure that the state judges, where the target has a period of its own. */
      readonly judged: { readonly value: number | null; readonly window: KpiWindow } | null;
      /** The same KPI over periods as long, up to each of the last 26 Sundays; empty for figures about people. */
      readonly line: readonly KpiPoint[];
    }
);

export type KpiPoint = { readonly to: LocalDate; readonly value: number | null; readonly n: number };

/** As `KpiResult`, without what the answer says once for all. `currency` only of money in one currency. */
export type ShownResult = Pick<KpiResult, 'value' | 'unit' | 'n' | 'excluded' | 'unset' | 'parts'> & {
  readonly currency?: string;
};

export type KpiChartRequest = {
  readonly scope: KpiScope;
  /** What the chart shows; a trend shows 26 such periods up to each of the last Sundays, other charts the period. */
  readonly period: Period;
  readonly chart: KpiChart;
  readonly targets?: KpiRequest['targets'];
};

export type KpiChart =
  | { readonly kind: 'trend'; readonly kpi: KpiId }
  | { readonly kind: 'cumulative-flow' }
  | { readonly kind: 'scatter' }
  | { readonly kind: 'histogram'; readonly kpi: 'leadTime' | 'cycleTime' | 'reviewDuration' | 'firstProofTime' }
  | { readonly kind: 'ageing' }
  /** Weeks of the last 26; `ask` null = until what is open now is done. */
  | { readonly kind: 'throughput'; readonly ask: ForecastAsk | null }
  | { readonly kind: 'revision-rounds' };

export type ForecastAsk =
  | { readonly kind: 'when-done'; readonly issues: number }
  | { readonly kind: 'how-many'; readonly until: string };

export type KpiChartReply = KpiAnswer<{ readonly chart: ChartData }>;

export type ChartData =
  /** Fewer people than the rules ask are behind it, or something of the like. */
  | { readonly kind: 'withheld'; readonly why: Withheld }
  | {
      readonly kind: 'trend';
      readonly kpi: KpiId;
      readonly unit: ShownResult['unit'];
      readonly unset: string | null;
      /** P50 and tails where the KPI has them. */
      readonly points: readonly (KpiPoint & Readonly<Record<'p50' | 'p85' | 'p95', number | null>>)[];
      readonly target: ShownTarget | null;
    }
  /** Counts at the end of each day; `doneBefore` = done before the first, for a chart that begins at 0. */
  | { readonly kind: 'cumulative-flow'; readonly days: readonly FlowDay[]; readonly doneBefore: number }
  /** Days from start to done, newest 2,000; `left` out because they went straight to done. */
  | {
      readonly kind: 'scatter';
      readonly issues: readonly { readonly issue: string; readonly done: Instant; readonly days: number }[];
      readonly all: number;
      readonly percentiles: Percentiles;
      readonly left: readonly { readonly reason: Exclusion; readonly count: number }[];
    }
  /** Whole days: a value of `from` days or more, and less than `to`; `to` null = the rest. */
  | {
      readonly kind: 'histogram';
      readonly kpi: KpiId;
      readonly bars: readonly { readonly from: number; readonly to: number | null; readonly issues: number }[];
      readonly percentiles: Percentiles;
      readonly n: number;
      readonly unset: string | null;
    }
  /** Open started issues now, oldest first, at most 500; percentiles of the cycle time of what was done in the period. */
  | {
      readonly kind: 'ageing';
      readonly issues: readonly { readonly issue: string; readonly stage: Stage; readonly days: number }[];
      readonly all: number;
      readonly percentiles: Percentiles;
    }
  | {
      readonly kind: 'throughput';
      readonly weeks: readonly WeekCount[];
      readonly open: number;
      readonly forecast: Forecast;
      readonly backTest: { readonly held: number; readonly judged: number } | null;
    }
  /** `rounds` 5 = 5 or more. */
  | {
      readonly kind: 'revision-rounds';
      readonly bars: readonly { readonly rounds: number; readonly issues: number }[];
      readonly n: number;
      readonly median: number | null;
      readonly unset: string | null;
    };

export type Percentiles = Readonly<Record<'p50' | 'p85' | 'p95', number | null>>;

export type Forecast =
  | { readonly kind: 'refused'; readonly refusal: ForecastRefusal }
  | {
      readonly kind: 'when-done';
      readonly issues: number;
      readonly samples: number;
      /** Null = beyond three years. */
      readonly by: Readonly<Record<'p50' | 'p85' | 'p95', LocalDate | null>>;
      /** Issues left by the end of each week, in so many of 100 runs at most. */
      readonly fan: readonly FanWeek[];
    }
  | {
      readonly kind: 'how-many';
      readonly until: LocalDate;
      readonly samples: number;
      readonly atLeast: Readonly<Record<'p50' | 'p85' | 'p95', number>>;
      /** Issues done by the end of each week, in so many of 100 runs at most. */
      readonly fan: readonly FanWeek[];
    };

export type KpiIssuesRequest = {
  readonly scope: KpiScope;
  readonly kpi: KpiId;
  readonly period: Period;
  /** `counted`, or the reason for which they were left out. */
  readonly part: 'counted' | Exclusion;
  /** From 0. */
  readonly page: number;
};

export type KpiIssues = KpiAnswer<
  | { readonly issues: 'withheld'; readonly why: Withheld }
  | {
      /** Worst first: the late before those on time, the longest before the shortest. `value` in the KPI's unit: what the issue brings; null for what was left out, and for scopes of people. */
      readonly issues: readonly { readonly issue: string; readonly value: number | null }[];
      readonly total: number;
    }
>;

export type KpiOptions = {
  readonly zone: Zone;
  /** Projects that the viewer may browse and the app has read, most issues first. */
  readonly projects: readonly string[];
  readonly teams: readonly { readonly id: number; readonly name: string }[];
  /** KPIs that say "not set up", with what they need (`NEED_WORDS`). */
  readonly unset: Readonly<Partial<Record<KpiId, string>>>;
  /** Whether the viewer may open the settings. */
  readonly admin: boolean;
  /** Targets that hold for projects and teams, which a gadget takes over unless it has its own. */
  readonly targets: readonly StoredTarget[];
  /** What money is in, so that thresholds can be typed in it; null = no rates, and thresholds are minor units. */
  readonly currency: string | null;
};

/** What a gadget keeps: the host stores it as it is. Read with `gadgetConfig` of the front end, which repairs what it can. */
export type GadgetConfig = {
  readonly version: 1;
  readonly title: string;
  readonly scope: GadgetScope;
  readonly period: Period;
  readonly targets: NonNullable<KpiRequest['targets']>;
  readonly show:
    | { readonly kind: 'kpi'; readonly kpi: KpiId }
    | { readonly kind: 'board'; readonly kpis: readonly KpiId[] }
    | { readonly kind: 'chart'; readonly chart: KpiChart };
};

/** A saved filter is kept by its id: the browser asks for its issues anew at each view. */
export type GadgetScope = Exclude<KpiScope, { kind: 'ids' }> | { readonly kind: 'filter'; readonly filter: string };
