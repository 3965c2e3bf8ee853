import { describe, expect, it } from 'vitest';
import type { SaveSkills } from '../../../src/contract/skills';
import { LEVEL_WORDS } from '../../../src/domain/suggestion/level-words';
import { packed } from '../../../src/domain/suggestion/packed-skills';
import { savePersonSkills } from '../../../src/usecases/skills/save-person-skills';
import { saveSkills } from '../../../src/usecases/skills/save-skills';
import { getSkills } from '../../../src/usecases/skills/skills-page';
import { EVERYTHING } from '../../fixtures/access';
import { declares, inMemorySkills, mapOf } from '../../fixtures/in-memory-skills';

const admin = { accountId: 'rana', readOnly: false, access: EVERYTHING };
const list = (own: Partial<SaveSkills> = {}): SaveSkills => ({
  version: 1,
  groups: [],
  levels: LEVEL_WORDS,
  skills: [
    { id: 1, name: 'Packaging', group: null },
    { id: 2, name: 'Dielines', group: null },
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
    await saveSkills(ports, admin, list({ skills: [{ id: 1, name: 'Packaging', group: null }] }));
    await saveSkills(
      ports,
      admin,
      list({
        version: 2,
        skills: [
          { id: 1, name: 'Packaging', group: null },
          { id: null, name: 'Layout', group: null },
        ],
      }),
    );
    expect(stored.map.skills).toEqual([
      { id: 1, name: 'Packaging', group: null },
      { id: 3, name: 'Layout', group: null },
    ]);
  });
  it('keeps the id of a skill that is renamed, and the needs of a new one by its name', async () => {
    const { ports } = studio();
    const skills = [
      ...list().skills.slice(0, 1),
      { id: 2, name: 'Cutting dies', group: null },
      { id: null, name: 'Layout', group: null },
    ];
    const needs = [need('cutting dies'), need('LAYOUT', { kind: 'label', ref: 'poster', level: 1 })];
    const reply = await saveSkills(ports, admin, list({ skills, needs }));
    expect(reply).toMatchObject({
      value: {
        version: 2,
        skills: [{ id: 1 }, { id: 2, name: 'Cutting dies' }, { id: 3 }],
        needs: [{ skill: 2 }, { skill: 3 }],
      },
    });
    expect(reply.ok && 'nextId' in reply.value).toBe(false);
  });
  it('puts skills into groups, whatever the case, and keeps the words of the levels', async () => {
    const { ports, stored, log } = studio();
    const levels = ['Seen', 'Helped', 'Alone', 'Hard', 'Teaches'] as const;
    const skills = [
      { id: 2, name: 'Dielines', group: 'design' },
      { id: 1, name: 'Packaging', group: null },
    ];
    const reply = await saveSkills(ports, admin, list({ groups: ['Design', 'Copy'], skills, levels }));
    expect(reply).toMatchObject({
      value: { groups: ['Design', 'Copy'], levels, skills: [{ group: 'Design' }, { group: null }] },
    });
    expect(stored.map.skills.map(({ name, group }) => [name, group])).toEqual([
      ['Dielines', 'Design'],
      ['Packaging', null],
    ]);
    expect(log.entries).toMatchObject([
      {
        action: 'saved',
        object: { kind: 'skills', id: null },
        version: 2,
        before: { groups: [] },
        after: { groups: ['Design', 'Copy'], levels },
      },
    ]);
  });
  it('brings a skill that was removed back under its id, so that taking a change back loses nothing', async () => {
    const { ports, log } = studio();
    await savePersonSkills(ports, admin, { accountId: 'amy', version: 0, skills: [declares(2, 3)] });
    await saveSkills(ports, admin, list({ skills: [{ id: 1, name: 'Packaging', group: null }] }));
    const { before } = log.entries.at(-1) as { before: Omit<SaveSkills, 'version'> };
    expect(await saveSkills(ports, admin, { ...before, version: 2 })).toMatchObject({ ok: true });
    expect(await getSkills(ports, admin)).toMatchObject({ value: { people: [{ packed: packed([declares(2, 3)]) }] } });
  });
  it.each<[string, Partial<SaveSkills>, string, RegExp]>([
    ['two groups that differ in case', { groups: ['Copy', 'COPY '] }, 'groups.1', /two groups named COPY/],
    [
      'a group that is not there',
      { skills: [{ id: 1, name: 'Packaging', group: 'Film' }] },
      'skills.0',
      /no group named Film/,
    ],
    ['two levels of the same words', { levels: ['A', 'B', 'C', 'b', 'D'] }, 'levels.3', /Two levels are called b/],
    [
      'two names that differ in case',
      {
        skills: [
          { id: 1, name: 'Copy', group: null },
          { id: null, name: 'COPY', group: null },
        ],
      },
      'skills.1',
      /two skills named COPY/,
    ],
    [
      'a skill that nobody created',
      { skills: [{ id: 9, name: 'Sound', group: null }] },
      'skills.0',
      /no skill with the id 9/,
    ],
    [
      'one skill under two names',
      {
        skills: [
          { id: 1, name: 'A', group: null },
          { id: 1, name: 'B', group: null },
        ],
      },
      'skills.1',
      /no skill with the id 1/,
    ],
    [
      'a need of a skill that is gone',
      { skills: [{ id: 1, name: 'Packaging', group: null }], needs: [need('Dielines')] },
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
          { id: 1, name: 'Packaging', group: null },
          { id: null, name: 'Layout', group: null },
        ],
      }),
    );
    const reply = await getSkills(ports, admin);
    expect(reply).toMatchObject({
      value: { people: [{ accountId: 'amy', version: 1, packed: packed([declares(1, 4)]) }] },
    });
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
