import type { GrantsOf } from '../usecases/access/ports';
import { type Access, NO_ACCESS } from '../usecases/ports';
import type { Grant } from './registry';

export type AccessPorts = {
  /** Whether the caller administers Jira, asked of Jira as the caller. */
  readonly isJiraAdmin: () => Promise<boolean>;
  readonly grants: GrantsOf;
};

/** What a caller may see behind a door with this grant; null = they may not pass. Asks no more than it takes. */
export const accessFor = async (ports: AccessPorts, grant: Grant, accountId: string): Promise<Access | null> => {
  if (grant === 'licensed') return NO_ACCESS;
  const { appAdmin, rates, teams } = await ports.grants(accountId);
  if (grant === 'rate-viewer') return rates ? { everything: false, teams, rates } : null;
  const everything = (appAdmin && grant !== 'jira-admin') || (await ports.isJiraAdmin());
  const has = teams.length > 0 || (rates && grant === 'granted');
  const suffices = has && (grant === 'manager' || grant === 'granted');
  return everything || suffices ? { everything, teams, rates } : null;
};
