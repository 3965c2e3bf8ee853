import { describe, expect, it } from 'vitest';
import type { TeamSetting } from '../../../src/contract';
import type { TeamId } from '../../../src/domain/capacity/types';
import { packed } from '../../../src/domain/suggestion/packed-skills';
import type { Resolved } from '../../../src/domain/suggestion/skill-hints';
import { savePersonSkills } from '../../../src/usecases/skills/save-person-skills';
import { dismissSkillHint, getSkillHints } from '../../../src/usecases/skills/skill-hints';
import { exportSkills, getSkills } from '../../../src/usecases/skills/skills-page';
import { EVERYTHING } from '../../fixtures/access';
import { declares, inMemorySkills, mapOf, RULES, skillId } from '../../fixtures/in-memory-skills';

const member = (accountId: string, to: string | null = null) => ({
  ...{ accountId, allocation: 1, reserve: 0, from: null, to },
});
const team = (id: number, name: string, ...members: TeamSetting['members']): TeamSetting => ({
  ...{ id, version: 1, name, isDefault: false, projects: [], members },
});
const manager = { accountId: 'mo', readOnly: false, access: { everything: false, teams: [1 as TeamId], rates: false } };
const admin = { accountId: 'rana', readOnly: false, access: EVERYTHING };
const person = (accountId: string) => ({ accountId, version: 1, skills: [declares(1, 3)] });

const NEEDS = [{ kind: 'component', ref: '11', skill: skillId(2), need: 'required', level: 3 }] as const;
const did = (accountId: string): Resolved => ({ accountId, kind: 'component', ref: '11', issues: 14 });
const studio = () =>
  inMemorySkills({
    map: mapOf(['Packaging', 'Dielines'], { needs: NEEDS }),
    people: ['ana', 'ben', 'cleo', 'dan'].map(person),
    teams: [team(1, 'Design', member('ana'), member('dan', '2026-11-01')), team(2, 'Copy', member('ben'))],
    projects: ['10001'],
    browsable: [10001],
    hints: {
      places: async () => [
        { project: 10001, browseCheckedAt: null },
        { project: 10002, browseCheckedAt: null },
      ],
      resolved: async (_things, _since, projects) => (projects.includes(10002) ? [] : ['ana', 'ben', 'cleo'].map(did)),
    },
  });

describe('a manager', () => {
  it('sees the skills of the members of their teams, not of who has left, nor of others', async () => {
    const reply = await getSkills(studio().ports, manager);
    expect(reply).toMatchObject({
      value: {
        admin: false,
        people: [{ accountId: 'ana', packed: packed([declares(1, 3)]) }],
        teams: [{ name: 'Design', members: ['ana'] }],
        projects: [],
      },
    });
    expect(reply.ok && [reply.value.people.length, reply.value.teams.length, reply.value.skills.needs]).toEqual([
      1,
      1,
      [],
    ]);
  });
  it('enters skills of their members; anybody else is not found, and nothing is stored or told', async () => {
    const { ports, stored, log } = studio();
    const save = (accountId: string) =>
      savePersonSkills(ports, manager, { accountId, version: 1, skills: [declares(2, 4)] });
    expect(await save('ana')).toEqual({ ok: true, value: { accountId: 'ana', version: 2, skills: [declares(2, 4)] } });
    for (const stranger of ['ben', 'cleo', 'dan', 'nobody'])
      expect(await save(stranger), stranger).toEqual({ ok: false, failure: { kind: 'not-found' } });
    expect([...stored.people.values()].filter(({ version }) => version > 1)).toHaveLength(1);
    expect(log.entries).toMatchObject([
      {
        action: 'saved',
        object: { kind: 'person-skills', id: null },
        subject: 'ana',
        version: 2,
        before: { skills: [declares(1, 3)] },
        after: { skills: [declares(2, 4)] },
      },
    ]);
  });
  it('gets hints about their members alone, and dismisses those alone', async () => {
    const { ports } = studio();
    expect(await getSkillHints(ports, manager)).toMatchObject({ value: { hints: [{ accountId: 'ana', skill: 2 }] } });
    const dismiss = (accountId: string) =>
      dismissSkillHint(ports, manager, { accountId, skill: skillId(2), dismissed: true });
    expect(await dismiss('ben')).toEqual({ ok: false, failure: { kind: 'not-found' } });
    expect(await dismiss('ana')).toMatchObject({ ok: true });
    expect(await getSkillHints(ports, manager)).toMatchObject({ value: { hints: [] } });
  });
  it('exports what they see, and the log says so first', async () => {
    const { ports, log } = studio();
    expect(await exportSkills(ports, manager)).toMatchObject({ value: { people: [{ accountId: 'ana' }] } });
    expect(log.entries).toMatchObject([{ action: 'exported', by: { accountId: 'mo' }, after: { people: 1 } }]);
    const silent = { ...ports, audit: { append: async () => Promise.reject(new Error('the log is away')) } };
    await expect(exportSkills(silent, manager)).rejects.toThrow('the log is away');
  });
});

describe('hints from history', () => {
  it('are about everybody for an admin, from projects that the admin may browse', async () => {
    expect(await getSkillHints(studio().ports, admin)).toMatchObject({
      value: { learns: true, hints: [{ accountId: 'ana' }, { accountId: 'ben' }, { accountId: 'cleo' }] },
    });
    const blind = inMemorySkills({ map: mapOf(['A', 'B'], { needs: NEEDS }), hints: { places: async () => [] } });
    expect(await getSkillHints(blind.ports, admin)).toMatchObject({ value: { hints: [] } });
  });
  it.each(['works-council', 'declared-only', 'off'] as const)('are not given in the mode %s', async (mode) => {
    const { ports, stored } = studio();
    if (mode === 'works-council') stored.worksCouncil = true;
    else stored.rules = { ...RULES, mode };
    expect(await getSkillHints(ports, admin)).toMatchObject({ value: { learns: false, hints: [] } });
  });
  it('that were dismissed come back when somebody takes that back', async () => {
    const { ports, log } = studio();
    const hint = { accountId: 'ben', skill: skillId(2) };
    await dismissSkillHint(ports, admin, { ...hint, dismissed: true });
    expect(await getSkillHints(ports, admin)).toMatchObject({
      value: { hints: [{ accountId: 'ana' }, { accountId: 'cleo' }] },
    });
    await dismissSkillHint(ports, admin, { ...hint, dismissed: false });
    expect(await getSkillHints(ports, admin)).toMatchObject({ value: { hints: { length: 3 } } });
    expect(log.entries.map(({ action }) => action)).toEqual(['declined', 'undone']);
  });
  it('of a skill that is not there cannot be dismissed', async () => {
    const reply = await dismissSkillHint(studio().ports, admin, {
      accountId: 'ben',
      skill: skillId(9),
      dismissed: true,
    });
    expect(reply).toEqual({ ok: false, failure: { kind: 'not-found' } });
  });
});
