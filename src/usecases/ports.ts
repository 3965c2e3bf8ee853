import type { Failure, GivenUp, Reading, SiteSettings } from '../contract';
import type { VersionDates } from '../domain/capacity/due';
import type { Assumption, Effort } from '../domain/capacity/remaining';
import type { Absence, Holiday, IssueId, Membership, PersonId, Schedule, TeamId } from '../domain/capacity/types';
import type { DeclaredSkill } from '../domain/suggestion/skills';
import type { Stale } from '../domain/sync/sync-state';
import type { Instant, LocalDate, Seconds, Zone } from '../domain/units';

/** How an adapter reports a failure that a person can act on; `resolvers/guard.ts` turns it into a reply. */
export class PortFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.name = 'PortFailure';
    this.failure = failure;
  }
}

/** The time now. Everything that depends on it takes it from here. */
export type Clock = { readonly now: () => Instant };

/** Codes, ids and counts only: no text from Jira, no names. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
};

/** Whom a call is for: the account that Forge vouches for. */
export type Viewer = { readonly accountId: string; readonly readOnly: boolean; readonly access: Access };

/** What the guard found out that the caller may see of settings; `NO_ACCESS` where the door asks for nothing of it. */
export type Access = {
  /** An app admin, or an admin of Jira. Rates are not part of everything. */
  readonly everything: boolean;
  /** Teams that the caller manages. */
  readonly teams: readonly TeamId[];
  readonly rates: boolean;
};
export const NO_ACCESS: Access = { everything: false, teams: [], rates: false };

/** The issue on screen, read from Jira as the viewer. */
export type LiveIssue = {
  readonly id: IssueId;
  readonly key: string;
  readonly project: number;
  readonly type: number;
  readonly open: boolean;
  readonly assignee: string | null;
  readonly priority: number | null;
  readonly rank: string | null;
  readonly created: Instant;
  readonly start: LocalDate | null;
  readonly due: LocalDate | null;
  readonly effort: Effort;
  readonly sprints: readonly { readonly state: 'active' | 'future' | 'closed'; readonly end: Instant | null }[];
  readonly versions: readonly VersionDates[];
};

/** Jira as the viewer: what they may not see or do, Jira itself refuses. */
export type ViewerJira = {
  /** Null when the issue is missing or the viewer may not browse it. */
  readonly issue: (id: IssueId, fields: FieldMap | null) => Promise<LiveIssue | null>;
  readonly assign: (id: IssueId, accountId: string | null) => Promise<AssignOutcome>;
  readonly isJiraAdmin: () => Promise<boolean>;
  /** Those of the projects that the viewer may browse. */
  readonly browsable: (projects: readonly number[]) => Promise<readonly number[]>;
};

/** `refused` has Jira's own words. */
export type AssignOutcome =
  | { readonly kind: 'assigned' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'refused'; readonly words: string };

/** What an admin decided for the site, and what Jira says about it. */
export type SiteFacts = {
  readonly fields: FieldMap | null;
  readonly settings: SiteSettings;
  readonly timeTracking: TimeTracking | null;
  /** The site's own working week, Monday first, once an admin confirmed one; until then Jira's time tracking stands in. */
  readonly week?: readonly number[] | null;
  /** What new members keep free, once confirmed with the week; 0 to 1. */
  readonly reserve?: number | null;
};

export type TeamsOfProject = {
  /** Teams that name the project, by name; the default team where none does. */
  readonly teams: readonly { readonly id: TeamId; readonly name: string }[];
  readonly closedProjects: number;
  /** Null = the app never saw the project. */
  readonly project: { readonly closed: boolean; readonly archived: boolean } | null;
  /** What stands in for unknown work of each type of the project. */
  readonly assumptions: ReadonlyMap<number, Assumption>;
  /** P75 of created → resolved over the last 180 days; null = fewer than five issues. */
  readonly slaSeconds: Seconds | null;
  /** Position of each priority in the site's order, by id. */
  readonly priorities: ReadonlyMap<number, number>;
};

/** A person, as far as planning needs them. `schedules` is empty where nobody entered a working week. */
export type PersonOfTeam = {
  readonly id: PersonId;
  readonly accountId: string;
  readonly active: boolean;
  /** An account of an app, not of a person. */
  readonly app: boolean;
  readonly zone: Zone | null;
  readonly schedules: readonly Schedule[];
  readonly absences: readonly Absence[];
  /** Days of the holiday list that is theirs, or the site's. */
  readonly holidays?: readonly Holiday[];
  readonly memberships: readonly Membership[];
  /** What they declared; empty unless it was asked for. */
  readonly skills: readonly DeclaredSkill[];
};

/** An open issue of the facts, with what its due date and assumed work hang on. */
export type OpenIssueFacts = {
  readonly id: IssueId;
  readonly project: number;
  readonly type: number;
  readonly assignee: PersonId;
  readonly secured: boolean;
  readonly effort: Effort;
  readonly assumption: Assumption | null;
  readonly start: LocalDate | null;
  readonly due: LocalDate | null;
  readonly activeSprintEnd: Instant | null;
  readonly futureSprintEnd: Instant | null;
  readonly versionDay: LocalDate | null;
  readonly priority: number | null;
  readonly rank: string | null;
  readonly created: Instant;
  /** When the viewer's Browse on the project was last seen; null = never, or no viewer was named. */
  readonly browseCheckedAt: Instant | null;
  /** An estimate, time spent or points that no sum takes: what is reckoned with may not be what was meant. */
  readonly oddEstimate?: boolean;
  /** It could not be read in five tries: what is known of it is old. */
  readonly givenUp?: boolean;
};

/** Whose facts are wanted: a team's members with one more account, people who learned defaults name, or people by id. */
export type PeopleWanted =
  | { readonly kind: 'team'; readonly team: TeamId; readonly alsoAccount: string | null; readonly on: LocalDate }
  | { readonly kind: 'learned'; readonly project: number; readonly alsoAccount: string | null }
  | { readonly kind: 'ids'; readonly ids: readonly PersonId[] };

/** One statement each. */
export type PlanFacts = {
  readonly site: () => Promise<SiteFacts>;
  readonly teamsOf: (project: number) => Promise<TeamsOfProject>;
  readonly people: (wanted: PeopleWanted, also?: { readonly skills: boolean }) => Promise<readonly PersonOfTeam[]>;
  /** All open work of whoever is wanted, so that it can be read beside the people themselves. */
  readonly openIssues: (wanted: PeopleWanted, viewer: string | null) => Promise<readonly OpenIssueFacts[]>;
  /** Null = the facts do not hold the issue. */
  readonly issue: (id: IssueId, viewer: string) => Promise<IssueAtHand | null>;
};

/** Where an issue stands by the facts, and when the viewer's Browse on its project was last seen. */
export type IssueAtHand = {
  readonly project: number;
  readonly assignee: string | null;
  readonly secured: boolean;
  readonly browseCheckedAt: Instant | null;
};

/** When whose Browse on which project was last seen; good for five minutes. */
export type AccessStore = {
  readonly recordBrowse: (accountId: string, projects: readonly number[], at: Instant) => Promise<void>;
  /** Jira said no: told again as minus that instant. */
  readonly recordNoBrowse: (accountId: string, projects: readonly number[], at: Instant) => Promise<void>;
};

export type Renewed = 'all' | 'turned';

/** The daily sums behind the lozenge. */
export type GlanceStore = {
  /** Whose sums anybody may ask for: all of them, or those without sums and those whose first day is over. */
  readonly people: (which: Renewed, now: Instant) => Promise<readonly PersonId[]>;
  /** Sums from facts read at `readAt`; what was worked out from later facts stays. */
  readonly saveDays: (people: readonly PersonId[], days: readonly PersonDay[], readAt: Instant) => Promise<void>;
  /** Free seconds over the issue's window of its assignee or, unassigned, of each member; null = nothing may be said. One statement. */
  readonly read: (request: {
    issue: IssueId;
    accountId: string;
    now: Instant;
    checkedSince: Instant;
  }) => Promise<Glance | null>;
};
export type PersonDay = {
  readonly person: PersonId;
  readonly day: LocalDate;
  readonly endsAt: Instant;
  readonly capacity: Seconds;
  readonly load: Seconds;
};
export type Glance = { readonly assigned: boolean; readonly free: readonly number[] };

/** What projects teach by themselves: who works there, and how long things of a type take. */
export type DefaultsStore = { readonly learn: (now: Instant) => Promise<void> };

/** The app's own view of a project, when a viewer opens one that it never saw; true = it is closed to the app. */
export type ProjectLookup = { readonly noteClosedIfHidden: (project: number) => Promise<boolean> };

/** How far the facts have come. */
export type ReadingState = {
  /** All open issues have been read: figures about the future are complete. */
  readonly ready: boolean;
  /** The backfill, while it has not finished. */
  readonly reading: Reading | null;
  /** The instant up to which facts hold all that Jira told: now, or the oldest hint that has not been followed yet. */
  readonly asOf: Instant;
  /** Something is known to have changed that facts do not hold yet. */
  readonly behind: boolean;
  /** While Jira asked the worker to stay away: until when. */
  readonly pausedUntil: Instant | null;
  /** Why facts may be older than they look; null = they are not, or are being read for the first time. */
  readonly stale: Stale | null;
  /** What was given up after five tries and is not among the facts; null = nothing. */
  readonly givenUp?: GivenUp | null;
};
export type ReadingPort = () => Promise<ReadingState>;

export type PanelPorts = {
  readonly clock: Clock;
  readonly viewerJira: ViewerJira;
  readonly facts: PlanFacts;
  readonly access: AccessStore;
  readonly reading: ReadingPort;
  readonly projects: ProjectLookup;
  /** Follows a write of our own; false = the worker will. */
  readonly follow: (issue: IssueId) => Promise<boolean>;
};
export type GlancePorts = { readonly clock: Clock; readonly facts: PlanFacts; readonly glance: GlanceStore };

/** Ids of the custom fields that facts are read from; null = the site has none. */
export type FieldMap = {
  readonly start: string | null;
  readonly sprint: string | null;
  readonly rank: string | null;
  /** The first one with a value counts. */
  readonly points: readonly string[];
};

/** Jira's time tracking and the site's own zone. */
export type TimeTracking = {
  readonly hoursPerDay: number;
  readonly daysPerWeek: number;
  readonly zone: Zone | null;
};

/** A job that is one's own by its fence: whoever takes it later has a higher one. */
export type Lease = { readonly job: string; readonly owner: string; readonly fence: number };
