import type { ObjectAsked } from '../../contract/audit';
import type { Viewer } from '../ports';
import type { SettingsStore } from '../settings/ports';

const OF_RATES = ['rates', 'budgets'];

/** Whether changes of an object are the caller's to know: rates for rate viewers, all else for admins, and for managers what is about their teams. */
export const maySee = async (
  { teams }: { readonly teams: SettingsStore['teams'] },
  { access }: Viewer,
  { kind, id, accountId }: ObjectAsked,
): Promise<boolean> => {
  if (OF_RATES.includes(kind)) return access.rates;
  if (access.everything) return true;
  if (access.teams.length === 0) return false;
  if (kind === 'team') return access.teams.some((team) => String(team) === id);
  if (kind === 'targets') return access.teams.some((team) => `team:${team}` === id);
  if (accountId === null) return false;
  const own = (await teams()).filter((team) => access.teams.some((managed) => managed === team.id));
  return own.some(({ members }) => members.some((member) => member.accountId === accountId));
};
