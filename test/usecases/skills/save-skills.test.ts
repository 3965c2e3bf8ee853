import { describe, expect, it } from 'vitest';
import type { SaveSkills } from '../../../src/contract/skills';
import { savePersonSkills } from '../../../src/usecases/skills/save-person-skills';
import { saveSkills } from '../../../src/usecases/skills/save-skills';
import { getSkillSettings } from '../../../src/usecases/skills/skill-settings';
import { EVERYTHING } from '../../fixtures/access';
import { declares, inMemorySkills, mapOf } from '../../fixtures/in-memory-skills';

const admin = { accountId: 'rana', readOnly: false, access: EVERYTHING };
const list = (own: Partial<SaveSkills> = {}): SaveSkills => ({
  version: 1,
  skills: [
    { id: 1, name: 'Packaging' },
    { id: 2, name: 'Dielines' },
  ],
  needs: [],
  ...own,
});
const need = (skill: string, own: Partial<SaveSkills['needs'][number]> = {}): SaveSkills['needs'][number] => ({
  kind: 'component',
  ref: '100011',
  skill,
  need: 'required',
  level: 3,
  ...own,
});
const studio = () => inMemorySkills({ map: mapOf(['Packaging', 'Dielines']) });
const refused = (field: string, detail: string | RegExp) => ({
  ok: false,
  failure: { kind: 'invalid-request', field, detail: expect.stringMatching(detail) },
});
const CONFLICT = { ok: false, failure: { kind: 'conflict' } };

describe('the list of skills', () => {
  it('gives a new skill an id that was never used, though the last one is gone', async () => {
    const { ports, stored } = studio();
    await saveSkills(ports, admin, list({ skills: [{ id: 1, name: 'Packaging' }] }));
    await saveSkills(
      ports,
      admin,
      list({
        version: 2,
        skills: [
          { id: 1, name: 'Packaging' },
          { id: null, name: 'Layout' },
        ],
      }),
    );
    expect(stored.map.skills).toEqual([
      { id: 1, name: 'Packaging' },
      { id: 3, name: 'Layout' },
    ]);
  });
  it('keeps the id of a skill that is renamed, and the needs of a new one by its name', async () => {
    const { ports } = studio();
    const skills = [...list().skills.slice(0, 1), { id: 2, name: 'Cutting dies' }, { id: null, name: 'Layout' }];
    const needs = [need('cutting dies'), need('LAYOUT', { kind: 'label', ref: 'poster', level: 1 })];
    const reply = await saveSkills(ports, admin, list({ skills, needs }));
    expect(reply).toMatchObject({
      value: {
        skills: {
          version: 2,
          skills: [{ id: 1 }, { id: 2, name: 'Cutting dies' }, { id: 3 }],
          needs: [{ skill: 2 }, { skill: 3 }],
        },
      },
    });
    expect(reply.ok && 'nextId' in reply.value.skills).toBe(false);
  });
  it.each<[string, Partial<SaveSkills>, string, RegExp]>([
    [
      'two names that differ in case',
      {
        skills: [
          { id: 1, name: 'Copy' },
          { id: null, name: 'COPY' },
        ],
      },
      'skills.1',
      /two skills named COPY/,
    ],
    ['a skill that nobody created', { skills: [{ id: 9, name: 'Sound' }] }, 'skills.0', /no skill with the id 9/],
    [
      'one skill under two names',
      {
        skills: [
          { id: 1, name: 'A' },
          { id: 1, name: 'B' },
        ],
      },
      'skills.1',
      /no skill with the id 1/,
    ],
    [
      'a need of a skill that is gone',
      { skills: [{ id: 1, name: 'Packaging' }], needs: [need('Dielines')] },
      'needs.0',
      /needs Dielines, which is no skill/,
    ],
    [
      'the same need twice',
      { needs: [need('Dielines'), need('dielines', { need: 'helpful', level: 1 })] },
      'needs.1',
      /needed twice/,
    ],
    ['a component by its name', { needs: [need('Dielines', { ref: 'Dielines' })] }, 'needs.0', /names no component/],
    [
      'a label with a space',
      { needs: [need('Dielines', { kind: 'label', ref: 'cut out' })] },
      'needs.0',
      /names no label/,
    ],
    [
      'a field without its option',
      { needs: [need('Dielines', { kind: 'field', ref: 'customfield_10010' })] },
      'needs.0',
      /names no field/,
    ],
  ])('refuses %s', async (_what, own, field, detail) => {
    const { ports, stored } = studio();
    expect(await saveSkills(ports, admin, list(own))).toMatchObject(refused(field, detail));
    expect(stored.map.version).toBe(1);
  });
  it('lets a component need two skills, and two components one', async () => {
    const { ports } = studio();
    const needs = [need('Dielines'), need('Packaging'), need('Dielines', { ref: '100012' })];
    expect(await saveSkills(ports, admin, list({ needs }))).toMatchObject({ ok: true });
  });
  it('is not saved over what another admin saved, before or meanwhile', async () => {
    const { ports, stored, faster } = studio();
    expect(await saveSkills(ports, admin, list({ version: 0 }))).toMatchObject(CONFLICT);
    faster.act = () => {
      stored.map = { ...stored.map, version: 2 };
    };
    expect(await saveSkills(ports, admin, list())).toMatchObject(CONFLICT);
  });
});

describe('what a person declares', () => {
  const person = (...skills: ReturnType<typeof declares>[]) => ({ accountId: 'amy', version: 0, skills });
  it('is shown without the skills that are gone, and their ids name nothing new', async () => {
    const { ports } = studio();
    await savePersonSkills(ports, admin, person(declares(1, 4), declares(2, 3)));
    await saveSkills(
      ports,
      admin,
      list({
        skills: [
          { id: 1, name: 'Packaging' },
          { id: null, name: 'Layout' },
        ],
      }),
    );
    const reply = await getSkillSettings(ports, admin);
    expect(reply).toMatchObject({ value: { people: [{ accountId: 'amy', version: 1, skills: [declares(1, 4)] }] } });
  });
  it.each([
    ['a skill that is gone', [declares(7, 3)], 'skills.0', /was removed/],
    ['a skill twice', [declares(1, 3), declares(1)], 'skills.1', /Packaging stands there twice/],
    ['neither a level nor a wish', [declares(2, null, false)], 'skills.0', /Dielines has no level/],
  ] as const)('is refused with %s', async (_what, skills, field, detail) => {
    const { ports, stored } = studio();
    expect(await savePersonSkills(ports, admin, person(...skills))).toMatchObject(refused(field, detail));
    expect(stored.people.size).toBe(0);
  });
  it('is not saved over what another admin saved meanwhile', async () => {
    const { ports } = studio();
    await savePersonSkills(ports, admin, person(declares(1, 4)));
    expect(await savePersonSkills(ports, admin, person(declares(1, 2)))).toMatchObject(CONFLICT);
  });
});
