import type { User, World } from '../model';
import { avatarUrls, selfLink } from './links';

/** A person as issues, worklogs and histories show them. */
export const userDetails = (user: User) => ({
  self: selfLink(`user?accountId=${encodeURIComponent(user.accountId)}`),
  accountId: user.accountId,
  avatarUrls: avatarUrls('user', user.accountId),
  displayName: user.displayName,
  active: user.active,
  ...(user.timeZone === null ? {} : { timeZone: user.timeZone }),
  accountType: user.accountType,
});

/** A person as the user endpoints show them. */
export const userBean = (user: User) => ({ ...userDetails(user), locale: user.locale });

/** Null for nobody. An account that is gone stands as Jira's "Former user". */
export const personOf = (world: World, accountId: string | null) =>
  accountId === null ? null : userDetails(world.users.get(accountId) ?? formerUser(accountId));

/** For authors: Jira leaves the property out where nobody is known. */
export const authorOf = (world: World, key: string, accountId: string | null) =>
  accountId === null ? {} : { [key]: personOf(world, accountId) };

export const nameOf = (world: World, accountId: string | null): string | null =>
  accountId === null ? null : (world.users.get(accountId)?.displayName ?? 'Former user');

const formerUser = (accountId: string): User => ({
  accountId,
  accountType: 'atlassian',
  displayName: 'Former user',
  active: false,
  timeZone: null,
  locale: 'en_US',
  admin: false,
  licensed: false,
});
