import type { Reply } from '../../contract';
import type { AccessSettings, GrantAsked, GrantGiven } from '../../contract/access';
import type { AuditEntry } from '../audit/ports';
import type { Viewer } from '../ports';
import { failed } from '../settings/team-settings';
import type { GrantPorts } from './ports';

/** Every grant there is. */
export const getAccess = async (ports: GrantPorts, viewer: Viewer): Promise<Reply<AccessSettings>> => {
  await ports.reading();
  const [grants, teams] = await Promise.all([ports.grants.all(), ports.grants.teams()]);
  return { ok: true, value: { readOnly: viewer.readOnly, grants, teams } };
};

/** Gives a grant, to oneself too, and never unseen: the log has it before it counts. Giving it twice is giving it once. */
export const saveGrant = async (
  ports: GrantPorts,
  viewer: Viewer,
  asked: GrantAsked,
): Promise<Reply<AccessSettings>> => {
  const found = await look(ports, asked);
  if (found === 'nothing-like-that') return failed({ kind: 'not-found' });
  if (found === null) {
    await ports.audit.append(entry(viewer, 'granted', asked));
    await ports.grants.give(asked, viewer.accountId, ports.clock.now());
  }
  return getAccess(ports, viewer);
};

/** Takes a grant away; the next call of whoever had it meets a shut door. */
export const revokeGrant = async (
  ports: GrantPorts,
  viewer: Viewer,
  asked: GrantAsked,
): Promise<Reply<AccessSettings>> => {
  const found = await look(ports, asked);
  if (found === 'nothing-like-that') return failed({ kind: 'not-found' });
  if (found !== null) {
    await ports.audit.append(entry(viewer, 'revoked', asked));
    await ports.grants.take(asked);
  }
  return getAccess(ports, viewer);
};

const look = async (ports: GrantPorts, asked: GrantAsked): Promise<GrantGiven | null | 'nothing-like-that'> => {
  await ports.reading();
  const [grants, teams] = await Promise.all([ports.grants.all(), ports.grants.teams()]);
  // A manager manages a team; whoever has another grant has it everywhere.
  const fits = asked.kind === 'manager' ? teams.some(({ id }) => id === asked.teamId) : asked.teamId === null;
  if (!fits) return 'nothing-like-that';
  return (
    grants.find(
      ({ kind, accountId, teamId }) => kind === asked.kind && accountId === asked.accountId && teamId === asked.teamId,
    ) ?? null
  );
};

const entry = (by: Viewer, action: 'granted' | 'revoked', asked: GrantAsked): AuditEntry => {
  const { kind, accountId, teamId } = asked;
  const value = { kind, accountId, teamId };
  return {
    by,
    action,
    object: { kind: 'grant', id: teamId === null ? kind : `${kind}:${teamId}` },
    subject: accountId,
    before: action === 'granted' ? null : value,
    after: action === 'granted' ? value : null,
  };
};
