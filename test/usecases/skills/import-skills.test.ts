import { describe, expect, it } from 'vitest';
import { importSkills } from '../../../src/usecases/skills/import-skills';
import { EVERYTHING } from '../../fixtures/access';
import { declares, inMemorySkills, mapOf } from '../../fixtures/in-memory-skills';

const admin = { accountId: 'rana', readOnly: false, access: EVERYTHING };
const studio = () =>
  inMemorySkills({
    map: mapOf(['Packaging', 'Dielines']),
    people: [{ accountId: 'amy', version: 4, skills: [declares(1, 2), declares(2, 5)] }],
  });
const read = async (csv: string, apply = false, { ports } = studio()) => {
  const reply = await importSkills(ports, admin, { csv, apply });
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};
const problems = async (csv: string) =>
  (await read(csv)).errors.map(({ line, column, message }) => `${line} ${column}: ${message}`);

describe('checking skill rows', () => {
  it('says which skills would be created, and stores nothing', async () => {
    const world = studio();
    const csv = 'account;skill;level;wants to learn\namy;dielines;3;\nben;Copy;4;no\nben;Sound;;yes\ncleo;COPY;2;x';
    expect(await read(csv, false, world)).toEqual({
      lines: 4,
      errors: [],
      newSkills: ['Copy', 'Sound'],
      settings: null,
    });
    expect([world.stored.map.version, world.stored.people.size]).toEqual([1, 1]);
  });
  it('names line and column of whatever is wrong', async () => {
    expect(
      await problems(
        'account,skill,level,wants to learn\namy,Dielines,6,\n,Dielines,3,\nben,,2,\nben,=A1,2,\nben,Copy,,\nben,Sound,3,maybe\nben,Film,2.5,',
      ),
    ).toEqual([
      '2 level: 6 is not a level. Write a whole number from 1 to 5, or leave it empty.',
      '3 account: The account id is missing.',
      '4 skill: The name of the skill is missing.',
      '5 skill: =A1 is a formula. Put its value there.',
      '6 level: Write a level from 1 to 5, or yes under “wants to learn”.',
      '7 wants to learn: maybe is neither yes nor no. Write yes, or leave it empty.',
      '8 level: 2.5 is not a level. Write a whole number from 1 to 5, or leave it empty.',
    ]);
  });
  it('names both lines of a skill that a person has twice, however it is written', async () => {
    expect(await problems('account,skill,level\namy,Copy,3\nben,Copy,1\namy,copy,4')).toEqual([
      '4 skill: This person’s level of this skill stands in line 2 already. Remove one of the lines.',
    ]);
  });
  it('names columns that are missing or unknown', async () => {
    expect(await problems('account,grade\namy,3')).toEqual([
      '1 grade: There is no column grade. Columns are account, skill, level, wants to learn.',
      '1 skill: The column skill is missing.',
    ]);
  });
  it('says where there would be too many skills', async () => {
    const rows = Array.from({ length: 199 }, (_, n) => `amy,Skill ${n},3`);
    expect(await problems(['account,skill,level', ...rows].join('\n'))).toEqual([
      '200 skill: There would be 201 skills; there may be 200. Use names that exist.',
    ]);
  });
});

describe('applying skill rows', () => {
  const RIGHT = 'account,skill,level,wants to learn\namy,Dielines,3,yes\nben,Copy,4,';
  it('replaces what the lines name, creates what is new, and leaves the rest', async () => {
    const world = studio();
    const { settings } = await read(RIGHT, true, world);
    expect(settings?.skills.skills.map(({ id, name }) => `${id} ${name}`)).toEqual([
      '1 Packaging',
      '2 Dielines',
      '3 Copy',
    ]);
    expect([...world.stored.people.values()]).toEqual([
      { accountId: 'amy', version: 5, skills: [declares(1, 2), declares(2, 3, true)] },
      { accountId: 'ben', version: 1, skills: [declares(3, 4)] },
    ]);
  });
  it('stores nothing when one line of many is wrong', async () => {
    const world = studio();
    expect((await read(`${RIGHT}\ncleo,Copy,9,`, true, world)).errors).toHaveLength(1);
    expect([world.stored.map.version, world.stored.people.size]).toEqual([1, 1]);
  });
  it('keeps what somebody else saved meanwhile, says so, and goes through the second time', async () => {
    const world = studio();
    world.faster.act = () => {
      world.stored.map = { ...world.stored.map, version: 2 };
    };
    await expect(read(RIGHT, true, world)).rejects.toThrow('conflict');
    expect(world.stored.people.get('amy')?.version).toBe(4);
    expect(await read(RIGHT, true, world)).toMatchObject({ lines: 2, errors: [] });
  });
});
