import type { TeamSetting } from '../../contract';
import type { Access, Viewer } from '../ports';
import type { SkillPorts } from './ports';

/** Whose skills somebody sees and enters: everybody's, or those of these accounts. */
export type Reach = 'everybody' | ReadonlySet<string>;

export const reaches = (reach: Reach, accountId: string): boolean => reach === 'everybody' || reach.has(accountId);

/** Admins reach everybody; a manager the members of their teams, as they are stored at this moment. */
export const reachOf = async (
  { settings, clock }: Pick<SkillPorts, 'settings' | 'clock'>,
  { access }: Pick<Viewer, 'access'>,
): Promise<Reach> => {
  if (access.everything) return 'everybody';
  return membersOf(managed(await settings.teams(), access), todayOf(clock.now()));
};

/** The teams that somebody sees: all of them, or those that they manage. */
export const managed = (teams: readonly TeamSetting[], { everything, teams: own }: Access): readonly TeamSetting[] =>
  everything ? teams : teams.filter(({ id }) => own.some((team) => team === id));

/** Who is in one of the teams, or will be; not who has left. */
export const membersOf = (teams: readonly TeamSetting[], today: string): ReadonlySet<string> =>
  new Set(
    teams.flatMap(({ members }) =>
      members.filter(({ to }) => to === null || to >= today).map(({ accountId }) => accountId),
    ),
  );

/** The earliest day that it is anywhere: nobody is out before their own day ends. */
export const todayOf = (now: number): string => new Date(now - 12 * 3_600_000).toISOString().slice(0, 10);
