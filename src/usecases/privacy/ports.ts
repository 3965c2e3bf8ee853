import type { PrivacySettings } from '../../contract/privacy';
import type { AuditPort } from '../audit/ports';
import type { ReadingPort } from '../ports';

/** What the site decided about people's data. */
export type PrivacyStore = {
  readonly settings: () => Promise<PrivacySettings>;
  /** False = somebody else was faster, nothing was changed. */
  readonly saveSettings: (settings: PrivacySettings) => Promise<boolean>;
};

export type PrivacyPorts = {
  readonly store: PrivacyStore;
  readonly audit: AuditPort;
  readonly reading: ReadingPort;
  /** Has the worker look at what there is to learn, or to forget, soon. */
  readonly wakeLearning: () => Promise<void>;
};
