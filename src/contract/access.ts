import type { Reading, Reply } from './reply';

/** Who may see and change what in Atelier itself. */
export type AccessContract = {
  /** What the settings are opened with: which parts are the caller's. */
  getSettingsHome: (request: Record<string, never>) => Reply<SettingsHome>;
};

export type SettingsHome = {
  readonly readOnly: boolean;
  readonly reading: Reading | null;
  /** An app admin, or an admin of Jira. Rates are not part of everything. */
  readonly everything: boolean;
  readonly rates: boolean;
  /** Teams that the caller manages. */
  readonly teams: readonly number[];
};
