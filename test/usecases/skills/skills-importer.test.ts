import { describe, expect, it } from 'vitest';
import { applyImport, checkImport } from '../../../src/usecases/imports/import-in-parts';
import type { ImportPorts } from '../../../src/usecases/imports/ports';
import { skillsImporter } from '../../../src/usecases/skills/skills-importer';
import { EVERYTHING } from '../../fixtures/access';
import { declares, inMemorySkills, mapOf } from '../../fixtures/in-memory-skills';

const admin = { accountId: 'rana', readOnly: false, access: EVERYTHING };
const studio = () =>
  inMemorySkills({
    map: mapOf(['Packaging', 'Dielines']),
    people: [{ accountId: 'amy', version: 4, skills: [declares(1, 2), declares(2, 5)] }],
  });
const importing = ({ ports }: ReturnType<typeof studio>, csv: string): ImportPorts => ({
  parts: { put: async () => true, text: async () => csv, forget: async () => {} },
  importers: {
    people: async () => ({ ok: false, failure: { kind: 'not-found' } }),
    skills: skillsImporter({ ...ports, digest: (text) => text }),
  },
});
const whole = { importId: 'i', parts: 1, kind: 'skills' as const };
const check = async (csv: string, world = studio()) => {
  const reply = await checkImport(importing(world, csv), admin, whole);
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};
const apply = async (csv: string, world = studio()) => {
  const { seen } = await check(csv, world);
  return applyImport(importing(world, csv), admin, { ...whole, seen });
};
const problems = async (csv: string) =>
  (await check(csv)).errors.map(({ line, column, message }) => `${line} ${column}: ${message}`);
const HEAD = 'account,skill,level,wants to learn';

describe('checking skill rows', () => {
  it('says line by line what would be added, changed and taken away, and stores nothing', async () => {
    const world = studio();
    const csv = `${HEAD}\namy,dielines,3,\namy,Packaging,,no\nben,Copy,4,yes\nben,Packaging,,no\namy,COPY,,x`;
    const { seen: _, ...found } = await check(csv, world);
    expect(found).toEqual({
      ...{ lines: 5, problems: 0, errors: [], counts: { added: 3, changed: 1, removed: 1 } },
      changes: [
        { line: 2, kind: 'changed', accountId: 'amy', what: 'dielines: level 5 → level 3' },
        { line: 3, kind: 'removed', accountId: 'amy', what: 'Packaging: level 2 goes' },
        { line: 4, kind: 'added', accountId: null, what: 'new skill Copy' },
        { line: 4, kind: 'added', accountId: 'ben', what: 'Copy: level 4, wants to learn' },
        { line: 6, kind: 'added', accountId: 'amy', what: 'COPY: wants to learn' },
      ],
    });
    expect([world.stored.map.version, world.stored.people.size, world.log.entries]).toEqual([1, 1, []]);
  });
  it('names line and column of whatever is wrong', async () => {
    const csv = `${HEAD}\namy,Dielines,6,\n,Dielines,3,\nben,,2,\nben,=A1,2,\nben,Copy,,\nben,Sound,3,maybe\nben,Film,2.5,`;
    expect(await problems(csv)).toEqual([
      '2 level: 6 is not a level. Write a whole number from 1 to 5, or leave it empty.',
      '3 account: The account id is missing.',
      '4 skill: The name of the skill is missing.',
      '5 skill: =A1 is a formula. Put its value there.',
      '6 level: Write a level from 1 to 5, or yes under “wants to learn”; no there takes the skill away.',
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
      '1 grade: There is no column grade. Columns are account, name, skill, level, wants to learn.',
      '1 skill: The column skill is missing.',
    ]);
  });
  it('says where there would be too many skills', async () => {
    const rows = Array.from({ length: 199 }, (_, n) => `amy,Skill ${n},3`);
    expect(await problems(['account,skill,level', ...rows].join('\n'))).toEqual([
      '200 skill: There would be 201 skills; there may be 200. Use names that exist.',
    ]);
  });
  it('reads what the export wrote, also a name that a spreadsheet would take for a formula', async () => {
    const world = inMemorySkills({ map: mapOf(['+ Ideas']) });
    expect((await check(`account,name,skill,level\namy,"'=Amy","'+ Ideas",3`, world)).changes).toEqual([
      { line: 2, kind: 'added', accountId: 'amy', what: '+ Ideas: level 3' },
    ]);
  });
  it('is for admins: anybody else finds nothing there', async () => {
    const manager = { ...admin, access: { everything: false, teams: [], rates: true } };
    const reply = await checkImport(importing(studio(), `${HEAD}\namy,Copy,3,`), manager, whole);
    expect(reply).toEqual({ ok: false, failure: { kind: 'not-found' } });
  });
});

describe('applying skill rows', () => {
  const RIGHT = `${HEAD}\namy,Dielines,3,yes\nben,Copy,4,`;
  it('replaces what the lines name, creates what is new, leaves the rest, and the log has all of it', async () => {
    const world = studio();
    expect(await apply(RIGHT, world)).toEqual({ ok: true, value: { lines: 2 } });
    expect(world.stored.map.skills.map(({ id, name }) => `${id} ${name}`)).toEqual([
      '1 Packaging',
      '2 Dielines',
      '3 Copy',
    ]);
    expect([...world.stored.people.values()]).toEqual([
      { accountId: 'amy', version: 5, skills: [declares(1, 2), declares(2, 3, true)] },
      { accountId: 'ben', version: 1, skills: [declares(3, 4)] },
    ]);
    expect(world.log.entries).toMatchObject([
      { action: 'imported', object: { kind: 'skills' }, version: 2 },
      { action: 'imported', subject: 'amy', version: 5, before: { skills: [declares(1, 2), declares(2, 5)] } },
      { action: 'imported', subject: 'ben', version: 1, before: { skills: [] }, after: { skills: [declares(3, 4)] } },
    ]);
  });
  it('goes into a site where nobody saved a catalogue yet', async () => {
    const world = inMemorySkills();
    expect(await apply(`${HEAD}\nben,Copy,4,`, world)).toMatchObject({ ok: true });
    expect(world.stored.map).toMatchObject({ version: 2, skills: [{ id: 1, name: 'Copy' }] });
  });
  it('stores nothing when one line of many is wrong', async () => {
    const world = studio();
    expect(await apply(`${RIGHT}\ncleo,Copy,9,`, world)).toMatchObject({ failure: { kind: 'conflict' } });
    expect([world.stored.map.version, world.stored.people.size]).toEqual([1, 1]);
  });
  it('keeps what somebody else saved meanwhile, says so, and goes through the second time', async () => {
    const world = studio();
    world.faster.act = () => {
      world.stored.people.set('amy', { accountId: 'amy', version: 5, skills: [] });
    };
    expect(await apply(RIGHT, world)).toMatchObject({ failure: { kind: 'conflict' } });
    expect([world.stored.map.version, world.stored.people.size]).toEqual([1, 1]);
    expect(await apply(RIGHT, world)).toMatchObject({ ok: true });
  });
});

it('ten thousand rows of five hundred people are understood within a second', async () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => `p${n % 500},Skill ${Math.floor(n / 500)},${1 + (n % 5)},`);
  const from = performance.now();
  expect((await check([HEAD, ...rows].join('\n'))).problems).toBe(0);
  expect(performance.now() - from).toBeLessThan(1000);
});
