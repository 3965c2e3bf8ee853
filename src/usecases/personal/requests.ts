import type { Reply } from '../../contract';
import type { Waiting } from '../../contract/personal';
import type { OwnKind } from '../../contract/privacy';
import type { Viewer } from '../ports';
import { changedMeanwhile, failed } from '../settings/team-settings';
import type { PersonalPorts } from './ports';
import { saveFor } from './save-own';

/** What waits for a yes: all of it for admins, for managers that of the people in their teams, never their own. */
export const getRequests = async (ports: PersonalPorts, viewer: Viewer): Promise<Reply<readonly Waiting[]>> => {
  await ports.settings.reading();
  return { ok: true, value: (await visible(ports, viewer)).map(({ seen: _, ...waiting }) => waiting) };
};

/** A yes saves it as it was asked for, on the version that it was made on; a no leaves all as it is. Both are in the log. */
export const decideRequest = async (
  ports: PersonalPorts,
  viewer: Viewer,
  asked: { readonly accountId: string; readonly kind: OwnKind; readonly version: number; readonly approve: boolean },
): Promise<Reply<readonly Waiting[]>> => {
  const { accountId, kind, version, approve } = asked;
  const found = (await visible(ports, viewer)).find((one) => one.accountId === accountId && one.kind === kind);
  if (found === undefined) return failed({ kind: 'not-found' });
  if (found.version !== version) return failed(changedMeanwhile('request'));
  const wanted = { kind, value: found.value, version: found.seen };
  const refused = approve ? await saveFor(ports, viewer, accountId, wanted, 'approved') : null;
  if (refused !== null) return failed(refused);
  if (!approve)
    await ports.settings.audit.append({
      ...{ by: viewer, action: 'declined', object: { kind: 'proposal', id: kind }, subject: accountId },
      after: found.value,
    });
  await ports.proposals.remove(accountId, kind, version);
  return getRequests(ports, viewer);
};

const visible = async ({ proposals, settings }: PersonalPorts, { accountId, access }: Viewer) => {
  const all = await proposals.all();
  if (access.everything) return all;
  const teams = (await settings.store.teams()).filter(({ id }) => access.teams.some((team) => team === id));
  const own = new Set(teams.flatMap(({ members }) => members.map((member) => member.accountId)));
  return all.filter((one) => own.has(one.accountId) && one.accountId !== accountId);
};
