import type { BudgetSetting, RatesValue } from '../../contract/rates';
import type { PersonId } from '../../domain/capacity/types';
import type { Instant } from '../../domain/units';
import type { AuditPort } from '../audit/ports';
import type { Clock, ReadingPort, SiteFacts } from '../ports';

/** Null = nobody saved it yet. */
export type StoredRates = { readonly value: RatesValue | null; readonly version: number };
export type StoredBudgets = { readonly value: readonly BudgetSetting[]; readonly version: number };

/** Rates and budgets as rate viewers entered them. Saves answer false where somebody was faster. */
export type RateStore = {
  readonly rates: () => Promise<StoredRates>;
  readonly budgets: () => Promise<StoredBudgets>;
  readonly saveRates: (rates: RatesValue, seen: number) => Promise<boolean>;
  readonly saveBudgets: (budgets: readonly BudgetSetting[], seen: number) => Promise<boolean>;
  /** Members of teams and authors of work since then, who are active. */
  readonly workers: (since: Instant) => Promise<readonly Worker[]>;
  readonly projects: () => Promise<readonly string[]>;
};

export type Worker = { readonly person: PersonId; readonly accountId: string };

export type RatePorts = {
  readonly clock: Clock;
  readonly store: RateStore;
  readonly audit: AuditPort;
  readonly reading: ReadingPort;
  readonly site: () => Promise<SiteFacts>;
};
