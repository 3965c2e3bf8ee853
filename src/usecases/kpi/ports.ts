import type { StageSettings, StoredTarget } from '../../contract/kpi';

/** What admins set for KPIs. Saves answer false where somebody was faster. */
export type KpiSettingsStore = {
  readonly targets: () => Promise<Versioned<readonly StoredTarget[]>>;
  readonly saveTargets: (targets: readonly StoredTarget[], seen: number) => Promise<boolean>;
  readonly stages: () => Promise<Versioned<StageSettings>>;
  readonly saveStages: (stages: StageSettings, seen: number) => Promise<boolean>;
};

/** Version 0 = nobody saved it yet. */
export type Versioned<T> = { readonly value: T; readonly version: number };
