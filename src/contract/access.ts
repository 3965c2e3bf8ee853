import type { AccountId, Reading, Reply } from './reply';

/** Who may see and change what in Atelier itself. */
export type AccessContract = {
  /** What the settings are opened with: which parts are the caller's. */
  getSettingsHome: (request: Record<string, never>) => Reply<SettingsHome>;
  /** Every grant there is, and who gave it. App admins and Jira admins, as are the two that follow. */
  getAccess: (request: Record<string, never>) => Reply<AccessSettings>;
  /** Gives; what somebody has already stays as it is. */
  saveGrant: (request: GrantAsked) => Reply<AccessSettings>;
  /** Takes away, at once; what nobody has is gone already. */
  revokeGrant: (request: GrantAsked) => Reply<AccessSettings>;
};

export type SettingsHome = {
  readonly readOnly: boolean;
  readonly reading: Reading | null;
  /** An app admin, or an admin of Jira. Rates are not part of everything. */
  readonly everything: boolean;
  readonly rates: boolean;
  /** Teams that the caller manages. */
  readonly teams: readonly number[];
  /** How many of the first steps are decided; null for those who do not decide them. */
  readonly start: { readonly done: number; readonly of: number } | null;
  /** What is broken or missing in a section of the caller's; `n` of it. */
  readonly marks: readonly SettingsMark[];
};

export type SettingsMark = { readonly section: string; readonly kind: string; readonly n: number };

/** app-admin: everything but rates. rates: reads and changes rates. manager: members and shares of one team. */
export type GrantKind = 'app-admin' | 'rates' | 'manager';

export type GrantAsked = {
  readonly kind: GrantKind;
  readonly accountId: AccountId;
  /** Of managers alone. */
  readonly teamId: number | null;
};

export type GrantGiven = GrantAsked & {
  /** Who gave it; null = nobody who is known any more. */
  readonly by: AccountId | null;
  readonly at: number;
};

export type AccessSettings = {
  readonly readOnly: boolean;
  readonly grants: readonly GrantGiven[];
  readonly teams: readonly { readonly id: number; readonly name: string }[];
};
