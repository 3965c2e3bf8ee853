import type { CapacityStretch } from '../domain/capacity/capacity-stretch';
import type { DailyLoad } from '../domain/capacity/daily-load';
import type { Stale } from '../domain/sync/sync-state';
import type { Instant, LocalDate, Seconds, Zone } from '../domain/units';
import type { AccessContract } from './access';
import type { AuditContract } from './audit';
import type { CalendarsContract, PersonSetting } from './calendars';
import type { KpiContract } from './kpi';
import type { PersonalContract, RequestsContract } from './personal';
import type { PlanningContract } from './planning';
import type { PrivacyContract } from './privacy';
import type { RatesContract } from './rates';
import type { AccountId, Reading, Reply } from './reply';
import type { SkillsContract } from './skills';
import type { StartContract } from './start';
import type { StorageContract } from './storage';
import type { SuggestionContract } from './suggestion';
import type { SyncContract } from './sync';

export type * from './calendars';
export type { AccountId, Failure, ImportProblem, Reading, Reply } from './reply';

/** Everything the front end may ask the back end. Types only; plain JSON on the wire. */
export type Contract = CapacityContract &
  CalendarsContract &
  SuggestionContract &
  SkillsContract &
  PlanningContract &
  KpiContract &
  RatesContract &
  AccessContract &
  StartContract &
  PersonalContract &
  RequestsContract &
  PrivacyContract &
  SyncContract &
  StorageContract &
  AuditContract;

export type CapacityContract = {
  /** The whole panel of one issue; `teamId` picks one of the teams that name its project. */
  getCapacityPanel: (request: { issueId: string; teamId?: number }) => Reply<CapacityPanel>;
  /** The sums of 400 days of one or two people whom the issue’s panel shows, for "what if". */
  getDailyLoads: (request: {
    issueId: string;
    accountIds: readonly string[];
    teamId?: number;
  }) => Reply<readonly PersonDays[]>;
  /** Assigns as the viewer, then answers with the panel as it is after the change. `expected` = the assignee the viewer saw. */
  assignIssue: (request: {
    issueId: string;
    accountId: string | null;
    expected: string | null;
    teamId?: number;
  }) => Reply<CapacityPanel>;
  /** Teams with their people. Managers get their own teams, and of other people nothing. */
  getTeamSettings: (request: Record<string, never>) => Reply<TeamSettings>;
  /** Managers change members and shares of their teams; the rest stays with admins, as do the doors that follow. */
  saveTeam: (request: SaveTeam) => Reply<TeamSettings>;
  deleteTeam: (request: { teamId: number; version: number }) => Reply<TeamSettings>;
  saveSiteSettings: (request: SiteSettings) => Reply<TeamSettings>;
};

export type CapacityPanel = {
  /** The instant of the answer, by the server’s clock. */
  readonly now: Instant;
  /** The instant up to which the facts below are complete. */
  readonly asOf: Instant;
  /** Some issue is known to have changed and is being read again: ask once more in a moment. */
  readonly catchingUp: boolean;
  /** Jira asked Atelier to stay away until then; null = it did not. */
  readonly pausedUntil: Instant | null;
  /** Why figures may be older than they look; null = they are not. */
  readonly stale: Stale | null;
  /** The backfill, while it has not finished; null afterwards. */
  readonly reading: Reading | null;
  readonly readOnly: boolean;
  readonly issue: PanelIssue;
  /** Teams that name the issue's project; empty when the default team stands in. */
  readonly teams: readonly { readonly id: number; readonly name: string }[];
  readonly team:
    | { readonly kind: 'configured'; readonly id: number; readonly name: string }
    | { readonly kind: 'default' };
  /** The window that "free" answers for: until the due date, else two weeks. */
  readonly window: { readonly kind: 'until-due' | 'two-weeks'; readonly from: LocalDate; readonly to: LocalDate };
  /** Mondays of the weeks on screen, the current one first. */
  readonly weeks: readonly LocalDate[];
  readonly members: readonly PanelMember[];
  /** What was given up after five tries, and nobody knows whose work it is; null = nothing. */
  readonly givenUp: GivenUp | null;
  /** Projects of the site that the app itself may not read. */
  readonly closedProjects: number;
  readonly otherWorkIncluded: boolean;
  readonly rules: PlanningRules;
};

/** What a browser needs to plan single issues, read as the viewer, by the same rules as the server. */
export type PlanningRules = {
  readonly zone: Zone;
  /** Ids of the custom fields of start, sprint, rank and story points; null = the site has none. */
  readonly fields: {
    readonly start: string | null;
    readonly sprint: string | null;
    readonly rank: string | null;
    readonly points: readonly string[];
  };
  readonly secondsPerPoint: number | null;
  /** Ids of the priorities, the highest first. */
  readonly priorities: readonly string[];
  /** What stands in for unknown work, for projects that the viewer was seen to browse. Type ids are those of Jira. */
  readonly assumed: readonly { readonly project: string; readonly type: string; readonly seconds: Seconds }[];
};

/** `days` begin on the person’s today. */
export type PersonDays = { readonly accountId: AccountId; readonly days: readonly DailyLoad[] };

export type PanelIssue = {
  readonly id: string;
  readonly key: string;
  readonly project: string;
  readonly open: boolean;
  /** The project is archived or in the bin: its issues are nobody’s load. */
  readonly archived: boolean;
  readonly remaining: PanelRemaining;
  readonly start: LocalDate | null;
  readonly due: LocalDate | null;
  readonly dueFrom: 'due-date' | 'sprint' | 'version' | null;
  readonly assignee: AccountId | null;
  /** Position of the priority, 0 the highest. */
  readonly priority: number | null;
  readonly rank: string | null;
  readonly created: Instant;
};

export type PanelRemaining =
  | { readonly kind: 'known'; readonly seconds: Seconds }
  | {
      readonly kind: 'assumed';
      readonly seconds: Seconds;
      readonly from: 'median-spent' | 'median-estimate' | 'default' | 'points';
      readonly n: number | null;
    }
  | { readonly kind: 'unknown' };

/** How many could not be read in five tries, and rest; issues that were never read, and of which nothing is known. */
export type GivenUp = {
  readonly issue: number;
  readonly project: number;
  readonly person: number;
  readonly page: number;
};

export type PanelMember = {
  readonly accountId: AccountId;
  readonly assigned: boolean;
  readonly zone: Zone;
  readonly today: LocalDate;
  /** No working week is set: Jira's time tracking stands in. */
  readonly calendarAssumed: boolean;
  /** Sum of the allocations today, when above 1. */
  readonly allocatedAbove: number | null;
  /** One entry a day from the member’s today to the end of the longest window on screen. */
  readonly days: readonly DailyLoad[];
  /** What the person can give on any day of the 400 from today on. */
  readonly capacity: readonly CapacityStretch[];
  /** Over the panel's window; capacity − load, negative = over-allocated. */
  readonly free: Seconds;
  readonly couldFinishBy: LocalDate | null;
  /** Whole calendar days after the due date that `couldFinishBy` lies; null when on time or unknown. */
  readonly lateByDays: number | null;
  readonly open: number;
  readonly unestimated: number;
  /** Open issues that the viewer may browse with an estimate, time spent or points that no sum takes. */
  readonly oddEstimates: number;
  /** Open issues that the viewer may browse, and that could not be read in five tries: what is known of them is old. */
  readonly givenUp: number;
  readonly dueInWindow: number;
  readonly overdue: number;
  /** Open issues whose work found no day of capacity within 400 days. */
  readonly notPlaced: number;
};

export type TeamSettings = {
  readonly readOnly: boolean;
  readonly reading: Reading | null;
  readonly teams: readonly TeamSetting[];
  readonly people: readonly PersonSetting[];
  /** Projects of which facts are kept; names are read in the browser. */
  readonly projects: readonly string[];
  readonly site: SiteSettings;
  /** Shares that people of these teams have in teams that are not the caller's. */
  readonly places: readonly (MemberSetting & { readonly team: string })[];
  readonly managers: readonly { readonly teamId: number; readonly accountId: AccountId }[];
  /** The day it is in the site's zone. */
  readonly today: string;
  /** Seconds of each weekday of who has no calendar, and the reserve that new members begin with. */
  readonly week: readonly number[];
  readonly reserve: number;
};

export type SiteSettings = {
  readonly otherWork: boolean;
  readonly assumeRemaining: boolean;
  /** Seconds one story point stands for; null = points do not convert. */
  readonly secondsPerPoint: number | null;
  readonly zone: string | null;
  /** Seconds that stand in for unknown work of a type where too few like issues are done to learn from. */
  readonly assumedByType: readonly { readonly type: string; readonly seconds: number }[];
  readonly version: number;
};

export type TeamSetting = {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly isDefault: boolean;
  readonly projects: readonly string[];
  readonly members: readonly MemberSetting[];
};

/** Shares are 0 to 1 (an allocation may exceed 1); `from` null = always, `to` null = open-ended, both included. */
export type MemberSetting = {
  readonly accountId: AccountId;
  readonly allocation: number;
  readonly reserve: number;
  readonly from: string | null;
  readonly to: string | null;
};

export type SaveTeam = {
  /** null creates a team. */
  readonly teamId: number | null;
  readonly version: number | null;
  readonly name: string;
  readonly isDefault: boolean;
  readonly projects: readonly string[];
  readonly members: readonly MemberSetting[];
};
