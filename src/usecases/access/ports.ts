import type { GrantAsked, GrantGiven, SettingsMark } from '../../contract/access';
import type { TeamId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { AuditPort } from '../audit/ports';
import type { Clock, ReadingPort } from '../ports';

/** What an account was granted in Atelier itself, as of this call; Jira's own permissions come on top. */
export type Grants = {
  readonly appAdmin: boolean;
  /** Rates are read and changed by these alone: neither Jira admins nor app admins without it. */
  readonly rates: boolean;
  /** Teams that the account manages. */
  readonly teams: readonly TeamId[];
};

/** One statement; never remembered, so that what is taken away is gone with the next call. */
export type GrantsOf = (accountId: string) => Promise<Grants>;

/** All grants, for those who give them. */
export type GrantStore = {
  /** Those that count: none of a team that is gone. */
  readonly all: () => Promise<readonly GrantGiven[]>;
  /** Giving what is there, and taking what is not, changes nothing. */
  readonly give: (grant: GrantAsked, by: string, at: Instant) => Promise<void>;
  readonly take: (grant: GrantAsked) => Promise<void>;
  readonly teams: () => Promise<readonly { readonly id: number; readonly name: string }[]>;
};

export type GrantPorts = {
  readonly clock: Clock;
  readonly reading: ReadingPort;
  readonly audit: AuditPort;
  readonly grants: GrantStore;
};

/** Looks for what is broken or missing in one section; one statement, none when nothing is. */
export type FindMarks = () => Promise<readonly SettingsMark[]>;
