import * as entry from '../../src/index';
import type { App } from './platform';

/** The back end exactly as src/index.ts ties it together. */
export const openApp = (): App => ({
  onIssueEvent: entry.onIssueEvent,
  onLifecycle: entry.onLifecycle,
  onHour: entry.onHour,
  onSync: entry.onSync,
});
