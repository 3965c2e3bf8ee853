import type { Actor } from './api';
import type { User, World } from './model';

/** Who looks. `access` = may use Jira at all: false for customers, the unlicensed and strangers. */
export type Viewer = {
  readonly kind: 'user' | 'app' | 'anonymous';
  readonly accountId: string | null;
  readonly admin: boolean;
  readonly access: boolean;
  /** IANA zone in which dates of JQL are read. */
  readonly zone: string;
};

/** Null where the credentials name nobody. */
export const viewerOf = (world: World, actor: Actor): Viewer | null => {
  if (actor.kind === 'anonymous') return { ...stranger, zone: world.timeZone };
  const user = actor.kind === 'app' ? appUser(world) : world.users.get(actor.accountId);
  if (actor.kind === 'app') {
    return { kind: 'app', accountId: user?.accountId ?? null, admin: false, access: true, zone: world.timeZone };
  }
  if (!user?.active) return null;
  return {
    kind: 'user',
    accountId: user.accountId,
    admin: user.admin,
    access: mayUseJira(user),
    zone: user.timeZone ?? world.timeZone,
  };
};

export const mayUseJira = (user: User): boolean => user.active && user.licensed && user.accountType === 'atlassian';

/** The account that the app acts with, if the world has one. */
export const appUser = (world: World): User | undefined =>
  [...world.users.values()].find((user) => user.accountType === 'app');

const stranger = { kind: 'anonymous', accountId: null, admin: false, access: false } as const;
