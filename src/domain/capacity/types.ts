import type { Brand } from '../brand';
import type { Instant, LocalDate, Seconds, Zone } from '../units';

export type PersonId = Brand<number, 'PersonId'>;
export type IssueId = Brand<string, 'IssueId'>;
export type TeamId = Brand<number, 'TeamId'>;

/** Planned seconds of each weekday, Monday first. */
export type WorkingWeek = readonly [Seconds, Seconds, Seconds, Seconds, Seconds, Seconds, Seconds];

/**
 * The working week that holds from a day on, until the next one begins. With a second week the two alternate: the first
 * holds in the week in which the schedule begins, the second in the one after it.
 */
export type Schedule = { readonly from: LocalDate; readonly week: WorkingWeek; readonly second?: WorkingWeek };

/** Time a person cannot work on each day of a range (both ends included); `null` takes the whole day. */
export type Absence = { readonly from: LocalDate; readonly to: LocalDate; readonly secondsPerDay: Seconds | null };

/** A day of a holiday list. A half one leaves half of what is planned for that day. */
export type Holiday = { readonly day: LocalDate; readonly half: boolean };

/** A person's share in one team over a range; `to` null = open-ended. Reserve is the part of that share kept free (meetings, small things), 0 to 1. */
export type Membership = {
  readonly team: TeamId;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly allocation: number;
  readonly reserve: number;
};

/** All that decides a person's capacity on a day. */
export type Calendar = {
  readonly zone: Zone;
  readonly schedules: readonly Schedule[];
  readonly absences: readonly Absence[];
  /** Days of the person's holiday list; absent = none. */
  readonly holidays?: readonly Holiday[];
  readonly memberships: readonly Membership[];
  /** True when nobody entered a working week and Jira's time tracking stands in. */
  readonly assumed: boolean;
};

/** Remaining work, and whether somebody said so or it was assumed from like issues. Unknown is `null`, never 0. */
export type Remaining =
  | { readonly kind: 'known'; readonly seconds: Seconds }
  | { readonly kind: 'assumed'; readonly seconds: Seconds }
  | { readonly kind: 'unknown' };

/** An open issue as planning sees it. */
export type PlannedIssue = {
  readonly id: IssueId;
  readonly remaining: Remaining;
  readonly start: LocalDate | null;
  readonly due: LocalDate | null;
  /** Position of the priority in the site's order, 0 first; null sorts last. */
  readonly priority: number | null;
  /** Jira's LexoRank; null sorts last. */
  readonly rank: string | null;
  readonly created: Instant;
};
