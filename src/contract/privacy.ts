import type { Reply } from './reply';

/** What the site keeps of people, and what people may do themselves. App admins and Jira admins. */
export type PrivacyContract = {
  getPrivacySettings: (request: Record<string, never>) => Reply<PrivacyPage>;
  savePrivacySettings: (request: PrivacySettings) => Reply<PrivacyPage>;
};

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

export type PrivacyPage = { readonly readOnly: boolean; readonly settings: PrivacySettings };
