import type { AccountId, Reply } from './reply';

/** What the site keeps of people, and what people may do themselves. App admins and Jira admins. */
export type PrivacyContract = {
  getPrivacySettings: (request: Record<string, never>) => Reply<PrivacyPage>;
  savePrivacySettings: (request: PrivacySettings) => Reply<PrivacyPage>;
  /** Everything that is known of one person, a page of rows of each table at a time; the log says so first. */
  exportPerson: (request: { accountId: AccountId; page: number }) => Reply<KnownOfPerson>;
  /** Takes a person out: what names them goes, what counts them stays as a number that nobody can be found by. */
  erasePerson: (request: { accountId: AccountId }) => Reply<Erased>;
};

/** A table, what is in it of this person, and rows of the page that was asked for. */
export type KnownTable = {
  readonly table: string;
  readonly total: number;
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
};
export type KnownOfPerson = { readonly tables: readonly KnownTable[]; readonly more: boolean };
/** Rows that named the person before, and that do so now. */
export type Erased = {
  readonly tables: readonly { readonly table: string; readonly before: number; readonly after: number }[];
};
export type TableSize = { readonly table: string; readonly rows: number };

/** What people may enter of themselves: at once, once somebody has said yes, or not at all. */
export type SelfService = 'free' | 'approval' | 'off';
export type OwnKind = 'hours' | 'absences' | 'skills';

export type PrivacySettings = {
  /**
   * Nothing is learned from what people did, nobody is shown as a learner, and nothing is told of a single person but what
   * planning needs. The only switch for this: suggestions, learning and KPIs read it.
   */
  readonly worksCouncil: boolean;
  readonly selfService: Readonly<Record<OwnKind, SelfService>>;
  readonly version: number;
};

export type PrivacyPage = {
  readonly readOnly: boolean;
  readonly settings: PrivacySettings;
  /** How many rows each table has now. */
  readonly tables: readonly TableSize[];
};
