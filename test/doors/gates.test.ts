import { describe, expect, it } from 'vitest';
import * as accessFor from '../../src/resolvers/access-for';
import type { Door } from '../../src/resolvers/doors/door';
import * as guard from '../../src/resolvers/guard';
import { knownDoorsOnly } from '../../src/resolvers/known-doors';
import * as registry from '../../src/resolvers/registry';
import * as ports from '../../src/usecases/ports';
import { casesOf, differences, fitOf, type Guard, KEYS, lineOf } from './knocking';
import { mutationsOf } from './mutations';
import { decide, type Powers, type Who } from './policy';
import { moduleOf, type Removal, removalsIn } from './without';

const real: Guard = { guarded: guard.guarded, knownDoorsOnly };
type AccessFor = typeof accessFor;

const guardOf = (text: string, access: AccessFor = accessFor): Guard => {
  const modules = { './registry': registry, './access-for': access, '../usecases/ports': ports };
  return { guarded: moduleOf<typeof guard>('guard.ts', text, modules).guarded, knownDoorsOnly };
};
const GUARD = 'src/resolvers/guard.ts';
const ACCESS = 'src/resolvers/access-for.ts';
const guardText = removalsIn(GUARD);
const accessText = removalsIn(ACCESS);

/** With this gate out at one door alone, the rest as it is. */
const mutations = new Map(KEYS.map((key) => [key, mutationsOf(fitOf(key))]));
const redAt = async (removal: Guard, doors: readonly (typeof KEYS)[number][]): Promise<readonly string[]> => {
  const red: string[] = [];
  for (const door of doors)
    if ((await differences(removal, casesOf(door, mutations.get(door)), 1)).found.length > 0) red.push(door);
  return red;
};

/** Doors that a gate of access-for has to do with. */
const withGrant = KEYS.filter((key) => lineOf(key).who !== 'anyone');
const writing = KEYS.filter((key) => lineOf(key).does === 'writes');

/** What a gate is about, by its words. */
const doorsOf = ({ gate }: Removal): readonly (typeof KEYS)[number][] => {
  if (/access === null/.test(gate)) return withGrant;
  if (/if [(]door.writes/.test(gate)) return KEYS.filter((key) => lineOf(key).does !== 'reads');
  if (/: mine[(]/.test(gate)) return KEYS.filter((key) => lineOf(key).does === 'reads');
  return /'licence'/.test(gate) ? writing : KEYS;
};

describe('a gate taken out of the guard turns the suite red', () => {
  it('at first nothing is out, and nothing is red', async () => {
    expect(await redAt(real, KEYS.slice(0, 2))).toEqual([]);
  });
  it('there are gates for who, type of account, licence, page, size, shape, schema and grant', () => {
    expect(guardText.length).toBeGreaterThanOrEqual(8);
  });
  it.each(guardText.map((removal) => [removal.gate, removal] as const))('%s', async (gate, removal) => {
    const about = doorsOf(removal);
    // The key that zod passes over matters where there are records.
    const red = await redAt(guardOf(removal.text), about);
    if (gate.includes('__proto__')) expect(red.length).toBeGreaterThan(0);
    else expect(red).toEqual(about);
  });
  it('the grant, asked for nothing', async () => {
    const open = { accessFor: async () => ports.NO_ACCESS } as AccessFor;
    const text = (await import('node:fs')).readFileSync(GUARD, 'utf8');
    expect(await redAt(guardOf(text, open), withGrant)).toEqual(withGrant);
  });
});

type Grant = Door['grant'];
const WHO: Readonly<Record<Grant, Who>> = {
  ...({ licensed: 'anyone', granted: 'any-grant', manager: 'manager' } as const),
  ...({ 'rate-viewer': 'rates', 'app-admin': 'admin', 'jira-admin': 'jira-admin' } as const),
};
const BOTH = [false, true];
const ALL_POWERS: readonly Powers[] = BOTH.flatMap((jiraAdmin) =>
  BOTH.flatMap((appAdmin) =>
    BOTH.flatMap((rates) => BOTH.map((managesTeams) => ({ jiraAdmin, appAdmin, rates, managesTeams }))),
  ),
);

const passes = (who: Who, powers: Powers): boolean => {
  const knock = {
    licensedAccount: true,
    module: 'capacity-panel',
    licence: 'active',
    payload: 'fits',
    powers,
  } as const;
  return decide({ who, pages: ['panel'], does: 'reads' }, knock) === 'through';
};

/** What is shown behind a door: rates only by the grant, everything only to admins, nothing where nothing was asked. */
const sees = (grant: Grant, access: ports.Access, { jiraAdmin, appAdmin, rates }: Powers): string | null => {
  if (grant === 'licensed') return access === ports.NO_ACCESS ? null : 'sees more';
  if (access.rates !== rates) return `rates ${access.rates}`;
  return access.everything && !jiraAdmin && !appAdmin ? 'everything' : null;
};

/** Grants × everything that somebody may hold: where an access-for differs from the policy. */
const wrongGrants = async ({ accessFor: grantFor }: AccessFor): Promise<string[]> => {
  const wrong: string[] = [];
  for (const [grant, who] of Object.entries(WHO) as [Grant, Who][])
    for (const powers of ALL_POWERS) {
      const { jiraAdmin, appAdmin, rates, managesTeams } = powers;
      const grants = async () => ({ appAdmin, rates, teams: managesTeams ? [7 as never] : [] });
      const access = await grantFor({ isJiraAdmin: async () => jiraAdmin, grants }, grant, 'ana');
      const isIn = access !== null;
      const why = isIn === passes(who, powers) ? access && sees(grant, access, powers) : isIn ? 'let in' : 'denied';
      if (why !== null) wrong.push(`${grant}, ${JSON.stringify(powers)}: ${why}`);
    }
  return wrong;
};

describe('grants', () => {
  it('let in whom the policy lets in, whatever else they hold', async () => {
    expect(ALL_POWERS).toHaveLength(16);
    expect(await wrongGrants(accessFor)).toEqual([]);
  });
  it.each(accessText.map((removal) => [removal.gate, removal.text] as const))(
    'would not without %s',
    async (_, text) => {
      expect(await wrongGrants(moduleOf<AccessFor>('access-for.ts', text, { '../usecases/ports': ports }))).not.toEqual(
        [],
      );
    },
  );
  it('are found in the source, two at least', () => {
    expect(accessText.length).toBeGreaterThanOrEqual(2);
  });
});
