import type { TeamId } from '../../domain/capacity/types';

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
