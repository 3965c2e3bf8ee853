import type { Powers } from './policy';

/** A0 to A14 of the threat model. `account` null = Forge vouches for nobody. */
export type Actor = {
  readonly id: string;
  readonly is: string;
  readonly account: string | null;
  /** As Forge would say it; undefined = it does not say. */
  readonly accountType: string | undefined;
  readonly powers: Powers;
};

const NOTHING: Powers = { jiraAdmin: false, appAdmin: false, rates: false, managesTeams: false };
const actor = (
  id: string,
  is: string,
  own: Partial<Omit<Actor, 'powers'>> = {},
  powers: Partial<Powers> = {},
): Actor => ({
  ...{ id, is, account: id.toLowerCase(), accountType: 'licensed' },
  ...own,
  powers: { ...NOTHING, ...powers },
});

export const ACTORS: readonly Actor[] = [
  actor('A0', 'anonymous', { account: null, accountType: 'anonymous' }),
  actor(
    'A1',
    'a customer of a service desk',
    { accountType: 'customer' },
    { jiraAdmin: true, appAdmin: true, rates: true, managesTeams: true },
  ),
  actor(
    'A2',
    'without a licence',
    { accountType: 'unlicensed' },
    { jiraAdmin: true, appAdmin: true, rates: true, managesTeams: true },
  ),
  actor('A3', 'licensed, of no project'),
  actor('A4', 'of project P1 only', { accountType: undefined }),
  actor('A5', 'of P1 without its security level'),
  actor('A6', 'project admin of P1'),
  actor('A7', 'manager of team T1', {}, { managesTeams: true }),
  actor('A8', 'manager of team T2', {}, { managesTeams: true }),
  actor('A9', 'app admin', {}, { appAdmin: true }),
  actor('A10', 'Jira admin', {}, { jiraAdmin: true }),
  actor('A11', 'rate viewer', {}, { rates: true }),
  actor('A12', 'deactivated'),
  actor('A13', 'the system, without a principal', { account: null, accountType: undefined }, { jiraAdmin: true }),
  actor('A14', 'manager until a second ago'),
];

/** Whether Forge vouches for an account with a licence. */
export const isLicensed = ({ account, accountType }: Actor): boolean =>
  account !== null && (accountType === undefined || accountType === 'licensed');
