import { describe, expect, it } from 'vitest';
import type { TeamSetting } from '../../../src/contract';
import type { Viewer } from '../../../src/usecases/ports';
import { importPeople } from '../../../src/usecases/settings/import-people';
import type { SettingsPorts } from '../../../src/usecases/settings/ports';

const team = (name: string): TeamSetting => ({ id: 1, version: 1, name, isDefault: false, projects: [], members: [] });

/** Checking reads teams and people; whoever writes while it checks fails here. */
const ports = {
  reading: async () => ({}),
  store: { teams: async () => [team('Copy'), team('Film')], people: async () => [] },
} as unknown as SettingsPorts;

const check = async (csv: string) => {
  const reply = await importPeople(ports, {} as Viewer, { csv, apply: false });
  if (!reply.ok) throw new Error(reply.failure.kind);
  return reply.value;
};
const problems = async (csv: string) =>
  (await check(csv)).errors.map(({ line, column, message }) => `${line} ${column}: ${message}`);

describe('checking people rows', () => {
  it('counts what it understood and stores nothing', async () => {
    expect(await check('account,team,allocation\nana,Copy,1.2\nben,Film,50%')).toEqual({
      lines: 2,
      errors: [],
      settings: null,
    });
  });
  it('names the teams there are, when one is not there', async () => {
    expect(await problems('account,team\nana,Copi')).toEqual([
      '2 team: There is no team named Copi. Create it first, or write one of Copy, Film.',
    ]);
  });
  it('names both lines of a person who stands twice in a team', async () => {
    expect(await problems('account,team\nana,Copy\nben,Copy\nana,Copy')).toEqual([
      '4 account: This person stands in line 2 for the same team and first day. Remove one of the lines.',
    ]);
  });
  it('lets a person leave and come back', async () => {
    expect(await problems('account,team,from,to\nana,Copy,2026-01-01,2026-03-31\nana,Copy,2026-06-01,')).toEqual([]);
  });
  it('says how to write a share, a day and a value instead of a formula', async () => {
    expect(await problems('account,team,allocation,from\nana,Copy,50,24.12.2026\nben,=A1,200%,')).toEqual([
      '2 from: 24.12.2026 is not a day as it is read here. Write 2026-12-24.',
      '2 allocation: 50 would be 5000 %. Write 50% or 0.5.',
      '3 team: =A1 is a formula. Put its value there.',
    ]);
  });
  it('does not mind the empty cells that spreadsheets leave at the ends of rows', async () => {
    expect(await problems('account,team,,\nana,Copy,,\n,,,\n')).toEqual([]);
  });
  it('reads two hundred lines, and names the one that is wrong', async () => {
    const rows = [...Array(200).keys()].map((n) => `p${n},Copy,${n === 150 ? 'much' : '80%'}`);
    expect(await problems(['account,team,allocation', ...rows].join('\r\n'))).toEqual([
      '152 allocation: much is not a share. Write 50% or 0.5, at most 200%.',
    ]);
  });
});
