import { describe, expect, it } from 'vitest';
import { guarded } from '../../src/resolvers/guard';
import { knownDoorsOnly } from '../../src/resolvers/known-doors';
import { ACTORS, type Actor } from './actors';
import { fit } from './fit';
import { casesOf, differences, expectedOf, fitOf, houseOf, KEYS, lineOf } from './knocking';
import { policy } from './policy';

const firstOf = (door: Parameters<typeof casesOf>[0]) => {
  for (const one of casesOf(door))
    if (one.trouble === 'none' && expectedOf({ ...one, actor: ADMIN }) === 'through') return one;
  throw new Error(`no case of ${door}`);
};
const HOLDS_ALL = { jiraAdmin: true, appAdmin: true, rates: true, managesTeams: true };
const ADMIN: Actor = { ...ACTORS[9]!, powers: HOLDS_ALL };
const HOLDS_NOTHING = { jiraAdmin: false, appAdmin: false, rates: false, managesTeams: false };
const real = { guarded, knownDoorsOnly };

describe('the doors and the policy', () => {
  it('know each other: a line and a payload for every door, none for others', () => {
    for (const key of KEYS) expect([lineOf(key), fitOf(key)]).not.toContain(undefined);
    expect(Object.keys(policy).filter((key) => !KEYS.includes(key as never))).toEqual([]);
    expect(Object.keys(fit).filter((key) => !KEYS.includes(key as never))).toEqual([]);
  });

  let count = 0;
  it.each(KEYS)('decide alike, at %s: every actor × payload, page, licence and trouble', async (key) => {
    const outcome = await differences(real, casesOf(key), 10);
    expect(
      outcome.found,
      `${key}: is its line in policy.ts right, and the nullable, optional and free paths in fit.ts?`,
    ).toEqual([]);
    count += outcome.count;
  });
  it('decided 20,000 cases and more', () => {
    console.log(`doors: ${KEYS.length} doors, ${count} cases decided as the policy says`);
    expect(count).toBeGreaterThanOrEqual(20_000);
  });

  it('what was taken away is gone with the next call, for every door that asks for a grant', async () => {
    const { knock } = houseOf(real);
    for (const door of KEYS.filter((key) => lineOf(key).who !== 'anyone')) {
      const call = { ...firstOf(door), actor: ADMIN };
      expect((await knock(call)).decision, door).toBe('through');
      const revoked = { ...call, actor: { ...call.actor, powers: HOLDS_NOTHING } };
      expect(await knock(revoked), door).toMatchObject({
        decision: 'not-found',
        reply: { failure: { kind: 'not-found' } },
      });
    }
  });
});
