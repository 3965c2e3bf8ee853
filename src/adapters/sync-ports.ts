import type { Screens, SyncPorts } from '../usecases/sync/ports';
import { budget } from './budget';
import { clock } from './clock';
import { accountReporter } from './jira/account-report';
import { jira } from './jira/source';
import { log } from './log';
import { syncQueue } from './queue';
import { accountStore } from './sql/account-report';
import { audit } from './sql/audit';
import { census } from './sql/census';
import { letters } from './sql/dead-letters';
import { dirty } from './sql/dirty';
import { experience } from './sql/experience';
import { held } from './sql/held';
import { facts } from './sql/issues';
import { jobs } from './sql/leases';
import { measures } from './sql/measure';
import { peopleData } from './sql/people-data';
import { ratings } from './sql/ratings';
import { site } from './sql/site';
import { eraseStore, storage } from './sql/storage';

/** The sync's ports on Forge. `screens` are other parts that follow the facts; src/index.ts ties them in. */
export const syncPorts = (screens: Screens): SyncPorts => ({
  clock,
  log,
  jira,
  facts,
  site,
  jobs,
  dirty,
  queue: syncQueue,
  screens,
  experience,
  measures,
  ratings,
  held,
  census,
  budget,
  letters,
  storage,
  erase: eraseStore,
  accounts: { store: accountStore, reporter: accountReporter, people: peopleData, audit },
});
