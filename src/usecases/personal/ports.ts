import type { OwnValue, Waiting } from '../../contract/personal';
import type { OwnKind } from '../../contract/privacy';
import type { PeopleData, PrivacyStore } from '../privacy/ports';
import type { SettingsPorts } from '../settings/ports';
import type { SkillPorts } from '../skills/ports';

/** What people asked to have changed of their own, one request of each kind. */
export type ProposalStore = {
  readonly all: () => Promise<readonly (Waiting & { readonly seen: number })[]>;
  /** In place of the one that waited. `seen` = the version that it was made on. */
  readonly put: (accountId: string, kind: OwnKind, value: OwnValue, seen: number) => Promise<void>;
  /** False = it is another one by now, or gone. */
  readonly remove: (accountId: string, kind: OwnKind, version: number) => Promise<boolean>;
};

/** The page of one's own stands on what admins' pages stand on. */
export type PersonalPorts = {
  readonly settings: SettingsPorts;
  readonly skills: SkillPorts;
  readonly privacy: PrivacyStore;
  readonly people: PeopleData;
  readonly proposals: ProposalStore;
};
