import type { Erased, KnownOfPerson, PrivacySettings, TableSize } from '../../contract/privacy';
import type { PersonId } from '../../domain/capacity/types';
import type { AuditPort } from '../audit/ports';
import type { ReadingPort } from '../ports';

/** What the site decided about people's data. */
export type PrivacyStore = {
  readonly settings: () => Promise<PrivacySettings>;
  /** False = somebody else was faster, nothing was changed. */
  readonly saveSettings: (settings: PrivacySettings) => Promise<boolean>;
};

/** What is kept, and of whom. */
export type PeopleData = {
  readonly sizes: () => Promise<readonly TableSize[]>;
  /** The number that stands for an account; null = it is not known. */
  readonly personOf: (accountId: string) => Promise<PersonId | null>;
  /** Rows that name a person, by table; none = the table is not there. */
  readonly counts: (person: PersonId) => Promise<readonly { readonly table: string; readonly total: number }[]>;
  readonly known: (person: PersonId, page: number) => Promise<KnownOfPerson>;
  /** What a person may read of themselves: values that are about them and nobody else. */
  readonly own: (person: PersonId, page: number) => Promise<KnownOfPerson>;
  readonly erase: (person: PersonId, accountId: string) => Promise<Erased>;
};

export type PrivacyPorts = {
  readonly store: PrivacyStore;
  readonly people: PeopleData;
  readonly audit: AuditPort;
  readonly reading: ReadingPort;
  /** Has the worker look at what there is to learn, or to forget, soon. */
  readonly wakeLearning: () => Promise<void>;
};
