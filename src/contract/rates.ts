import type { AccountId, Reply } from './reply';

/** Rates and budgets. For rate viewers alone: neither Jira admins nor app admins without that grant. */
export type RatesContract = {
  /** Every call leaves an entry in the audit log. */
  getRates: (request: Record<string, never>) => Reply<RateSettings>;
  /** All rates, roles, and who has which role, replacing what was stored. */
  saveRates: (request: RatesValue & { readonly version: number }) => Reply<RateSettings>;
  saveBudgets: (request: {
    readonly version: number;
    readonly budgets: readonly BudgetSetting[];
  }) => Reply<RateSettings>;
};

/** A person's own rate comes first, then that of the role they have on the day, then that of others. */
export type RateOwner =
  | { readonly kind: 'person'; readonly accountId: AccountId }
  | { readonly kind: 'role'; readonly role: number }
  | { readonly kind: 'others' };

/** Whole minor units of the site's currency an hour; from a day on (null = always) until the next of its owner. */
export type RateSetting = { readonly owner: RateOwner; readonly from: string | null; readonly minorPerHour: number };

/** A role of a person from a day on; null = none from then on. */
export type RoleOfPerson = {
  readonly accountId: AccountId;
  readonly role: number | null;
  readonly from: string | null;
};

export type RatesValue = {
  /** ISO 4217, one for the site: amounts are not converted when it changes. */
  readonly currency: string;
  /** Ids are given by who adds the role. */
  readonly roles: readonly { readonly id: number; readonly name: string }[];
  readonly rates: readonly RateSetting[];
  readonly given: readonly RoleOfPerson[];
};

/** Both days included; minor units of the site's currency. */
export type BudgetSetting = {
  readonly project: string;
  readonly from: string;
  readonly to: string;
  readonly minor: number;
};

export type RateSettings = RatesValue & {
  readonly readOnly: boolean;
  /** 0 = nobody saved any yet; then the currency is a proposal. */
  readonly version: number;
  readonly budgets: readonly BudgetSetting[];
  readonly budgetsVersion: number;
  /** Today in the site's zone. */
  readonly today: string;
  /** Projects that facts are kept of, by id. */
  readonly projects: readonly string[];
  /** Members of teams and who logged work in the last 90 days, without a rate today; at most 200. */
  readonly unrated: readonly AccountId[];
  /** How many of those people have a rate today. */
  readonly rated: number;
};
